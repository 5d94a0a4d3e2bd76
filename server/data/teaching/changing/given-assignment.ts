import "server-only";
import { type Begun, type GivenWork, isToldToAll, type Lock, locksOf } from "@/core/quizzes/rules/assignment-locks";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import type { Audience } from "@/server/data/sets/assign";
import { assignmentRulesSelect, closedForAll, rulesOfAssignment } from "@/server/data/sittings/rules";
import { settle } from "@/server/data/sittings/settle";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** An assignment as somebody finds it who wants to change it. */

const givenSelect = {
  ...assignmentRulesSelect,
  id: true,
  title: true,
  kind: true,
  daysWanted: true,
  revision: true,
  lockedAt: true,
  classroomId: true,
  audience: true,
  groupId: true,
  learners: { select: { learnerId: true } },
  setVersion: true,
  set: { select: { id: true, ownerId: true, version: true, archivedAt: true } },
} satisfies Prisma.AssignmentSelect;

export type GivenAssignment = {
  readonly row: Prisma.AssignmentGetPayload<{ select: typeof givenSelect }>;
  readonly work: GivenWork;
  readonly audience: Audience | null;
  readonly locks: ReadonlySet<Lock>;
  /** Learners of the class, taken out or not, who have begun. */
  readonly begunBy: ReadonlySet<string>;
};

/**
 * An assignment that the viewer may change: of a class they teach that is not archived, and not taken back.
 *
 * @returns null when there is none
 */
export async function readGiven(
  db: Database | Prisma.TransactionClient,
  viewer: Viewer,
  assignmentId: string,
  now: Date,
): Promise<GivenAssignment | null> {
  const row = await db.assignment.findFirst({
    where: { id: assignmentId, withdrawnAt: null, classroom: { archivedAt: null, ...taughtBy(viewer) } },
    select: givenSelect,
  });
  if (row === null) return null;
  const work: GivenWork = {
    kind: row.kind,
    daysWanted: row.daysWanted,
    rules: rulesOfAssignment(row),
    opensAt: row.opensAt.getTime(),
    dueAt: row.dueAt.getTime(),
    closesAt: row.closesAt?.getTime() ?? null,
  };
  const begunBy = await whoBegan(db, row);
  const begun: Begun = {
    somebody: begunBy.size > 0,
    toldToAll: begunBy.size > 0 && isToldToAll(work.rules, closedForAll(row), now.getTime()),
  };
  return { row, work, audience: audienceIn(row), locks: locksOf(work, begun), begunBy };
}

/** A teacher who tries a quiz has not begun it: only who learns in the class counts. */
export async function whoBegan(
  db: Database | Prisma.TransactionClient,
  { id, classroomId }: { readonly id: string; readonly classroomId: string },
): Promise<ReadonlySet<string>> {
  const rows = await db.membership.findMany({
    where: {
      classroomId,
      role: "learner",
      user: {
        OR: [
          { attempts: { some: { assignmentId: id } } },
          { results: { some: { assignmentId: id, daysReviewed: { gt: 0 } } } },
        ],
      },
    },
    select: { userId: true },
  });
  return new Set(rows.map(({ userId }) => userId));
}

/** For whom it is; null when it was for a group that was deleted. */
function audienceIn({ audience, groupId, learners }: GivenAssignment["row"]): Audience | null {
  if (audience === "class") return { kind: "class" };
  if (audience === "learners") return { kind: "learners", learnerIds: learners.map(({ learnerId }) => learnerId) };
  return groupId === null ? null : { kind: "group", groupId };
}

export type AssignmentToChange = Pick<GivenAssignment, "work" | "audience" | "locks"> & {
  readonly id: string;
  readonly title: string;
  readonly classroomId: string;
  readonly revision: number;
  readonly lockedAt: Date | null;
  readonly begun: number;
  /** The set as it is now, where the viewer owns it and it was changed since; null where its questions are the given ones. */
  readonly newerVersion: number | null;
};

/** What the form to change it starts from; null when the viewer may not. */
export async function findAssignmentToChange(
  viewer: Viewer,
  assignmentId: string,
  now: Date,
): Promise<AssignmentToChange | null> {
  await settle({ assignmentId, assignment: { classroom: taughtBy(viewer) } }, now);
  const given = await readGiven(await getDb(), viewer, assignmentId, now);
  if (given === null) return null;
  const { row, work, audience, locks, begunBy } = given;
  const { id, title, classroomId, revision, lockedAt } = row;
  const newerVersion = hasNewer(viewer, given) ? row.set.version : null;
  return { id, title, classroomId, revision, lockedAt, work, audience, locks, begun: begunBy.size, newerVersion };
}

/** Whether the set was changed since it was given, and is the viewer's to give. */
export const hasNewer = (viewer: Viewer, { row: { set, setVersion } }: GivenAssignment): boolean =>
  set.ownerId === viewer.userId && set.archivedAt === null && set.version !== setVersion;
