import { isAmong } from "@/core/flashcards/own/own-topic";

/** What a learner learns for: a day, and what is to be known on it. */
export type Goal = {
  /** Of the exam, or of the end of the course: YYYY-MM-DD in the learner's calendar. */
  readonly day: string;
  readonly topics: readonly string[];
  /** Share of the topics' cards to be recalled on that day, in (0, 1). */
  readonly share: number;
};

/**
 * The day by which a card must have come back, YYYY-MM-DD; null where no goal that lies ahead is about its topic.
 *
 * @param day the learner's day of studying on which the card is graded
 */
export function dueByOf(goal: Goal | null, topic: string, day: string): string | null {
  return goal !== null && goal.day > day && isAmong(topic, goal.topics) ? goal.day : null;
}
