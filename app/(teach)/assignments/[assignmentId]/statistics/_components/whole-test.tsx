import { useFormatter, useTranslations } from "next-intl";
import { useTold, type Written } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/use-told";
import { Section } from "@/components/ui/card";
import type { Interval } from "@/core/statistics/calibration";
import type { FormAnalysis } from "@/core/statistics/items/form-analysis";

type Shown = Extract<FormAnalysis, { readonly kind: "shown" }>;
type Props = Pick<Shown, "test" | "intervals" | "alpha" | "errorRatio" | "standardError"> & {
  readonly questions: number;
};

type FigureName = "n" | "mean" | "median" | "sd" | "alpha" | "errorRatio" | "error";

/** The totals in a few figures, each with its name. */
export function WholeTest({ test, intervals, alpha, errorRatio, standardError, questions }: Props) {
  const t = useTranslations("statistics");
  const format = useFormatter();
  const { told, range, whole, percent } = useTold();
  const points = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const written = (value: number | null, write: (value: number) => string, interval: Interval | null): Written =>
    value === null ? { value: t("none"), range: null } : { value: write(value), range: range(interval, points) };
  // Rounded first: "1 point", but "1.3 points".
  const plain = (value: number) => t("plain", { value: Math.round(10 * value) / 10 });
  const figures: readonly (readonly [FigureName, Written])[] = [
    ["n", { value: whole(test.n), range: null }],
    ["mean", written(test.mean, (value) => t("points", { value: points(value), of: questions }), intervals.mean)],
    ["median", written(test.median, plain, intervals.median)],
    ["sd", written(test.sd, plain, intervals.sd)],
    ["alpha", told(alpha, percent)],
    ["errorRatio", told(errorRatio, percent)],
    ["error", told(standardError, plain, points)],
  ];
  return (
    <Section id="whole" title={t("whole")}>
      <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {figures.map(([name, figure]) => (
          <div key={name} className="border-t border-line pt-3">
            <dt className="text-ink-soft">{t(name)}</dt>
            <dd className="font-display text-2xl font-bold tabular-nums">
              {figure.value}
              {figure.range === null ? null : (
                <span className="block font-sans text-sm font-normal text-ink-soft">{figure.range}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
