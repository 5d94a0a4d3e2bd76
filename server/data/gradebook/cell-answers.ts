import "server-only";
import type { AnsweredSitting } from "@/core/gradebook/answered-sitting";
import { isWithheld } from "@/core/gradebook/withheld-answer";
import type { Feedback } from "@/core/questions/contract";
import type { QuestionView } from "@/core/questions/views";
import type { StoredGrade } from "@/core/quizzes/protocol";
import type { Place } from "@/server/data/gradebook/notes";
import { markOf } from "@/server/data/regrade/had-items";
import { isDropped } from "@/server/data/sittings/dropped-hash";
import { givenIn } from "@/server/data/sittings/dropped-items";
import { getDb } from "@/server/db";

/** Sittings that are shown question by question, the latest. */
export const MOST_SITTINGS = 5;

/** What one learner answered to one assignment, for whoever has been found to teach it; the latest sitting first. */
export async function answersTo(place: Place): Promise<readonly AnsweredSitting[]> {
  const db = await getDb();
  const sittings = await db.attempt.findMany({
    where: { ...place, items: { some: {} } },
    select: {
      id: true,
      sitting: true,
      items: {
        select: { index: true, type: true, view: true, factIds: true, feedback: true, ruling: true, counts: true },
        orderBy: { index: "asc" },
      },
      answers: { select: { index: true, body: true, bodyHash: true, setAside: true, grade: true } },
    },
    orderBy: { sitting: "desc" },
    take: MOST_SITTINGS,
  });
  return sittings.map(({ id, sitting, items, answers }) => ({
    id,
    sitting,
    answers: items.map(({ index, type, view, factIds, feedback, ruling, counts }) => {
      const answer = answers.find((one) => one.index === index);
      const withheld = answer !== undefined && isWithheld(type);
      return {
        ...{ index, factIds, withheld, counts },
        view: view as unknown as QuestionView,
        right: (feedback as unknown as Feedback).answer,
        given: answer === undefined || withheld ? null : givenIn(answer),
        grade: answer === undefined ? null : (answer.grade as unknown as StoredGrade),
        takenOut: answer !== undefined && isDropped(answer),
        ruling: markOf(ruling),
      };
    }),
  }));
}
