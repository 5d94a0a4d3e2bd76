import { useTranslations } from "next-intl";
import { SmallLine } from "@/components/charts/plots/line-plot";
import { TableBehind } from "@/components/charts/plots/table-behind";
import { Section } from "@/components/ui/card";
import { valueScale } from "@/core/charts/plots/value-scale";
import { dayOf, type KnownOn } from "@/core/statistics/knowledge";
import { masteryOf } from "@/core/statistics/mastery";

export type TopicHistory = {
  readonly id: string;
  readonly name: string;
  /** Cards of the topic, met or not. */
  readonly cards: number;
  /** Oldest first, the last of them today. */
  readonly weeks: readonly KnownOn[];
};

const FOUR_WEEKS = 4;
const written = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** What the small pictures show, newest first: a row a week, a column a topic. */
function weekRows(topics: readonly TopicHistory[]) {
  const days = topics[0]?.weeks.map(({ day }) => day) ?? [];
  return days
    .map((day, index) => {
      const known = topics.map(({ id, weeks }): [string, string] => [
        id,
        String(Math.round(weeks[index]?.recalled ?? 0)),
      ]);
      return {
        key: String(day),
        cells: { week: written.format(Date.parse(dayOf(day))), ...Object.fromEntries(known) },
      };
    })
    .reverse();
}

/** The same for each topic: small, all on one scale, with its level and what became of it in words. */
export function KnowledgeByTopic({ topics }: { readonly topics: readonly TopicHistory[] }) {
  const t = useTranslations("progress.memory");
  const levels = useTranslations("progress.recall.levels");
  const scale = valueScale(Math.max(1, ...topics.flatMap(({ weeks }) => weeks.map(({ recalled }) => recalled))));
  const rows = topics.map(({ id, name, cards, weeks }) => {
    const on = (index: number) => Math.round(weeks.at(index)?.recalled ?? 0);
    const last = weeks.at(-1);
    const level = levels(masteryOf(last?.recalled ?? 0, last?.met ?? 0, cards));
    return { id, name, cards, weeks, level, now: on(-1), monthAgo: on(-1 - FOUR_WEEKS), yearAgo: on(0) };
  });
  return (
    <Section id="by-topic" title={t("topics")} lead={t("topicsLead")}>
      <ul className="grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
        {rows.map(({ id, name, cards, weeks, level, now, monthAgo }) => (
          <li key={id}>
            <h3 className="text-lg">{name}</h3>
            <div className="mt-2">
              <SmallLine values={weeks.map(({ recalled }) => recalled)} scale={scale} />
            </div>
            <p className="mt-2 text-sm">{t("line", { level, now, cards })}</p>
            <p className="text-sm text-ink-soft">
              {now === monthAgo ? t("same") : t(now > monthAgo ? "more" : "less", { count: Math.abs(now - monthAgo) })}
            </p>
          </li>
        ))}
      </ul>
      <TableBehind
        summary={useTranslations("progress")("table")}
        caption={t("topics")}
        columns={[
          { key: "topic", label: t("topic") },
          { key: "level", label: t("level") },
          { key: "now", label: t("now"), numeric: true },
          { key: "monthAgo", label: t("monthAgo"), numeric: true },
          { key: "yearAgo", label: t("yearAgo"), numeric: true },
          { key: "met", label: t("met"), numeric: true },
        ]}
        rows={rows.map(({ id, name, level, now, monthAgo, yearAgo, weeks }) => ({
          key: id,
          cells: {
            topic: name,
            level,
            now: String(now),
            monthAgo: String(monthAgo),
            yearAgo: String(yearAgo),
            met: String(weeks.at(-1)?.met ?? 0),
          },
        }))}
      />
      <TableBehind
        summary={t("weeksTable")}
        caption={t("weeksCaption")}
        columns={[
          { key: "week", label: t("week") },
          ...rows.map(({ id, name }) => ({ key: id, label: name, numeric: true })),
        ]}
        rows={weekRows(topics)}
      />
    </Section>
  );
}
