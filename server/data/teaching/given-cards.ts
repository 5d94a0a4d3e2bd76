import "server-only";
import { toldHarm } from "@/core/flashcards/told-harm";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf, targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { taughtBy } from "@/server/data/classes/classrooms";
import { withdrawnFactIds } from "@/server/data/facts/in-force";
import { getDb } from "@/server/db";

/** What there is to learn with flashcards. */
export type FactCards = {
  /** In reading order, with what stands on the front of each of their cards. */
  readonly facts: readonly { readonly id: string; readonly text: string; readonly fronts: readonly string[] }[];
  /** Facts beyond those listed. */
  readonly more: number;
};

/** What learners get as cards of a reviewing assignment. */
export type GivenCards = FactCards & {
  /** Fronts of the teacher's own cards. */
  readonly own: readonly string[];
};

/** More would be read by nobody. */
const MOST_FACTS = 200;

/** The cards of a reviewing assignment, as its class gets them today; null when it is none or the viewer does not teach it. */
export async function findGivenCards(viewer: Viewer, assignmentId: string): Promise<GivenCards | null> {
  const db = await getDb();
  const row = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "reviewing", classroom: taughtBy(viewer) },
    select: {
      blueprint: true,
      classroom: { select: { includeHarm: true } },
      set: { select: { deck: { select: { cards: { select: { front: true }, orderBy: { sequence: "asc" } } } } } },
    },
  });
  if (row === null) return null;
  const blueprint = blueprintSchema.parse(row.blueprint);
  const withHarm = blueprint.includeHarm && row.classroom.includeHarm;
  return {
    ...(await cardsOfBlueprint(viewer, { ...blueprint, includeHarm: withHarm }, MOST_FACTS)),
    own: row.set.deck?.cards.map(({ front }) => front) ?? [],
  };
}

/**
 * The facts that a class learns which is given a blueprint for reviewing, with the fronts of their cards.
 *
 * @param most facts that are listed
 */
export async function cardsOfBlueprint(
  viewer: Pick<Viewer, "language">,
  blueprint: Blueprint,
  most: number,
): Promise<FactCards> {
  const held = new Set(await withdrawnFactIds());
  const context = getGenerationContext(viewer.language);
  const facts = scopeOf(context.base, blueprint)
    .filter((fact) => (blueprint.includeHarm || toldHarm(context.base, fact) === null) && !held.has(fact.id))
    .map((fact) => ({ fact, targets: targetsOf(context, fact) }))
    .filter(({ targets }) => targets.length > 0);
  return {
    facts: facts.slice(0, most).map(({ fact, targets }) => ({
      id: fact.id,
      text: (viewer.language === "fr" ? fact.text.fr : undefined) ?? fact.text.en,
      fronts: targets.flatMap((target) => cardOf(context, target)?.front ?? []),
    })),
    more: Math.max(0, facts.length - most),
  };
}
