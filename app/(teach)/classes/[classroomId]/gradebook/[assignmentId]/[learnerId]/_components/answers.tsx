import { useMessages, useTranslations } from "next-intl";
import { FactLinks } from "@/app/(teach)/_components/fact-link";
import { classes } from "@/components/class-names";
import { writtenAnswer, writtenQuestion } from "@/components/questions/written-answer";
import { AnswerList } from "@/components/quiz/answer-list";
import { answerParts } from "@/components/quiz/answer-parts";
import { verdictLook, verdictOf } from "@/components/quiz/verdict";
import { Icon } from "@/components/ui/icon";
import type { AnsweredQuestion, AnsweredSitting } from "@/core/gradebook/answered-sitting";
import type { QuestionView } from "@/core/questions/views";

type Props = {
  readonly answered: readonly AnsweredSitting[];
  /** What was taken for what, in words. */
  readonly takes: readonly { readonly right: string; readonly given: string }[];
  readonly sentences: Readonly<Record<string, string>>;
};

/** What the learner answered, question by question: the latest sitting is open. */
export function CellAnswers({ answered, takes, sentences }: Props) {
  const t = useTranslations("gradebook.cell.questions");
  return (
    <div className="grid gap-4">
      {takes.length === 0 ? null : (
        <ul className="grid gap-1 text-lg font-semibold">
          {takes.map(({ right, given }) => (
            <li key={`${right} ${given}`}>{t("takes", { right, given })}</li>
          ))}
        </ul>
      )}
      {answered.map(({ id, sitting, answers }, at) => (
        <details key={id} open={at === 0} className="rounded-2xl border border-line bg-surface px-5 py-4">
          <summary className="font-semibold">{t("sitting", { sitting })}</summary>
          <ol className="mt-2 divide-y divide-line">
            {answers.map((answer) => (
              <OneAnswer key={answer.index} answer={answer} sentences={sentences} />
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}

function OneAnswer({
  answer,
  sentences,
}: {
  readonly answer: AnsweredQuestion;
  readonly sentences: Props["sentences"];
}) {
  const t = useTranslations("gradebook.cell.questions");
  const { quiz } = useMessages();
  const { index, view, factIds, right, given, withheld, grade, counts, takenOut, ruling } = answer;
  const verdict = grade === null || takenOut ? null : verdictOf(grade, quiz.feedback);
  const { icon, text } = verdictLook(verdict?.tone ?? "neutral");
  // What learners are told of it is said to them, not of them.
  const answered = grade?.kind === "dont-know" ? quiz.runner.dontKnow : (verdict?.title ?? t("unanswered"));
  const written = given === null ? null : writtenAnswer(view, given, quiz.question);
  return (
    <li className="flex gap-3 py-3 [overflow-wrap:anywhere]">
      <Icon name={icon} className={classes("mt-0.5 size-5", text)} />
      <div className="min-w-0">
        <p>
          <span className="text-ink-soft tabular-nums">{index + 1}. </span>
          <span className="font-medium">{writtenQuestion(view)}</span>
        </p>
        <p>
          <span className="font-semibold">{takenOut ? quiz.result.takenOut : answered}</span>
          {written === null ? null : ` · ${t("given", { answer: inLine({ view, answer: written }) })}`}
        </p>
        {written === null ? null : <InParts view={view} answer={written} />}
        {withheld ? <p className="text-ink-soft">{t("withheld")}</p> : null}
        <p>{t("right", { answer: inLine({ view, answer: right }) })}</p>
        <InParts view={view} answer={right} />
        {counts ? null : <p>{t("withoutPoints")}</p>}
        {takenOut ? <p>{t("takenOut")}</p> : null}
        {ruling === null ? null : <p>{t(ruling)}</p>}
        <FactLinks factIds={factIds.filter((id) => id in sentences)} sentences={sentences} />
      </div>
    </li>
  );
}

type Said = { readonly view: QuestionView; readonly answer: string };

/** Of an order or a matching; the arrow in another answer stands between what is wrong and what is right. */
const hasParts = ({ view: { type }, answer }: Said): boolean =>
  (type === "ordering" || type === "matching") && answerParts(answer).length > 1;

/** What stands beside its label: nothing of an answer in parts, which stand below it. */
const inLine = (said: Said): string => (hasParts(said) ? "" : said.answer);

function InParts(said: Said) {
  return hasParts(said) ? <AnswerList answer={said.answer} className="mb-1 gap-0.5 leading-snug" /> : null;
}
