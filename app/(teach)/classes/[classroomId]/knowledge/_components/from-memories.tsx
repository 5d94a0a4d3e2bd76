import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { FactPages } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/fact-pages";
import { ForecastForm } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/forecast-form";
import { FactsAtRisk, TopicTable } from "@/app/(teach)/classes/[classroomId]/knowledge/_components/recall-tables";
import { writtenDate } from "@/components/dates";
import { Section } from "@/components/ui/card";

type Props = {
  readonly found: {
    readonly learners: number;
    readonly topics: readonly Omit<ComponentProps<typeof TopicTable>["rows"][number], "label">[];
    readonly atRisk: ComponentProps<typeof FactsAtRisk>["rows"];
    readonly facts: ComponentProps<typeof FactPages>["facts"];
  };
  /** Days as YYYY-MM-DD: of the forecast, and the first and the last that can be asked for. */
  readonly days: { readonly chosen: string; readonly first: string; readonly last: string };
  /** The topic of which facts are shown alone, or null. */
  readonly only: string | null;
  readonly riskTitle: string;
  readonly topicNames: ReadonlyMap<string, string>;
  readonly sentences: Readonly<Record<string, string>>;
};

/** What the memory of the learners predicts. */
export function FromMemories({ found, days, only, riskTitle, topicNames, sentences }: Props) {
  const t = useTranslations("knowledge");
  const { chosen: day, first, last } = days;
  const date = writtenDate(day);
  return (
    <>
      <ForecastForm day={day} first={first} last={last} topic={only} />
      <Section id="topics" title={t("topics")} lead={t("topicsLead")}>
        <TopicTable
          rows={found.topics.map((row) => ({ ...row, label: topicNames.get(row.topic) ?? row.topic }))}
          facts={(id) => addressOf({ day, topic: id, page: 1 })}
          learners={found.learners}
          date={date}
        />
      </Section>
      <Section id="risk" title={riskTitle} lead={t("riskLead", { date })}>
        <FactsAtRisk rows={found.atRisk} sentences={sentences} learners={found.learners} date={date} />
        <FactPages
          facts={found.facts}
          shown={found.atRisk.length}
          to={(number) => addressOf({ day, topic: only, page: number })}
          all={only === null ? null : addressOf({ day, topic: null, page: 1 })}
        />
      </Section>
    </>
  );
}

type Shown = { readonly day: string; readonly topic: string | null; readonly page: number };

/** The same page with other facts in its list. */
function addressOf({ day, topic, page }: Shown): string {
  const asked = new URLSearchParams({ on: day });
  if (topic !== null) asked.set("topic", topic);
  if (page > 1) asked.set("page", String(page));
  return `?${asked}#risk`;
}
