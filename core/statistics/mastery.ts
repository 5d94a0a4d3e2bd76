/** How far a topic is mastered; it rises with learning and falls with forgetting. */
export const masteryLevels = ["new", "begun", "partly", "mostly", "well"] as const;
export type MasteryLevel = (typeof masteryLevels)[number];

/** Shares of the topic from which a level holds. */
const FROM: Readonly<Record<Exclude<MasteryLevel, "new">, number>> = { begun: 0, partly: 0.25, mostly: 0.5, well: 0.8 };

/**
 * Level of a topic by the share of all its cards that would be recalled now: mean predicted recall × coverage. There is no
 * memory of a level that was reached: after a pause it is what it has become.
 *
 * @param recalled sum of the probabilities of recall, 0 ≤ recalled ≤ cards
 * @param met      cards met so far
 * @param cards    cards of the topic, met or not
 */
export function masteryOf(recalled: number, met: number, cards: number): MasteryLevel {
  if (met === 0 || cards === 0) return "new";
  const share = recalled / cards;
  return share >= FROM.well ? "well" : share >= FROM.mostly ? "mostly" : share >= FROM.partly ? "partly" : "begun";
}

/** What is known of a topic now. */
export type TopicRecall = {
  readonly topic: string;
  /** Cards that have been met and are not put away. */
  readonly known: number;
  /** Those, and the cards that may still come. */
  readonly cards: number;
  /** Sum of the probabilities that each of them is recalled now. */
  readonly recalled: number;
  readonly level: MasteryLevel;
};
