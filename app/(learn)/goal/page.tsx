import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { deckNamesOf } from "@/app/(learn)/_components/deck-names";
import { GoalForecast } from "@/app/(learn)/goal/_components/goal-forecast";
import { GoalForm } from "@/app/(learn)/goal/_components/goal-form";
import { PausedTopics } from "@/app/(learn)/goal/_components/paused-topics";
import { dropGoal } from "@/app/(learn)/goal/actions";
import { writtenCivil } from "@/components/dates";
import { Card, PageHeader, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { deckTopic, OWN_TOPIC, setTopic } from "@/core/flashcards/own/own-topic";
import { studyDay } from "@/core/memory/study-day";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { getFactBase } from "@/server/content/load";
import { findGoalForecast, listGivenSets } from "@/server/data/memory/goals";
import { listReadableDecks } from "@/server/data/own/readable";
import { findStudyTopics, listAssignedWork } from "@/server/data/teaching/overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("goal"))("title") };
}

type Props = { readonly searchParams: Promise<{ readonly minutes?: string | readonly string[] }> };

const MOST_MINUTES = 600;

/** Minutes that the address asks about; null when it does not, or makes no sense. */
function minutesOf(text: string | readonly string[] | undefined): number | null {
  if (typeof text !== "string" || !/^\d{1,3}$/.test(text)) return null;
  return Math.min(MOST_MINUTES, Number(text));
}

export default async function GoalPage({ searchParams }: Props) {
  const viewer = await requireViewer("/goal");
  const [{ minutes }, t, words, studied, work, decks, sets] = await Promise.all([
    searchParams,
    getTranslations("goal"),
    getTranslations("decks"),
    findStudyTopics(viewer),
    listAssignedWork(viewer, now()),
    listReadableDecks(viewer, now()),
    listGivenSets(viewer, now()),
  ]);
  const { goal } = viewer;
  const today = studyDay(now().getTime(), viewer);
  const { topics, index } = getFactBase();
  const isOver = goal !== null && goal.day < today;
  const aims = goal === null || isOver ? [] : goal.topics;
  const choices = topics
    .filter(({ id }) => (index.factsByTopic.get(id)?.length ?? 0) > 0)
    .map(({ id, name }) => ({ id, name: name.en, studied: studied.includes(id) || aims.includes(id) }));
  const dates = work
    .filter(({ state }) => state === "not-begun" || state === "going")
    .map(({ id, title, dueAt }) => ({ id, title, day: studyDay(dueAt.getTime(), viewer) }))
    .filter(({ day }) => day > today);
  const deckNames = deckNamesOf(decks, words);
  const deckChoices = decks.map(({ id }) => ({
    id: deckTopic(id),
    name: deckNames[deckTopic(id)] ?? "",
    studied: false,
  }));
  // With one deck, all own cards and the deck are the same.
  const ownCards = decks.length === 1 ? [] : [{ id: OWN_TOPIC, name: words("topic"), studied: decks.length > 1 }];
  const rests = [
    ...choices,
    ...ownCards,
    // What a teacher added to a set rests with the set.
    ...deckChoices.filter((_, index) => decks[index]?.mine).map((deck) => ({ ...deck, studied: true })),
    ...sets.map(({ id, title, over }) => ({
      id: setTopic(id),
      name: t(over ? "pause.setOver" : "pause.set", { title }),
      studied: true,
    })),
  ];
  const asked = minutesOf(minutes);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {isOver ? <Notice title={t("over", { day: writtenCivil(goal.day, "en") })}>{t("overText")}</Notice> : null}
      {goal === null || isOver ? null : (
        <Suspense key={asked} fallback={<p role="status">{t("computing")}</p>}>
          <Told viewer={viewer} asked={asked} />
        </Suspense>
      )}
      <Section id="set" title={t(goal === null ? "form.title" : "form.titleChange")}>
        <Card>
          <GoalForm goal={goal} today={today} topics={[...choices, ...deckChoices]} dates={dates} />
          {goal === null ? null : (
            <form action={dropGoal} className="mt-6">
              <SubmitButton variant="secondary" size="small">
                {t("form.drop")}
              </SubmitButton>
            </form>
          )}
        </Card>
      </Section>
      <PausedTopics topics={rests} paused={viewer.pausedTopics} />
    </>
  );
}

async function Told({
  viewer,
  asked,
}: {
  readonly viewer: Awaited<ReturnType<typeof requireViewer>>;
  readonly asked: number | null;
}) {
  const { goal } = viewer;
  if (goal === null) return null;
  return <GoalForecast goal={goal} forecast={await findGoalForecast(viewer, goal, asked, now())} />;
}
