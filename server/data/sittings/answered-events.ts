import "server-only";
import { answerRatings } from "@/core/memory/answer-ratings";
import type { MemoryEventBody } from "@/core/memory/events";
import type { Confidence } from "@/core/memory/grade-mapping";
import type { QuestionTypeName } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { derivedId } from "@/server/data/memory/memory-rows";
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
  readonly confidence: string | null;
};

export type AnsweredEvent = { readonly id: string; readonly body: MemoryEventBody & { readonly kind: "answered" } };

/**
 * What the log gets of an answer: an event for each target that it tells about. Ids follow from the answer's, so that logging
 * twice is logging once.
 */
export function answeredEvents(item: RememberedItem, answer: RememberedAnswer): readonly AnsweredEvent[] {
  const type = item.type as QuestionTypeName;
  const { several, ratings } = answerRatings({
    type,
    targetId: item.targetId,
    key: item.key,
    guess: item.guess,
    given: answer.body as unknown as Given,
    grade: answer.grade as unknown as StoredGrade,
    confidence: answer.confidence as Confidence | null,
  });
  return ratings.map(({ targetId, rating }) => ({
    id: several ? derivedId(answer.id, targetId) : answer.id,
    body: {
      kind: "answered",
      targetId,
      rating,
      itemType: type,
      ...(several ? { answerId: answer.id } : { guess: item.guess }),
    },
  }));
}
