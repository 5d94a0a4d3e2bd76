import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import type { GivenAssignment } from "@/server/data/teaching/changing/given-assignment";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

const verbs = ["assignment-changed", "assignment-locked", "assignment-unlocked"] as const;
type Verb = (typeof verbs)[number];

const resourceOf = (assignmentId: string): string => `assignment:${assignmentId}`;

/** Writes down that a teacher did something to an assignment. */
export async function noteStep(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  { id, classroomId }: { readonly id: string; readonly classroomId: string },
  verb: Verb,
  detail: Prisma.InputJsonObject,
  now: Date,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: randomUUID(),
      actorId: viewer.userId,
      verb,
      resource: resourceOf(id),
      detail: { classroomId, ...detail },
      createdAt: now,
    },
  });
}

type Told = string | number | boolean | null;

/** What is written down of an assignment: of some learners how many, never who. */
function told({ row, work: { rules, ...rest }, audience }: GivenAssignment): Readonly<Record<string, Told>> {
  const whom = audience?.kind === "learners" ? `learners:${audience.learnerIds.length}` : (audience?.kind ?? "nobody");
  return { title: row.title, ...rest, ...rules, whom, setVersion: row.setVersion };
}

/** Writes down which fields say something else now, with what they said. */
export async function noteChange(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  before: GivenAssignment,
  after: GivenAssignment,
  now: Date,
): Promise<void> {
  const [was, is] = [told(before), told(after)];
  const changed = Object.keys(is).filter((field) => was[field] !== is[field]);
  const pick = (from: Readonly<Record<string, Told>>) =>
    Object.fromEntries(changed.map((field) => [field, from[field] ?? null]));
  await noteStep(tx, viewer, before.row, "assignment-changed", { before: pick(was), after: pick(is) }, now);
}

export type ChangeStep = {
  readonly at: Date;
  readonly verb: Verb;
  /** Who did it; null when the account is gone. */
  readonly by: string | null;
  /** Names of the fields that were changed. */
  readonly fields: readonly string[];
};

const detailSchema = z.object({ after: z.record(z.string(), z.unknown()).default({}) });
export const MAX_STEPS = 50;

/** What was done to an assignment, latest first; empty to whoever does not teach its class. */
export async function listChanges(viewer: Viewer, assignmentId: string): Promise<readonly ChangeStep[]> {
  const db = await getDb();
  const taught = await db.assignment.count({ where: { id: assignmentId, classroom: taughtBy(viewer) } });
  if (taught === 0) return [];
  const rows = await db.auditEntry.findMany({
    where: { resource: resourceOf(assignmentId), verb: { in: [...verbs] } },
    select: { createdAt: true, verb: true, detail: true, actorId: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MAX_STEPS,
  });
  const ids = rows.flatMap(({ actorId }) => actorId ?? []);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ createdAt, verb, detail, actorId }) => ({
    at: createdAt,
    verb: verb as Verb,
    by: (actorId === null ? undefined : names.get(actorId)) ?? null,
    fields: Object.keys(detailSchema.parse(detail).after),
  }));
}
