import { useFormatter, useMessages, useTranslations } from "next-intl";
import { writtenEnd } from "@/components/dates";
import { writtenAnswer, writtenQuestion } from "@/components/questions/written-answer";
import type { LateAnswerGraded } from "@/core/gradebook/late-answer";

type Props = {
  readonly late: readonly LateAnswerGraded[];
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** Answers that came after the end of their sitting, with what a teacher needs to decide whether to let them count. */
export function LateAnswers({ late, viewer }: Props) {
  const t = useTranslations("gradebook.cell.late");
  const format = useFormatter();
  const { quiz } = useMessages();
  const points = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <section aria-labelledby="late" className="mt-6 rounded-2xl border border-line bg-surface px-5 py-4">
      <h3 id="late" className="text-lg">
        {t("title", { count: late.length })}
      </h3>
      <p className="mt-1 text-ink-soft">{t("lead")}</p>
      <ul className="mt-3 divide-y divide-line">
        {late.map(({ sitting, index, view, given, receivedAt, endedAt, told, worth, earned }) => (
          <li key={`${sitting} ${index}`} className="py-3 [overflow-wrap:anywhere]">
            <p>
              <span className="font-semibold">{t("question", { sitting, number: index + 1 })}</span>{" "}
              {writtenQuestion(view)}
            </p>
            <p>
              {given === null ? t("withheld") : t("given", { answer: writtenAnswer(view, given, quiz.question) ?? "" })}
            </p>
            <p className="text-ink-soft">
              {t("came", writtenEnd(receivedAt, endedAt, viewer.language, viewer.timeZone))}{" "}
              {told ? t("told") : t("untold")}
            </p>
            <p className="font-medium">{t("worth", { worth: points(worth), earned: points(earned) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
