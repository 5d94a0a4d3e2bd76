import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { deckNamesOf } from "@/app/(learn)/_components/deck-names";
import { chooseButtons, chooseFace } from "@/app/(learn)/review/actions";
import { ForgetCards } from "@/components/offline/forget-cards";
import { ReviewSession } from "@/components/review/session/review-session";
import { sessionWords } from "@/components/review/session/session-words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { count, fill } from "@/components/words";
import { readDeckTopic } from "@/core/flashcards/own/own-topic";
import { readStudyChoice, type StudyChoice, writeStudyChoice } from "@/core/memory/study-choice";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { cardTopics } from "@/server/content/topics";
import { loadStudyQueue } from "@/server/data/cards/custom-study";
import { listReadableDecks } from "@/server/data/own/readable";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> };

export default async function ReviewPage({ searchParams }: Props) {
  const asked = await searchParams;
  const choice = readStudyChoice((name) => {
    const value = asked[name];
    return typeof value === "string" ? value : null;
  });
  const viewer = await requireViewer(`/review${writeStudyChoice(choice)}`);
  const t = await getTranslations("review");
  const { review, decks } = await getMessages();
  const queue = await loadStudyQueue(viewer, choice, now());
  const topicNames = Object.fromEntries(cardTopics(viewer.language, decks.topic).map(({ id, name }) => [id, name]));
  const titles =
    choice.kind === "topic" && readDeckTopic(choice.topic) !== null
      ? deckNamesOf(await listReadableDecks(viewer, now()), await getTranslations("decks"))
      : topicNames;

  if (!queue.hasCards) {
    const rests = viewer.pausedTopics.length > 0;
    return (
      <div className="mx-auto max-w-3xl">
        {choice.kind === "due" ? <ForgetCards account={viewer.userId} /> : null}
        <h1 className="mb-6 text-3xl">{t("title")}</h1>
        <EmptyState
          title={t(rests ? "empty.restTitle" : "empty.title")}
          action={
            <div className="flex flex-wrap justify-center gap-3">
              {rests ? <ButtonLink href="/goal#pause">{t("empty.restGo")}</ButtonLink> : null}
              <ButtonLink href="/today#topics" variant={rests ? "secondary" : "primary"}>
                {t("empty.topics")}
              </ButtonLink>
              <ButtonLink href="/quiz/new" variant="secondary">
                {t("empty.quiz")}
              </ButtonLink>
            </div>
          }
        >
          {t(rests ? "empty.restText" : "empty.text")}
        </EmptyState>
      </div>
    );
  }
  return (
    <ReviewSession
      // Another choice is another sitting.
      key={`${writeStudyChoice(choice)} ${viewer.typedCards}`}
      account={viewer.userId}
      initial={queue}
      title={titleOf(choice, titles, review.study.now)}
      buttons={viewer.buttons}
      typed={viewer.typedCards}
      onButtons={chooseButtons}
      onTyped={chooseFace}
      topicNames={topicNames}
      words={await sessionWords()}
    />
  );
}

type TitleWords = typeof import("@/messages/en/review.json")["study"]["now"];

/** What the learner chose, in words; null for what is due. */
function titleOf(choice: StudyChoice, topicNames: Readonly<Record<string, string>>, words: TitleWords): string | null {
  switch (choice.kind) {
    case "due":
      return null;
    case "topic":
      return fill(words.topic, { topic: topicNames[choice.topic] ?? "…" });
    case "tag":
      return fill(words.tag, { tag: choice.tag });
    case "flagged":
      return words.flagged;
    case "forgotten":
    case "ahead":
      return count(words[choice.kind], choice.days);
    default:
      return choice satisfies never;
  }
}
