import { useTranslations } from "next-intl";
import { useWhole } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/use-whole";
import { writtenQuestion } from "@/components/questions/written-answer";
import { Section } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { QuestionView } from "@/core/questions/views";
import type { OptionUse } from "@/core/statistics/items/distractors";
import type { QuestionAnalysis } from "@/core/statistics/items/form-analysis";

type Question = { readonly id: string; readonly view: QuestionView };
type Props = { readonly analyses: readonly QuestionAnalysis[]; readonly questions: readonly Question[] };

/** Of each question with options: who chose what, and whether the wrong ones distract those who know less. */
export function OptionsSection({ analyses, questions }: Props) {
  const t = useTranslations("statistics");
  const withOptions = analyses.flatMap(({ options }, at) => {
    const question = questions[at];
    return options === null || question === undefined ? [] : [{ question, options }];
  });
  if (withOptions.length === 0) return null;
  return (
    <Section id="options" title={t("optionsTitle")} lead={t("optionsLead")}>
      <div className="grid gap-3">
        {withOptions.map(({ question, options }) => (
          <details key={question.id} className="rounded-2xl border border-line bg-surface px-5 open:pb-5">
            <summary className="py-3 font-medium">{writtenQuestion(question.view)}</summary>
            <OptionTable question={question} options={options.options} />
          </details>
        ))}
      </div>
    </Section>
  );
}

function OptionTable({ question, options }: { readonly question: Question; readonly options: readonly OptionUse[] }) {
  const t = useTranslations("statistics");
  const { view } = question;
  const labels = new Map("choices" in view ? view.choices.map(({ id, label }) => [id, label]) : []);
  const whole = useWhole();
  return (
    <Table
      caption={writtenQuestion(view)}
      hideCaption
      columns={[
        { key: "option", label: t("option") },
        { key: "chosen", label: t("chosen"), numeric: true },
        { key: "biserial", label: t("biserial"), numeric: true },
        { key: "role", label: t("role") },
      ]}
      rows={options.map(({ optionId, right, share, pointBiserial, working }) => ({
        key: optionId,
        cells: {
          option: labels.get(optionId) ?? optionId,
          chosen: t("percent", { value: whole(100 * share) }),
          biserial: pointBiserial === null ? t("none") : whole(pointBiserial),
          role: t(`roles.${right ? "key" : working ? "working" : "idle"}`),
        },
      }))}
    />
  );
}
