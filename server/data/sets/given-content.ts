import "server-only";
import { readOwnTarget } from "@/core/flashcards/own/own-card";
import { isHarmful } from "@/core/questions/frame";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { isOfTopics, scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { listOwnQuestions, ownItems, ownTargetsOfSet } from "@/server/data/own/questions";
import { itemsOfFrozen } from "@/server/data/sets/assigned-questions";
import { seedOf } from "@/server/data/sittings/store-attempt";
import type { Database } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** The assignment that is made or changed, and whose set it is of. */
type Receiver = {
  readonly id: string;
  readonly setId: string;
  readonly ownerId: string;
  readonly kind: "quiz" | "reviewing";
};

/** What is given: a set, or what an assignment has of it. */
type Source = { readonly blueprint: Prisma.JsonValue; readonly frozenItems: Prisma.JsonValue | null };

/**
 * What an assignment holds of its set, with the own questions that the set has now: whatever ids a blueprint names, those of the set
 * alone are asked. Null where nothing but own cards was wanted, and there is none.
 */
export async function contentOf(
  db: Pick<Database, "ownCard">,
  viewer: Viewer,
  { id, setId, ownerId, kind }: Receiver,
  source: Source,
) {
  const owner = { userId: ownerId };
  const blueprint = blueprintSchema.parse(source.blueprint);
  const own = kind === "quiz" ? await listOwnQuestions(owner, setId, db) : [];
  const reviewed = kind === "reviewing" && blueprint.onlyOwn ? await ownTargetsOfSet(owner, setId, db) : [];
  if (blueprint.onlyOwn && own.length + reviewed.length === 0) return null;
  const drawn =
    source.frozenItems === null
      ? null
      : itemsOfFrozen(source.frozenItems).filter(({ targetId }) => readOwnTarget(targetId) === null);
  return {
    blueprint: { ...blueprint, own: own.map((card) => card.id) },
    frozenItems: drawn && JSON.stringify([...drawn, ...ownItems(viewer, own, seedOf(id))]),
    targetIds: kind === "quiz" ? [] : blueprint.onlyOwn ? [...reviewed] : targetsIn(viewer, blueprint),
  };
}

/** The targets that count for reviewing; none where the topics of the set say it, whatever comes to them later. */
function targetsIn(viewer: Viewer, blueprint: Blueprint): string[] {
  if (isOfTopics(blueprint)) return [];
  const context = getGenerationContext(viewer.language);
  const facts = scopeOf(context.base, blueprint).filter((fact) => blueprint.includeHarm || !isHarmful(context, fact));
  return facts.flatMap((fact) => [...targetsOf(context, fact)]);
}
