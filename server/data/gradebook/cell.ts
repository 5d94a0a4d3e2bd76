import "server-only";
import type { AnsweredSitting, CellSitting } from "@/core/gradebook/answered-sitting";
import { type Asks, type Cell, cellOf } from "@/core/gradebook/cell";
import type { LateAnswerGraded } from "@/core/gradebook/late-answer";
import type { StoredState } from "@/core/quizzes/result-state";
import { type QuizRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { answersTo } from "@/server/data/gradebook/cell-answers";
import { findMistakes } from "@/server/data/gradebook/confusions";
import { type Place, resourceOf } from "@/server/data/gradebook/notes";
import type { Mistake } from "@/server/data/gradebook/taken-instead-sql";
import { audienceSelect, isGivenTo } from "@/server/data/sets/audience";
import { isDroppedRow } from "@/server/data/sittings/dropped-hash";
import { lateAnswersTo } from "@/server/data/sittings/late-answers";
import { settle } from "@/server/data/sittings/settle";
import { getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** One step of the cell's history, the latest first. */
export type CellChange = {
  readonly id: string;
  readonly verb: string;
  readonly by: string | null;
  readonly at: Date;
  readonly before: CellNote;
  readonly after: CellNote;
};

export type CellNote = {
  readonly excused: boolean;
  readonly share: number | null;
  readonly reason: string;
  readonly comment: string;
};

export type OpenedCell = Cell & {
  readonly assignmentTitle: string;
  readonly kind: "quiz" | "reviewing";
  readonly className: string;
  readonly learnerName: string;
  readonly dueAt: Date;
  readonly counts: QuizRules["counts"];
  /** What the answers come to, with or without a teacher's hand. */
  readonly credit: number;
  readonly possible: number;
  readonly daysReviewed: number;
  readonly note: CellNote;
  readonly sittings: readonly CellSitting[];
  /** Question by question, the latest sitting first. */
  readonly answered: readonly AnsweredSitting[];
  /** What the learner took for what in it. */
  readonly mistakes: readonly Mistake[];
  readonly late: readonly LateAnswerGraded[];
  readonly history: readonly CellChange[];
};

export const MOST_CHANGES = 30;
const noNote: CellNote = { excused: false, share: null, reason: "", comment: "" };

/**
 * All that is known of one learner's work on one assignment.
 *
 * @returns null when the viewer does not teach the class, or it has no such assignment or learner
 */
export async function openCell(
  viewer: Viewer,
  classroomId: string,
  place: Place,
  now: Date,
): Promise<OpenedCell | null> {
  const db = await getDb();
  const { assignmentId, learnerId } = place;
  await settle({ assignmentId, learnerId, assignment: { classroom: taughtBy(viewer) } }, now);
  const row = await db.assignment.findFirst({
    where: { id: assignmentId, classroomId, withdrawnAt: null, classroom: taughtBy(viewer) },
    select: {
      title: true,
      kind: true,
      dueAt: true,
      rules: true,
      asks: true,
      ...audienceSelect,
      exceptions: { where: { learnerId }, select: { dueAt: true } },
      results: {
        where: { learnerId },
        select: { state: true, credit: true, possible: true, daysReviewed: true, finishedAt: true },
      },
      gradeNotes: { where: { learnerId }, select: { excused: true, share: true, reason: true, comment: true } },
      classroom: {
        select: {
          name: true,
          members: {
            where: { userId: learnerId, role: "learner", removedAt: null },
            select: { displayName: true, joinedAt: true },
          },
        },
      },
    },
  });
  const member = row?.classroom.members[0];
  if (!row || !member) return null;
  const [result, note] = [row.results[0] ?? null, row.gradeNotes[0] ?? null];
  const dueAt = row.exceptions[0]?.dueAt ?? row.dueAt;
  const rollup = result && {
    state: result.state as StoredState,
    finishedAt: result.finishedAt?.getTime() ?? null,
    credit: result.credit,
    possible: result.possible,
  };
  const stored = {
    rollup,
    note,
    dueAt: dueAt.getTime(),
    joinedAt: member.joinedAt.getTime(),
    theirs: isGivenTo(row, learnerId),
    asks: row.asks as Asks,
  };
  return {
    ...cellOf(stored, now.getTime()),
    assignmentTitle: row.title,
    kind: row.kind,
    className: row.classroom.name,
    learnerName: member.displayName,
    dueAt,
    counts: quizRulesSchema.parse(row.rules).counts,
    credit: result?.credit ?? 0,
    possible: result?.possible ?? 0,
    daysReviewed: result?.daysReviewed ?? 0,
    note: note ?? noNote,
    sittings: await sittingsOf(place),
    answered: await answersTo(place),
    mistakes: await findMistakes(viewer, classroomId, place),
    late: await lateAnswersTo(place),
    history: await historyOf(place),
  };
}

/** Points of each sitting, counted as the rollup counts them (see quizResult in assignment-results.ts). */
async function sittingsOf({ assignmentId, learnerId }: Place): Promise<CellSitting[]> {
  const db = await getDb();
  return db.$queryRaw<CellSitting[]>(Prisma.sql`
    SELECT a."id"::text, a."sitting", a."startedAt", a."finishedAt", a."abandoned", i.*
    FROM "Attempt" a JOIN LATERAL (
      SELECT count(*) FILTER (WHERE NOT ${isDroppedRow})::int AS "questions",
        count(w."credit") FILTER (WHERE NOT ${isDroppedRow})::int AS "answered",
        count(*) FILTER (WHERE t."counts" AND (t."ruling" = 'credit'
          OR (t."ruling" IS NULL AND coalesce(w."grade"->>'kind', '') <> 'skipped')))::float8 AS "possible",
        coalesce(sum(CASE WHEN NOT t."counts" THEN 0 WHEN t."ruling" = 'credit' THEN 1
          WHEN t."ruling" IS NULL THEN coalesce(w."credit", 0) ELSE 0 END), 0)::float8 AS "credit"
      FROM "AttemptItem" t
      LEFT JOIN "Answer" w ON w."attemptId" = t."attemptId" AND w."index" = t."index"
      WHERE t."attemptId" = a."id"
    ) i ON true
    WHERE a."assignmentId" = ${assignmentId}::uuid AND a."learnerId" = ${learnerId}::uuid
    ORDER BY a."sitting"`);
}

async function historyOf(place: Place): Promise<CellChange[]> {
  const db = await getDb();
  const rows = await db.auditEntry.findMany({
    where: { resource: resourceOf(place) },
    select: { id: true, verb: true, actorId: true, detail: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MOST_CHANGES,
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ id, verb, actorId, detail, createdAt }) => {
    const { before, after } = detail as unknown as Pick<CellChange, "before" | "after">;
    return { id, verb, by: names.get(actorId ?? "") ?? null, at: createdAt, before, after };
  });
}
