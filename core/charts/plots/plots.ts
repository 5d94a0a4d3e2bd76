import type { ValueScale } from "@/core/charts/plots/value-scale";

/** A bar in a drawing that is 100 wide and 100 high, y from the top. */
export type PlotBar = { readonly x: number; readonly width: number; readonly y: number; readonly height: number };

/** Share of its place that a bar takes; the rest is the gap beside it. */
const FILLED = 0.76;

/** Where so many equal places have their middle, in [0, 100]. */
export const middleOf = (index: number, places: number): number => ((index + 0.5) / places) * 100;

/** A bar for each value, side by side over the whole width. */
export function plotBars(values: readonly number[], scale: ValueScale): PlotBar[] {
  const place = 100 / Math.max(1, values.length);
  return values.map((value, index) => {
    const height = scale.at(value) * 100;
    const width = place * FILLED;
    return { x: index * place + (place - width) / 2, width, y: 100 - height, height };
  });
}

export type PlotLine = {
  /** SVG path of the line. */
  readonly line: string;
  /** The same closed along the bottom. */
  readonly area: string;
};

/** A line through values at equal distances over the whole width; a single value is a level line. */
export function plotLine(values: readonly number[], scale: ValueScale): PlotLine {
  const [only] = values;
  if (only === undefined) return { line: "", area: "" };
  const all = values.length === 1 ? [only, only] : values;
  const points = all.map((value, index) => {
    const x = (index / (all.length - 1)) * 100;
    return `${round(x)} ${round(100 - scale.at(value) * 100)}`;
  });
  const line = `M${points.join("L")}`;
  return { line, area: `${line}L100 100L0 100Z` };
}

const round = (value: number): number => Math.round(value * 100) / 100;
