import { getMessages } from "next-intl/server";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";

/** The builder's texts. */
export async function builderWords(): Promise<BuilderWords> {
  const { sets, teach, common, quiz } = await getMessages();
  return {
    builder: sets.builder,
    types: teach.types,
    difficulties: teach.set.difficulties,
    status: common.status,
    report: quiz.report,
    howMade: quiz.howMade,
  };
}

/** What the actions of sets may answer, in sentences. */
export async function setTexts(): Promise<Readonly<Record<string, string>>> {
  return (await getMessages()).sets.errors;
}
