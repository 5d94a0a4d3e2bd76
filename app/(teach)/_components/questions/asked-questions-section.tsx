import Link from "next/link";
import { useTranslations } from "next-intl";
import { AtMost } from "@/app/(teach)/_components/at-most";
import { LookReasons, type LookReasonView } from "@/app/(teach)/_components/questions/look-reasons";
import { standingText } from "@/app/(teach)/_components/questions/standing-text";
import { writtenQuestion } from "@/components/questions/written-answer";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { wholePercent } from "@/core/gradebook/grade-percent";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import type { Ruling } from "@/core/quizzes/regrade";

type Listed = {
  readonly id: string;
  readonly type: QuestionTypeName;
  readonly view: QuestionView;
  readonly had: number;
  readonly answered: number;
  readonly right: number | null;
  readonly standing: readonly Ruling[];
  readonly reasons: readonly LookReasonView[];
};

type Props = {
  readonly assignmentId: string;
  readonly title: string;
  readonly questions: readonly Listed[];
  /** So many are listed at most. */
  readonly most: number;
};

const questionLink = (assignmentId: string, { id, view }: Listed) => (
  <Link href={`/assignments/${assignmentId}/questions/${id}`} className="underline underline-offset-3">
    {writtenQuestion(view)}
  </Link>
);

/** Questions that wait for the teacher's eye; nothing where none does. */
export function LookAtSection({ assignmentId, questions }: Omit<Props, "title" | "most">) {
  const t = useTranslations("regrade.list");
  const look = questions.filter(({ reasons }) => reasons.length > 0);
  if (look.length === 0) return null;
  return (
    <Section id="look-at" title={t("lookAt")} lead={t("lookAtLead")} className="mb-12">
      <ul className="grid gap-4">
        {look.map((question) => (
          <li key={question.id} className="rounded-2xl border-[1.5px] border-ochre bg-surface p-5">
            <p className="mb-2 font-medium">{questionLink(assignmentId, question)}</p>
            <LookReasons reasons={question.reasons} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Every question that was asked in a quiz, with how it was answered and what was ruled on it. */
export function AskedQuestionsSection({ assignmentId, title, questions, most }: Props) {
  const t = useTranslations("regrade.list");
  const types = useTranslations("teach.types");
  const standing = useTranslations("regrade.standing");
  return (
    <Section id="questions" title={t("title")} lead={questions.length === 0 ? null : t("lead")}>
      {questions.length === 0 ? (
        <EmptyState
          title={t("none")}
          action={
            <ButtonLink variant="secondary" href={`/assignments/${assignmentId}/print`} prefetch={false}>
              {t("read")}
            </ButtonLink>
          }
        >
          {t("noneText")}
        </EmptyState>
      ) : (
        <Table
          caption={t("caption", { title })}
          hideCaption
          columns={[
            { key: "question", label: t("question") },
            { key: "type", label: t("type") },
            { key: "had", label: t("had"), numeric: true },
            { key: "answered", label: t("answered"), numeric: true },
            { key: "right", label: t("right"), numeric: true },
            { key: "status", label: t("status") },
          ]}
          rows={questions.map((question) => ({
            key: question.id,
            cells: {
              question: <span className="block min-w-60">{questionLink(assignmentId, question)}</span>,
              type: types(question.type),
              had: question.had,
              answered: question.answered,
              right: question.right === null ? "–" : t("percent", { percent: wholePercent(question.right) }),
              status: question.standing.length === 0 ? t("asMade") : standingText(question.standing, standing),
            },
          }))}
        />
      )}
      <AtMost of="questions" shown={questions.length} most={most} />
    </Section>
  );
}
