import {
  type Card,
  createEmptyCard,
  default_w,
  type FSRS,
  Rating as FsrsRating,
  fsrs,
  type Grade,
  State,
} from "ts-fsrs";
import type { Rating } from "@/core/memory/events";
import type { MemoryState, Phase, SchedulerSettings } from "@/core/memory/state";

/** The only file that sees ts-fsrs: FSRS-6 with one ten-minute learning step and one relearning step. */

const DAY_MS = 86_400_000;
const grades = {
  again: FsrsRating.Again,
  hard: FsrsRating.Hard,
  good: FsrsRating.Good,
  easy: FsrsRating.Easy,
} satisfies Record<Rating, Grade>;
const phaseOf: Record<State, Phase> = {
  [State.New]: "new",
  [State.Learning]: "learning",
  [State.Review]: "review",
  [State.Relearning]: "relearning",
};
const stateOf: Record<Phase, State> = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};

const schedulers = new Map<string, FSRS>();

function schedulerFor(settings: SchedulerSettings): FSRS {
  const key = `${settings.desiredRetention} ${settings.maximumIntervalDays} ${settings.weights?.join() ?? ""}`;
  const known = schedulers.get(key);
  if (known) return known;
  const made = fsrs({
    request_retention: settings.desiredRetention,
    maximum_interval: settings.maximumIntervalDays,
    w: settings.weights ?? default_w,
    enable_fuzz: true,
    enable_short_term: true,
    learning_steps: ["10m"],
    relearning_steps: ["10m"],
  });
  schedulers.set(key, made);
  return made;
}

/**
 * The state after one graded recall.
 *
 * Elapsed time is counted in the learner's days of studying, so a review at 23:50 and one at 00:10 are not
 * a day apart unless the learner's day starts in between. The interval is fuzzed by a seed that follows from
 * the state, so the same review gives the same due date on every machine.
 *
 * @param at       when it happened, ms since 1970
 * @param localDay the learner's day of studying, YYYY-MM-DD, not before `state.lastDay`
 *
 * Source: FSRS-6, open-spaced-repetition/py-fsrs `fsrs/scheduler.py`; golden values in the test
 */
export function applyRating(
  state: MemoryState,
  rating: Rating,
  at: number,
  localDay: string,
  settings: SchedulerSettings,
): MemoryState {
  const today = dayToMs(localDay);
  const { card } = schedulerFor(settings).next(toCard(state, today), new Date(today), grades[rating]);
  // With fuzz, ts-fsrs keeps "easy" a day beyond "good" even past the maximum: clamp here.
  const days = Math.min(card.scheduled_days, settings.maximumIntervalDays);
  const dueAt = days > 0 ? at + days * DAY_MS : at + (card.due.getTime() - today);
  return {
    phase: phaseOf[card.state],
    stability: card.stability,
    difficulty: card.difficulty,
    step: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    lastAt: at,
    lastDay: localDay,
    dueAt,
    suspended: state.suspended,
    buriedOn: state.buriedOn,
  };
}

/** Milliseconds until the card would be due again, for each button. */
export function previewIntervals(
  state: MemoryState,
  at: number,
  localDay: string,
  settings: SchedulerSettings,
): Readonly<Record<Rating, number>> {
  const after = (rating: Rating) => (applyRating(state, rating, at, localDay, settings).dueAt ?? at) - at;
  return { again: after("again"), hard: after("hard"), good: after("good"), easy: after("easy") };
}

/**
 * Probability that the target is recalled now.
 *
 * @param now ms since 1970
 * @returns R in [0, 1]; null for a target that was never reviewed
 *
 * Source: FSRS-6 forgetting curve, R = (1 + F·t/S)^(−w20), F = 0.9^(−1/w20) − 1; t in days
 */
export function retrievability(state: MemoryState, now: number, settings: SchedulerSettings): number | null {
  if (state.lastAt === null || state.stability <= 0) return null;
  const decay = (settings.weights ?? default_w)[20] ?? 0.1542;
  const factor = 0.9 ** (-1 / decay) - 1;
  const days = Math.max(0, now - state.lastAt) / DAY_MS;
  return (1 + (factor * days) / state.stability) ** -decay;
}

function toCard(state: MemoryState, today: number): Card {
  if (state.phase === "new" || state.lastDay === null) return createEmptyCard(new Date(today));
  const last = Math.min(dayToMs(state.lastDay), today);
  return {
    due: new Date(today),
    stability: state.stability,
    difficulty: state.difficulty,
    elapsed_days: 0,
    scheduled_days: 0,
    learning_steps: state.step,
    reps: state.reps,
    lapses: state.lapses,
    state: stateOf[state.phase],
    last_review: new Date(last),
  };
}

function dayToMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
