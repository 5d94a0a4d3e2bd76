import type { TypingRule } from "@/core/quizzes/rules/quiz-rules";

/** Reviewing that says how its cards are answered. */
export type TypingWork = {
  readonly id: string;
  readonly rule: TypingRule;
  /** Targets that count for it; empty where its topics say it. */
  readonly targetIds: ReadonlySet<string>;
  /** Topics whose cards count for it, those of decks among them; null for all. */
  readonly topics: ReadonlySet<string> | null;
  /** Topic of the set's own cards, which count whatever else does; null where it has none. */
  readonly ownTopic: string | null;
};

type Card = { readonly targetId: string; readonly topic: string };

/** Whether a card counts for the work. The rollup of reviewing says the same in SQL. */
export const countsFor = ({ targetIds, topics, ownTopic }: TypingWork, { targetId, topic }: Card): boolean =>
  topic === ownTopic || (targetIds.size > 0 ? targetIds.has(targetId) : topics === null || topics.has(topic));

/** How a card is answered, after all that its learner is given: who asks for more is heard. */
export function typingOf(works: readonly TypingWork[], card: Card): TypingRule {
  const rules = works.filter((work) => countsFor(work, card)).map(({ rule }) => rule);
  return rules.includes("always") ? "always" : rules.includes("never") ? "never" : "free";
}

/** The works for which a card that was turned over does not count, though it could have been answered. */
export const unmetBy = (works: readonly TypingWork[], card: Card): readonly string[] =>
  works.filter((work) => work.rule === "always" && countsFor(work, card)).map(({ id }) => id);
