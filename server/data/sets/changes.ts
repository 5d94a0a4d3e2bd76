import "server-only";
import type { Status } from "@/core/facts/model";
import { restsOn } from "@/core/questions/rests-on";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { itemOfPin } from "@/core/quizzes/form";
import { askedOfFrozen } from "@/core/quizzes/sets/asked";
import { scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { getFactBase } from "@/server/content/load";
import { taughtBy } from "@/server/data/classes/classrooms";
import { factsRestedOn } from "@/server/data/facts/rests-on-sql";
import { type FactTrouble, findTroubles, heldBackSince } from "@/server/data/regrade/fact-troubles";
import { itemsOfFrozen } from "@/server/data/sets/assigned-questions";
import { ownedBy } from "@/server/data/sets/study-sets";
import { getDb, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

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

/** What became of the facts of a set, or of what was given. */
export type SetChanges = {
  readonly changes: readonly SetChange[];
  /** How many questions of a frozen set are still asked, of how many; null where it is not frozen, or all are. */
  readonly frozen: { readonly asked: number; readonly of: number } | null;
};

/** More would be read by nobody: the list is there to look, not to count. */
export const MAX_CHANGES = 12;

/** What became of the facts of one of the viewer's sets since it was saved; null when it is not theirs. */
export async function changesOfSet(viewer: Viewer, setId: string): Promise<SetChanges | null> {
  const db = await getDb();
  const set = await db.studySet.findFirst({
    where: { id: setId, ...ownedBy(viewer) },
    select: { blueprint: true, frozenItems: true, release: true },
  });
  return set && changesSince(viewer, { ...set, kind: "quiz" }, async () => []);
}

/** The same of what a class of the viewer's was given; null when they do not teach it. */
export async function changesOfAssignment(viewer: Viewer, assignmentId: string): Promise<SetChanges | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, classroom: taughtBy(viewer) },
    select: watchedSelect,
  });
  return assignment && changesSince(viewer, assignment, () => hadFacts(assignmentId));
}

/** What of an assignment says which facts it holds. */
export const watchedSelect = {
  kind: true,
  blueprint: true,
  frozenItems: true,
  release: true,
} satisfies Prisma.AssignmentSelect;

type Given = Prisma.AssignmentGetPayload<{ select: typeof watchedSelect }>;

/** Facts on which the questions rest that were asked in it already. */
async function hadFacts(assignmentId: string): Promise<readonly string[]> {
  const rows = await runStatement<{ readonly factId: string }>(Prisma.sql`
    SELECT DISTINCT f."factId" FROM "AttemptItem" i JOIN "Attempt" a ON a."id" = i."attemptId"
    CROSS JOIN LATERAL ${factsRestedOn} f WHERE a."assignmentId" = ${assignmentId}::uuid`);
  return rows.map(({ factId }) => factId);
}

async function changesSince(viewer: Viewer, given: Given, had: () => Promise<readonly string[]>): Promise<SetChanges> {
  const base = getFactBase();
  const troubles = (await findTroubles(await getDb(), [given.release]))(given.release);
  if (troubles.size === 0) return { changes: [], frozen: null };
  const asked = new Set([...watchedFacts(given, viewer.language), ...(await had())]);
  const changes = [...troubles.values()]
    .flat()
    .filter(({ factId }) => asked.has(factId))
    .slice(0, MAX_CHANGES)
    .map((trouble) => {
      const text = base.facts.get(trouble.factId)?.text;
      return {
        factId: trouble.factId,
        text: (viewer.language === "fr" ? text?.fr : undefined) ?? text?.en ?? trouble.factId,
        known: text !== undefined,
        change: changeOf(trouble),
      };
    });
  return { changes, frozen: await leftOfFrozen(given) };
}

async function leftOfFrozen({ kind, frozenItems, release }: Given): Promise<SetChanges["frozen"]> {
  if (kind !== "quiz" || frozenItems === null) return null;
  const items = itemsOfFrozen(frozenItems);
  const asked = askedOfFrozen(items, await heldBackSince(await getDb(), release), true).length;
  return asked === items.length ? null : { asked, of: items.length };
}

function changeOf(trouble: FactTrouble): SetChange["change"] {
  if (trouble.kind === "revised") return { kind: trouble.change, note: trouble.text?.en ?? null };
  if (trouble.to === "withdrawn") return { kind: "withdrawn", reason: trouble.reason };
  return { kind: "lowered", to: trouble.to, reason: trouble.reason };
}

/**
 * Facts on which rests what a class was given: those of all its cards, and of each question all that it asks and all that prove its
 * options wrong. Of a quiz that was never shown, those that it may draw from.
 */
export function watchedFacts({ kind, blueprint: stored, frozenItems }: Given, language: string): ReadonlySet<string> {
  const blueprint = blueprintSchema.parse(stored);
  if (kind === "quiz" && frozenItems !== null) {
    return new Set(itemsOfFrozen(frozenItems).flatMap((item) => [...restsOn(item)]));
  }
  const context = getGenerationContext(language);
  const scope = () => scopeOf(context.base, blueprint).map(({ id }) => id);
  if (kind === "reviewing") return new Set(scope());
  if (blueprint.onlyOwn) return new Set();
  const shown = blueprint.pins.flatMap((pin) => {
    const item = itemOfPin(context, pin);
    return [pin.factId, ...(item === null ? [] : restsOn(item))];
  });
  const asked = [...shown, ...blueprint.facts];
  return new Set(asked.length > 0 ? asked : scope());
}
