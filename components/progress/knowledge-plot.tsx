import { useTranslations } from "next-intl";
import { LinePlot } from "@/components/charts/plots/line-plot";
import { TableBehind } from "@/components/charts/plots/table-behind";
import { Section } from "@/components/ui/card";
import { valueScale } from "@/core/charts/plots/value-scale";
import { dayOf, type KnownOn } from "@/core/statistics/knowledge";

const month = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const written = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const at = (day: number) => new Date(`${dayOf(day)}T00:00:00Z`);

/** The month where it begins, every other one on a phone. */
function nameOf(day: number, before: number | undefined) {
  const [now, last] = [at(day).getUTCMonth(), before === undefined ? null : at(before).getUTCMonth()];
  return last === null || now === last ? null : { text: month.format(at(day)), minor: now % 3 !== 0 };
}

/** All that is known, week by week. */
export function KnowledgePlot({ weeks }: { readonly weeks: readonly KnownOn[] }) {
  const t = useTranslations("progress.memory");
  const values = weeks.map(({ recalled }) => recalled);
  const most = Math.max(...values);
  return (
    <Section id="knowledge" title={t("title")} lead={t("lead")}>
      <LinePlot
        label={t("chart", {
          from: Math.round(values[0] ?? 0),
          now: Math.round(values.at(-1) ?? 0),
          most: Math.round(most),
        })}
        values={values}
        scale={valueScale(most)}
        names={weeks.map(({ day }, index) => nameOf(day, weeks[index - 1]?.day))}
      />
      <TableBehind
        summary={useTranslations("progress")("table")}
        caption={t("title")}
        columns={[
          { key: "week", label: t("week") },
          { key: "recalled", label: t("recalled"), numeric: true },
          { key: "met", label: t("met"), numeric: true },
        ]}
        rows={[...weeks].reverse().map(({ day, recalled, met }) => ({
          key: String(day),
          cells: { week: written.format(at(day)), recalled: String(Math.round(recalled)), met: String(met) },
        }))}
      />
    </Section>
  );
}
