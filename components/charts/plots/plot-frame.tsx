import type { ReactNode } from "react";
import { middleOf } from "@/core/charts/plots/plots";
import type { ValueScale } from "@/core/charts/plots/value-scale";

/** A name under a place of the axis. */
export type AxisName = {
  readonly text: string;
  /** Left out where there is little room. */
  readonly minor?: boolean;
};

type Props = {
  /** What the drawing shows, in a sentence; its figures stand in the table behind it. */
  readonly label: string;
  readonly scale: ValueScale;
  readonly written: (value: number) => string;
  /** A name for each place; null where none is written. */
  readonly names: readonly (AxisName | null)[];
  /** What is drawn, in 100 × 100 units stretched over the plot. */
  readonly children: ReactNode;
};

const HEIGHT = 176;

/** Axes of a drawing. Only marks are stretched to the width at hand: letters keep their size on a phone. */
export function PlotFrame({ label, scale, written, names, children }: Props) {
  return (
    <div role="img" aria-label={label} className="rounded-2xl border border-line bg-surface px-3 pt-5 pb-2 sm:px-5">
      <div aria-hidden="true" className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div className="relative w-10" style={{ height: HEIGHT }}>
          {scale.ticks.map((tick) => (
            <span
              key={tick}
              style={{ bottom: `${scale.at(tick) * 100}%` }}
              className="absolute right-0 translate-y-1/2 text-xs whitespace-nowrap text-ink-soft tabular-nums"
            >
              {written(tick)}
            </span>
          ))}
        </div>
        <svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none" height={HEIGHT} className="w-full">
          {scale.ticks.map((tick) => (
            <line
              key={tick}
              x2="100"
              y1={100 - scale.at(tick) * 100}
              y2={100 - scale.at(tick) * 100}
              vectorEffect="non-scaling-stroke"
              className={tick === 0 ? "stroke-line-strong" : "stroke-line"}
            />
          ))}
          {children}
        </svg>
        <div className="relative col-start-2 h-6">
          {names.map((name, index) =>
            name === null ? null : (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a place of the axis is its position
                key={index}
                style={{ left: `${middleOf(index, names.length)}%` }}
                className={`absolute -translate-x-1/2 pt-1 text-xs whitespace-nowrap text-ink-soft tabular-nums ${name.minor ? "max-sm:hidden" : ""}`}
              >
                {name.text}
              </span>
            ),
          )}
        </div>
      </div>
    </div>
  );
}
