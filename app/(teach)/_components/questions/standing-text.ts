import type { Ruling } from "@/core/quizzes/regrade";

type Words = (kind: Ruling["kind"], values: { readonly typed: string }) => string;

export const typedIn = (ruling: Ruling): string => (ruling.kind === "accept" ? ruling.typed : "");

/** The rulings that stand on a question, in words. */
export function standingText(standing: readonly Ruling[], words: Words): string {
  return standing.map((ruling) => words(ruling.kind, { typed: typedIn(ruling) })).join("; ");
}
