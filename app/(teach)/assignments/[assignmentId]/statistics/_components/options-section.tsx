import { useTranslations } from "next-intl";
import { Figure } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/figure";
import { useTold } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/use-told";
import { writtenQuestion } from "@/components/questions/written-answer";
import { Section } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { QuestionView } from "@/core/questions/views";
import type { QuestionAnalysis, ToldOption } from "@/core/statistics/items/form-analysis";

type Question = { readonly id: string; readonly view: QuestionView };
type Props = {
  /** Learners. */
  readonly n: number;
  readonly analyses: readonly QuestionAnalysis[];
  readonly questions: readonly Question[];
};

/** Of each question with options: who chose what, and whether the wrong ones distract those who know less. */
export function OptionsSection({ n, analyses, questions }: Props) {
  const t = useTranslations("statistics");
  const withOptions = analyses.flatMap(({ options }, at) => {
    const question = questions[at];
    return options === null || question === undefined ? [] : [{ question, options }];
  });
  if (withOptions.length === 0) return null;
  return (
    <Section id="options" title={t("optionsTitle")} lead={t("optionsLead")}>
      <div className="grid grid-cols-1 gap-3">
        {withOptions.map(({ question, options }) => (
          <details key={question.id} className="min-w-0 rounded-2xl border border-line bg-surface px-5 open:pb-5">
            <summary className="py-3 font-medium">{writtenQuestion(question.view)}</summary>
            <OptionTable question={question} n={n} options={options} />
          </details>
        ))}
      </div>
    </Section>
  );
}

type TableProps = { readonly n: number; readonly question: Question; readonly options: readonly ToldOption[] };

function OptionTable({ n, question, options }: TableProps) {
  const t = useTranslations("statistics");
  const { view } = question;
  const labels = new Map("choices" in view ? view.choices.map(({ id, label }) => [id, label]) : []);
  const { told, range, whole } = useTold();
  return (
    <Table
      caption={writtenQuestion(view)}
      hideCaption
      cards
      columns={[
        { key: "option", label: t("option") },
        { key: "chosen", label: t("chosen"), numeric: true },
        { key: "biserial", label: t("biserial"), numeric: true },
        { key: "role", label: t("role") },
      ]}
      rows={options.map(({ optionId, chosen, share, shareInterval, pointBiserial, role }) => ({
        key: optionId,
        cells: {
          option: labels.get(optionId) ?? optionId,
          chosen: (
            <Figure
              value={t("chosenOf", { chosen, n, value: whole(100 * share) })}
              range={range(shareInterval, (bound) => whole(100 * bound))}
            />
          ),
          biserial: <Figure {...told(pointBiserial, whole)} />,
          role: t(`roles.${role}`),
        },
      }))}
    />
  );
}
