import "server-only";
import { expectedOfQuiz, type LoggedQuestion, type LoggedSitting, sameResult } from "@/core/gradebook/expected-result";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { isDropped } from "@/server/data/sittings/dropped-hash";
import { type Compared, keptResult } from "@/server/data/teaching/kept-result";
import { checkReviewing } from "@/server/data/teaching/stats-check-reviewing";
import { type Database, getDb } from "@/server/db";

export type StatsCheck = { readonly assignments: number; readonly results: number; readonly mismatches: number };

/** A rollup that is not what attempts, answers and the log come to. */
export type StatsMismatch = { readonly assignmentId: string; readonly learnerId: string };

const ASSIGNMENTS_PER_PAGE = 20;

/**
 * Reads every sitting, answer and review again, works out every learner's result of every assignment and compares it with the row
 * that is kept. It shares no statement with what writes the rows (core/gradebook/expected-result.ts). For whoever runs the site:
 * it has no viewer.
 *
 * @param report told of each row that differs or is missing
 */
export async function checkStats(report: (mismatch: StatsMismatch) => void = () => undefined): Promise<StatsCheck> {
  const db = await getDb();
  const total = { assignments: 0, results: 0, mismatches: 0 };
  let after: string | null = null;
  for (;;) {
    const page: { id: string; kind: "quiz" | "reviewing" }[] = await db.assignment.findMany({
      where: after === null ? {} : { id: { gt: after } },
      select: { id: true, kind: true },
      orderBy: { id: "asc" },
      take: ASSIGNMENTS_PER_PAGE,
    });
    for (const { id, kind } of page) {
      for (const { differs, ...row } of await (kind === "quiz" ? checkQuiz(db, id) : checkReviewing(db, id))) {
        total.results += 1;
        if (!differs) continue;
        total.mismatches += 1;
        report(row);
      }
    }
    total.assignments += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < ASSIGNMENTS_PER_PAGE) return total;
    after = last.id;
  }
}

/** Everybody who has begun, whether or not they still have the assignment, and everybody of whom there is a row. */
async function checkQuiz(db: Database, assignmentId: string): Promise<Compared[]> {
  const { rules, attempts, results } = await db.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: {
      rules: true,
      results: true,
      attempts: {
        select: {
          ...{ learnerId: true, sitting: true, finishedAt: true, abandoned: true },
          items: { select: { index: true, ruling: true, counts: true } },
          answers: { select: { index: true, credit: true, grade: true, bodyHash: true } },
        },
      },
    },
  });
  const { counts } = quizRulesSchema.parse(rules);
  const learnerIds = new Set([...attempts, ...results].map(({ learnerId }) => learnerId));
  return [...learnerIds].map((learnerId) => {
    const sittings = attempts.filter((attempt) => attempt.learnerId === learnerId).map(sittingOf);
    const kept = results.find((result) => result.learnerId === learnerId);
    const expected = expectedOfQuiz(counts, sittings);
    const equal = kept !== undefined && expected !== null && sameResult(keptResult(kept), expected);
    return { assignmentId, learnerId, differs: !equal };
  });
}

type SittingRow = {
  readonly sitting: number | null;
  readonly finishedAt: Date | null;
  readonly abandoned: boolean;
  readonly items: readonly { readonly index: number; readonly ruling: string | null; readonly counts: boolean }[];
  readonly answers: readonly {
    readonly index: number;
    readonly credit: number;
    readonly grade: unknown;
    readonly bodyHash: string;
  }[];
};

function sittingOf({ sitting, finishedAt, abandoned, items, answers }: SittingRow): LoggedSitting {
  const questions = items.map(({ index, ruling, counts }): LoggedQuestion => {
    const answer = answers.find((each) => each.index === index);
    const { kind } = (answer?.grade ?? {}) as { readonly kind?: unknown };
    return {
      counts,
      credit: answer?.credit ?? null,
      skipped: kind === "skipped",
      takenOut: answer !== undefined && isDropped(answer),
      ruling: ruling === "drop" || ruling === "credit" ? ruling : null,
    };
  });
  return { sitting: sitting ?? 1, finishedAt: finishedAt?.getTime() ?? null, abandoned, questions };
}
