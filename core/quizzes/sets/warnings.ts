import type { GenerationContext, Item } from "@/core/questions/contract";
import type { QuestionTypeName } from "@/core/questions/views";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { type OneSided, oneSided } from "@/core/quizzes/sets/one-sided";
import type { ShortReason } from "@/core/quizzes/why-short";

/** What whoever makes a set should know of it before it is given (items.md §8, H7 and H8). */
export type SetWarning =
  /** There are fewer questions than were asked for: the facts give no more, unless there are reasons. */
  | {
      readonly kind: "too-few";
      readonly found: number;
      readonly wanted: number;
      readonly why: readonly ShortReason[];
    }
  /** A type that was chosen and of which there is no question. */
  | { readonly kind: "none-of-type"; readonly type: QuestionTypeName }
  | OneSided
  /** Questions that ask the same of one thing after another, by their numbers from 1: who mediated an accord, say. */
  | { readonly kind: "alike"; readonly numbers: readonly number[] }
  /** So many questions tell of deaths or violence; learners are warned before each. */
  | { readonly kind: "harm"; readonly count: number };

/** Fewer questions on one matter are no row, and neither is a smaller share of the set. */
const ALIKE = { fewest: 3, share: 0.25 } as const;

/**
 * In the order in which they matter; none for a set without questions but that it has too few.
 *
 * @param why what keeps it short, where it has too few
 */
export function warningsOf(
  { base }: GenerationContext,
  blueprint: Blueprint,
  items: readonly Item[],
  why: readonly ShortReason[],
): readonly SetWarning[] {
  if (blueprint.onlyOwn) return [];
  const harmful = items.filter(({ feedback }) => feedback.harm !== null).length;
  const found = items.length;
  const wanted = blueprint.length;
  const missing = blueprint.types.filter((type) => !items.some((item) => item.type === type));
  return [
    ...(found < wanted ? [{ kind: "too-few" as const, found, wanted, why }] : []),
    ...(found === 0 ? [] : missing.map((type) => ({ kind: "none-of-type" as const, type }))),
    ...alikeQuestions(base, items),
    ...(harmful === 0 ? [] : [{ kind: "harm" as const, count: harmful }]),
    ...oneSided(base, items),
  ];
}

/** The longest row of questions that rest on one relation of one thing to different others. */
function alikeQuestions(base: GenerationContext["base"], items: readonly Item[]): readonly SetWarning[] {
  const rows = new Map<string, number[]>();
  for (const [at, { factIds }] of items.entries()) {
    const triple = base.facts.get(factIds[0] ?? "")?.triple ?? null;
    if (triple === null) continue;
    const ends = [triple.s, ...(triple.o.kind === "entity" ? [triple.o.id] : [])];
    for (const end of ends) rows.set(`${triple.r} ${end}`, [...(rows.get(`${triple.r} ${end}`) ?? []), at + 1]);
  }
  const [numbers = []] = [...rows.values()].sort((a, b) => b.length - a.length);
  const isRow = numbers.length >= ALIKE.fewest && numbers.length > items.length * ALIKE.share;
  return isRow ? [{ kind: "alike", numbers }] : [];
}
