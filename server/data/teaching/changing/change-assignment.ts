import "server-only";
import { brokenLock, type GivenWork, type Lock } from "@/core/quizzes/rules/assignment-locks";
import { type ChangeEffects, effectsOf } from "@/core/quizzes/rules/change-effects";
import { err, ok, type Result } from "@/core/shared/result";
import { sameJson } from "@/core/shared/same-json";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { taughtBy } from "@/server/data/classes/classrooms";
import { renewAsks } from "@/server/data/sets/asks";
import type { Audience } from "@/server/data/sets/assign";
import { contentOf } from "@/server/data/sets/given-content";
import { settle } from "@/server/data/sittings/settle";
import { recomputeAllResults } from "@/server/data/teaching/assignment-results";
import { readResults } from "@/server/data/teaching/assignments";
import { noteChange } from "@/server/data/teaching/changing/change-history";
import { type GivenAssignment, hasNewer, readGiven } from "@/server/data/teaching/changing/given-assignment";
import { keepDeadlines } from "@/server/data/teaching/changing/keep-deadlines";
import { datesChanged } from "@/server/data/teaching/exceptions";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

export type AssignmentChange = {
  /** The revision that the teacher saw. */
  readonly seen: number;
  readonly title: string;
  readonly work: GivenWork;
  readonly audience: Audience;
  /** Take the set as it is now. */
  readonly newQuestions: boolean;
};

export type ChangeFailure =
  | "not-found"
  /** Somebody else changed it since it was seen. */
  | "changedMeanwhile"
  | "settingsLocked"
  | `${Lock}Locked`
  /** Somebody who has begun would no longer have it. */
  | "audienceLocked"
  /** Nobody of the class would have it. */
  | "nobody"
  | "set-gone";

/** Carries the effects of a dry run out of the transaction that is undone. */
class Undone extends Error {
  constructor(readonly effects: ChangeEffects) {
    super("a dry run is undone");
  }
}

/**
 * Changes an assignment, with everybody's results, in one transaction; or says what that would bring about, and changes nothing: the
 * dry run is the change itself, undone.
 */
export async function changeAssignment(
  viewer: Viewer,
  assignmentId: string,
  change: AssignmentChange,
  now: Date,
  { dry }: { readonly dry: boolean },
): Promise<Result<ChangeEffects, ChangeFailure>> {
  // What time has ended stays ended: a later deadline opens nothing again.
  await settle({ assignmentId, assignment: { classroom: taughtBy(viewer) } }, now);
  const db = await getDb();
  try {
    const changed = await db.$transaction(async (tx) => {
      const result = await changeIn(tx, viewer, assignmentId, change, now);
      if (dry && result.ok) throw new Undone(result.value);
      return result;
    });
    if (changed.ok) await renewAsks(viewer, { id: assignmentId }, now);
    return changed;
  } catch (error) {
    if (error instanceof Undone) return ok(error.effects);
    throw error;
  }
}

async function changeIn(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  assignmentId: string,
  change: AssignmentChange,
  now: Date,
): Promise<Result<ChangeEffects, ChangeFailure>> {
  // Nobody answers, begins or hands in, and no colleague changes it, between what is read here and what is written. Sittings
  // before the assignment: whoever answers takes them in that order.
  await tx.$queryRaw`SELECT 1 FROM "Attempt" WHERE "assignmentId" = ${assignmentId}::uuid ORDER BY "id" FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "Assignment" WHERE "id" = ${assignmentId}::uuid FOR UPDATE`;
  const given = await readGiven(tx, viewer, assignmentId, now);
  if (given === null) return err("not-found");
  const members = await audienceMembers(tx, given, change.audience);
  const fault = faultOf(viewer, given, change, members);
  if (fault !== null) return err(fault);
  const before = await readResults(tx, viewer, assignmentId, now);
  if (before === null) return err("not-found");
  await write(tx, viewer, given, change, now);
  const after = await readGiven(tx, viewer, assignmentId, now);
  if (after === null) return err("not-found");
  const kept = await keepDeadlines(tx, assignmentId, given.row, after.row, now);
  await tx.$executeRaw(recomputeAllResults({ assignmentId }, now));
  await noteChange(tx, viewer, given, after, now);
  const result = await readResults(tx, viewer, assignmentId, now);
  return result === null ? err("not-found") : ok({ ...kept, ...effectsOf(before.rows, result.rows) });
}

/** Learners of the class who would have it. */
async function audienceMembers(
  tx: Prisma.TransactionClient,
  { row }: GivenAssignment,
  audience: Audience,
): Promise<ReadonlySet<string>> {
  const userId = audience.kind === "learners" ? { in: [...audience.learnerIds] } : undefined;
  const members = await tx.membership.findMany({
    where: {
      classroomId: row.classroomId,
      role: "learner",
      removedAt: null,
      ...(userId ? { userId } : {}),
      ...(audience.kind === "group" ? { groups: { some: { groupId: audience.groupId } } } : {}),
    },
    select: { userId: true },
  });
  return new Set(members.map((member) => member.userId));
}

function faultOf(
  viewer: Viewer,
  given: GivenAssignment,
  change: AssignmentChange,
  members: ReadonlySet<string>,
): ChangeFailure | null {
  const { row, work, locks, begunBy, audience } = given;
  if (row.lockedAt !== null) return "settingsLocked";
  if (row.revision !== change.seen) return "changedMeanwhile";
  const lock = brokenLock(work, change.work, change.newQuestions, locks);
  if (lock !== null) return `${lock}Locked`;
  if (change.newQuestions && !hasNewer(viewer, given)) return "set-gone";
  if (sameJson(audience, change.audience) || change.audience.kind === "class") return null;
  if (members.size === 0) return "nobody";
  return [...begunBy].every((userId) => members.has(userId)) ? null : "audienceLocked";
}

async function write(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  { row, work }: GivenAssignment,
  { title, work: next, audience, newQuestions }: AssignmentChange,
  now: Date,
): Promise<void> {
  const { id, classroomId } = row;
  const daysWanted = next.kind === "reviewing" ? next.daysWanted : 1;
  const otherKind = next.kind !== work.kind || next.rules.mode !== work.rules.mode;
  // What a calendar tells of it.
  const sameEntry =
    title === row.title && next.dueAt === work.dueAt && next.kind === work.kind && daysWanted === work.daysWanted;
  if (otherKind || newQuestions) {
    // Nobody of the class has begun: what is there are teachers' trials, and days of reviewing that counted none.
    await tx.attempt.deleteMany({ where: { assignmentId: id } });
    await tx.assignmentResult.deleteMany({ where: { assignmentId: id } });
  }
  await tx.assignment.update({
    where: { id },
    data: {
      title,
      kind: next.kind,
      opensAt: new Date(next.opensAt),
      dueAt: new Date(next.dueAt),
      closesAt: next.closesAt === null ? null : new Date(next.closesAt),
      daysWanted,
      rules: next.rules,
      audience: audience.kind,
      groupId: audience.kind === "group" ? audience.groupId : null,
      revision: { increment: 1 },
      ...(sameEntry ? {} : datesChanged(now)),
    },
  });
  await tx.assignmentLearner.deleteMany({ where: { assignmentId: id } });
  if (audience.kind === "learners") {
    await tx.$executeRaw`
      INSERT INTO "AssignmentLearner" ("assignmentId", "learnerId")
      SELECT ${id}::uuid, m."userId" FROM "Membership" m
      WHERE m."classroomId" = ${classroomId}::uuid AND m."userId" = ANY(${[...audience.learnerIds]}::uuid[])
        AND m."role" = 'learner' AND m."removedAt" IS NULL`;
  }
  if (otherKind || newQuestions) await takeSet(tx, viewer, row, newQuestions);
}

/** The set as it is now where that is wanted, else what was given of it; its own questions and what counts follow from the kind. */
async function takeSet(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  { id }: GivenAssignment["row"],
  newQuestions: boolean,
): Promise<void> {
  const select = { blueprint: true, frozenItems: true } as const;
  const { kind, set, ...had } = await tx.assignment.findUniqueOrThrow({
    where: { id },
    select: {
      ...select,
      kind: true,
      set: { select: { ...select, id: true, ownerId: true, version: true, release: true } },
    },
  });
  const receiver = { id, setId: set.id, ownerId: set.ownerId, kind };
  const content = await contentOf(tx, viewer, receiver, newQuestions ? set : had);
  // A set of own cards alone that has none of the wanted kind gives nothing: what was given stays.
  if (content === null) return;
  await tx.$executeRaw`
    UPDATE "Assignment" SET "blueprint" = ${JSON.stringify(content.blueprint)}::jsonb,
      "frozenItems" = ${content.frozenItems}::jsonb, "keptOwn" = NULL, "asks" = 'graded', "targetIds" = ${content.targetIds}::text[]
    WHERE "id" = ${id}::uuid`;
  if (!newQuestions) return;
  const release = set.frozenItems === null ? getFactBase().release.hash : set.release;
  await tx.assignment.update({ where: { id }, data: { setVersion: set.version, release } });
}
