import Link from "next/link";
import { useTranslations } from "next-intl";
import { FactLink } from "@/app/(teach)/_components/fact-link";
import { Table } from "@/components/ui/table";

type Counted = { readonly missed: number; readonly asked: number };

type Props = {
  readonly classroomId: string;
  readonly latest: {
    readonly learners: readonly (Counted & { readonly learnerId: string; readonly name: string })[];
    readonly facts: readonly (Counted & { readonly factId: string })[];
  };
  /** So many of each are listed at most. */
  readonly most: { readonly learners: number; readonly facts: number };
  /** By fact. */
  readonly sentences: Readonly<Record<string, string>>;
};

/** What can be told already after a first quiz: who missed much of it, and what many missed, each with of how many. */
export function LatestMisses({ classroomId, latest: { learners, facts }, most, sentences }: Props) {
  const t = useTranslations("knowledge");
  const missed = ({ missed, asked }: Counted) => (
    <span className="whitespace-nowrap">{t("latestMissed", { missed, asked })}</span>
  );
  return (
    <div className="grid gap-4">
      {learners.length + facts.length === 0 ? <p>{t("latestNone")}</p> : null}
      {learners.length === 0 ? null : (
        <Table
          caption={t("latestLearners", { most: most.learners })}
          cards
          columns={[
            { key: "who", label: t("who") },
            { key: "missed", label: t("latestMissedColumn"), numeric: true },
          ]}
          rows={learners.map(({ learnerId, name, ...counts }) => ({
            key: learnerId,
            cells: {
              who: (
                <Link
                  href={`/classes/${classroomId}/learners/${learnerId}`}
                  className="inline-block underline underline-offset-2"
                >
                  {name}
                </Link>
              ),
              missed: missed(counts),
            },
          }))}
        />
      )}
      {facts.length === 0 ? null : (
        <Table
          caption={t("latestFacts", { most: most.facts })}
          cards
          columns={[
            { key: "fact", label: t("fact") },
            { key: "missed", label: t("latestMissedColumn"), numeric: true },
          ]}
          rows={facts.map(({ factId, ...counts }) => ({
            key: factId,
            cells: { fact: <FactLink factId={factId} sentence={sentences[factId]} />, missed: missed(counts) },
          }))}
        />
      )}
    </div>
  );
}
