import type { Feedback } from "@/core/questions/contract";

/** The two verdicts, under which the reasons of what was not chosen would not be told apart from each other. */
const VERDICTS = ["true", "false"];

/** Why each wrong choice is wrong, for who chose none. Of pairs and orders, whose ids are two in one, there are too many to be of use. */
export function reasonsOfChoices({ whyWrong }: Pick<Feedback, "whyWrong">): readonly string[] {
  if (VERDICTS.some((verdict) => verdict in whyWrong)) return [];
  return [...new Set(Object.entries(whyWrong).flatMap(([id, why]) => (id.includes(" ") ? [] : [why])))];
}
