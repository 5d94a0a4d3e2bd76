import type { Metadata } from "next";
import Link from "next/link";
import { after } from "next/server";
import { getMessages, getTranslations } from "next-intl/server";
import { startDailyMix } from "@/app/(learn)/quiz/new/actions";
import { AssignedList } from "@/app/(learn)/today/_components/assigned-list";
import { Reminders } from "@/app/(learn)/today/_components/reminders";
import { StudyTopics } from "@/app/(learn)/today/_components/study-topics";
import { TeachersWords } from "@/components/gradebook/teachers-words";
import { untilWords } from "@/components/review/intervals";
import { ButtonLink } from "@/components/ui/button";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { may } from "@/core/access/permissions";
import type { AssignedWork } from "@/core/gradebook/assigned-work";
import { type RemindedWork, remindersFor } from "@/core/quizzes/sets/reminders";
import { requireViewer, type Viewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { listTeachersWords } from "@/server/data/gradebook/my-grades";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { prepareAssigned } from "@/server/data/sittings/start";
import { findDailyMix, findStudyTopics, findUnfinished, listAssignedWork } from "@/server/data/teaching/overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("today"))("title") };
}

/** How long a teacher's word stands on the first page; after that it is among the quizzes of one's progress. */
const WORDS_FOR_MS = 14 * 86_400_000;

type Props = { readonly searchParams: Promise<{ readonly topic?: string | readonly string[] }> };

export default async function TodayPage({ searchParams }: Props) {
  const { topic } = await searchParams;
  const known = getFactBase().topics.find(({ id }) => id === topic)?.id ?? null;
  const viewer = await requireViewer(known === null ? "/today" : `/today?topic=${known}`);
  const t = await getTranslations("today");
  const work = await listAssignedWork(viewer, now());
  const toBegin = work.flatMap(({ id, kind, state }) => (kind === "quiz" && state === "not-begun" ? [id] : []));
  after(() => prepareAssigned(viewer, toBegin, now()));
  const words = await listTeachersWords(viewer, new Date(now().getTime() - WORDS_FOR_MS));
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: viewer.timeZone,
  }).format(now());

  return (
    <>
      <PageHeader eyebrow={day} title={viewer.name === "" ? t("helloGuest") : t("hello", { name: viewer.name })} />
      <Reminders reminders={remindersFor(work.map(toReminded), now().getTime())} viewer={viewer} />
      {work.length > 0 ? (
        <Section id="assigned" title={t("assigned.title")}>
          <AssignedList work={work} viewer={viewer} />
          {may(viewer, "calendar.read") ? (
            <p className="mt-4">
              <Link href="/today/calendar" prefetch={false} className="text-indigo underline underline-offset-4">
                {(await getTranslations("sets.calendar"))("link")}
              </Link>
            </p>
          ) : null}
        </Section>
      ) : null}
      {words.length > 0 ? (
        <Section id="words" title={(await getTranslations("gradebook.word"))("title")}>
          <TeachersWords words={words} viewer={viewer} />
        </Section>
      ) : null}
      <div className={`grid gap-5 lg:grid-cols-2 ${work.length + words.length > 0 ? "mt-12" : ""}`}>
        <QuizCard viewer={viewer} />
        <DueCard viewer={viewer} />
      </div>
      <StudyTopics topics={await topicsFor(viewer)} newPerDay={viewer.newPerDay} asked={known} />
      {may(viewer, "ownCard.create") ? (
        <Section id="own-cards" title={t("own.title")} lead={t("own.lead")}>
          <ButtonLink href="/decks" variant="secondary">
            {t("own.open")}
          </ButtonLink>
        </Section>
      ) : null}
      {viewer.guest ? (
        <div className="mt-12">
          <Notice title={t("guest.title")}>
            <p>{t("guest.text")}</p>
            <div className="mt-3 flex flex-wrap gap-3">
              <ButtonLink href="/sign-up" size="small">
                {t("guest.keep")}
              </ButtonLink>
              <ButtonLink href="/join" variant="secondary" size="small">
                {t("guest.join")}
              </ButtonLink>
            </div>
          </Notice>
        </div>
      ) : null}
    </>
  );
}

const toReminded = ({ dueAt, next, credit, ...work }: AssignedWork): RemindedWork => ({
  ...work,
  dueAt: dueAt.getTime(),
  mayGoOn: next === "begin" || next === "go-on",
  daysDone: Math.round(credit ?? 0),
});

async function topicsFor(viewer: Viewer) {
  const base = getFactBase();
  const studied = await findStudyTopics(viewer);
  return base.topics
    .map(({ id, name }) => ({
      id,
      name: name.en,
      count: base.index.factsByTopic.get(id)?.length ?? 0,
      studied: studied.includes(id),
    }))
    .filter(({ count, studied }) => count > 0 || studied);
}

async function DueCard({ viewer }: { readonly viewer: Viewer }) {
  const t = await getTranslations("today.due");
  const { review } = await getMessages();
  const { counts, nextDueAt, at, hasCards } = await loadReviewQueue(viewer, now());
  const total = counts.fresh + counts.learning + counts.due;
  return (
    <Card tone="strong" className="flex flex-col items-start sm:p-8">
      <h2 className="text-xl">{t("title")}</h2>
      {total > 0 ? (
        <>
          <p className="mt-3 font-display text-5xl font-bold tabular-nums">{t("count", { count: total })}</p>
          <p className="mt-2">{t("split", counts)}</p>
          <ButtonLink href="/review" size="large" variant="inverse" className="mt-6">
            {t("start")}
          </ButtonLink>
        </>
      ) : (
        <div className="mt-3 text-lg">
          <p>{t(hasCards ? "none" : viewer.pausedTopics.length > 0 ? "rests" : "noCards")}</p>
          {nextDueAt === null ? null : <p>{t("next", { when: untilWords(nextDueAt, at, review) })}</p>}
        </div>
      )}
    </Card>
  );
}

/** The day's mix first, then whatever one chooses oneself. */
async function QuizCard({ viewer }: { readonly viewer: Viewer }) {
  const [t, daily] = await Promise.all([getTranslations("today.quiz"), getTranslations("sitting.daily")]);
  const [mix, unfinished] = await Promise.all([findDailyMix(viewer, now()), findUnfinished(viewer)]);
  return (
    <Card className="flex flex-col items-start sm:p-8">
      <h2 className="text-xl">{daily("title")}</h2>
      <p className="mt-3 text-ink-soft">{mix?.finished ? daily("done") : daily("text")}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        {mix?.finished ? (
          <ButtonLink href={`/quiz/${mix.attemptId}/result`} variant="secondary">
            {daily("result")}
          </ButtonLink>
        ) : (
          <form action={startDailyMix}>
            <SubmitButton>{mix === null ? daily("start") : daily("goOn")}</SubmitButton>
          </form>
        )}
        <ButtonLink href="/quiz/new" variant={mix?.finished ? "primary" : "secondary"}>
          {t("choose")}
        </ButtonLink>
      </div>
      {unfinished ? (
        <p className="mt-6 flex w-full flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
          <span className="min-w-0">{t("unfinished", { title: unfinished.title })}</span>
          <ButtonLink href={`/quiz/${unfinished.id}`} variant="quiet" size="small">
            {t("goOn")}
          </ButtonLink>
        </p>
      ) : null}
    </Card>
  );
}
