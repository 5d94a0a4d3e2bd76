import "server-only";
import type { Given } from "@/core/quizzes/protocol";
import { isReleased } from "@/core/quizzes/rules/review-policy";
import { isDropped } from "@/server/data/sittings/dropped-hash";
import { givenIn } from "@/server/data/sittings/dropped-items";
import { sittingRulesSelect, standingOfSitting } from "@/server/data/sittings/rules";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Sittings as their learner may have them. Of a test whose answers have not been told there is what the learner saw and said:
 * no mark, and not which fact a question asks, which would tell the answer.
 */

export type AttemptData = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly assignmentId: string | null;
  readonly told: boolean;
  readonly items: readonly ItemData[];
  /** What a teacher's rulings changed afterwards; none of an untold test. */
  readonly changes: readonly ChangeData[];
};

type ChangeData = {
  readonly index: number;
  readonly before: Prisma.JsonValue | null;
  readonly after: Prisma.JsonValue | null;
  readonly ruling: { readonly kind: string; readonly reason: string; readonly createdAt: Date };
};

type ItemData = {
  readonly index: number;
  readonly type: string;
  readonly topic: string;
  readonly question: Prisma.JsonValue;
  readonly factIds: readonly string[] | null;
  readonly answer: {
    /** Null where the question was taken out before anything was given. */
    readonly given: Given | null;
    /** Taken out while the sitting went on, as a fact behind it was withdrawn: what was given does not count. */
    readonly takenOut: boolean;
    readonly confidence: string | null;
    readonly activeMs: number | null;
    readonly receivedAt: Date;
    readonly grade: Prisma.JsonValue | null;
    readonly credit: number | null;
  } | null;
  /** What was answered after the end: kept, and not counted. */
  readonly late: { readonly given: Prisma.JsonValue; readonly receivedAt: Date } | null;
};

type Page = { readonly after: string | null; readonly take: number };

/** Some sittings by id, with their questions and answers. */
export async function attemptsOf(
  where: Prisma.AttemptWhereInput,
  now: Date,
  { after, take }: Page,
): Promise<readonly AttemptData[]> {
  const db = await getDb();
  const rows = await db.attempt.findMany({
    where: after === null ? where : { AND: [where, { id: { gt: after } }] },
    select: {
      ...sittingRulesSelect,
      title: true,
      items: {
        select: { index: true, type: true, topic: true, view: true, factIds: true },
        orderBy: { index: "asc" },
      },
      late: { select: { index: true, body: true, receivedAt: true } },
      regrades: {
        select: {
          index: true,
          before: true,
          after: true,
          ruling: { select: { kind: true, reason: true, createdAt: true } },
        },
      },
      answers: {
        select: {
          index: true,
          body: true,
          bodyHash: true,
          setAside: true,
          confidence: true,
          activeMs: true,
          receivedAt: true,
          grade: true,
          credit: true,
        },
      },
    },
    orderBy: { id: "asc" },
    take,
  });
  return rows.map(({ items, answers, late, regrades, ...row }) => {
    const told = isReleased(standingOfSitting(row, now.getTime()).review);
    const { id, title, kind, startedAt, finishedAt, assignmentId } = row;
    const given = new Map(answers.map((one) => [one.index, one]));
    const tooLate = new Map(late.map((one) => [one.index, { given: one.body, receivedAt: one.receivedAt }]));
    return {
      ...{ id, title, kind, startedAt, finishedAt, assignmentId, told },
      changes: told ? regrades : [],
      items: items.map(({ view, factIds, ...item }) => {
        const answer = given.get(item.index);
        return {
          ...item,
          question: view,
          factIds: told ? factIds : null,
          answer: answer
            ? {
                given: givenIn(answer),
                takenOut: isDropped(answer),
                confidence: answer.confidence,
                activeMs: answer.activeMs,
                receivedAt: answer.receivedAt,
                grade: told ? answer.grade : null,
                credit: told ? answer.credit : null,
              }
            : null,
          late: tooLate.get(item.index) ?? null,
        };
      }),
    };
  });
}

/** Assignments of a learner with a sitting whose answers have not been told: their result would tell them. */
export async function untoldAssignments(learnerId: string, now: Date): Promise<ReadonlySet<string>> {
  const db = await getDb();
  const rows = await db.attempt.findMany({
    where: { learnerId, assignmentId: { not: null } },
    select: sittingRulesSelect,
  });
  const untold = rows.filter((row) => !isReleased(standingOfSitting(row, now.getTime()).review));
  return new Set(untold.flatMap(({ assignmentId }) => assignmentId ?? []));
}
