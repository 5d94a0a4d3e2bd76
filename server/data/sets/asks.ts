import "server-only";
import type { Asks } from "@/core/gradebook/cell";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { earnsPoints } from "@/core/quizzes/score";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { underStandingRulings } from "@/server/data/regrade/later-sittings";
import { type QuestionsRow, questionsOfSitting, questionsSelect } from "@/server/data/sets/assigned-questions";
import { givenTo, openedFor } from "@/server/data/sets/audience";
import { seedOf } from "@/server/data/sittings/store-attempt";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * What a first sitting of an assigned quiz would have (core/gradebook/cell.ts). It is kept with the assignment, so that a gradebook
 * makes no form to know whether whoever is absent has failed.
 */

/**
 * Why it would have no question: violence is off in the class and all tell of it; the set's own questions, of which it consists,
 * are left out or gone; teachers took all out; or the facts were withdrawn or changed.
 */
export const whysNothing = ["harm", "own", "rulings", "facts"] as const;
export type WhyNothing = (typeof whysNothing)[number];

export type Asked =
  | { readonly asks: Exclude<Asks, "nothing"> }
  | { readonly asks: Extract<Asks, "nothing">; readonly why: WhyNothing };

/** What a first sitting of an assigned quiz would have now. */
export async function askedBy(viewer: Viewer, assignment: QuestionsRow, now: Date): Promise<Asked> {
  const seed = seedOf(assignment.id);
  const form = await questionsOfSitting(viewer, assignment, 1, seed, now);
  if (form.ok) {
    const items = await underStandingRulings(await getDb(), assignment.id, form.value.items);
    if (items.length === 0) return { asks: "nothing", why: "rulings" };
    return { asks: items.some(earnsPoints) ? "graded" : "ungraded" };
  }
  const { onlyOwn, includeHarm } = blueprintSchema.parse(assignment.blueprint);
  if (onlyOwn) return { asks: "nothing", why: "own" };
  if (includeHarm && !assignment.classroom.includeHarm) {
    const withHarm = { ...assignment, classroom: { includeHarm: true } };
    if ((await questionsOfSitting(viewer, withHarm, 1, seed, now)).ok) return { asks: "nothing", why: "harm" };
  }
  return { asks: "nothing", why: "facts" };
}

/**
 * Writes down anew what these quizzes ask, after something was changed on which it depends. What was due is left alone: it stays as
 * it was when it was due.
 */
export function renewAsks(viewer: Viewer, where: Prisma.AssignmentWhereInput, now: Date): Promise<void> {
  const open = { OR: [{ dueAt: { gte: now } }, { closesAt: { gte: now } }] };
  return renew(viewer, { AND: [where, open] }, now);
}

/** The same of what was given of the set that a deck of own cards belongs to. */
export const renewAsksOfDeck = (viewer: Viewer, deckId: string, now: Date): Promise<void> =>
  renewAsks(viewer, { set: { deck: { id: deckId } } }, now);

/** The same of one quiz that somebody wants to begin, whenever it was due. */
export const renewAsksOf = (viewer: Viewer, assignmentId: string, now: Date): Promise<void> =>
  renew(viewer, { id: assignmentId }, now);

/** The same of what may ask these facts: the questions that were shown, or chosen, and those that are frozen, name them. */
export async function renewAsksOfFacts(viewer: Viewer, factIds: readonly string[], now: Date): Promise<void> {
  const db = await getDb();
  const rows = await db.$queryRaw<{ readonly id: string }[]>`
    SELECT "id"::text FROM "Assignment"
    WHERE "kind" = 'quiz' AND "withdrawnAt" IS NULL AND greatest("dueAt", "closesAt") >= ${now.toISOString()}::timestamptz
      AND EXISTS (SELECT 1 FROM unnest(${[...factIds]}::text[]) f ("id")
        WHERE position('"' || f."id" || '"' IN "blueprint"::text || coalesce("frozenItems"::text, '')) > 0)`;
  await renewAsks(viewer, { id: { in: rows.map(({ id }) => id) } }, now);
}

async function renew(viewer: Viewer, where: Prisma.AssignmentWhereInput, now: Date): Promise<void> {
  const db = await getDb();
  const rows = await db.assignment.findMany({
    where: { AND: [where, { kind: "quiz", withdrawnAt: null }] },
    select: { ...questionsSelect, asks: true },
    orderBy: { id: "asc" },
  });
  for (const { asks: before, ...row } of rows) {
    const { asks } = await askedBy(viewer, row, now);
    if (asks !== before) await db.assignment.updateMany({ where: { id: row.id }, data: { asks } });
  }
}

/** An assigned quiz as whoever could not begin it reads of it; `why` is null when it asks something by now. */
export type NothingAsked = { readonly title: string; readonly className: string; readonly why: WhyNothing | null };

/** @returns null when the viewer was not given such a quiz, or it has not opened for them */
export async function findNothingAsked(viewer: Viewer, assignmentId: string, now: Date): Promise<NothingAsked | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: {
      ...{ id: assignmentId, kind: "quiz", withdrawnAt: null },
      OR: [{ AND: [givenTo(viewer), openedFor(viewer, now)] }, { classroom: taughtBy(viewer) }],
    },
    select: { ...questionsSelect, title: true, classroom: { select: { name: true, includeHarm: true } } },
  });
  if (assignment === null) return null;
  const asked = await askedBy(viewer, assignment, now);
  const head = { title: assignment.title, className: assignment.classroom.name };
  return { ...head, why: asked.asks === "nothing" ? asked.why : null };
}
