import "server-only";
import { OWN_TOPIC } from "@/core/flashcards/own/own-topic";
import { getFactBase } from "@/server/content/load";

export type TopicSummary = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly facts: number;
};

/** Topics in reading order with the number of their facts, in a language (English where it has none). */
export function listTopics(language: string): TopicSummary[] {
  const base = getFactBase();
  const inLanguage = (text: { readonly en: string; readonly fr?: string | undefined }) =>
    (language === "fr" ? text.fr : undefined) ?? text.en;
  return base.topics.map((topic) => ({
    id: topic.id,
    name: inLanguage(topic.name),
    about: inLanguage(topic.about),
    facts: base.index.factsByTopic.get(topic.id)?.length ?? 0,
  }));
}

/** Topics that cards stand under: those of the fact base, then that of cards which people wrote, under the name given here. */
export function cardTopics(language: string, ownCards: string): readonly Pick<TopicSummary, "id" | "name">[] {
  return [...listTopics(language).map(({ id, name }) => ({ id, name })), { id: OWN_TOPIC, name: ownCards }];
}
