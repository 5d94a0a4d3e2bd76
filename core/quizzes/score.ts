import { creditFor, type Grade } from "@/core/questions/contract";

/** One answered question as far as the score is concerned; null grades count as nothing earned. */
export type Scored = { readonly topic: string; readonly grade: Grade | null; readonly counts: boolean };

export type Score = {
  /** Sum of credits, in [0, possible]. */
  readonly earned: number;
  /** Number of questions that count. */
  readonly possible: number;
};

/**
 * Sum of credits over the questions that count. A question that was passed over after its warning, or that was voided, does
 * not count; one that was not answered does.
 */
export function scoreOf(answers: readonly Scored[]): Score {
  const counted = answers.filter(({ counts }) => counts);
  const earned = counted.reduce((sum, { grade }) => sum + (grade === null ? 0 : creditFor(grade)), 0);
  return { earned, possible: counted.length };
}

/** The score of each topic, in the order in which topics first occur. */
export function scoreByTopic(answers: readonly Scored[]): ReadonlyMap<string, Score> {
  const topics = [...new Set(answers.map(({ topic }) => topic))];
  return new Map(topics.map((topic) => [topic, scoreOf(answers.filter((answer) => answer.topic === topic))]));
}
