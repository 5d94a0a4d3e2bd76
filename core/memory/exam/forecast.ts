import { DAYS_OF_REHEARSAL } from "@/core/memory/exam/ahead";
import { nextStrength, plainInterval, recallAfter, type Strength } from "@/core/memory/scheduler";
import type { SchedulerSettings } from "@/core/memory/state";
import { type Random, seededRandom } from "@/core/shared/random";

/** A card of what the exam asks, as it stands today. Days count from today, 0. */
export type ExamCard = {
  readonly targetId: string;
  /** Null while it has not been begun: on the exam it would not be recalled. */
  readonly memory: { readonly strength: Strength; readonly lastDay: number; readonly dueDay: number } | null;
};

export type ExamPlan = {
  readonly daysLeft: number;
  readonly minutesPerDay: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly secondsPerReview: number;
  /** Share aimed at: in the last week cards below it come before their day. */
  readonly share: number;
  readonly settings: Pick<SchedulerSettings, "desiredRetention" | "maximumIntervalDays" | "weights">;
};

export type Forecast = {
  /** Expected share of the cards that are recalled on the day, in [0, 1]; 0 without cards. */
  readonly share: number;
  /** Expected reviews until then, and the minutes that they take on the mean day. */
  readonly reviews: number;
  readonly minutesPerDay: number;
  /** Whether the minutes ended before the work on some day: more of them would find something to do. */
  readonly short: boolean;
};

/** Cards that are followed in all: with few cards each is followed through many lives. */
const LIVES = 1000;
const MOST_RUNS = 100;

/**
 * What would be recalled on the day of an exam under a plan, by living through the days to it.
 *
 * Day by day as the queue does it: what is due, the best remembered first; then, in the last week, what would be recalled less
 * surely than aimed at; then new cards; as far as the minutes and the limits of a day go. A recall succeeds with the probability
 * that the weights predict; graded "good" or "again", a failed one is looked at once more on the day. On the day of the exam
 * probabilities are added, not successes, so that chance is only in the reviews. Each life of a card has a chance of its own,
 * the same under every plan: plans differ by what they do.
 *
 * @param seed the same seed gives the same forecast on every machine
 */
export function forecast(cards: readonly ExamCard[], plan: ExamPlan, seed: string): Forecast {
  if (cards.length === 0) return { share: 0, reviews: 0, minutesPerDay: 0, short: false };
  const chancy = plan.minutesPerDay > 0 && plan.daysLeft > 0;
  const runs = chancy ? Math.min(MOST_RUNS, Math.max(2, Math.ceil(LIVES / cards.length))) : 1;
  let recalled = 0;
  let reviews = 0;
  let short = plan.minutesPerDay === 0;
  for (let run = 0; run < runs; run++) {
    const lives = cards.map((card) => bear(card, `${seed} ${run}`));
    for (let day = 0; chancy && day < plan.daysLeft; day++) {
      const lived = liveDay(lives, day, plan);
      reviews += lived.made;
      short ||= lived.short;
    }
    for (const life of lives) recalled += recallOf(life, plan.daysLeft, plan);
  }
  return {
    share: recalled / runs / cards.length,
    reviews: reviews / runs,
    minutesPerDay: plan.daysLeft === 0 ? 0 : (reviews * plan.secondsPerReview) / 60 / runs / plan.daysLeft,
    short,
  };
}

type Life = {
  readonly random: Random;
  strength: Strength | null;
  lastDay: number;
  dueDay: number;
};

function bear({ targetId, memory }: ExamCard, seed: string): Life {
  return {
    random: seededRandom(`${seed} ${targetId}`),
    strength: memory?.strength ?? null,
    lastDay: memory?.lastDay ?? 0,
    dueDay: memory?.dueDay ?? 0,
  };
}

function recallOf({ strength, lastDay }: Life, day: number, { settings }: ExamPlan): number {
  return strength === null ? 0 : recallAfter(Math.max(0, day - lastDay), strength.stability, settings);
}

/** @returns reviews made on the day, second looks included, and whether the minutes ended before the queue */
function liveDay(
  lives: readonly Life[],
  day: number,
  plan: ExamPlan,
): { readonly made: number; readonly short: boolean } {
  const most = (plan.minutesPerDay * 60) / plan.secondsPerReview;
  const known = lives.filter(({ strength }) => strength !== null);
  const due = known.filter(({ dueDay }) => dueDay <= day);
  const queue = sortBy(due, (life) => -recallOf(life, day, plan)).slice(0, plan.reviewsPerDay);
  const waiting = due.length > queue.length;
  if (plan.daysLeft - day <= DAYS_OF_REHEARSAL && !waiting) {
    const unsure = known.filter((life) => life.dueDay > day && recallOf(life, plan.daysLeft, plan) < plan.share);
    queue.push(
      ...sortBy(unsure, (life) => recallOf(life, plan.daysLeft, plan)).slice(0, plan.reviewsPerDay - queue.length),
    );
  }
  if (!waiting) queue.push(...lives.filter(({ strength }) => strength === null).slice(0, plan.newPerDay));
  let made = 0;
  for (const life of queue) {
    if (made >= most) return { made, short: true };
    made += review(life, day, plan);
  }
  return { made, short: false };
}

function sortBy(lives: readonly Life[], key: (life: Life) => number): Life[] {
  return lives
    .map((life) => ({ life, value: key(life) }))
    .sort((a, b) => a.value - b.value)
    .map(({ life }) => life);
}

/** @returns how often the card was looked at: once more after a failure */
function review(life: Life, day: number, plan: ExamPlan): number {
  const { settings } = plan;
  const passes = life.strength === null ? false : life.random() < recallOf(life, day, plan);
  const elapsed = life.strength === null ? 0 : day - life.lastDay;
  let strength = nextStrength(life.strength, passes ? "good" : "again", elapsed, settings);
  // Told the answer, the learner knows it ten minutes later.
  if (!passes) strength = nextStrength(strength, "good", 0, settings);
  life.strength = strength;
  life.lastDay = day;
  const interval = Math.min(plainInterval(strength.stability, settings), settings.maximumIntervalDays);
  life.dueDay = day + Math.max(1, Math.min(interval, plan.daysLeft - day));
  return passes ? 1 : 2;
}

/** Minutes a day at which plans are told, and the most that is looked at. */
export const PLAN_MINUTES = [0, 1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90] as const;

export type ExamForecast = {
  /** Without studying any more. */
  readonly now: number;
  /** For PLAN_MINUTES, as far as more minutes find more to do. */
  readonly plans: readonly (Forecast & { readonly minutes: number })[];
  /** Fewest whole minutes a day that reach the share; null when none of these do. */
  readonly minutesNeeded: number | null;
};

/**
 * The forecast under plans of more and more minutes a day, and the fewest minutes that reach the share aimed at. One step of
 * work at a time, so that whoever runs it can let others go first.
 */
export function* examForecast(
  cards: readonly ExamCard[],
  plan: Omit<ExamPlan, "minutesPerDay">,
  seed: string,
): Generator<void, ExamForecast> {
  const at = (minutesPerDay: number) => forecast(cards, { ...plan, minutesPerDay }, seed);
  const plans: (Forecast & { minutes: number })[] = [];
  for (const minutes of PLAN_MINUTES) {
    const told = at(minutes);
    // Minutes need not be spent: where chance lets more of them come to less, the smaller plan is in the larger.
    plans.push({ minutes, ...told, share: Math.max(told.share, plans.at(-1)?.share ?? 0) });
    yield;
    // Each day is done before the minutes are. The mean day says nothing of this: the days before the exam are the full ones.
    if (!told.short) break;
  }
  const reached = plans.findIndex(({ share }) => share >= plan.share);
  let high = plans[reached]?.minutes ?? 0;
  let low = plans[reached - 1]?.minutes ?? 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle).share >= plan.share) high = middle;
    else low = middle;
    yield;
  }
  return { now: plans[0]?.share ?? 0, plans, minutesNeeded: reached === -1 ? null : high };
}

/**
 * What any number of minutes a day comes to, beside a forecast that was told: never less than what fewer minutes of it come to,
 * since minutes need not be spent.
 */
export function forecastBeside(
  { plans }: ExamForecast,
  cards: readonly ExamCard[],
  plan: ExamPlan,
  seed: string,
): ExamForecast["plans"][number] {
  const minutes = plan.minutesPerDay;
  const told = forecast(cards, plan, seed);
  const smaller = plans.filter((one) => one.minutes <= minutes).map(({ share }) => share);
  return { minutes, ...told, share: Math.max(told.share, ...smaller) };
}

/** What a learner is told of their goal. */
export type GoalForecast = ExamForecast & {
  /** Cards that the goal is about, and how many of them have been begun. */
  readonly cards: number;
  readonly begun: number;
  readonly daysLeft: number;
  readonly secondsPerReview: number;
  /** Cards of the goal rest: the forecast supposes that they come all the same. */
  readonly resting: boolean;
  /** Sets whose new cards come before those of the goal: with them it takes longer than is told. */
  readonly setsBefore: number;
  /** What the given minutes a day come to; null where none were asked about. */
  readonly asked: (Forecast & { readonly minutes: number }) | null;
};
