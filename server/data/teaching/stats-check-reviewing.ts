import "server-only";
import {
  expectedOfReviewing,
  isInTime,
  type LoggedReview,
  type LoggedUndo,
  type ReviewingAsked,
  sameResult,
} from "@/core/gradebook/expected-result";
import { audienceSelect, isGivenTo } from "@/server/data/sets/audience";
import { type Compared, keptResult } from "@/server/data/teaching/kept-result";
import type { Database } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

const select = {
  ...audienceSelect,
  ...{ id: true, opensAt: true, dueAt: true, createdAt: true, withdrawnAt: true, daysWanted: true },
  ...{ targetIds: true, blueprint: true, results: true, exceptions: true },
  set: { select: { deck: { select: { cards: { select: { id: true, standsFor: true } } } } } },
  classroom: {
    select: {
      members: {
        where: { role: "learner" },
        select: { userId: true, removedAt: true, joinedAt: true },
      },
    },
  },
} satisfies Prisma.AssignmentSelect;
type Row = Prisma.AssignmentGetPayload<{ select: typeof select }>;
/** An assignment, and when a teacher changed it last (ms since 1970; 0: never). */
type Read = { readonly row: Row; readonly changedAt: number };

type Log = {
  readonly reviews: readonly (LoggedReview & { readonly notFor: readonly string[] })[];
  readonly undone: readonly LoggedUndo[];
  readonly topics: ReadonlyMap<string, string>;
};

/**
 * Rows of whoever has the assignment, or has a row from when they had it. A row is written when something comes to the log of a
 * learner who has the assignment then; so it says what the log came to at that instant. Whoever has it now may have no later
 * entry that counts; whoever has it no more (it was taken back, they were taken out of the class or of the group) keeps the row.
 */
export async function checkReviewing(db: Database, assignmentId: string): Promise<Compared[]> {
  const row = await db.assignment.findUniqueOrThrow({ where: { id: assignmentId }, select });
  const change = await db.auditEntry.findFirst({
    where: { resource: `assignment:${assignmentId}`, verb: "assignment-changed" },
    select: { createdAt: true },
    orderBy: { createdAt: "desc" },
  });
  const read = { row, changedAt: change?.createdAt.getTime() ?? 0 };
  const given = row.classroom.members.filter(
    ({ userId, removedAt }) => row.withdrawnAt === null && removedAt === null && isGivenTo(row, userId),
  );
  const learnerIds = [
    ...new Set([...given, ...row.results.map((one) => ({ userId: one.learnerId }))].map(({ userId }) => userId)),
  ];
  const compared: Compared[] = [];
  for (const learnerId of learnerIds) {
    const log = await readLog(db, learnerId);
    const member = given.find(({ userId }) => userId === learnerId);
    const differs = compare(read, learnerId, log, member?.joinedAt.getTime() ?? null);
    if (differs !== null) compared.push({ assignmentId, learnerId, differs });
  }
  return compared;
}

/**
 * @param joinedAt ms since 1970; null where the learner does not have the assignment now
 * @returns null where there is nothing to compare
 */
function compare(read: Read, learnerId: string, log: Log, joinedAt: number | null): boolean | null {
  const { row } = read;
  const asked = askedOf(row, learnerId, log);
  const counting = log.reviews.filter((review) => isInTime(asked, review));
  const kept = row.results.find((result) => result.learnerId === learnerId);
  if (kept === undefined) {
    // Before anything is reviewed in the class and for the assignment there is no row, and none is wanted.
    const from = Math.max(joinedAt ?? 0, row.createdAt.getTime());
    return joinedAt !== null && counting.some(({ receivedAt }) => receivedAt >= from) ? true : null;
  }
  const written = kept.updatedAt.getTime();
  if (joinedAt === null && isChangedSince(read, learnerId, written)) return null;
  const until = ({ receivedAt }: { readonly receivedAt: number }) => receivedAt <= written;
  const expected = expectedOfReviewing(asked, counting.filter(until), log.undone.filter(until));
  if (!sameResult(keptResult(kept), expected)) return true;
  if (joinedAt === null) return false;
  const later = (entry: { readonly receivedAt: number }) => !until(entry) && entry.receivedAt <= asked.dueAt;
  const reviewed = new Set(counting.map(({ id }) => id));
  return counting.some(later) || log.undone.some((undo) => later(undo) && reviewed.has(undo.undoes));
}

/** Whether the dates or the days wanted may be others than those by which a row was written. */
function isChangedSince({ row, changedAt }: Read, learnerId: string, at: number): boolean {
  const own = row.exceptions.find((exception) => exception.learnerId === learnerId)?.updatedAt.getTime() ?? 0;
  return Math.max(own, changedAt) > at;
}

function askedOf(row: Row, learnerId: string, log: Log): ReviewingAsked {
  const own = row.exceptions.find((exception) => exception.learnerId === learnerId);
  const cards = new Set((row.set.deck?.cards ?? []).flatMap(({ id, standsFor }) => [id, standsFor]));
  const { topics } = row.blueprint as unknown as { readonly topics: readonly string[] };
  const counts = ({ id, targetId }: LoggedReview) => {
    if (log.reviews.find((review) => review.id === id)?.notFor.includes(row.id)) return false;
    const [kind, card] = targetId.split(":");
    if (kind === "own" && cards.has(card ?? "")) return true;
    const topic = log.topics.get(targetId);
    if (topic === undefined) return false;
    return row.targetIds.length > 0 ? row.targetIds.includes(targetId) : topics.length === 0 || topics.includes(topic);
  };
  return {
    id: row.id,
    opensAt: (own?.opensAt ?? row.opensAt).getTime(),
    dueAt: (own?.dueAt ?? row.dueAt).getTime(),
    daysWanted: row.daysWanted,
    counts,
  };
}

async function readLog(db: Database, learnerId: string): Promise<Log> {
  const [events, states] = await Promise.all([
    db.memoryEvent.findMany({
      where: { learnerId, kind: { in: ["reviewed", "undone"] } },
      select: { id: true, kind: true, targetId: true, receivedAt: true, effectiveAt: true, localDay: true, body: true },
      orderBy: [{ receivedAt: "asc" }, { deviceSequence: "asc" }],
    }),
    db.memoryState.findMany({ where: { learnerId }, select: { targetId: true, topic: true } }),
  ]);
  const read = events.map(({ targetId, receivedAt, effectiveAt, body, ...event }) => ({
    ...{ ...event, targetId: targetId ?? "", receivedAt: receivedAt.getTime(), effectiveAt: effectiveAt.getTime() },
    body: body as {
      readonly notFor?: readonly string[];
      readonly asks?: Readonly<Record<string, number>>;
      readonly undoes?: string;
    },
  }));
  return {
    reviews: read
      .filter(({ kind }) => kind === "reviewed")
      .map(({ body, ...review }) => ({ ...review, notFor: body.notFor ?? [], asks: body.asks ?? {} })),
    undone: read
      .filter(({ kind }) => kind === "undone")
      .map(({ body, ...undo }) => ({ ...undo, undoes: body.undoes ?? "" })),
    topics: new Map(states.map(({ targetId, topic }) => [targetId, topic])),
  };
}
