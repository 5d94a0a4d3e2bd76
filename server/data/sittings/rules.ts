import "server-only";
import { type AttemptStatus, type Sitting, statusAt } from "@/core/quizzes/rules/attempt-status";
import { practiceRules, type QuizRules, quizRulesSchema, type ReviewLevel } from "@/core/quizzes/rules/quiz-rules";
import { reviewAt } from "@/core/quizzes/rules/review-policy";
import { alwaysOpen, closedForAllAt, type Exception, type Schedule, scheduleOf } from "@/core/quizzes/rules/schedule";
import { gathered } from "@/server/database/gather";
import { runStatement, statementsAtOnce } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** What the rules of a given quiz need to know about it: its own rules, its dates, and whoever has others. */
export const assignmentRulesSelect = {
  rules: true,
  opensAt: true,
  dueAt: true,
  closesAt: true,
  keepsUntil: true,
  exceptions: {
    select: { learnerId: true, opensAt: true, dueAt: true, closesAt: true, extraTimePercent: true, attemptLimit: true },
  },
  classroom: {
    select: {
      members: { where: { extraTimePercent: { gt: 0 } }, select: { userId: true, extraTimePercent: true } },
    },
  },
} satisfies Prisma.AssignmentSelect;

/** What of a sitting says where it stands. */
export const sittingSelect = {
  id: true,
  learnerId: true,
  kind: true,
  rules: true,
  startedAt: true,
  finishedAt: true,
  keepsUntil: true,
  abandoned: true,
  loggedAt: true,
  assignmentId: true,
} satisfies Prisma.AttemptSelect;

/** The same with the rules of the quiz that was given. */
export const sittingRulesSelect = {
  ...sittingSelect,
  assignment: { select: assignmentRulesSelect },
} satisfies Prisma.AttemptSelect;

export type RulesOfAssignment = Prisma.AssignmentGetPayload<{ select: typeof assignmentRulesSelect }>;
export type SittingRow = Prisma.AttemptGetPayload<{ select: typeof sittingRulesSelect }>;

/** A row as JSON has it: instants are ms since 1970. */
type Told<Row> = { readonly [Key in keyof Row]: Row[Key] extends Date | null ? number | null : Row[Key] };
type ExceptionRow = RulesOfAssignment["exceptions"][number];
type RulesRow = Pick<RulesOfAssignment, "rules" | "opensAt" | "dueAt" | "closesAt" | "keepsUntil"> & {
  readonly id: string;
  readonly exceptions: readonly Told<ExceptionRow>[];
  readonly members: RulesOfAssignment["classroom"]["members"];
};

const date = (at: number | null): Date | null => (at === null ? null : new Date(at));

/**
 * What is selected above, past the ORM in one statement: every answer to an assigned quiz asks for it, and a class asks at the
 * same time.
 *
 * @returns null when the assignment is gone
 */
export const loadAssignmentRules = gathered<string, RulesOfAssignment | null>(
  async (ids) => {
    const rows = await runStatement<RulesRow>(Prisma.sql`
      SELECT s."id", s."rules", s."opensAt", s."dueAt", s."closesAt", s."keepsUntil",
        (SELECT coalesce(json_agg(json_build_object('learnerId', e."learnerId", 'attemptLimit', e."attemptLimit",
            'extraTimePercent', e."extraTimePercent",
            'opensAt', round(extract(epoch FROM e."opensAt") * 1000), 'dueAt', round(extract(epoch FROM e."dueAt") * 1000),
            'closesAt', round(extract(epoch FROM e."closesAt") * 1000)) ORDER BY e."learnerId"), '[]')
          FROM "AssignmentException" e WHERE e."assignmentId" = s."id") AS "exceptions",
        (SELECT coalesce(json_agg(json_build_object('userId', m."userId", 'extraTimePercent', m."extraTimePercent")
            ORDER BY m."userId"), '[]')
          FROM "Membership" m WHERE m."classroomId" = s."classroomId" AND m."extraTimePercent" > 0) AS "members"
      FROM "Assignment" s WHERE s."id" = ANY(${[...new Set(ids)]}::uuid[])`);
    const byId = new Map(
      rows.map(({ id, members, exceptions, ...row }) => [
        id,
        {
          ...row,
          exceptions: exceptions.map(({ opensAt, dueAt, closesAt, ...exception }) => ({
            ...exception,
            opensAt: date(opensAt),
            dueAt: date(dueAt),
            closesAt: date(closesAt),
          })),
          classroom: { members },
        },
      ]),
    );
    return ids.map((id) => byId.get(id) ?? null);
  },
  { most: 64, lanes: statementsAtOnce },
);

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

export const rulesOfAssignment = ({ rules }: Pick<RulesOfAssignment, "rules">): QuizRules =>
  quizRulesSchema.parse(rules);

/** The dates and limits of a given quiz as they hold for one learner. */
export function scheduleFor(assignment: RulesOfAssignment, learnerId: string): Schedule {
  const own = assignment.exceptions.find((row) => row.learnerId === learnerId);
  const exception: Exception | null = own
    ? {
        opensAt: ms(own.opensAt),
        dueAt: ms(own.dueAt),
        closesAt: ms(own.closesAt),
        extraTimePercent: own.extraTimePercent,
        attemptLimit: own.attemptLimit,
      }
    : null;
  const usual = assignment.classroom.members.find(({ userId }) => userId === learnerId)?.extraTimePercent ?? 0;
  const dates = {
    opensAt: assignment.opensAt.getTime(),
    dueAt: assignment.dueAt.getTime(),
    closesAt: ms(assignment.closesAt),
  };
  return scheduleOf(rulesOfAssignment(assignment), dates, exception, usual);
}

/** When the answers of a given quiz can be told to all, ms since 1970; null when never. */
export function closedForAll(assignment: RulesOfAssignment): number | null {
  const others = assignment.exceptions.map(({ learnerId }) => scheduleFor(assignment, learnerId));
  const closed = closedForAllAt([scheduleFor(assignment, ""), ...others]);
  // Sittings that keep their time after a change end later than the dates say.
  const kept = ms(assignment.keepsUntil);
  if (closed === null || kept === null) return closed;
  return Math.max(closed, kept + 1000 * rulesOfAssignment(assignment).graceS);
}

/** A row as the rules see it. */
export const sittingOf = (row: Pick<SittingRow, "startedAt" | "finishedAt" | "keepsUntil">): Sitting => ({
  startedAt: row.startedAt.getTime(),
  finishedAt: ms(row.finishedAt),
  keepsUntil: ms(row.keepsUntil),
});

export type Standing = {
  readonly rules: QuizRules;
  readonly schedule: Schedule;
  readonly status: AttemptStatus;
  readonly review: ReviewLevel;
  /** When what is shown changes by itself, ms since 1970; null when it does not. */
  readonly closedForAll: number | null;
};

/** Where a sitting stands now, and what its learner may see of it. */
export function standingOfSitting(row: SittingRow, now: number): Standing {
  const { assignment } = row;
  const rules = assignment
    ? rulesOfAssignment(assignment)
    : row.rules === null
      ? practiceRules
      : quizRulesSchema.parse(row.rules);
  const schedule = assignment ? scheduleFor(assignment, row.learnerId) : scheduleOf(rules, alwaysOpen);
  const sitting = sittingOf(row);
  const status = statusAt(sitting, schedule, now);
  // Of a test of one's own the answers are told when it is over.
  const closed = assignment ? closedForAll(assignment) : null;
  return { rules, schedule, status, review: reviewAt(rules, status, closed, now), closedForAll: closed };
}
