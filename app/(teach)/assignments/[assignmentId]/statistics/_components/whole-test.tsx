import { useFormatter, useTranslations } from "next-intl";
import { useWhole } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/use-whole";
import { Section } from "@/components/ui/card";
import type { FormAnalysis } from "@/core/statistics/items/form-analysis";

type Shown = Extract<FormAnalysis, { readonly kind: "shown" }>;
type Props = Pick<Shown, "test" | "alpha"> & { readonly questions: number };

/** The totals in a few figures, each with its name. */
export function WholeTest({ test, alpha, questions }: Props) {
  const t = useTranslations("statistics");
  const format = useFormatter();
  const points = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const whole = useWhole();
  const mark = (value: number | null) => (value === null ? t("none") : t("plain", { value: points(value) }));
  const figures = [
    ["n", whole(test.n), null],
    ["mean", test.mean === null ? t("none") : t("points", { value: points(test.mean), of: questions }), null],
    ["median", mark(test.median), null],
    ["sd", mark(test.sd), null],
    [
      "alpha",
      alpha === null ? t("alphaFew") : t("percent", { value: whole(alpha.value) }),
      alpha?.interval ? t("interval", { low: whole(alpha.interval.low), high: whole(alpha.interval.high) }) : null,
    ],
    [
      "errorRatio",
      alpha === null || test.errorRatio === null ? t("none") : t("percent", { value: whole(test.errorRatio) }),
      null,
    ],
    ["error", mark(alpha === null ? null : test.standardError), null],
  ] as const;
  return (
    <Section id="whole" title={t("whole")}>
      <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {figures.map(([name, value, range]) => (
          <div key={name} className="border-t border-line pt-3">
            <dt className="text-ink-soft">{t(name)}</dt>
            <dd className="font-display text-2xl font-bold tabular-nums">
              {value}
              {range === null ? null : (
                <span className="block font-sans text-sm font-normal text-ink-soft">{range}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
