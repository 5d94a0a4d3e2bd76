import { getMessages } from "next-intl/server";
import { errorTexts } from "@/app/(teach)/_components/error-texts";

/** Sentences for what the actions of a class may answer. */
export async function classTexts(): Promise<Readonly<Record<string, string>>> {
  const { classes } = await getMessages();
  return { ...(await errorTexts()), ...classes.answers };
}
