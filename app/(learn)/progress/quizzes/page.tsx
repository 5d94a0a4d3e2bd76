import Link from "next/link";
import { getFormatter, getMessages, getTranslations } from "next-intl/server";
import { CalibrationTable } from "@/components/charts/calibration-table";
import { TeachersWords } from "@/components/gradebook/teachers-words";
import { ProgressHead, progressTitle } from "@/components/progress/progress-head";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { gradePercent } from "@/core/gradebook/grade-percent";
import { shownPoints } from "@/core/quizzes/score";
import type { Calibration } from "@/core/statistics/calibration";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { listTeachersWords } from "@/server/data/gradebook/my-grades";
import { findCalibration } from "@/server/data/progress/calibration";
import { type AttemptSummary, listAttempts } from "@/server/data/sittings/attempts";

export const generateMetadata = () => progressTitle("quizzes");

export default async function QuizzesPage() {
  const viewer = await requireViewer("/progress/quizzes");
  const [attempts, calibration, words, t] = await Promise.all([
    listAttempts(viewer, now()),
    findCalibration(viewer),
    listTeachersWords(viewer),
    getTranslations("gradebook.word"),
  ]);
  return (
    <>
      <ProgressHead current="quizzes" />
      <Attempts attempts={attempts} timeZone={viewer.timeZone} />
      {words.length === 0 ? null : (
        <Section id="words" title={t("all")}>
          <TeachersWords words={words} viewer={viewer} />
        </Section>
      )}
      <Judgement calibration={calibration} />
    </>
  );
}

/** How often answers were right, by how sure the learner was. */
async function Judgement({ calibration }: { readonly calibration: Calibration }) {
  const t = await getTranslations("progress.calibration");
  const { progress } = await getMessages();
  const answers = calibration.all.reduce((sum, row) => sum + row.answers, 0);
  return (
    <Section id="calibration" title={t("title")} lead={answers === 0 ? undefined : t("lead")}>
      {answers === 0 ? <p>{t("none")}</p> : <CalibrationTable calibration={calibration} words={progress.calibration} />}
    </Section>
  );
}

async function Attempts({
  attempts,
  timeZone,
}: {
  readonly attempts: readonly AttemptSummary[];
  readonly timeZone: string;
}) {
  const t = await getTranslations("progress.attempts");
  const format = await getFormatter();
  const said = ({ word }: AttemptSummary): string | null => {
    if (word === null) return null;
    if (word.excused) return t("excused");
    return word.share === null ? null : t("graded", { percent: format.number(gradePercent(word.share)) });
  };
  const pointsOf = ({ finishedAt, answered, total, score }: AttemptSummary): string => {
    if (finishedAt === null) return t("unfinished", { answered, total });
    if (score === null) return t("notTold");
    return score.possible === 0
      ? t("noneCounts")
      : t("of", { credit: shownPoints(score.earned), total: score.possible });
  };
  const written = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone });
  return (
    <Section id="attempts" title={t("title")}>
      {attempts.length === 0 ? (
        <EmptyState title={t("none")} action={<ButtonLink href="/quiz/new">{t("start")}</ButtonLink>} />
      ) : (
        <Table
          caption={t("title")}
          hideCaption
          columns={[
            { key: "quiz", label: t("quiz") },
            { key: "date", label: t("date") },
            { key: "score", label: t("score"), numeric: true },
          ]}
          rows={attempts.map((attempt) => ({
            key: attempt.id,
            cells: {
              quiz: (
                <Link
                  href={attempt.finishedAt === null ? `/quiz/${attempt.id}` : `/quiz/${attempt.id}/result`}
                  className="text-indigo underline decoration-1 underline-offset-4 hover:decoration-2"
                >
                  {attempt.title}
                </Link>
              ),
              date: written.format(attempt.startedAt),
              score: [pointsOf(attempt), said(attempt) ?? []].flat().join(" · "),
            },
          }))}
        />
      )}
    </Section>
  );
}
