import "server-only";
import { randomUUID } from "node:crypto";
import type { Item } from "@/core/questions/contract";
import { type Explanation, explain } from "@/core/questions/explain";
import { type Blueprint, MIN_LENGTH } from "@/core/quizzes/blueprint";
import { type Preview, type PreviewChange, previewOfSet, requestFor } from "@/core/quizzes/sets/preview";
import { type SetWarning, warningsOf } from "@/core/quizzes/sets/warnings";
import { whyShort } from "@/core/quizzes/why-short";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { getFactBase } from "@/server/content/load";
import { currentDifficultyFit } from "@/server/data/facts/difficulty";
import { heldBackFactIds } from "@/server/data/facts/in-force";
import { cardsOfBlueprint, type FactCards } from "@/server/data/teaching/given-cards";
import type { Prisma } from "@/server/generated/prisma/client";

export type SetPreview = Preview & {
  readonly warnings: readonly SetWarning[];
  /** How each question was made, in the same order. */
  readonly explanations: readonly Explanation[];
  /** The flashcards that it gives as reviewing; null where nobody asked for them. */
  readonly cards: FactCards | null;
};

/** As many as somebody looks through; those that are left out make room for others. */
const MOST_SHOWN = 60;

/**
 * The questions that a set gives, for the teacher's eye: with their keys, and what to be wary of.
 *
 * @param asCards whether the flashcards of its facts are wanted too
 */
export async function previewSet(
  viewer: Pick<Viewer, "language">,
  blueprint: Blueprint,
  change: PreviewChange,
  asCards = false,
): Promise<SetPreview> {
  const context = getGenerationContext(viewer.language);
  const request = {
    // Keys could be worked out from a seed that somebody can guess.
    seed: randomUUID(),
    withdrawnFactIds: await heldBackFactIds(),
    difficultyFit: await currentDifficultyFit(),
  };
  const preview = previewOfSet(context, blueprint, request, change);
  const why = whyShort(context, requestFor(preview.blueprint, request), preview.items.length);
  return {
    ...preview,
    warnings: warningsOf(context, preview.blueprint, preview.items, why),
    explanations: explanationsOf(preview.items),
    cards: asCards ? await cardsOfBlueprint(viewer, preview.blueprint, MOST_SHOWN) : null,
  };
}

/** How questions were made, for the teacher who looks at them with their keys. */
export function explanationsOf(items: readonly Item[]): readonly Explanation[] {
  return items.map((item) => explain(getFactBase(), item));
}

/** Whether a form can be made of it at all. A set of own questions alone is saved before they are written. */
export async function givesEnough(viewer: Pick<Viewer, "language">, blueprint: Blueprint): Promise<boolean> {
  if (blueprint.onlyOwn) return true;
  return (await previewSet(viewer, blueprint, { kind: "show" })).items.length >= MIN_LENGTH;
}

/** The questions of a set as they are now, to be kept as they are. @throws when the facts give too few: a form asks first */
export async function frozenOf(viewer: Pick<Viewer, "language">, blueprint: Blueprint): Promise<Prisma.InputJsonArray> {
  const { items } = await previewSet(viewer, blueprint, { kind: "show" });
  if (items.length < MIN_LENGTH && !blueprint.onlyOwn)
    throw new Error(`A set of ${items.length} questions cannot be frozen.`);
  return items as unknown as Prisma.InputJsonArray;
}
