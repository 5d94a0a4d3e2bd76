import {
  type Card,
  createEmptyCard,
  default_w,
  type FSRS,
  Rating as FsrsRating,
  fsrs,
  type Grade,
  get_fuzz_range,
  State,
} from "ts-fsrs";
import type { Rating } from "@/core/memory/events";
import { drawInterval } from "@/core/memory/fuzz";
import type { MemoryState, Phase, SchedulerSettings } from "@/core/memory/state";
import { daysBetween } from "@/core/memory/study-day";
import type { TargetId } from "@/core/questions/contract";

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

/** No interval of ts-fsrs is capped: the maximum depends on the review, and is applied here. */
const UNBOUNDED_DAYS = 36_500;
/** Shorter intervals are not fuzzed: a day more or less would be half of them. */
const SHORTEST_FUZZED_DAYS = 2.5;

/** One scheduler for each retention, under the weights that it was asked with: a learner's go when the learner's request ends. */
const schedulers = new WeakMap<readonly number[], Map<number, FSRS>>();
const published: readonly number[] = default_w;

function schedulerFor({ desiredRetention, weights }: Pick<SchedulerSettings, "desiredRetention" | "weights">): FSRS {
  const byRetention = schedulers.get(weights ?? published) ?? new Map<number, FSRS>();
  schedulers.set(weights ?? published, byRetention);
  const known = byRetention.get(desiredRetention);
  if (known) return known;
  const made = fsrs({
    request_retention: desiredRetention,
    maximum_interval: UNBOUNDED_DAYS,
    w: weights ?? published,
    enable_fuzz: false,
    enable_short_term: true,
    learning_steps: ["10m"],
    relearning_steps: ["10m"],
  });
  byRetention.set(desiredRetention, made);
  return made;
}

/** When and of what a review is. */
export type ReviewMoment = {
  readonly targetId: TargetId;
  /** When it happened, ms since 1970. */
  readonly at: number;
  /** The learner's day of studying, YYYY-MM-DD, not before the state's last day. */
  readonly localDay: string;
  /** The card is to come back by this day, YYYY-MM-DD; null where no exam is ahead. */
  readonly dueBy: string | null;
};

/**
 * The state after one graded recall.
 *
 * Elapsed time is counted in the learner's days of studying, so a review at 23:50 and one at 00:10 are not a day apart unless
 * the learner's day starts in between. An interval of days is that many times 24 hours: it ends on the learner's day that is
 * as many days on, but for reviews within an hour of the start of a day across a change of summer time.
 *
 * Source: FSRS-6, open-spaced-repetition/py-fsrs `fsrs/scheduler.py`; golden values in the test
 */
export function applyRating(
  state: MemoryState,
  rating: Rating,
  moment: ReviewMoment,
  settings: SchedulerSettings,
): MemoryState {
  const { at, localDay } = moment;
  const today = dayToMs(localDay);
  const { card } = schedulerFor(settings).next(toCard(state, today), new Date(today), grades[rating]);
  const dueIn =
    card.scheduled_days > 0
      ? intervalOf(card.scheduled_days, state, moment, settings) * DAY_MS
      : card.due.getTime() - today;
  return {
    phase: phaseOf[card.state],
    stability: card.stability,
    difficulty: card.difficulty,
    step: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    lastAt: at,
    lastDay: localDay,
    dueAt: at + dueIn,
    suspended: state.suspended,
    buriedOn: state.buriedOn,
  };
}

/** An interval of whole days within the maximum and the exam, spread so that cards learnt together do not stay together. */
function intervalOf(wanted: number, state: MemoryState, moment: ReviewMoment, settings: SchedulerSettings): number {
  const { targetId, localDay, dueBy } = moment;
  const daysLeft = dueBy !== null && dueBy > localDay ? daysBetween(localDay, dueBy) : UNBOUNDED_DAYS;
  const maximum = Math.min(settings.maximumIntervalDays, daysLeft);
  if (Math.min(wanted, maximum) < SHORTEST_FUZZED_DAYS) return Math.min(wanted, maximum);
  const elapsed = state.lastDay === null ? 0 : Math.max(0, daysBetween(state.lastDay, localDay));
  const { min_ivl: min, max_ivl: max } = get_fuzz_range(Math.min(wanted, maximum), elapsed, maximum);
  return drawInterval({ min, max }, `${targetId} ${state.reps}`, localDay, settings.easyDays);
}

/** What is remembered of a target, apart from when it comes. */
export type Strength = Pick<MemoryState, "stability" | "difficulty">;

/**
 * The strength after one graded recall: what `applyRating` gives, without a schedule.
 *
 * @param before      null before the first review
 * @param elapsedDays whole days of studying since the last review, at least 0
 */
export function nextStrength(
  before: Strength | null,
  rating: Rating,
  elapsedDays: number,
  settings: Pick<SchedulerSettings, "desiredRetention" | "weights">,
): Strength {
  const { stability, difficulty } = schedulerFor(settings).next_state(before, elapsedDays, grades[rating]);
  return { stability, difficulty };
}

/**
 * Days until recall has fallen to the desired retention, before any fuzz; at least 1.
 *
 * Source: FSRS-6, I(r, S) = round(S/F·(r^(−1/w20) − 1))
 */
export function plainInterval(
  stability: number,
  settings: Pick<SchedulerSettings, "desiredRetention" | "weights">,
): number {
  return schedulerFor(settings).next_interval(stability, 0);
}

/** Milliseconds until the card would be due again, for each button. */
export function previewIntervals(
  state: MemoryState,
  moment: ReviewMoment,
  settings: SchedulerSettings,
): Readonly<Record<Rating, number>> {
  const { at } = moment;
  const after = (rating: Rating) => (applyRating(state, rating, moment, settings).dueAt ?? at) - at;
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
  return recallAfter(Math.max(0, now - state.lastAt) / DAY_MS, state.stability, settings);
}

/**
 * Probability of recall some days after a review that left a stability.
 *
 * @param days      days since the review, at least 0; need not be whole
 * @param stability days, above 0
 * @returns R in (0, 1]
 */
export function recallAfter(days: number, stability: number, { weights }: Pick<SchedulerSettings, "weights">): number {
  const decay = (weights ?? published)[20] ?? 0.1542;
  const factor = 0.9 ** (-1 / decay) - 1;
  return (1 + (factor * days) / stability) ** -decay;
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
