/** An axis of values from 0 up, with round numbers at its ticks. */
export type ValueScale = {
  /** Value at the top of the drawing, at least as high as the highest one. */
  readonly top: number;
  /** From 0 to the top, at equal steps. */
  readonly ticks: readonly number[];
  /** Where a value lies: 0 at the bottom, 1 at the top. */
  readonly at: (value: number) => number;
};

/** Steps that people count in. */
const STEPS = [1, 2, 5, 10] as const;

/**
 * A scale of whole numbers from 0 to the first round one that holds the highest value.
 *
 * @param highest at least 0
 * @param most    most steps between 0 and the top, at least 1
 */
export function valueScale(highest: number, most = 4): ValueScale {
  const rough = Math.max(1, highest) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = STEPS.find((candidate) => candidate * power >= rough) ?? 10;
  const step = Math.max(1, factor * power);
  const top = step * Math.ceil(Math.max(1, highest) / step);
  return {
    top,
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step),
    at: (value) => Math.min(1, Math.max(0, value / top)),
  };
}

/** A scale of shares, from 0 to 1. */
export const shareScale: ValueScale = {
  top: 1,
  ticks: [0, 0.25, 0.5, 0.75, 1],
  at: (value) => Math.min(1, Math.max(0, value)),
};
