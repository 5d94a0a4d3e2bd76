import { type AxisName, PlotFrame } from "@/components/charts/plots/plot-frame";
import { middleOf, plotBars } from "@/core/charts/plots/plots";
import type { ValueScale } from "@/core/charts/plots/value-scale";

export type Bar = {
  readonly key: string;
  readonly value: number;
  readonly name: AxisName | null;
  /** In words, for the pointer. */
  readonly title: string;
  /** An outlined bar stands apart from the others: its name says why. */
  readonly outlined?: boolean;
  /** Where the value likely lies, as a line over the bar. */
  readonly interval?: { readonly low: number; readonly high: number } | null;
  /** What was expected of it, as a mark across the bar. */
  readonly expected?: number | null;
};

type Props = {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly scale: ValueScale;
  readonly written?: (value: number) => string;
};

/** Bars side by side. */
export function BarPlot({ label, bars, scale, written = String }: Props) {
  const drawn = plotBars(
    bars.map(({ value }) => value),
    scale,
  );
  const y = (value: number) => 100 - scale.at(value) * 100;
  return (
    <PlotFrame label={label} scale={scale} written={written} names={bars.map(({ name }) => name)}>
      {bars.map(({ key, title, outlined = false, interval = null, expected = null }, index) => {
        const bar = drawn[index];
        const x = middleOf(index, bars.length);
        return (
          <g key={key}>
            <title>{title}</title>
            <rect
              {...bar}
              vectorEffect="non-scaling-stroke"
              className={outlined ? "fill-ochre-tint stroke-ochre-ink stroke-2" : "fill-indigo"}
            />
            {interval === null ? null : (
              <>
                <IntervalLine
                  x={x}
                  from={y(interval.high)}
                  to={y(interval.low)}
                  className="stroke-surface stroke-[5px]"
                />
                <IntervalLine
                  x={x}
                  from={y(interval.high)}
                  to={y(interval.low)}
                  className="stroke-ochre stroke-[2.5px]"
                />
              </>
            )}
            {expected === null || bar === undefined ? null : (
              <line
                x1={bar.x - bar.width * 0.12}
                x2={bar.x + bar.width * 1.12}
                y1={y(expected)}
                y2={y(expected)}
                vectorEffect="non-scaling-stroke"
                strokeDasharray="5 3"
                className="stroke-ink stroke-2"
              />
            )}
          </g>
        );
      })}
    </PlotFrame>
  );
}

/** Twice, wide in the colour of the ground and then narrow: it is seen on the bar and off it. */
function IntervalLine({
  x,
  from,
  to,
  className,
}: {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly className: string;
}) {
  return <line x1={x} x2={x} y1={from} y2={to} vectorEffect="non-scaling-stroke" className={className} />;
}
