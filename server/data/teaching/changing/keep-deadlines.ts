import "server-only";
import { keptDeadline } from "@/core/quizzes/rules/attempt-status";
import type { KeptDeadlines } from "@/core/quizzes/rules/change-effects";
import {
  assignmentRulesSelect,
  type RulesOfAssignment,
  scheduleFor,
  sittingOf,
  sittingSelect,
} from "@/server/data/sittings/rules";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Sittings that go on keep the deadline that they had, unless what holds now gives more (docs/adr/0036).
 *
 * @param before, after what holds for the assignment before and after the change, each with everybody's exceptions
 */
export async function keepDeadlines(
  tx: Prisma.TransactionClient,
  assignmentId: string,
  before: RulesOfAssignment,
  after: RulesOfAssignment,
  now: Date,
): Promise<KeptDeadlines> {
  const going = await tx.attempt.findMany({ where: { assignmentId, finishedAt: null }, select: sittingSelect });
  const kept = going.flatMap((row) => {
    const [was, is] = [scheduleFor(before, row.learnerId), scheduleFor(after, row.learnerId)];
    const until = keptDeadline(sittingOf(row), was, is, now.getTime());
    return until === null || until === row.keepsUntil?.getTime() ? [] : [{ id: row.id, until }];
  });
  if (kept.length === 0) return { going: going.length, kept: 0 };
  await tx.$executeRaw`
    UPDATE "Attempt" a SET "keepsUntil" = to_timestamp(r."until" / 1000.0)
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS r ("id" uuid, "until" float8)
    WHERE a."id" = r."id" AND a."finishedAt" IS NULL`;
  const latest = Math.max(...kept.map(({ until }) => until), before.keepsUntil?.getTime() ?? 0);
  await tx.assignment.update({ where: { id: assignmentId }, data: { keepsUntil: new Date(latest) } });
  return { going: going.length, kept: kept.length };
}

/**
 * Writes something that may move deadlines; sittings that go on keep theirs.
 *
 * @param assignmentIds whatever it may reach; nobody answers, begins or hands in there meanwhile
 */
export async function keepingDeadlines<T>(
  tx: Prisma.TransactionClient,
  assignmentIds: readonly string[],
  now: Date,
  write: () => Promise<T>,
): Promise<T> {
  const ids = [...assignmentIds];
  // Sittings before assignments: whoever answers takes them in that order.
  await tx.$queryRaw`SELECT 1 FROM "Attempt" WHERE "assignmentId" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "Assignment" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
  const read = () =>
    tx.assignment.findMany({ where: { id: { in: ids } }, select: { id: true, ...assignmentRulesSelect } });
  const before = await read();
  const written = await write();
  const after = new Map((await read()).map((row) => [row.id, row]));
  for (const row of before) {
    const is = after.get(row.id);
    if (is !== undefined) await keepDeadlines(tx, row.id, row, is, now);
  }
  return written;
}
