import type { Metadata } from "next";
import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { CalibrationTable } from "@/components/charts/calibration-table";
import { StudyCalendar } from "@/components/charts/study-calendar";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressMeter } from "@/components/ui/meter";
import { Table } from "@/components/ui/table";
import { requireViewer, type Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { findCalibration } from "@/server/data/memory/calibration";
import { findProgress, type LearnerProgress } from "@/server/data/memory/progress";
import { type AttemptSummary, listAttempts } from "@/server/data/sittings/attempts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("progress"))("title") };
}

export default async function ProgressPage() {
  const viewer = await requireViewer("/progress");
  const t = await getTranslations("progress");
  const [progress, attempts] = await Promise.all([findProgress(viewer, now()), listAttempts(viewer, now())]);

  return (
    <>
      <PageHeader title={t("title")}>
        {progress.due > 0 ? (
          <div className="flex items-center gap-4">
            <p>
              <span className="block text-sm text-ink-soft">{t("due.title")}</span>
              <span className="font-display text-2xl font-bold">{t("due.count", { count: progress.due })}</span>
            </p>
            <ButtonLink href="/review">{t("due.review")}</ButtonLink>
          </div>
        ) : (
          <p className="text-ink-soft">{t("due.none")}</p>
        )}
      </PageHeader>
      <p className="mt-4">
        <Link href="/goal" className="font-semibold text-indigo underline decoration-1 underline-offset-4">
          {t(viewer.goal === null ? "goal.set" : "goal.see")}
        </Link>
      </p>
      <Recall progress={progress} />
      <Calibration viewer={viewer} />
      <Days progress={progress} />
      <Attempts attempts={attempts} viewer={viewer} />
    </>
  );
}

async function Recall({ progress }: { readonly progress: LearnerProgress }) {
  const t = await getTranslations("progress.recall");
  const base = getFactBase();
  const found = new Map(progress.topics.map((topic) => [topic.topic, topic]));
  const rows = base.topics.flatMap(({ id, name }) => {
    const topic = found.get(id);
    return topic ? { ...topic, name: name.en, all: base.index.factsByTopic.get(id)?.length ?? 0 } : [];
  });
  if (rows.length === 0) {
    return (
      <Section id="recall" title={t("title")}>
        <EmptyState title={t("title")}>{t("none")}</EmptyState>
      </Section>
    );
  }
  return (
    <Section id="recall" title={t("title")} lead={t("lead")}>
      <ul className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        {rows.map(({ topic, name, recall, known, all }) => {
          const percent = t("percent", { percent: Math.round(recall * 100) });
          return (
            <li key={topic}>
              <div className="flex items-baseline justify-between gap-4">
                <h3 className="text-lg">{name}</h3>
                <p className="font-display text-xl font-bold whitespace-nowrap tabular-nums">{percent}</p>
              </div>
              <ProgressMeter
                className="mt-2"
                value={Math.round(recall * 100)}
                max={100}
                label={`${name}: ${t("share")}`}
                text={percent}
              />
              <p className="mt-1.5 text-sm text-ink-soft">{t("of", { known, all })}</p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** How often answers were right, by how sure the learner was. */
async function Calibration({ viewer }: { readonly viewer: Viewer }) {
  const t = await getTranslations("progress.calibration");
  const { progress } = await getMessages();
  const calibration = await findCalibration(viewer);
  const answers = calibration.all.reduce((sum, row) => sum + row.answers, 0);
  return (
    <Section id="calibration" title={t("title")} lead={answers === 0 ? undefined : t("lead")}>
      {answers === 0 ? <p>{t("none")}</p> : <CalibrationTable calibration={calibration} words={progress.calibration} />}
    </Section>
  );
}

async function Days({ progress }: { readonly progress: LearnerProgress }) {
  const t = await getTranslations("progress.days");
  const { days, today } = progress;
  const written = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
  return (
    <Section id="days" title={t("title")} lead={t("summary", { count: days.length })}>
      <StudyCalendar
        today={today}
        counts={new Map(days.map(({ day, reviews, answers }) => [day, reviews + answers]))}
        label={t("calendar")}
        less={t("less")}
        more={t("more")}
      />
      {days.length > 0 ? (
        <details className="mt-4">
          <summary className="inline-block min-h-11 py-2 font-semibold text-indigo">{t("table")}</summary>
          <Table
            caption={t("title")}
            hideCaption
            columns={[
              { key: "day", label: t("day") },
              { key: "reviews", label: t("reviews"), numeric: true },
              { key: "answers", label: t("answers"), numeric: true },
            ]}
            rows={[...days].reverse().map(({ day, reviews, answers }) => ({
              key: day,
              cells: { day: written.format(new Date(`${day}T00:00:00Z`)), reviews, answers },
            }))}
          />
        </details>
      ) : null}
    </Section>
  );
}

async function Attempts({
  attempts,
  viewer,
}: {
  readonly attempts: readonly AttemptSummary[];
  readonly viewer: Viewer;
}) {
  const t = await getTranslations("progress.attempts");
  const written = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: viewer.timeZone });
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
          rows={attempts.map(({ id, title, startedAt, finishedAt, answered, total, credit }) => ({
            key: id,
            cells: {
              quiz: (
                <Link
                  href={finishedAt === null ? `/quiz/${id}` : `/quiz/${id}/result`}
                  className="text-indigo underline decoration-1 underline-offset-4 hover:decoration-2"
                >
                  {title}
                </Link>
              ),
              date: written.format(startedAt),
              score:
                finishedAt === null
                  ? t("unfinished", { answered, total })
                  : credit === null
                    ? t("notTold")
                    : t("of", { credit: Math.round(credit * 10) / 10, total }),
            },
          }))}
        />
      )}
    </Section>
  );
}
