import "server-only";
import type { Item } from "@/core/questions/contract";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { buildForm } from "@/core/quizzes/form";
import { getGenerationContext } from "@/server/content/generation-context";
import { heldBackFactIds } from "@/server/data/overrides";

/** A form as learners could get it, for the teacher's eye: with its answers. */
export async function previewForm(blueprint: Blueprint, language: string, seed: string): Promise<readonly Item[]> {
  const form = buildForm(getGenerationContext(language), {
    blueprint,
    seed,
    preferredTargets: new Set(),
    withdrawnFactIds: await heldBackFactIds(),
    excludedFactIds: new Set(),
  });
  return form.ok ? form.value : [];
}
