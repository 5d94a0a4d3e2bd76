import Link from "next/link";
import { useTranslations } from "next-intl";
import { Figure } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/figure";
import { useTold } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/use-told";
import { writtenQuestion } from "@/components/questions/written-answer";
import { Table } from "@/components/ui/table";
import type { QuestionView } from "@/core/questions/views";
import type { QuestionAnalysis } from "@/core/statistics/items/form-analysis";

type Question = { readonly id: string; readonly view: QuestionView; readonly factIds: readonly string[] };
type Props = {
  readonly assignmentId: string;
  readonly title: string;
  readonly analyses: readonly QuestionAnalysis[];
  readonly questions: readonly Question[];
};

/** A row for each question: how it did, with ranges, and what to look at. */
export function QuestionTable({ assignmentId, title, analyses, questions }: Props) {
  const t = useTranslations("statistics");
  const { told, range, whole, percent } = useTold();
  return (
    <Table
      caption={t("caption", { title })}
      hideCaption
      cards
      columns={[
        { key: "question", label: t("question") },
        { key: "facility", label: t("facility"), numeric: true },
        { key: "without", label: t("without"), numeric: true },
        { key: "discrimination", label: t("discrimination"), numeric: true },
        { key: "efficiency", label: t("efficiency"), numeric: true },
        { key: "weight", label: t("weight"), numeric: true },
        { key: "look", label: t("look") },
      ]}
      rows={analyses.flatMap((analysis, at) => {
        const question = questions[at];
        if (question === undefined) return [];
        const { statistics, facilityInterval } = analysis;
        return {
          key: question.id,
          cells: {
            question: (
              <Link
                href={`/assignments/${assignmentId}/questions/${question.id}`}
                className="font-medium underline underline-offset-3"
              >
                {writtenQuestion(question.view)}
              </Link>
            ),
            facility: (
              <Figure
                value={statistics.facility === null ? t("none") : percent(100 * statistics.facility)}
                range={range(facilityInterval, (bound) => whole(100 * bound))}
              />
            ),
            without: <Without unanswered={analysis.unanswered} skipped={analysis.skipped} />,
            discrimination: <Figure {...told(analysis.discrimination, whole)} />,
            efficiency: <Figure {...told(analysis.efficiency, percent)} />,
            weight: <Figure {...told(analysis.weight, percent)} />,
            look: <Flags flags={analysis.flags} factId={question.factIds[0] ?? null} />,
          },
        };
      })}
    />
  );
}

/** How many gave no answer, and how many of them because of its warning. */
function Without({ unanswered, skipped }: Pick<QuestionAnalysis, "unanswered" | "skipped">) {
  const t = useTranslations("statistics");
  if (unanswered + skipped === 0) return "0";
  return (
    <>
      {unanswered === 0 ? null : <span className="block">{t("unanswered", { count: unanswered })}</span>}
      {skipped === 0 ? null : <span className="block">{t("skipped", { count: skipped })}</span>}
    </>
  );
}

function Flags({ flags, factId }: { readonly flags: QuestionAnalysis["flags"]; readonly factId: string | null }) {
  const t = useTranslations("statistics");
  if (flags.length === 0) return t("none");
  return (
    <div className="grid gap-1 sm:min-w-48 text-sm">
      {flags.map((flag) => (
        <p key={flag}>{t(`flags.${flag}`)}</p>
      ))}
      {factId === null ? null : (
        <Link href={`/en/facts/${factId}`} className="text-indigo underline underline-offset-3">
          {t("fact")}
        </Link>
      )}
    </div>
  );
}
