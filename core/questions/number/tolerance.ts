/** A figure as a fact gives it: one value or a range; `about` when its source rounds. */
export type Figure = { readonly low: number; readonly high: number; readonly about: boolean };

const RELATIVE = 0.05;
/** So many tolerances outside the range, nothing is earned any more. */
const REACH = 4;
/** Decimal fractions have no exact sum: 1.2 + 0.06 lies a hair outside of what it ends. In tolerances. */
const HAIR = 1e-9;

/**
 * How far outside the range an answer still earns full marks: half of the last stated digit, or 5 % of the middle,
 * whichever is more.
 *
 * @returns in the figure's own unit; above 0
 */
export function toleranceOf(figure: Figure): number {
  const middle = (figure.low + figure.high) / 2;
  return Math.max(lastStatedDigit(figure) / 2, RELATIVE * Math.abs(middle));
}

/**
 * The place of the last digit that the source vouches for: 1 for 199,575, 100,000 for "about 22,400,000" and 0.01 for
 * 38.23. Zeros at the end of an exact number are digits like others, and a rounded one is taken to be given to two
 * digits at least: "about 3,000" to the hundred.
 */
export function lastStatedDigit({ low, high, about }: Figure): number {
  return Math.min(...[low, high].map((value) => (about ? lastNonZero(value) : lastWritten(value))));
}

function lastWritten(value: number): number {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  return 10 ** -decimals;
}

function lastNonZero(value: number): number {
  if (value === 0 || !Number.isInteger(value)) return lastWritten(value);
  let place = 1;
  while (value % (place * 10) === 0) place *= 10;
  return Math.min(place, Math.max(1, 10 ** (String(Math.abs(value)).length - 2)));
}

/**
 * What an answer earns: 1 within the range and its tolerance, then falling in a straight line to 0 at four tolerances.
 *
 * @param key   `tolerance` above 0, in the unit of the range
 * @param value the answer, in the same unit
 * @returns in [0, 1]; never more for an answer that is further away
 */
export function creditAt(
  key: { readonly low: number; readonly high: number; readonly tolerance: number },
  value: number,
): number {
  const outside = Math.max(0, key.low - value, value - key.high);
  const reach = outside / key.tolerance;
  if (reach <= 1 + HAIR) return 1;
  const credit = (REACH - reach) / (REACH - 1);
  return Math.min(1, Math.max(0, credit));
}
