import "server-only";
import type { Feedback } from "@/core/questions/contract";
import { toldOfTyped } from "@/core/questions/typed-answer/why-not-typed";
import type { AnswerReply, Given, StoredGrade } from "@/core/quizzes/protocol";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import type { Prisma } from "@/server/generated/prisma/client";

type AskedRow = {
  readonly factIds: readonly string[];
  readonly key: Prisma.JsonValue;
  readonly feedback: Prisma.JsonValue;
};
type GivenRow = { readonly body: Prisma.JsonValue; readonly grade: Prisma.JsonValue };

/** Whether what was stored with the question is all that can be told of an answer: of all but a wrong name that was typed. */
export const isToldAsStored = (given: Given, grade: StoredGrade): boolean =>
  grade.kind !== "incorrect" || !("answer" in given) || !("text" in given.answer);

/**
 * What is told of an answer: what was stored with the question and, where a wrong name was typed, what that one is.
 *
 * @param heldBack facts of which nothing new is told (`heldBackFactIds`)
 */
export function toldOf(
  viewer: Viewer,
  { factIds, key, ...asked }: AskedRow,
  answer: GivenRow | null,
  heldBack: ReadonlySet<string>,
): Feedback {
  const feedback = asked.feedback as unknown as Feedback;
  const given = answer?.body as unknown as Given | undefined;
  const grade = answer?.grade as unknown as StoredGrade | undefined;
  if (feedback.status === null || given === undefined || grade === undefined) return feedback;
  if (isToldAsStored(given, grade) || !("answer" in given)) return feedback;
  return toldOfTyped(getGenerationContext(viewer.language), { factIds, key, feedback }, given.answer, heldBack);
}

type Graded = Extract<AnswerReply, { readonly outcome: "graded" }>;

/** A reply whose feedback is JSON text already: of every message the largest part, and read by nobody on the way. */
export type WrittenReply = Exclude<AnswerReply, Graded> | (Omit<Graded, "feedback"> & { readonly feedback: string });

/** The reply as the browser gets it. */
export function replyText(reply: WrittenReply): string {
  if (reply.outcome !== "graded") return JSON.stringify(reply);
  const { feedback, ...rest } = reply;
  return `${JSON.stringify(rest).slice(0, -1)},"feedback":${feedback}}`;
}

/** The same as a value. */
export const replyValue = (reply: WrittenReply): AnswerReply =>
  reply.outcome === "graded" ? { ...reply, feedback: JSON.parse(reply.feedback) as Feedback } : reply;
