import "server-only";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { itemOfPin } from "@/core/quizzes/form";
import { type LeftOut, leftOutWithoutHarm } from "@/core/quizzes/sets/asked";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { taughtBy } from "@/server/data/classes/classrooms";
import { itemsOfFrozen } from "@/server/data/sets/assigned-questions";
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
    select: { id: true, blueprint: true, frozenItems: true },
  });
  return new Map(
    rows.flatMap(({ id, ...given }) => {
      const left = leftOutOf(viewer, given);
      return left === null ? [] : [[id, left] as const];
    }),
  );
}

/** The same of what a class of the viewer's was given. */
export async function leftOutOfAssignment(viewer: Viewer, assignmentId: string): Promise<LeftOut | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: { blueprint: true, frozenItems: true },
  });
  return assignment && leftOutOf(viewer, assignment);
}

type Given = { readonly blueprint: Prisma.JsonValue; readonly frozenItems: Prisma.JsonValue | null };

function leftOutOf(viewer: Viewer, { blueprint, frozenItems }: Given): LeftOut | null {
  const frozen = frozenItems !== null;
  const items = frozen ? itemsOfFrozen(frozenItems) : pinned(viewer, blueprintSchema.parse(blueprint));
  return leftOutWithoutHarm(items, frozen);
}

/** What was shown of a set that follows the facts; nothing where it asks nothing of the kind, and no question is made. */
function pinned({ language }: Viewer, { includeHarm, onlyOwn, pins }: Blueprint) {
  if (!includeHarm || onlyOwn) return [];
  const context = getGenerationContext(language);
  return pins.flatMap((pin) => itemOfPin(context, pin) ?? []);
}
