import type { Fact } from "@/core/facts/model";
import type { SecondOracle } from "@/core/quality/second-oracle";
import type { GenerationContext, Item } from "@/core/questions/contract";

/** Everything that a check of one item may look at. */
export type Subject = {
  readonly context: GenerationContext;
  readonly item: Item;
  /** The facts that the item rests on, the asked one first. */
  readonly facts: readonly [Fact, ...Fact[]];
  readonly second: SecondOracle;
  /** Makes the item again from its seed; null when it is refused now. */
  readonly again: () => Item | null;
};

/**
 * One check of items.md §4.1. A blocking check tolerates nothing; the others are counted.
 *
 * `run` returns a sentence for each fault, none when the item passes or the check does not concern its type.
 */
export type ItemCheck = {
  readonly id: string;
  readonly title: string;
  readonly blocking: boolean;
  run(subject: Subject): readonly string[];
};

/** One check of several items that stand together: the items of a form, or the whole bank. */
export type SetCheck = {
  readonly id: string;
  readonly title: string;
  readonly blocking: boolean;
  run(context: GenerationContext, items: readonly Item[]): readonly string[];
};

export type Violation = { readonly check: string; readonly blocking: boolean; readonly message: string };
