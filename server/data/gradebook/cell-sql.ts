import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { givenToMember } from "@/server/data/sets/audience";
import { Prisma } from "@/server/generated/prisma/client";

// core/gradebook/cell.ts in the database's language, for tables with these names: `m` a membership, `s` an assignment, `k` its
// rollup of the learner, `n` the teacher's note, `x` the learner's exception. A test compares the two on every combination.

/** The tables behind a cell, joined to `m` and `s`: each by its primary key. */
export const cellTables: Prisma.Sql = Prisma.sql`
  LEFT JOIN "AssignmentResult" k ON k."assignmentId" = s."id" AND k."learnerId" = m."userId"
  LEFT JOIN "GradeNote" n ON n."assignmentId" = s."id" AND n."learnerId" = m."userId"
  LEFT JOIN "AssignmentException" x ON x."assignmentId" = s."id" AND x."learnerId" = m."userId"`;

/**
 * The same for the cells of one page: each rollup looked up by its key. Joined freely, a server that has few classes reads the
 * rollups of all of them for a page of one.
 */
export const pageTables: Prisma.Sql = Prisma.sql`
  LEFT JOIN LATERAL (SELECT * FROM "AssignmentResult" r WHERE r."assignmentId" = s."id" AND r."learnerId" = m."userId"
    OFFSET 0) k ON true
  LEFT JOIN "GradeNote" n ON n."assignmentId" = s."id" AND n."learnerId" = m."userId"
  LEFT JOIN "AssignmentException" x ON x."assignmentId" = s."id" AND x."learnerId" = m."userId"`;

const due = Prisma.sql`coalesce(x."dueAt", s."dueAt")`;

/** CellState at an instant. */
export const cellState = (now: Date): Prisma.Sql => Prisma.sql`(CASE
  WHEN k."state" IS NULL AND n."share" IS NULL AND NOT ${givenToMember} THEN 'not-theirs'
  WHEN n."excused" THEN 'excused'
  WHEN k."state" IS NULL AND s."asks" = 'nothing' THEN 'nothing-asked'
  WHEN k."state" = 'discarded' THEN 'discarded'
  WHEN k."state" = 'done' THEN CASE WHEN k."finishedAt" > ${due} THEN 'done-late' ELSE 'done' END
  WHEN ${due} < ${now.toISOString()}::timestamptz THEN CASE WHEN k."state" IS NULL AND m."joinedAt" > ${due} THEN 'joined-later' ELSE 'missed' END
  WHEN k."state" IS NULL THEN 'not-begun' ELSE 'going' END)`;

const answers = Prisma.sql`CASE WHEN k."possible" > 0 THEN k."credit" / k."possible" END`;

const isOver = (now: Date) => Prisma.sql`${cellState(now)} IN ('done', 'done-late', 'discarded', 'missed')`;
const nothingCounts = Prisma.sql`(k."possible" IS NOT DISTINCT FROM 0 OR (k."state" IS NULL AND s."asks" <> 'graded'))`;

/** The grade in [0, 1], or null. */
export const cellShare = (now: Date): Prisma.Sql => Prisma.sql`(CASE WHEN n."excused" THEN NULL
  ELSE coalesce(n."share", ${answers}, CASE WHEN ${isOver(now)} AND NOT ${nothingCounts} THEN 0 END) END)`;

/** What goes into the mean, or null. */
export const countedShare = (now: Date): Prisma.Sql =>
  Prisma.sql`(CASE WHEN n."share" IS NOT NULL OR ${isOver(now)} THEN ${cellShare(now)} END)`;

/** The part of a where clause that says: the viewer teaches the class `c`. */
export const taughtClass = (viewer: Viewer, classroomId: string): Prisma.Sql => Prisma.sql`
  c."id" = ${classroomId}::uuid AND EXISTS (
    SELECT 1 FROM "Membership" v WHERE v."classroomId" = c."id" AND v."userId" = ${viewer.userId}::uuid
      AND v."role" = 'teacher' AND v."removedAt" IS NULL)`;
