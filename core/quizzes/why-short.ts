import type { GenerationContext } from "@/core/questions/contract";
import { drawItems, type FormRequest } from "@/core/quizzes/form";
import { headingsOf } from "@/core/quizzes/headings";

/**
 * What keeps a form short though there are facts: the name of its one topic or thing, which stands over it and would tell answers, or
 * violence and casualties, which were left out.
 */
export type ShortReason = "told-by-heading" | "harm-left-out";

/**
 * Why a form has fewer questions than were asked for. Each reason is tried by a draw without it: it is one where more comes then.
 *
 * @param found how many questions there are
 * @returns none where there are as many as asked for, or where the facts by themselves give no more
 */
export function whyShort(context: GenerationContext, request: FormRequest, found: number): readonly ShortReason[] {
  const { blueprint } = request;
  if (found >= blueprint.length || blueprint.onlyOwn) return [];
  const headings = headingsOf(context, blueprint);
  const unnamed = headings.length === 0 ? 0 : drawItems(context, request, []).length;
  const whole = { ...request, blueprint: { ...blueprint, includeHarm: true } };
  const withHarm = blueprint.includeHarm ? 0 : drawItems(context, whole).length;
  return [
    ...(unnamed > found ? (["told-by-heading"] as const) : []),
    ...(withHarm > found ? (["harm-left-out"] as const) : []),
  ];
}
