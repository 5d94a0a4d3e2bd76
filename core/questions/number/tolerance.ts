/** A figure as a fact gives it: one value or a range; `about` when its source rounds. */
export type Figure = {
  readonly low: number;
  readonly high: number;
  readonly about: boolean;
  /** A share in per cent: what may be guessed lies between 0 and 100. */
  readonly isShare: boolean;
};

const RELATIVE = 0.05;
/** In points: five per cent of most shares would pay a blind guess more than a twentieth. */
const WIDEST_OF_A_SHARE = 1;
/** A whole number below this that no source rounds was counted, or laid down: there is no "nearly nineteen regions". */
const COUNTED_BELOW = 100;
/** So narrow that the next whole number earns nothing. */
const OF_A_COUNT = 1 / 8;
/** So many tolerances outside the range, nothing is earned any more. */
const REACH = 4;
/** Decimal fractions have no exact sum: 1.2 + 0.06 lies a hair outside of what it ends. In tolerances. */
const HAIR = 1e-9;

/**
 * How far outside the range an answer still earns full marks: half of the last stated digit, or 5 % of the middle,
 * whichever is more; of a share at most one point, and of what was counted nothing (docs/adr/0044).
 *
 * @returns in the figure's own unit; above 0
 */
export function toleranceOf(figure: Figure): number {
  if (isCount(figure)) return OF_A_COUNT;
  const middle = (figure.low + figure.high) / 2;
  const tolerance = Math.max(lastStatedDigit(figure) / 2, RELATIVE * Math.abs(middle));
  return figure.isShare ? Math.min(WIDEST_OF_A_SHARE, tolerance) : tolerance;
}

const isCount = ({ low, high, about }: Figure): boolean =>
  !about && low === high && Number.isInteger(low) && low < COUNTED_BELOW;

/**
 * The place of the last digit that the source vouches for: 1 for 199,575, 100,000 for "about 22,400,000" and 0.01 for
 * 38.23. Zeros at the end of an exact number are digits like others, and a rounded one is taken to be given to two
 * digits at least: "about 3,000" to the hundred.
 */
export function lastStatedDigit({ low, high, about }: Omit<Figure, "isShare">): number {
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
