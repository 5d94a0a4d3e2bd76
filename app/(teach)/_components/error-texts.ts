import { getMessages } from "next-intl/server";

/** Sentences for what an action may answer, for the forms of this area. */
export async function errorTexts(): Promise<Readonly<Record<string, string>>> {
  return (await getMessages()).teach.errors;
}
