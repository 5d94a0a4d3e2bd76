import { type AxisName, PlotFrame } from "@/components/charts/plots/plot-frame";
import { plotLine } from "@/core/charts/plots/plots";
import type { ValueScale } from "@/core/charts/plots/value-scale";

type Props = {
  readonly label: string;
  /** At equal distances. */
  readonly values: readonly number[];
  readonly scale: ValueScale;
  readonly names: readonly (AxisName | null)[];
};

/** One value through time. */
export function LinePlot({ label, values, scale, names }: Props) {
  const { line, area } = plotLine(values, scale);
  return (
    <PlotFrame label={label} scale={scale} written={String} names={names}>
      <path d={area} className="fill-indigo/15" />
      <path
        d={line}
        fill="none"
        vectorEffect="non-scaling-stroke"
        strokeLinejoin="round"
        className="stroke-indigo stroke-[2.5px]"
      />
    </PlotFrame>
  );
}

/** The same without axes, beside words that tell its figures. */
export function SmallLine({ values, scale }: { readonly values: readonly number[]; readonly scale: ValueScale }) {
  const { line, area } = plotLine(values, scale);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="h-12 w-full border-b border-line-strong"
    >
      <path d={area} className="fill-indigo/15" />
      <path d={line} fill="none" vectorEffect="non-scaling-stroke" className="stroke-indigo stroke-2" />
    </svg>
  );
}
