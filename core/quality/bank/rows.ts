import { z } from "zod";
import type { ChoiceQuestion } from "@/core/quality/bank/choice-questions";
import { readingGrade } from "@/core/quality/bank/reading";
import { type SurfaceCues, surfaceCues } from "@/core/quality/bank/surface-cues";
import { stemOf } from "@/core/quality/item-parts";
import type { GenerationContext, Item } from "@/core/questions/contract";
import type { QuestionTypeName } from "@/core/questions/views";

/** What the checks of the whole bank keep of an item: thousands of them fit where the items would not. */
export type BankRow = {
  readonly type: QuestionTypeName;
  readonly seed: string;
  /** The facts that it rests on, the asked one first. */
  readonly factIds: readonly string[];
  readonly verdict: Verdict | null;
  readonly cues: SurfaceCues | null;
  /** School years that its stem takes (English and French by the formula of the language). */
  readonly readingGrade: number;
};

/** The whole bank, or what of it the checks go by. */
export type BankSample = {
  readonly rows: readonly BankRow[];
  /** Every choice question as a guesser sees it, drawn more often than the rows where these are few. */
  readonly choices: readonly ChoiceQuestion[];
};

type Verdict = {
  readonly isTrue: boolean;
  /** Of a false statement: whether it is wrong in its subject; null of a true one. */
  readonly firstIsWrong: boolean | null;
  /** Whether it could be wrong in either of two places. */
  readonly twoParts: boolean;
};

const verdictKey = z.object({
  isTrue: z.boolean(),
  fix: z.object({ partId: z.string() }).nullable(),
  shown: z.record(z.string(), z.string()),
});

export function bankRow(context: GenerationContext, item: Item): BankRow {
  return {
    type: item.type,
    seed: item.seed,
    factIds: item.factIds,
    verdict: verdictOf(item),
    cues: surfaceCues(context, item),
    readingGrade: readingGrade(stemOf(item.view), item.language),
  };
}

function verdictOf({ view, key }: Item): Verdict | null {
  if (view.type !== "true-false") return null;
  const { isTrue, fix, shown } = verdictKey.parse(key);
  return { isTrue, firstIsWrong: fix === null ? null : fix.partId === "s", twoParts: "s" in shown && "o" in shown };
}
