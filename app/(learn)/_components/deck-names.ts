import type { getTranslations } from "next-intl/server";
import { deckTopic } from "@/core/flashcards/own/own-topic";

type Words = Awaited<ReturnType<typeof getTranslations<"decks">>>;

type Deck = { readonly id: string; readonly title: string; readonly mine: boolean };

/** Names of decks by their topics: a teacher's deck says that it is one. */
export const deckNamesOf = (decks: readonly Deck[], words: Words): Readonly<Record<string, string>> =>
  Object.fromEntries(
    decks.map(({ id, title, mine }) => [deckTopic(id), mine ? title : words("teachersDeck", { title })]),
  );
