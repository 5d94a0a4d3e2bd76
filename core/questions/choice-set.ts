import type { FalsityProof } from "@/core/facts/model";
import type { Choice } from "@/core/questions/views";
import { type Random, shuffled } from "@/core/shared/random";

/** One option before it has a place; `proof` is null for what is right. */
export type Option = {
  readonly label: string;
  readonly entityId: string;
  readonly proof: FalsityProof | null;
  readonly why: string | null;
};

export type ChoiceSet = {
  readonly choices: readonly Choice[];
  readonly correctChoiceId: string;
  /** Which entity stands behind each choice: enough to prove the item again. */
  readonly options: Readonly<Record<string, string>>;
  readonly proofs: Readonly<Record<string, FalsityProof>>;
  readonly whyWrong: Readonly<Record<string, string>>;
};

/**
 * Puts options in order: by number where all bear one, else at random. Ids are given by place, so that they tell nothing.
 *
 * @param random decides the order; the place of the right option does not depend on anything else
 */
export function choiceSet(options: readonly Option[], random: Random): ChoiceSet {
  const { right, ...set } = placed(options, random);
  const [only] = right;
  if (only === undefined || right.length > 1) throw new Error("A choice question without a single right option");
  return { ...set, correctChoiceId: only };
}

/** The same where several options are right. */
export function choiceSetOfMany(options: readonly Option[], random: Random): Omit<ChoiceSet, "correctChoiceId"> {
  const { right: _, ...set } = placed(options, random);
  return set;
}

function placed(options: readonly Option[], random: Random) {
  const all = ordered(options, random).map((option, index) => ({ ...option, id: `c${index + 1}` }));
  const wrong = all.filter(({ proof }) => proof !== null);
  return {
    right: all.filter(({ proof }) => proof === null).map(({ id }) => id),
    choices: all.map(({ id, label }) => ({ id, label })),
    options: Object.fromEntries(all.map(({ id, entityId }) => [id, entityId])),
    proofs: Object.fromEntries(wrong.flatMap(({ id, proof }) => (proof === null ? [] : [[id, proof]]))),
    whyWrong: Object.fromEntries(wrong.flatMap(({ id, why }) => (why === null ? [] : [[id, why]]))),
  };
}

/** The number that a label bears ("Resolution 2100" → 2100), or null. */
export function numberIn(label: string): number | null {
  const match = /\d+(?:[.,]\d+)*/.exec(label);
  return match === null ? null : Number(match[0].replace(/,/g, ""));
}

/** In an order that follows from the options and the seed alone: by number where all bear one, else at random. */
export function ordered<Option extends { readonly label: string; readonly entityId: string }>(
  options: readonly Option[],
  random: Random,
): readonly Option[] {
  // Sorted first, so that it does not depend on which of them is right.
  const mixed = shuffled(
    [...options].sort((a, b) => (a.entityId < b.entityId ? -1 : 1)),
    random,
  );
  if (mixed.some(({ label }) => numberIn(label) === null)) return mixed;
  return mixed.sort((a, b) => (numberIn(a.label) ?? 0) - (numberIn(b.label) ?? 0));
}
