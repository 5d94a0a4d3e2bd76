import { getTranslations } from "next-intl/server";
import { recallPercent } from "@/components/recall-percent";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressMeter } from "@/components/ui/meter";
import type { TopicRecall } from "@/core/statistics/mastery";

export type NamedTopic = TopicRecall & { readonly name: string };

/** What would be recalled now, topic by topic, with the level that follows from it. */
export async function TopicRecallList({ topics }: { readonly topics: readonly NamedTopic[] }) {
  const t = await getTranslations("progress.recall");
  if (topics.length === 0) {
    return (
      <Section id="recall" title={t("title")}>
        <EmptyState title={t("title")}>{t("none")}</EmptyState>
      </Section>
    );
  }
  return (
    <Section id="recall" title={t("title")} lead={t("lead")}>
      <ul className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        {topics.map(({ topic, name, recalled, known, cards, level }) => {
          const share = cards === 0 ? 0 : recalled / cards;
          const percent = t("percent", { percent: recallPercent(share) });
          return (
            <li key={topic}>
              <div className="flex items-baseline justify-between gap-4">
                <h3 className="text-lg">{name}</h3>
                <p className="font-display text-xl font-bold whitespace-nowrap tabular-nums">{percent}</p>
              </div>
              <ProgressMeter
                className="mt-2"
                value={Math.round(share * 100)}
                max={100}
                label={`${name}: ${t("share")}`}
                text={percent}
              />
              <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm text-ink-soft">
                <p>{t("of", { recalled: Math.round(recalled), known, cards })}</p>
                <Badge tone="indigo">{t(`levels.${level}`)}</Badge>
              </div>
            </li>
          );
        })}
      </ul>
      <p className="mt-6 max-w-2xl text-sm text-ink-soft">{t("note")}</p>
    </Section>
  );
}
