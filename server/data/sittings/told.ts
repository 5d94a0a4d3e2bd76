import "server-only";
import type { Feedback } from "@/core/questions/contract";
import { toldOfTyped } from "@/core/questions/typed-answer/why-not-typed";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import type { Prisma } from "@/server/generated/prisma/client";

type AskedRow = {
  readonly factIds: readonly string[];
  readonly key: Prisma.JsonValue;
  readonly feedback: Prisma.JsonValue;
};
type GivenRow = { readonly body: Prisma.JsonValue; readonly grade: Prisma.JsonValue };

/** What is told of an answer: what was stored with the question and, where a wrong name was typed, what that one is. */
export function toldOf(viewer: Viewer, { factIds, key, ...asked }: AskedRow, answer: GivenRow | null): Feedback {
  const feedback = asked.feedback as unknown as Feedback;
  const given = answer?.body as unknown as Given | undefined;
  const grade = answer?.grade as unknown as StoredGrade | undefined;
  if (feedback.status === null || given === undefined || grade?.kind !== "incorrect" || !("answer" in given))
    return feedback;
  return toldOfTyped(getGenerationContext(viewer.language), { factIds, key, feedback }, given.answer);
}
