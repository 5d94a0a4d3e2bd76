import "server-only";
import { type Blueprint, blueprintSchema, MIN_LENGTH } from "@/core/quizzes/blueprint";
import { itemOfPin } from "@/core/quizzes/form";
import { earnsPoints } from "@/core/quizzes/score";
import { askedOfFrozen, type LeftOut, leftOutWithoutHarm } from "@/core/quizzes/sets/asked";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { taughtBy } from "@/server/data/classes/classrooms";
import { heldBackSince } from "@/server/data/regrade/fact-troubles";
import { itemsOfFrozen } from "@/server/data/sets/assigned-questions";
import { givesEnough } from "@/server/data/sets/preview";
import { ownedBy } from "@/server/data/sets/study-sets";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** What a class that has violence and casualties off is not asked of what a teacher was shown: said before it is given. */

/** What of one of the viewer's sets such a class is not asked; null when it is asked all of it, or the set is not theirs. */
export async function leftOutOfSet(viewer: Viewer, setId: string): Promise<LeftOut | null> {
  return (await leftOutOfSets(viewer, [setId])).get(setId) ?? null;
}

/** The same of several sets by their ids, without those that are asked as a whole. */
export async function leftOutOfSets(viewer: Viewer, setIds: readonly string[]): Promise<ReadonlyMap<string, LeftOut>> {
  if (setIds.length === 0) return new Map();
  const db = await getDb();
  const rows = await db.studySet.findMany({
    where: { id: { in: [...setIds] }, ...ownedBy(viewer) },
    select: { id: true, blueprint: true, frozenItems: true, release: true },
  });
  const all = new Map<string, LeftOut>();
  for (const { id, ...given } of rows) {
    const left = await leftOutOf(viewer, given);
    if (left !== null) all.set(id, left);
  }
  return all;
}

/** The same of what a class of the viewer's was given. */
export async function leftOutOfAssignment(viewer: Viewer, assignmentId: string): Promise<LeftOut | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: { blueprint: true, frozenItems: true, release: true },
  });
  return assignment && leftOutOf(viewer, assignment);
}

type Given = {
  readonly blueprint: Prisma.JsonValue;
  readonly frozenItems: Prisma.JsonValue | null;
  readonly release: string;
};

async function leftOutOf(viewer: Viewer, given: Given): Promise<LeftOut | null> {
  const { blueprint: stored, frozenItems, release } = given;
  if (frozenItems !== null) {
    const heldBack = await heldBackSince(await getDb(), release);
    return leftOutWithoutHarm(askedOfFrozen(itemsOfFrozen(frozenItems), heldBack, true), null);
  }
  const blueprint = blueprintSchema.parse(stored);
  const items = pinned(viewer, blueprint);
  const stay = items.filter(earnsPoints);
  // Only where too few of those that were shown stay must others be drawn to know.
  const enough = stay.length >= MIN_LENGTH || stay.length === items.length;
  return leftOutWithoutHarm(items, enough || (await givesEnough(viewer, { ...blueprint, includeHarm: false })));
}

/** What was shown of a set that follows the facts; nothing where it asks nothing of the kind, and no question is made. */
function pinned({ language }: Viewer, { includeHarm, onlyOwn, pins }: Blueprint) {
  if (!includeHarm || onlyOwn) return [];
  const context = getGenerationContext(language);
  return pins.flatMap((pin) => itemOfPin(context, pin) ?? []);
}
