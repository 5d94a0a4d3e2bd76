import "server-only";
import type { Status } from "@/core/facts/model";
import type { Item } from "@/core/questions/contract";
import { restsOn } from "@/core/questions/rests-on";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { taughtBy } from "@/server/data/classes/classrooms";
import { type FactTrouble, findTroubles } from "@/server/data/regrade/fact-troubles";
import { itemsOfFrozen } from "@/server/data/sets/assigned-questions";
import { ownedBy } from "@/server/data/sets/study-sets";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** A fact of a set that is no longer what it was when the set was saved or given. */
export type SetChange = {
  readonly factId: string;
  /** The fact as it is now; its id where it is gone. */
  readonly text: string;
  readonly known: boolean;
  readonly change:
    | { readonly kind: "withdrawn"; readonly reason: string }
    | { readonly kind: "lowered"; readonly to: Status; readonly reason: string }
    | { readonly kind: Extract<FactTrouble, { kind: "revised" }>["change"]; readonly note: string | null };
};

/** More would be read by nobody: the list is there to look, not to count. */
const MOST = 12;

/** What became of the facts of one of the viewer's sets since it was saved; null when it is not theirs. */
export async function changesOfSet(viewer: Viewer, setId: string): Promise<readonly SetChange[] | null> {
  const db = await getDb();
  const set = await db.studySet.findFirst({
    where: { id: setId, ...ownedBy(viewer) },
    select: { blueprint: true, frozenItems: true, release: true },
  });
  return set && changesSince(viewer, set);
}

/** The same of what a class of the viewer's was given; null when they do not teach it. */
export async function changesOfAssignment(viewer: Viewer, assignmentId: string): Promise<readonly SetChange[] | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, classroom: taughtBy(viewer) },
    select: { blueprint: true, frozenItems: true, release: true },
  });
  return assignment && changesSince(viewer, assignment);
}

type Given = {
  readonly blueprint: Prisma.JsonValue;
  readonly frozenItems: Prisma.JsonValue | null;
  readonly release: string;
};

async function changesSince(viewer: Viewer, { blueprint, frozenItems, release }: Given): Promise<readonly SetChange[]> {
  const base = getFactBase();
  const troubles = (await findTroubles(await getDb(), [release]))(release);
  const asked = factsOf(blueprintSchema.parse(blueprint), frozenItems === null ? null : itemsOfFrozen(frozenItems));
  return [...troubles.values()]
    .flat()
    .filter(({ factId }) => asked.has(factId))
    .slice(0, MOST)
    .map((trouble) => {
      const text = base.facts.get(trouble.factId)?.text;
      return {
        factId: trouble.factId,
        text: (viewer.language === "fr" ? text?.fr : undefined) ?? text?.en ?? trouble.factId,
        known: text !== undefined,
        change: changeOf(trouble),
      };
    });
}

function changeOf(trouble: FactTrouble): SetChange["change"] {
  if (trouble.kind === "revised") return { kind: trouble.change, note: trouble.text?.en ?? null };
  if (trouble.to === "withdrawn") return { kind: "withdrawn", reason: trouble.reason };
  return { kind: "lowered", to: trouble.to, reason: trouble.reason };
}

/** The facts on which the questions of a set rest; of one that was never shown, those that it may draw from. */
function factsOf(blueprint: Blueprint, frozen: readonly Item[] | null): ReadonlySet<string> {
  if (frozen !== null) return new Set(frozen.flatMap((item) => [...restsOn(item)]));
  if (blueprint.onlyOwn) return new Set();
  const shown = [...blueprint.pins.map(({ factId }) => factId), ...blueprint.facts];
  return new Set(shown.length > 0 ? shown : scopeOf(getFactBase(), blueprint).map(({ id }) => id));
}
