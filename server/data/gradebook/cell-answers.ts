import "server-only";
import type { Feedback } from "@/core/questions/contract";
import type { QuestionView } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import type { Place } from "@/server/data/gradebook/notes";
import { getDb } from "@/server/db";

/** A question as a learner had it, with what they answered. */
export type CellAnswer = {
  readonly index: number;
  readonly view: QuestionView;
  readonly factIds: readonly string[];
  /** The right answer in words. */
  readonly right: string;
  /** Null where it was not answered. */
  readonly given: Given | null;
  readonly grade: StoredGrade | null;
  readonly ruling: "drop" | "credit" | null;
};

export type AnsweredSitting = {
  readonly id: string;
  readonly sitting: number;
  readonly answers: readonly CellAnswer[];
};

/** Sittings that are shown question by question, the latest. */
const MOST_SITTINGS = 5;

/** What one learner answered to one assignment, for whoever has been found to teach it; the latest sitting first. */
export async function answersTo(place: Place): Promise<readonly AnsweredSitting[]> {
  const db = await getDb();
  const sittings = await db.attempt.findMany({
    where: { ...place, items: { some: {} } },
    select: {
      id: true,
      sitting: true,
      items: {
        select: { index: true, view: true, factIds: true, feedback: true, ruling: true },
        orderBy: { index: "asc" },
      },
      answers: { select: { index: true, body: true, grade: true } },
    },
    orderBy: { sitting: "desc" },
    take: MOST_SITTINGS,
  });
  return sittings.map(({ id, sitting, items, answers }) => ({
    id,
    sitting,
    answers: items.map(({ index, view, factIds, feedback, ruling }) => {
      const answer = answers.find((one) => one.index === index);
      return {
        ...{ index, factIds },
        view: view as unknown as QuestionView,
        right: (feedback as unknown as Feedback).answer,
        given: answer === undefined ? null : (answer.body as unknown as Given),
        grade: answer === undefined ? null : (answer.grade as unknown as StoredGrade),
        ruling: ruling as CellAnswer["ruling"],
      };
    }),
  }));
}
