import { type DayNumber, dayNumber } from "@/core/shared/edtf";

/** From a year on, so many drawing units a year. */
export type ScalePart = { readonly fromYear: number; readonly perYear: number };

export type TimeScale = {
  /** Units of the drawing; days before or after the scale land on its ends. */
  readonly at: (day: DayNumber) => number;
  readonly width: number;
};

const DAYS_A_YEAR = 365.2425;

/**
 * A time axis of straight parts, so that crowded years can be wider than empty ones.
 *
 * @param parts ascending by `fromYear`; the first begins the axis
 * @param end   last day of the axis
 */
export function timeScale(parts: readonly ScalePart[], end: DayNumber): TimeScale {
  const pieces: { readonly from: number; readonly to: number; readonly x: number; readonly perDay: number }[] = [];
  let x = 0;
  parts.forEach(({ fromYear, perYear }, index) => {
    const from = dayNumber(fromYear, 1, 1);
    const next = parts[index + 1];
    const to = next === undefined ? end : dayNumber(next.fromYear, 1, 1);
    const perDay = perYear / DAYS_A_YEAR;
    pieces.push({ from, to, x, perDay });
    x += (to - from) * perDay;
  });
  const width = x;
  return {
    width,
    at: (day) => {
      const piece = pieces.find(({ to }) => day < to);
      if (piece === undefined) return width;
      return piece.x + Math.max(0, day - piece.from) * piece.perDay;
    },
  };
}
