import "server-only";
import { flaggedOrigins, type OriginShare } from "@/core/facts/balance";
import type { Item } from "@/core/questions/contract";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { buildForm } from "@/core/quizzes/form";
import { getGenerationContext } from "@/server/content/generation-context";
import { currentDifficultyFit } from "@/server/data/facts/difficulty";
import { heldBackFactIds } from "@/server/data/facts/overrides";

/** Origins on which more than half of the facts behind a set rest: one voice would shape what is told. */
export function onesidedOrigins(blueprint: Blueprint, language: string): readonly OriginShare[] {
  const { base } = getGenerationContext(language);
  const topics = blueprint.topics.length === 0 ? base.topics.map(({ id }) => id) : blueprint.topics;
  return flaggedOrigins(topics.flatMap((topic) => base.index.factsByTopic.get(topic) ?? []));
}

/** A form as learners could get it, for the teacher's eye: with its answers. */
export async function previewForm(blueprint: Blueprint, language: string, seed: string): Promise<readonly Item[]> {
  const form = buildForm(getGenerationContext(language), {
    blueprint,
    seed,
    preferredTargets: new Set(),
    knownTargets: new Set(),
    withdrawnFactIds: await heldBackFactIds(),
    excludedFactIds: new Set(),
    difficultyFit: await currentDifficultyFit(),
  });
  return form.ok ? form.value : [];
}
