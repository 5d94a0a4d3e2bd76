import Link from "next/link";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { errorTexts } from "@/app/(teach)/_components/error-texts";
import { QuestionBody } from "@/app/(teach)/_components/question-body";
import { LookReasons } from "@/app/(teach)/_components/questions/look-reasons";
import { reasonInput, rulingInput, rulingValue } from "@/app/(teach)/_components/questions/ruling-input";
import { typedIn } from "@/app/(teach)/_components/questions/standing-text";
import {
  AnswersGiven,
  type GivenAnswer,
} from "@/app/(teach)/assignments/[assignmentId]/questions/[questionId]/_components/answers-given";
import { DryRunSection } from "@/app/(teach)/assignments/[assignmentId]/questions/[questionId]/_components/dry-run";
import { RulingForm } from "@/app/(teach)/assignments/[assignmentId]/questions/[questionId]/_components/ruling-form";
import { RulingHistory } from "@/app/(teach)/assignments/[assignmentId]/questions/[questionId]/_components/ruling-history";
import { applyRuling, takeBackRuling } from "@/app/(teach)/assignments/[assignmentId]/questions/[questionId]/actions";
import { HowMade } from "@/components/explain/how-made";
import { writtenAnswer, writtenQuestion } from "@/components/questions/written-answer";
import { AnswerWords } from "@/components/quiz/answer-words";
import { Grounds } from "@/components/quiz/grounds";
import { ReportForm } from "@/components/report/report-form";
import { PageHeader, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { sameSpelling } from "@/core/questions/typed-answer/accept-spelling";
import { isTyped } from "@/core/quizzes/regrade";
import { requirePermission, type Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { findAskedQuestion, type QuestionInClass } from "@/server/data/regrade/asked-question";
import { isQuestionId } from "@/server/data/regrade/had-items";
import type { Wanted } from "@/server/data/regrade/plan";
import { dryRun } from "@/server/data/regrade/rule";
import { isId } from "@/server/http/is-id";

type Props = PageProps<"/assignments/[assignmentId]/questions/[questionId]">;
type Place = { readonly assignmentId: string; readonly questionId: string };
type Asked = { readonly ruling: string | null; readonly reason: string | null; readonly back: string | null };

export async function generateMetadata() {
  return { title: (await getTranslations("statistics"))("question") };
}

/** One question of a quiz: as it was asked and answered, and what should count. */
export default async function QuestionPage({ params, searchParams }: Props) {
  const place = await params;
  const path = `/assignments/${place.assignmentId}/questions/${place.questionId}`;
  const viewer = await requirePermission("question.read", path);
  if (!isId(place.assignmentId) || !isQuestionId(place.questionId)) notFound();
  const found = await findAskedQuestion(viewer, place.assignmentId, place.questionId);
  if (!found) notFound();
  const search = await searchParams;
  const asked: Asked = { ruling: single(search.ruling), reason: single(search.reason), back: single(search.back) };
  const chosen = asked.ruling === null ? null : rulingInput.safeParse(asked.ruling);
  const reason = reasonInput.safeParse(asked.reason);
  const fault = asked.ruling === null ? null : !chosen?.success ? "noChoice" : reason.success ? null : "noReason";
  const [t, { quiz, common }] = await Promise.all([getTranslations("regrade.page"), getMessages()]);
  const { question } = found;
  const { feedback, view } = question;

  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/assignments/${place.assignmentId}#questions`}>{t("back", { title: found.title })}</Link>}
        title={writtenQuestion(view)}
      />
      {search.done === "applied" || search.done === "taken-back" ? (
        <div className="mb-8">
          <Notice tone="good" role="status">
            {t(search.done === "applied" ? "applied" : "tookBack")}
          </Notice>
        </div>
      ) : null}
      {question.reasons.length === 0 ? null : (
        <Notice tone="warning" title={t("look")}>
          <LookReasons reasons={question.reasons} />
        </Notice>
      )}
      <Section id="asked" title={t("asked")} className="max-w-2xl">
        <QuestionBody view={view} />
        <p className="mt-4 font-semibold">{t("answer")}:</p>
        <AnswerWords answer={feedback.answer} />
        <div className="mt-2">
          <Grounds feedback={feedback} words={quiz.feedback} statusWords={common.status} />
        </div>
        {found.explanation === null ? null : <HowMade explanation={found.explanation} words={quiz.howMade} />}
        <ReportForm factIds={feedback.factIds} words={quiz.report} />
      </Section>
      <Section id="answers" title={t("answers")}>
        <AnswersGiven
          typed={isTyped(question.type)}
          answers={givenAnswers(found, quiz.question, t("dontKnow"), t("skipped"))}
        />
      </Section>
      <Section id="decide" title={t("decide")} lead={t("decideLead")}>
        <RulingForm
          // A form of its own after each step: what was chosen for the last one is not chosen for the next.
          key={`${asked.ruling} ${asked.back} ${single(search.done)}`}
          type={question.type}
          counts={question.counts}
          standing={question.standing}
          corrected={found.corrected}
          acceptable={acceptableIn(found)}
          chosen={asked.ruling}
          reason={asked.reason ?? ""}
          fault={fault}
        />
      </Section>
      <Outcome
        viewer={viewer}
        place={place}
        found={found}
        wanted={
          isId(asked.back ?? "")
            ? { kind: "take-back", rulingId: asked.back ?? "" }
            : chosen?.success && reason.success
              ? { kind: "apply", ruling: chosen.data, reason: reason.data }
              : null
        }
      />
      <Section id="history" title={t("history")} className="max-w-2xl">
        <RulingHistory rulings={found.rulings} path={path} viewer={viewer} />
      </Section>
    </>
  );
}

const single = (value: string | string[] | undefined): string | null => (typeof value === "string" ? value : null);

type OutcomeProps = {
  readonly viewer: Viewer;
  readonly place: Place;
  readonly found: QuestionInClass;
  readonly wanted: Wanted | null;
};

/** What would change, or why it cannot be done. */
async function Outcome({ viewer, place, found, wanted }: OutcomeProps) {
  if (wanted === null) return null;
  const [t, texts, run] = await Promise.all([
    getTranslations("regrade.page"),
    errorTexts(),
    dryRun(viewer, place.assignmentId, place.questionId, wanted, now()),
  ]);
  if (!run.ok) {
    const { code } = run.error;
    return (
      <Section id="dry-run" title={t("dry")}>
        <Notice tone="warning" role="alert">
          {code === "changed" ? t("changed") : t(`problems.${code}`)}
        </Notice>
      </Section>
    );
  }
  const standing = wanted.kind === "apply" ? wanted.ruling : rulingOf(found, wanted.rulingId);
  const kind = standing === null ? "" : `${t(`kinds.${standing.kind}`, { typed: typedIn(standing) })}.`;
  const fields =
    wanted.kind === "apply"
      ? { ...place, ruling: rulingValue(wanted.ruling), reason: wanted.reason }
      : { ...place, rulingId: wanted.rulingId };
  const sentences = {
    ...texts,
    ...Object.fromEntries(FAULTS.map((fault) => [fault, t(`problems.${fault}`)])),
    changed: t("changed"),
  };
  return (
    <DryRunSection
      title={t(wanted.kind === "apply" ? "dry" : "takeBackTitle")}
      kind={kind}
      run={run.value}
      action={wanted.kind === "apply" ? applyRuling : takeBackRuling}
      texts={sentences}
      fields={fields}
      submit={t(wanted.kind === "apply" ? "apply" : "takeBack")}
    />
  );
}

const FAULTS = ["stands-already", "marked-otherwise", "not-typed", "no-new-key", "not-found"] as const;

const rulingOf = ({ rulings }: QuestionInClass, rulingId: string) =>
  rulings.find(({ id }) => id === rulingId)?.ruling ?? null;

function givenAnswers(
  { answers }: QuestionInClass,
  words: Parameters<typeof writtenAnswer>[2],
  dontKnow: string,
  skipped: string,
): readonly GivenAnswer[] {
  return answers.map(({ view, given, grade }) => ({
    text: "dontKnow" in given ? dontKnow : "skip" in given ? skipped : (writtenAnswer(view, given, words) ?? "–"),
    grade: grade.kind,
  }));
}

/** What was typed and could be a spelling of the answer, each once, the most frequent first. */
function acceptableIn({ answers }: QuestionInClass): readonly { readonly typed: string; readonly count: number }[] {
  const found: { typed: string; count: number }[] = [];
  for (const { acceptable: typed } of answers) {
    if (typed === null) continue;
    const same = found.find((other) => sameSpelling(other.typed, typed));
    if (same === undefined) found.push({ typed, count: 1 });
    else same.count += 1;
  }
  return found.sort((a, b) => b.count - a.count);
}
