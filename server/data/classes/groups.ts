import "server-only";
import { randomUUID } from "node:crypto";
import { byName, nameKey } from "@/core/roster/learner-name";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { allOrNothing } from "@/server/data/classes/all-or-nothing";
import { taughtBy } from "@/server/data/classes/classrooms";
import { recomputeReviewingOf } from "@/server/data/teaching/assignment-results";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Some learners of a class, to give work to. Whoever was taken out of the class counts again once they are let in. */

export type GroupMember = { readonly userId: string; readonly displayName: string };

export type ClassGroup = {
  readonly id: string;
  readonly name: string;
  /** By name; learners who are in the class now. */
  readonly members: readonly GroupMember[];
};

export type GroupError =
  /** No such class, group or learner, or not the viewer's: one answer. */
  | { readonly code: "not-found" }
  | { readonly code: "group-name-taken" }
  | { readonly code: "too-many-groups" }
  /** Somebody would no longer have what the group was given, and that was not confirmed. */
  | { readonly code: "takes-work" };

/** More would be no groups of a class but a list of learners. */
const MAX_GROUPS = 60;

const membersSelect = {
  where: { membership: { removedAt: null, role: "learner" as const } },
  select: { userId: true, membership: { select: { displayName: true } } },
  orderBy: [{ membership: { sortKey: "asc" as const } }, { userId: "asc" as const }],
} satisfies Prisma.ClassGroup$membersArgs;

type MemberRow = { readonly userId: string; readonly membership: { readonly displayName: string } };
const toMember = ({ userId, membership }: MemberRow): GroupMember => ({
  userId,
  displayName: membership.displayName,
});

/** The groups of a class by name; null when the viewer does not teach it. */
export async function listGroups(viewer: Viewer, classroomId: string): Promise<readonly ClassGroup[] | null> {
  const db = await getDb();
  const classroom = await db.classroom.findFirst({
    where: { id: classroomId, ...taughtBy(viewer) },
    select: {
      groups: {
        select: { id: true, name: true, members: membersSelect },
        take: MAX_GROUPS,
      },
    },
  });
  return (
    classroom?.groups
      .map(({ members, ...group }) => ({ ...group, members: members.map(toMember) }))
      .sort((a, b) => byName(a.name, b.name)) ?? null
  );
}

/** Titles of what each group was given and was not taken back, by the id of the group: none when the viewer does not teach the class. */
export async function listWorkOfGroups(
  viewer: Viewer,
  classroomId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const db = await getDb();
  const rows = await db.classGroup.findMany({
    where: { classroomId, classroom: taughtBy(viewer) },
    select: {
      id: true,
      assignments: { where: { withdrawnAt: null }, select: { title: true }, orderBy: { dueAt: "asc" } },
    },
  });
  return new Map(rows.map(({ id, assignments }) => [id, assignments.map(({ title }) => title)]));
}

/** Makes a group, empty or with learners of the class. */
export async function createGroup(
  viewer: Viewer,
  classroomId: string,
  draft: { readonly name: string; readonly memberIds: readonly string[] },
): Promise<Result<{ readonly id: string }, GroupError>> {
  const id = randomUUID();
  return onGroups(viewer, classroomId, async (tx) => {
    if ((await tx.classGroup.count({ where: { classroomId } })) >= MAX_GROUPS) {
      return err({ code: "too-many-groups" } as const);
    }
    await tx.classGroup.create({
      data: { id, classroomId, name: draft.name, nameKey: nameKey(draft.name) },
      select: { id: true },
    });
    return (await putMembers(tx, classroomId, id, draft.memberIds)) ? ok({ id }) : err({ code: "not-found" } as const);
  });
}

/**
 * Changes what the group is called and who is in it, both as given. What its new learners reviewed already counts for the group's
 * work.
 *
 * @param wish `takesWork`: whoever is taken out shall no longer have what the group was given
 */
export async function changeGroup(
  viewer: Viewer,
  classroomId: string,
  groupId: string,
  wish: { readonly name: string; readonly memberIds: readonly string[]; readonly takesWork?: boolean },
  now: Date,
): Promise<Result<null, GroupError>> {
  return onGroups(viewer, classroomId, async (tx) => {
    const { count } = await tx.classGroup.updateMany({
      where: { id: groupId, classroomId },
      data: { name: wish.name, nameKey: nameKey(wish.name) },
    });
    if (count === 0) return err({ code: "not-found" } as const);
    if (wish.takesWork !== true && (await takesWork(tx, groupId, wish.memberIds)))
      return err({ code: "takes-work" } as const);
    // Whoever was taken out of the class was not on the list that the teacher ticked: they stay.
    await tx.groupMember.deleteMany({ where: { groupId, membership: { removedAt: null } } });
    if (!(await putMembers(tx, classroomId, groupId, wish.memberIds))) return err({ code: "not-found" } as const);
    await tx.$executeRaw(recomputeReviewingOf({ classroomId }, wish.memberIds, now));
    return ok(null);
  });
}

/** Whether somebody who is in the group and would not be has work of it that was not taken back. */
async function takesWork(
  tx: Prisma.TransactionClient,
  groupId: string,
  memberIds: readonly string[],
): Promise<boolean> {
  const out = await tx.groupMember.count({
    where: {
      groupId,
      userId: { notIn: [...memberIds] },
      membership: { removedAt: null },
      group: { assignments: { some: { withdrawnAt: null } } },
    },
  });
  return out > 0;
}

/**
 * Deletes the group; its learners stay in the class, with what they did, and keep what the group was given: it is theirs one by one
 * from then on. False when it is not the viewer's.
 */
export async function deleteGroup(viewer: Viewer, classroomId: string, groupId: string): Promise<boolean> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    const mine = { id: groupId, classroomId, classroom: taughtBy(viewer) };
    if ((await tx.classGroup.count({ where: mine })) === 0) return false;
    await tx.$executeRaw`
      INSERT INTO "AssignmentLearner" ("assignmentId", "learnerId")
      SELECT a."id", m."userId" FROM "Assignment" a JOIN "GroupMember" m ON m."groupId" = a."groupId"
      WHERE a."groupId" = ${groupId}::uuid AND a."audience" = 'group' ON CONFLICT DO NOTHING`;
    await tx.assignment.updateMany({
      where: { groupId, audience: "group" },
      data: { audience: "learners", groupId: null, revision: { increment: 1 } },
    });
    const { count } = await tx.classGroup.deleteMany({ where: mine });
    return count === 1;
  });
}

/** Takes exactly these learners of the class into the group; false when one of them is none. */
async function putMembers(
  tx: Prisma.TransactionClient,
  classroomId: string,
  groupId: string,
  memberIds: readonly string[],
): Promise<boolean> {
  const wanted = [...new Set(memberIds)];
  const found = await tx.membership.findMany({
    where: { classroomId, userId: { in: wanted }, role: "learner", removedAt: null },
    select: { userId: true },
  });
  if (found.length !== wanted.length) return false;
  await tx.groupMember.createMany({ data: found.map(({ userId }) => ({ groupId, classroomId, userId })) });
  return true;
}

async function onGroups<T>(
  viewer: Viewer,
  classroomId: string,
  work: (tx: Prisma.TransactionClient) => Promise<Result<T, GroupError>>,
): Promise<Result<T, GroupError>> {
  try {
    return await allOrNothing<T, GroupError>(async (tx) => {
      const classroom = await tx.classroom.findFirst({
        where: { id: classroomId, ...taughtBy(viewer) },
        select: { id: true },
      });
      return classroom ? work(tx) : err({ code: "not-found" });
    });
  } catch (error) {
    if (isTaken(error)) return err({ code: "group-name-taken" });
    throw error;
  }
}
