import { useTranslations } from "next-intl";
import { BarPlot } from "@/components/charts/plots/bar-plot";
import { TableBehind } from "@/components/charts/plots/table-behind";
import { Section } from "@/components/ui/card";
import { shareScale } from "@/core/charts/plots/value-scale";
import { FEWEST_FOR_AN_HOUR, type HourRetention, type IntervalRetention } from "@/core/statistics/retention";

const percent = (share: number) => Math.round(share * 100);

/** Retention by the days that went by, beside what was predicted. */
export function IntervalPlot({ rows }: { readonly rows: readonly IntervalRetention[] }) {
  const t = useTranslations("progress.retention");
  const table = useTranslations("progress")("table");
  const nameOf = ({ from, to }: IntervalRetention) =>
    to === null ? t("over", { from }) : to === from ? t("one", { from }) : t("range", { from, to });
  const written = (share: number | null) => (share === null ? t("empty") : t("percent", { percent: percent(share) }));
  return (
    <Section id="by-interval" title={t("byInterval")} lead={t("byIntervalLead")}>
      <BarPlot
        label={t("byIntervalChart", {
          first: rows[0] ? nameOf(rows[0]) : "",
          last: rows.at(-1) ? nameOf(rows.at(-1) as IntervalRetention) : "",
        })}
        scale={shareScale}
        written={(value) => t("percent", { percent: percent(value) })}
        bars={rows.map((row, index) => ({
          key: String(row.from),
          value: row.share ?? 0,
          name: { text: nameOf(row), minor: index % 2 === 1 },
          title: `${nameOf(row)}: ${written(row.share)}`,
          interval: row.interval,
          expected: row.predicted,
        }))}
      />
      <TableBehind
        summary={table}
        caption={t("byInterval")}
        columns={[
          { key: "days", label: t("days") },
          { key: "share", label: t("share"), numeric: true },
          { key: "predicted", label: t("predicted"), numeric: true },
          { key: "likely", label: t("likely"), numeric: true },
          { key: "cards", label: t("cards"), numeric: true },
        ]}
        rows={rows.map((row) => ({
          key: String(row.from),
          cells: {
            days: nameOf(row),
            share: written(row.share),
            predicted: written(row.predicted),
            likely: row.interval
              ? t("interval", { low: percent(row.interval.low), high: percent(row.interval.high) })
              : t("empty"),
            cards: String(row.asked),
          },
        }))}
      />
    </Section>
  );
}

/** Retention by the hour of the learner's day; hours with few cards are named as such. */
export function HourPlot({ rows }: { readonly rows: readonly HourRetention[] }) {
  const t = useTranslations("progress.retention");
  const table = useTranslations("progress")("table");
  const hours = rows.filter(({ enough }) => enough).length;
  const lead =
    hours === 0 ? t("byHourNone", { fewest: FEWEST_FOR_AN_HOUR }) : t("byHourLead", { fewest: FEWEST_FOR_AN_HOUR });
  const written = ({ share, enough }: HourRetention) =>
    !enough || share === null ? t("few") : t("percent", { percent: percent(share) });
  return (
    <Section id="by-hour" title={t("byHour")} lead={lead}>
      {hours === 0 ? null : (
        <BarPlot
          label={t("byHourChart", { hours })}
          scale={shareScale}
          written={(value) => t("percent", { percent: percent(value) })}
          bars={rows.map((row) => ({
            key: String(row.hour),
            value: row.enough ? (row.share ?? 0) : 0,
            name: row.hour % 3 === 0 ? { text: t("clock", { hour: row.hour }), minor: row.hour % 6 !== 0 } : null,
            title: `${t("clock", { hour: row.hour })} ${written(row)}`,
            interval: row.enough ? row.interval : null,
          }))}
        />
      )}
      <TableBehind
        summary={table}
        caption={t("byHour")}
        columns={[
          { key: "hour", label: t("hour") },
          { key: "share", label: t("share"), numeric: true },
          { key: "likely", label: t("likely"), numeric: true },
          { key: "cards", label: t("cards"), numeric: true },
        ]}
        rows={rows.map((row) => ({
          key: String(row.hour),
          cells: {
            hour: t("clock", { hour: row.hour }),
            share: written(row),
            likely:
              row.enough && row.interval
                ? t("interval", { low: percent(row.interval.low), high: percent(row.interval.high) })
                : t("few"),
            cards: String(row.asked),
          },
        }))}
      />
    </Section>
  );
}
