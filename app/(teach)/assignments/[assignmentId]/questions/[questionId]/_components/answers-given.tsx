import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { StoredGrade } from "@/core/quizzes/protocol";

/** With fewer answers than this, each could be somebody's. What was typed has to be read to be judged, so it is shown all the same. */
export const FEWEST_SHOWN = 5;

export type GivenAnswer = { readonly text: string; readonly grade: StoredGrade["kind"] };

/** How often each answer was given; of whom is not said. */
export function AnswersGiven({
  typed,
  answers,
}: {
  readonly typed: boolean;
  readonly answers: readonly GivenAnswer[];
}) {
  const t = useTranslations("regrade.page");
  if (answers.length === 0 || (!typed && answers.length < FEWEST_SHOWN))
    return <p>{t("few", { least: FEWEST_SHOWN })}</p>;
  const counts = new Map<string, GivenAnswer & { readonly count: number }>();
  for (const answer of answers) {
    const key = `${answer.grade} ${answer.text}`;
    counts.set(key, { ...answer, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const rows = [...counts].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  return (
    <Table
      caption={t("answersCaption")}
      hideCaption
      columns={[
        { key: "given", label: t("given") },
        { key: "count", label: t("count"), numeric: true },
        { key: "credit", label: t("credit") },
      ]}
      rows={rows.map(([key, { text, grade, count }]) => ({
        key,
        cells: { given: text, count, credit: t(`verdicts.${grade}`) },
      }))}
    />
  );
}
