import type { getTranslations } from "next-intl/server";
import { deckTopic } from "@/core/flashcards/own/own-topic";
import type { ReadableDeck } from "@/server/data/own/readable";

type Words = Awaited<ReturnType<typeof getTranslations<"decks">>>;

/** Names of decks by their topics: a teacher's deck says that it is one. */
export const deckNamesOf = (decks: readonly ReadableDeck[], words: Words): Readonly<Record<string, string>> =>
  Object.fromEntries(
    decks.map(({ id, title, mine }) => [deckTopic(id), mine ? title : words("teachersDeck", { title })]),
  );
