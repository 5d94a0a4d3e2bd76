/** The topic of all cards that people wrote, beside those of the fact base: in figures, and as a choice of all of them at once. */
export const OWN_TOPIC = "own";

const DECK = "deck:";

/** The topic of the cards of one deck: they can be gone over, rest and be a goal by themselves. */
export const deckTopic = (deckId: string): string => `${DECK}${deckId}`;

/** The deck whose topic it is; null for any other topic. */
export function readDeckTopic(topic: string): string | null {
  return topic.startsWith(DECK) ? topic.slice(DECK.length) : null;
}

/** The topic under which a card's topic stands in figures: decks are one. */
export const topicOfFigures = (topic: string): string => (readDeckTopic(topic) === null ? topic : OWN_TOPIC);

/** Whether cards of a topic are meant where these were chosen: a deck is meant by itself, and by all own cards. */
export const isAmong = (topic: string, chosen: readonly string[]): boolean =>
  chosen.includes(topic) || chosen.includes(topicOfFigures(topic));

const SET = "set:";

/** Stands among what rests for a study set that was given to review. */
export const setTopic = (setId: string): string => `${SET}${setId}`;

/** The study set that it stands for; null for anything else. */
export function readSetTopic(topic: string): string | null {
  return topic.startsWith(SET) ? topic.slice(SET.length) : null;
}
