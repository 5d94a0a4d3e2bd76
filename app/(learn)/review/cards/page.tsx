import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { deckNamesOf } from "@/app/(learn)/_components/deck-names";
import { CardTable } from "@/app/(learn)/review/cards/_components/card-table";
import { Button, ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, Select, TextInput } from "@/components/ui/field";
import { readDeckTopic } from "@/core/flashcards/own/own-topic";
import { requireViewer } from "@/server/auth/viewer";
import { now } from "@/server/clock";
import { cardTopics } from "@/server/content/topics";
import { CARD_FILTERS, type CardSearch, listCards } from "@/server/data/cards/browse";
import { listReadableDecks } from "@/server/data/own/readable";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review.cards"))("title") };
}

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> };

const MOST_WORDS = 100;

export default async function CardsPage({ searchParams }: Props) {
  const viewer = await requireViewer("/review/cards");
  const t = await getTranslations("review.cards");
  const { review, decks } = await getMessages();
  const asked = await searchParams;
  const ownDecks = deckNamesOf(await listReadableDecks(viewer, now()), await getTranslations("decks"));
  const topics = [
    ...cardTopics(viewer.language, decks.topic),
    ...Object.entries(ownDecks).map(([id, name]) => ({ id, name })),
  ];
  const search = readSearch(asked, new Set(topics.map(({ id }) => id)));
  const at = now();
  const list = await listCards(viewer, search, at);
  // A card that only a quiz asked has no deck that could be gone over.
  const asOwn = list.cards.flatMap(({ topic }) => (readDeckTopic(topic) === null ? [] : [[topic, decks.topic]]));
  return (
    <>
      <PageHeader title={t("title")} lead={t("found", { count: list.found })}>
        <ButtonLink href="/review" variant="quiet">
          {review.study.back}
        </ButtonLink>
      </PageHeader>
      <search>
        <form action="/review/cards" method="get" className="mb-8 grid items-end gap-4 sm:grid-cols-[2fr_1fr_1fr_auto]">
          <Field id="words" label={t("words")}>
            <TextInput id="words" name="words" type="search" maxLength={MOST_WORDS} defaultValue={search.words} />
          </Field>
          <Field id="topic" label={t("topic")}>
            <Select id="topic" name="topic" defaultValue={search.topic ?? ""}>
              <option value="">{t("everyTopic")}</option>
              {topics.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field id="show" label={t("show")}>
            <Select id="show" name="show" defaultValue={search.show}>
              {CARD_FILTERS.map((filter) => (
                <option key={filter} value={filter}>
                  {t(`filters.${filter}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Button type="submit">{t("go")}</Button>
        </form>
      </search>
      {list.cards.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <CardTable
          account={viewer.userId}
          cards={list.cards}
          at={at.getTime()}
          topicNames={Object.fromEntries([...asOwn, ...topics.map(({ id, name }) => [id, name])])}
          words={review}
        />
      )}
      {list.pages > 1 ? (
        <nav aria-label={t("pages")} className="mt-6 flex flex-wrap items-center gap-4">
          {list.page > 1 ? (
            <ButtonLink href={addressOf(search, list.page - 1)} variant="secondary" size="small">
              {t("previous")}
            </ButtonLink>
          ) : null}
          <p className="text-sm text-ink-soft">{t("page", { page: list.page, pages: list.pages })}</p>
          {list.page < list.pages ? (
            <ButtonLink href={addressOf(search, list.page + 1)} variant="secondary" size="small">
              {t("next")}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

function readSearch(asked: Awaited<Props["searchParams"]>, topics: ReadonlySet<string>): CardSearch {
  const text = (name: string) => {
    const value = asked[name];
    return typeof value === "string" ? value : "";
  };
  const page = Number(text("page"));
  return {
    words: text("words").slice(0, MOST_WORDS),
    topic: topics.has(text("topic")) ? text("topic") : null,
    show: CARD_FILTERS.find((filter) => filter === text("show")) ?? "all",
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

function addressOf({ words, topic, show }: CardSearch, page: number): string {
  const parts = new URLSearchParams({ words, topic: topic ?? "", show, page: String(page) });
  return `/review/cards?${parts}`;
}
