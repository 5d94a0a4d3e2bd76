import "server-only";
import { questionName, type Ruling, type RulingAsTold } from "@/core/quizzes/regrade";
import { type ReviewLevel, reaches } from "@/core/quizzes/rules/quiz-rules";
import { isReleased } from "@/core/quizzes/rules/review-policy";
import type { Viewer } from "@/server/auth/viewer";
import { rulingOfRow, type StoredSide } from "@/server/data/regrade/had-items";
import { assignmentRulesSelect, sittingRulesSelect, standingOfSitting } from "@/server/data/sittings/rules";
import { getDb } from "@/server/db";

/** What a learner is told of a ruling on a question of their sitting: nothing changes silently. */
export type RulingNote = {
  /** Place of the question in the sitting, from 0. */
  readonly index: number;
  readonly ruling: RulingAsTold;
  /** Null below the level "everything": it may tell what was right. */
  readonly reason: string | null;
  readonly at: Date;
  readonly undoneAt: Date | null;
  /** What the question came to before and after; null in a sitting that began afterwards, and below the level "marks". */
  readonly points: { readonly before: QuestionPoints; readonly after: QuestionPoints } | null;
};
export type QuestionPoints = { readonly earned: number; readonly possible: number };

/**
 * Rulings on questions of one of the viewer's sittings, oldest first, as far as its rules show them now: none below the level
 * "score", and none where it is somebody else's.
 */
export async function findRulingNotes(viewer: Viewer, attemptId: string, now: Date): Promise<readonly RulingNote[]> {
  const db = await getDb();
  const attempt = await db.attempt.findFirst({
    where: { id: attemptId, learnerId: viewer.userId, assignmentId: { not: null } },
    select: {
      ...sittingRulesSelect,
      items: { select: { index: true, type: true, targetId: true, factIds: true } },
      assignment: {
        select: {
          ...assignmentRulesSelect,
          rulings: {
            select: {
              kind: true,
              accepted: true,
              reason: true,
              createdAt: true,
              undoneAt: true,
              itemType: true,
              targetId: true,
              factIds: true,
              changes: { where: { attemptId }, select: { index: true, before: true, after: true } },
            },
            orderBy: [{ createdAt: "asc" }, { id: "asc" }],
          },
        },
      },
    },
  });
  if (attempt === null) return [];
  const { review } = standingOfSitting(attempt, now.getTime());
  if (!reaches(review, "score")) return [];
  return (attempt.assignment?.rulings ?? []).flatMap((row) => {
    const item = attempt.items.find((one) => questionName(one) === questionName({ ...row, type: row.itemType }));
    if (item === undefined) return [];
    const change = row.changes.find(({ index }) => index === item.index);
    // What was over before the sitting began is none of its story.
    if (change === undefined && row.undoneAt !== null) return [];
    const { createdAt: at, undoneAt } = row;
    const reason = isReleased(review) ? row.reason : null;
    const points =
      change === undefined || !reaches(review, "marks")
        ? null
        : { before: pointsIn(change.before), after: pointsIn(change.after) };
    return [{ index: item.index, ruling: asTold(rulingOfRow(row), review), reason, at, undoneAt, points }];
  });
}

const asTold = (ruling: Ruling, review: ReviewLevel): RulingAsTold =>
  ruling.kind === "accept" && !isReleased(review) ? { kind: "accept", typed: null } : ruling;

function pointsIn(side: unknown): QuestionPoints {
  const { earned, possible } = side as StoredSide;
  return { earned, possible };
}
