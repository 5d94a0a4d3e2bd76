import { getTranslations } from "next-intl/server";
import { BarPlot } from "@/components/charts/plots/bar-plot";
import { TableBehind } from "@/components/charts/plots/table-behind";
import { Section } from "@/components/ui/card";
import { valueScale } from "@/core/charts/plots/value-scale";
import type { Workload } from "@/core/statistics/workload";

const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const at = (day: string) => new Date(`${day}T00:00:00Z`);

/** Cards that fall due on the coming days; what is late stands before them, outlined. */
export async function WhatComes({ workload, newPerDay }: { readonly workload: Workload; readonly newPerDay: number }) {
  const t = await getTranslations("progress.ahead");
  const { late, days } = workload;
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const busiest = days.reduce((most, day) => (day.count > most.count ? day : most), { day: "", count: 0 });
  if (late + total === 0) {
    return (
      <Section id="ahead" title={t("title")}>
        <p>{t("empty")}</p>
      </Section>
    );
  }
  const bars = [
    ...(late === 0
      ? []
      : [{ key: "late", value: late, name: { text: t("late") }, title: t("lateRow"), outlined: true }]),
    ...days.map(({ day, count }, index) => ({
      key: day,
      value: count,
      name:
        index === 0
          ? { text: t("today"), minor: late > 0 }
          : index % 7 === 0
            ? { text: short.format(at(day)), minor: index % 14 !== 0 }
            : null,
      title: `${long.format(at(day))}: ${count}`,
    })),
  ];
  return (
    <Section id="ahead" title={t("title")} lead={t("lead", { fresh: newPerDay })}>
      <BarPlot
        label={t("chart", {
          total,
          late,
          day: busiest.day === "" ? t("today") : long.format(at(busiest.day)),
          most: busiest.count,
        })}
        bars={bars}
        scale={valueScale(Math.max(late, busiest.count))}
      />
      <TableBehind
        summary={(await getTranslations("progress"))("table")}
        caption={t("title")}
        columns={[
          { key: "day", label: t("day") },
          { key: "cards", label: t("cards"), numeric: true },
        ]}
        rows={[
          ...(late === 0 ? [] : [{ key: "late", cells: { day: t("lateRow"), cards: late } }]),
          ...days.map(({ day, count }) => ({ key: day, cells: { day: long.format(at(day)), cards: String(count) } })),
        ]}
      />
    </Section>
  );
}
