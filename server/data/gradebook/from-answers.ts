import "server-only";
import type { ConfusionPair } from "@/core/gradebook/confusions";
import type { Viewer } from "@/server/auth/viewer";
import { askedAnswers } from "@/server/data/gradebook/asked-answers-sql";
import { confusionsOf, mistakesOf } from "@/server/data/gradebook/confusions";
import {
  type LatestMisses,
  type Stuck,
  type StuckRow,
  stuckColumns,
  stuckOf,
  stuckTables,
} from "@/server/data/gradebook/stuck";
import {
  chosenByEach,
  type Mistake,
  type TakenRow,
  takenColumns,
  takenTables,
} from "@/server/data/gradebook/taken-instead-sql";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** What the answers to a class's quizzes tell, from the first one on. */
export type FromAnswers = {
  readonly stuck: Stuck;
  readonly latest: LatestMisses;
  readonly confusions: readonly ConfusionPair[];
  /** Where the class has more answers than are read: when the oldest sitting was begun of which they are. Else null. */
  readonly since: Date | null;
};

type Row = StuckRow & TakenRow & { readonly byEach: readonly Mistake[]; readonly since: Date | null };

/** In one statement, which reads the answers once. All is empty for whoever does not teach the class. */
export async function findFromAnswers(viewer: Viewer, classroomId: string): Promise<FromAnswers> {
  const [row] = await runStatement<Row>(Prisma.sql`
    WITH ${askedAnswers(viewer, classroomId)}, ${stuckTables()}, ${takenTables()}
    SELECT ${stuckColumns}, ${takenColumns}, ${chosenByEach(ofTheStuck)},
      (SELECT min("startedAt") FILTER (WHERE "read") FROM "begun" HAVING NOT bool_and("read")) AS "since"`);
  if (row === undefined) throw new Error("A statement without a table gave no row.");
  return {
    stuck: stuckOf(row, mistakesOf(row)),
    latest: row.latest,
    confusions: confusionsOf(row),
    since: row.since,
  };
}

const ofTheStuck = Prisma.sql`AND ("learnerId", "factId") IN (
  SELECT "learnerId", "thing" FROM "stuckOn" WHERE "thing" IN (SELECT "thing" FROM "stuckThing"))`;
