import type { FactBase } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { DifficultyClass } from "@/core/quizzes/blueprint";
import { hash32 } from "@/core/shared/random";

/** Below `easy` an item is easy, from `hard` on it is hard; between them, medium. On the scale of `Item.difficulty`. */
export type DifficultyThresholds = { readonly easy: number; readonly hard: number };

/** One fact in so many is asked to find the thirds of the bank: enough for a tertile, little to wait for. */
const SAMPLED = 3;
const SEED = "difficulty thirds";

const known = new WeakMap<FactBase, Map<string, DifficultyThresholds>>();

/** The thirds of the bank by estimated difficulty. Worked out once for a base and language; depends on nothing else. */
export function difficultyThresholds(context: GenerationContext): DifficultyThresholds {
  const byLanguage = known.get(context.base) ?? new Map<string, DifficultyThresholds>();
  known.set(context.base, byLanguage);
  const thresholds = byLanguage.get(context.language) ?? thirdsOf(sampledDifficulties(context));
  byLanguage.set(context.language, thresholds);
  return thresholds;
}

/** The class of an item. */
export function difficultyClass(difficulty: number, { easy, hard }: DifficultyThresholds): DifficultyClass {
  if (difficulty < easy) return "easy";
  return difficulty < hard ? "medium" : "hard";
}

/** Tertiles of the values; of none, everything is medium. */
export function thirdsOf(values: readonly number[]): DifficultyThresholds {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)];
  return { easy: at(1 / 3) ?? Number.NEGATIVE_INFINITY, hard: at(2 / 3) ?? Number.POSITIVE_INFINITY };
}

function sampledDifficulties(context: GenerationContext): readonly number[] {
  const facts = [...context.base.facts.values()].filter(({ id }) => hash32(id) % SAMPLED === 0);
  return facts.flatMap((fact) =>
    possibleItems(context, fact).flatMap(({ type, ask }) => {
      const made = generateItem(context, type, ask, SEED);
      return made.ok && belongs(made.value) ? [made.value.difficulty] : [];
    }),
  );
}

/**
 * Questions about the evidence and the wording are asked for nearly every fact, and are alike in difficulty: they would
 * set the thirds.
 */
const belongs = ({ type }: Item): boolean => type !== "status" && type !== "which-wording";
