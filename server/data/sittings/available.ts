import "server-only";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { buildForm } from "@/core/quizzes/form";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { currentDifficultyFit } from "@/server/data/facts/difficulty";
import { heldBackFactIds } from "@/server/data/facts/overrides";
import { factsUnderTest } from "@/server/data/sittings/under-test";

/**
 * How many questions a quiz of one's own on this blueprint has: a draw of it, since a form has fewer than its facts could give,
 * where one question tells another's answer. Another draw may have one more or less.
 *
 * @returns 0 to `blueprint.length`; fewer than `MIN_LENGTH` make no quiz
 */
export async function countAvailable(viewer: Viewer | null, blueprint: Blueprint): Promise<number> {
  const context = getGenerationContext(viewer?.language ?? "en");
  const underTest = viewer === null ? [] : await factsUnderTest(viewer);
  const form = buildForm(context, {
    blueprint,
    seed: "how many",
    preferredTargets: new Set(),
    knownTargets: new Set(),
    withdrawnFactIds: new Set([...(await heldBackFactIds()), ...underTest]),
    excludedFactIds: new Set(),
    askedBefore: [],
    difficultyFit: await currentDifficultyFit(),
  });
  return form.ok ? form.value.length : form.error.available;
}
