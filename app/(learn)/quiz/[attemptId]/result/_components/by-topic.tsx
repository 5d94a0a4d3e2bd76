import { getTranslations } from "next-intl/server";
import { points } from "@/app/(learn)/quiz/[attemptId]/result/_components/score-card";
import { Section } from "@/components/ui/card";
import { Table } from "@/components/ui/table";

type Props = {
  readonly topics: readonly {
    readonly id: string;
    readonly name: string;
    readonly earned: number;
    readonly possible: number;
  }[];
};

/** Points by topic, the weakest first; nothing for a quiz on one topic. */
export async function ByTopic({ topics }: Props) {
  const t = await getTranslations("quiz.result");
  if (topics.length < 2) return null;
  const weakestFirst = [...topics].sort((a, b) => a.earned / a.possible - b.earned / b.possible);
  return (
    <Section id="topics" title={t("byTopic")}>
      <Table
        caption={t("byTopic")}
        hideCaption
        columns={[
          { key: "topic", label: t("topic") },
          { key: "points", label: t("points"), numeric: true },
        ]}
        rows={weakestFirst.map(({ id, name, earned, possible }) => ({
          key: id,
          cells: { topic: name, points: t("score", { credit: points(earned), possible }) },
        }))}
      />
    </Section>
  );
}
