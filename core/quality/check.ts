import type { Fact } from "@/core/facts/model";
import type { BankSample } from "@/core/quality/bank/rows";
import type { GenerationContext, Grade, Item, Ungradable } from "@/core/questions/contract";
import type { Result } from "@/core/shared/result";

/** Everything that a check of one item may look at. */
export type Subject = {
  readonly context: GenerationContext;
  readonly item: Item;
  /** The facts that the item rests on, the asked one first. */
  readonly facts: readonly [Fact, ...Fact[]];
  /** Makes the item again from its seed; null when it is refused now. */
  readonly again: () => Item | null;
  readonly grader: Grader;
};

/** Grades an answer to an item. An argument of the checks, so that a grader with a fault can be put before them. */
export type Grader = (item: Item, answer: unknown) => Result<Grade, Ungradable>;

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

/** One check of several items that stand together in a form. */
export type SetCheck = {
  readonly id: string;
  readonly title: string;
  readonly blocking: boolean;
  /** @param headings what stands over the form all the time; none where it is left out */
  run(context: GenerationContext, items: readonly Item[], headings?: readonly string[]): readonly string[];
  /** For a check of a quantity: what it comes to in this form, whether it passes or not. */
  measure?(items: readonly Item[]): readonly FormFigure[];
};

/** One measured figure of a form; the larger it is, the nearer to its threshold. */
export type FormFigure = {
  readonly name: string;
  readonly value: number;
  readonly threshold: string;
  readonly holds: boolean;
};

/** "not shown": there are too few items to tell, and so nothing is claimed. "reported": no threshold is set. */
export type Verdict = "holds" | "misses" | "not shown" | "reported";

/** One measured figure of the whole bank beside what it must keep to. */
export type BankFigure = {
  readonly check: string;
  readonly name: string;
  /** Items (or facts) that it rests on. */
  readonly count: number;
  readonly value: number;
  /** 95 % interval; null where the figure is no sample. */
  readonly low: number | null;
  readonly high: number | null;
  readonly threshold: string;
  readonly verdict: Verdict;
};

/** One check of items.md §4.2 over every item that the base allows. */
export type BankCheck = {
  readonly id: string;
  readonly title: string;
  readonly blocking: boolean;
  measure(context: GenerationContext, bank: BankSample): readonly BankFigure[];
};

export type Violation = { readonly check: string; readonly blocking: boolean; readonly message: string };
