import type { Rating } from "@/core/memory/events";
import type { Random } from "@/core/shared/random";

/**
 * A learner who is not one of FSRS: memory has two components, after Wozniak and others. What was just seen lives in a fast
 * trace that is gone in days; each successful effort to recall moves some of it to a slow trace and makes that last longer, the
 * more so the harder it was. Forgetting is exponential in each. Answers slip although a thing is known, and come right by luck
 * although it is not. There is no difficulty from 1 to 10, no power law and no stability in it.
 */
export type TwoComponentLearner = {
  /** Days after which the fast trace has fallen to 1/e. */
  readonly fastDays: number;
  /** The same of a new slow trace, for an item of middling difficulty. */
  readonly slowDays: number;
  /** Share of memory that is fast after the first sight, in (0, 1). */
  readonly fastShare: number;
  /** By how much a recall that was hard multiplies the slow trace's time. */
  readonly growth: number;
  /** What is left of the slow trace's time after forgetting. */
  readonly leftAfterLapse: number;
  /** Spread of the items' difficulty: standard deviation of a logarithm. */
  readonly spread: number;
  /** Probability of a wrong answer although known, and of a right one although not. */
  readonly slip: number;
  readonly luck: number;
  /** Whether "hard" and "easy" are used beside "again" and "good". */
  readonly fourButtons: boolean;
};

/** The traces of one item. */
export type Traces = { readonly slowDays: number; readonly fastShare: number };

const between = (random: Random, low: number, high: number) => low + (high - low) * random();

/** Somebody: people differ in everything. */
export function someLearner(random: Random): TwoComponentLearner {
  return {
    fastDays: between(random, 0.5, 2),
    slowDays: between(random, 4, 20),
    fastShare: between(random, 0.25, 0.5),
    growth: between(random, 2, 4.5),
    leftAfterLapse: between(random, 0.2, 0.5),
    spread: between(random, 0.3, 0.8),
    slip: between(random, 0.01, 0.03),
    luck: between(random, 0.02, 0.08),
    fourButtons: random() < 0.5,
  };
}

/** What is left of an item in memory at its first sight. */
export function firstSight(learner: TwoComponentLearner, random: Random): Traces {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return { slowDays: learner.slowDays * Math.exp(learner.spread * normal), fastShare: learner.fastShare };
}

/** Probability that the item is known some days after it was last seen. */
export function knows(learner: TwoComponentLearner, { slowDays, fastShare }: Traces, days: number): number {
  return fastShare * Math.exp(-days / learner.fastDays) + (1 - fastShare) * Math.exp(-days / slowDays);
}

/** One effort to recall, and the traces after it. */
export function recall(
  learner: TwoComponentLearner,
  traces: Traces,
  days: number,
  random: Random,
): { readonly rating: Rating; readonly traces: Traces } {
  const known = knows(learner, traces, days);
  const isKnown = random() < known;
  const passes = isKnown ? random() >= learner.slip : random() < learner.luck;
  const mood = random();
  if (!passes) {
    // Told the answer, the learner begins lower, but not from nothing.
    const slowDays = Math.max(learner.slowDays / 4, traces.slowDays * learner.leftAfterLapse);
    return { rating: "again", traces: { slowDays, fastShare: learner.fastShare } };
  }
  const effort = 1 - known;
  const slowDays = traces.slowDays * (1 + (learner.growth - 1) * (1 - Math.exp(-6 * effort)));
  const fastShare = traces.fastShare * (1 - 0.5 * effort ** 0.5);
  const rating = !learner.fourButtons ? "good" : mood < effort ? "hard" : mood > 0.9 ? "easy" : "good";
  return { rating, traces: { slowDays, fastShare } };
}
