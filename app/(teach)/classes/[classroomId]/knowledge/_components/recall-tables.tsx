import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { FactLink } from "@/app/(teach)/_components/fact-link";
import { recallPercent } from "@/components/recall-percent";
import { Table } from "@/components/ui/table";

type Recall = {
  readonly learners: number;
  readonly cards: number;
  readonly now: number | null;
  readonly later: number | null;
};

function useRecallCells() {
  const t = useTranslations("knowledge");
  const percent = (share: number | null) =>
    share === null ? t("tooFew") : t("percent", { value: recallPercent(share) });
  return (row: Recall, all: number) => ({
    learners: t("ofLearners", { n: row.learners, all }),
    now: percent(row.now),
    later: percent(row.later),
  });
}

type TopicProps = {
  readonly rows: readonly (Recall & { readonly topic: string; readonly label: string })[];
  readonly learners: number;
  readonly date: string;
  /** Address of a topic's facts, one by one. */
  readonly facts: (topic: string) => string;
};

/** Recall of each topic, the weakest first, each leading to its facts. */
export function TopicTable({ rows, learners, date, facts }: TopicProps) {
  const t = useTranslations("knowledge");
  const format = useFormatter();
  const cells = useRecallCells();
  return (
    <Table
      caption={t("topics")}
      hideCaption
      cards
      columns={[
        { key: "topic", label: t("topic") },
        { key: "now", label: t("now"), numeric: true },
        { key: "later", label: t("later", { date }), numeric: true },
        { key: "learners", label: t("learners"), numeric: true },
        { key: "each", label: t("cards"), numeric: true },
      ]}
      rows={rows.map((row) => ({
        key: row.topic,
        cells: {
          ...cells(row, learners),
          topic: (
            <Link href={facts(row.topic)} prefetch={false} className="text-indigo underline underline-offset-4">
              {row.label}
            </Link>
          ),
          each: format.number(row.cards / row.learners, { maximumFractionDigits: 1 }),
        },
      }))}
    />
  );
}

type FactProps = {
  readonly rows: readonly (Recall & { readonly factId: string })[];
  readonly sentences: Readonly<Record<string, string>>;
  readonly learners: number;
  readonly date: string;
};

/** The facts that the class is about to forget, each leading to its page. */
export function FactsAtRisk({ rows, sentences, learners, date }: FactProps) {
  const t = useTranslations("knowledge");
  const cells = useRecallCells();
  if (rows.length === 0) return <p>{t("noRisk")}</p>;
  return (
    <Table
      caption={t("risk")}
      hideCaption
      cards
      columns={[
        { key: "fact", label: t("fact") },
        { key: "now", label: t("now"), numeric: true },
        { key: "later", label: t("later", { date }), numeric: true },
        { key: "learners", label: t("learners"), numeric: true },
      ]}
      rows={rows.map((row) => ({
        key: row.factId,
        cells: { ...cells(row, learners), fact: <FactLink factId={row.factId} sentence={sentences[row.factId]} /> },
      }))}
    />
  );
}
