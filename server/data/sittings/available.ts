import "server-only";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { buildForm } from "@/core/quizzes/form";
import { type ShortReason, whyShort } from "@/core/quizzes/why-short";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { currentDifficultyFit } from "@/server/data/facts/difficulty";
import { heldBackFactIds } from "@/server/data/facts/in-force";
import { factsUnderTest } from "@/server/data/sittings/under-test";

/**
 * How many questions a quiz of one's own on this blueprint has: a draw of it, since a form has fewer than its facts could give,
 * where one question tells another's answer. Another draw may have one more or less.
 *
 * @returns 0 to `blueprint.length`, and why they are not as many; fewer than `MIN_LENGTH` make no quiz
 */
export async function findAvailable(
  viewer: Viewer | null,
  blueprint: Blueprint,
): Promise<{ readonly available: number; readonly why: readonly ShortReason[] }> {
  const context = getGenerationContext(viewer?.language ?? "en");
  const underTest = viewer === null ? [] : await factsUnderTest(viewer);
  const request = {
    blueprint,
    seed: "how many",
    preferredTargets: new Set<string>(),
    knownTargets: new Set<string>(),
    withdrawnFactIds: new Set([...(await heldBackFactIds()), ...underTest]),
    excludedFactIds: new Set<string>(),
    askedBefore: [],
    difficultyFit: await currentDifficultyFit(),
  };
  const form = buildForm(context, request);
  const available = form.ok ? form.value.length : form.error.available;
  return { available, why: whyShort(context, request, available) };
}
