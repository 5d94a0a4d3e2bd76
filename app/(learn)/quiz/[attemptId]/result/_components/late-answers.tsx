import { getMessages, getTranslations } from "next-intl/server";
import { writtenEnd } from "@/components/dates";
import { writtenAnswer } from "@/components/questions/written-answer";
import { Notice } from "@/components/ui/notice";
import type { QuestionView } from "@/core/questions/views";
import type { Given } from "@/core/quizzes/protocol";

type Props = {
  readonly late: readonly {
    readonly index: number;
    readonly view: QuestionView;
    readonly given: Given;
    readonly receivedAt: Date;
    readonly endedAt: Date;
  }[];
  /** Whether a teacher could let it count. */
  readonly assigned: boolean;
  readonly viewer: { readonly language: string; readonly timeZone: string };
};

/** Answers that came after the end: what was given, and that it does not count. It can come while the page is open, and is said then. */
export async function LateAnswers({ late, assigned, viewer }: Props) {
  const [t, { quiz }] = await Promise.all([getTranslations("sitting.result.late"), getMessages()]);
  return (
    <div role="status" className="mb-5 empty:hidden">
      {late.length === 0 ? null : (
        <Notice tone="warning" title={t("title", { count: late.length })}>
          <ul className="mt-1 grid gap-1">
            {late.map(({ index, view, given, receivedAt, endedAt }) => (
              <li key={index} className="[overflow-wrap:anywhere]">
                {t("line", {
                  number: index + 1,
                  answer: writtenAnswer(view, given, quiz.question) ?? "",
                  ...writtenEnd(receivedAt, endedAt, viewer.language, viewer.timeZone),
                })}
              </li>
            ))}
          </ul>
          <p className="mt-1">{t(assigned ? "teacherMay" : "own", { count: late.length })}</p>
        </Notice>
      )}
    </div>
  );
}
