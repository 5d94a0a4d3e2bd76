import "server-only";
import type { MemoryEventBody } from "@/core/memory/events";
import { type Confidence, memberRating, memoryRating } from "@/core/memory/grade-mapping";
import { questionTypes } from "@/core/questions/registry";
import type { QuestionTypeName } from "@/core/questions/views";
import type { Given } from "@/core/quizzes/protocol";
import { derivedId } from "@/server/data/memory-rows";
import type { Prisma } from "@/server/generated/prisma/client";

/** The server's own clock stands for a device: an answer counts when it is received. */
export const QUIZ_DEVICE = "quiz";

/** A question as it is stored, as far as its answers tell about memory. */
export type RememberedItem = {
  readonly type: string;
  readonly targetId: string;
  readonly guess: number;
  readonly key: Prisma.JsonValue;
};

/** An answer as it is stored. */
export type RememberedAnswer = {
  readonly id: string;
  readonly body: Prisma.JsonValue;
  readonly grade: Prisma.JsonValue;
  readonly credit: number;
  readonly confidence: string | null;
};

export type AnsweredEvent = { readonly id: string; readonly body: MemoryEventBody & { readonly kind: "answered" } };

/**
 * What the log gets of an answer: an event for each target that it tells about. A question that was passed over says
 * nothing, nor does one that our sources cannot decide. Ids follow from the answer's, so that logging twice is logging once.
 */
export function answeredEvents(item: RememberedItem, answer: RememberedAnswer): readonly AnsweredEvent[] {
  const { kind } = answer.grade as { readonly kind: string };
  if (kind === "skipped" || kind === "undecided") return [];
  const type = item.type as QuestionTypeName;
  const given = answer.body as unknown as Given;
  const members = questionTypes[type].membersJson(item.key, "answer" in given ? given.answer : null);
  if (members !== null) {
    return members.map(({ targetId, right }) => ({
      id: derivedId(answer.id, targetId),
      body: { kind: "answered", targetId, rating: memberRating(right), itemType: type, answerId: answer.id },
    }));
  }
  const rating = memoryRating({
    type,
    credit: answer.credit,
    guess: item.guess,
    confidence: answer.confidence as Confidence | null,
    statementWasFalse: type === "true-false" ? saysFalse(item.key) : null,
  });
  return [{ id: answer.id, body: { kind: "answered", targetId: item.targetId, rating, itemType: type } }];
}

/** Whether the key of a true/false item says that its statement is false. */
function saysFalse(key: Prisma.JsonValue): boolean {
  return key !== null && typeof key === "object" && !Array.isArray(key) && key.isTrue === false;
}
