import "server-only";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf, targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { taughtBy } from "@/server/data/classes/classrooms";
import { heldBackFactIds } from "@/server/data/facts/overrides";
import { getDb } from "@/server/db";

/** What learners get as cards of a reviewing assignment. */
export type GivenCards = {
  /** In reading order, with what stands on the front of each of their cards. */
  readonly facts: readonly { readonly id: string; readonly text: string; readonly fronts: readonly string[] }[];
  /** Facts beyond those listed. */
  readonly more: number;
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
  const held = new Set(await heldBackFactIds());
  const context = getGenerationContext(viewer.language);
  const facts = scopeOf(context.base, blueprint)
    .filter(({ id, harm }) => (harm === null || withHarm) && !held.has(id))
    .map((fact) => ({ fact, targets: targetsOf(context, fact) }))
    .filter(({ targets }) => targets.length > 0);
  return {
    facts: facts.slice(0, MOST_FACTS).map(({ fact, targets }) => ({
      id: fact.id,
      text: (viewer.language === "fr" ? fact.text.fr : undefined) ?? fact.text.en,
      fronts: targets.flatMap((target) => cardOf(context, target)?.front ?? []),
    })),
    more: Math.max(0, facts.length - MOST_FACTS),
    own: row.set.deck?.cards.map(({ front }) => front) ?? [],
  };
}
