import type { BankFigure, FormFigure, SetCheck } from "@/core/quality/check";
import type { Item } from "@/core/questions/contract";

/** What every check of a quantity comes to in one form, as figures of a bank of that one form. */
export function figuresOfForm(checks: readonly SetCheck[], items: readonly Item[]): readonly BankFigure[] {
  return checks.flatMap(({ id, measure }) => (measure?.(items) ?? []).map((figure) => asBankFigure(id, figure)));
}

const asBankFigure = (check: string, { name, value, threshold, holds }: FormFigure): BankFigure => ({
  check,
  name,
  count: 1,
  value,
  low: null,
  high: null,
  threshold,
  verdict: holds ? "holds" : "misses",
});

/** Of each figure the largest in any form, with the number of forms; it misses its threshold when one form does. */
export function worstOfForms(figures: readonly BankFigure[]): readonly BankFigure[] {
  const worst = new Map<string, BankFigure>();
  for (const figure of figures) {
    const key = `${figure.check} ${figure.name}`;
    const known = worst.get(key);
    if (known === undefined) worst.set(key, figure);
    else {
      worst.set(key, {
        ...known,
        count: known.count + figure.count,
        value: Math.max(known.value, figure.value),
        verdict: known.verdict === "misses" ? "misses" : figure.verdict,
      });
    }
  }
  return [...worst.values()];
}
