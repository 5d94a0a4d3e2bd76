import "server-only";
import type { ExpectedResult } from "@/core/gradebook/expected-result";
import type { StoredState } from "@/core/quizzes/result-state";
import type { Prisma } from "@/server/generated/prisma/client";

/** A rollup that was looked at, and whether it is not what attempts, answers and the log come to. */
export type Compared = { readonly assignmentId: string; readonly learnerId: string; readonly differs: boolean };

/** A kept row as it is compared. */
export const keptResult = (row: Prisma.AssignmentResultGetPayload<object>): ExpectedResult => ({
  ...{ credit: row.credit, possible: row.possible, answered: row.answered, daysReviewed: row.daysReviewed },
  state: row.state as StoredState,
  finishedAt: row.finishedAt?.getTime() ?? null,
});
