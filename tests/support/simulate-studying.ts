import type { GradedRecall, RecallHistory } from "@/core/memory/fitting/graded-recalls";
import { applyRating, nextStrength, type Strength } from "@/core/memory/scheduler";
import {
  firstSight,
  recall,
  someLearner,
  type Traces,
  type TwoComponentLearner,
} from "@/core/memory/simulation/two-component-learner";
import { defaultSettings, type MemoryState, newState, type SchedulerSettings } from "@/core/memory/state";
import { addDays, daysBetween } from "@/core/memory/study-day";
import { type Random, seededRandom } from "@/core/shared/random";

/** Someone who studies day by day by this app's schedule, while their memory follows laws of its own. */
export type Studying = {
  readonly learner: TwoComponentLearner;
  readonly random: Random;
  readonly cards: StudiedCard[];
  day: string;
  settings: SchedulerSettings;
};

type StudiedCard = {
  readonly targetId: string;
  state: MemoryState;
  traces: Traces;
  readonly recalls: GradedRecall[];
};

const DAY_MS = 86_400_000;
const FIRST_DAY = "2027-01-01";
/** Later tries of a day come minutes after the last. */
const STEP_DAYS = 10 / 1440;
const MOST_TRIES_A_DAY = 5;

export function beginStudying(seed: string): Studying {
  const random = seededRandom(seed);
  return { learner: someLearner(random), random, cards: [], day: FIRST_DAY, settings: defaultSettings };
}

/** Some days of studying: what is due, then new cards, and now and then a day or three weeks without any. */
export function studyFor(studying: Studying, days: number, cardsInAll: number, newPerDay: number): void {
  const { random } = studying;
  let away = 0;
  for (let count = 0; count < days; count++) {
    if (away > 0) away -= 1;
    else if (random() < 0.004) away = 21;
    else if (random() > 0.1) studyToday(studying, cardsInAll, newPerDay);
    studying.day = addDays(studying.day, 1);
  }
}

function studyToday(studying: Studying, cardsInAll: number, newPerDay: number): void {
  const { cards, learner, random, day } = studying;
  const dayEnd = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
  for (const card of cards) if ((card.state.dueAt ?? dayEnd) < dayEnd) review(studying, card);
  for (let count = 0; count < newPerDay && cards.length < cardsInAll; count++) {
    const targetId = `fact:card-${cards.length}:o`;
    const card = { targetId, state: newState, traces: firstSight(learner, random), recalls: [] };
    cards.push(card);
    review(studying, card);
  }
}

/** A review and, when it fails, the steps of the same day until one passes. */
function review(studying: Studying, card: StudiedCard): void {
  const { learner, random, day, settings } = studying;
  const noon = Date.parse(`${day}T12:00:00Z`);
  const elapsedDays = card.state.lastDay === null ? 0 : daysBetween(card.state.lastDay, day);
  for (let attempt = 0; attempt < MOST_TRIES_A_DAY; attempt++) {
    const at = noon + attempt * STEP_DAYS * DAY_MS;
    // A first sight is a look at what is half known from a lesson.
    const since = attempt > 0 ? STEP_DAYS : card.recalls.length === 0 ? 1 : elapsedDays;
    const { rating, traces } = recall(learner, card.traces, since, random);
    card.traces = traces;
    card.recalls.push({ rating, at, guess: 0, elapsedDays: attempt === 0 ? elapsedDays : 0 });
    card.state = applyRating(card.state, rating, { targetId: card.targetId, at, localDay: day, dueBy: null }, settings);
    if (card.state.phase === "review") break;
  }
}

/** Other weights from today on, as their adoption does it: they tell what was reviewed before, too. */
export function adoptWeights(studying: Studying, weights: readonly number[] | null): void {
  studying.settings = { ...studying.settings, weights };
  for (const card of studying.cards) {
    const strength = card.recalls.reduce<Strength | null>(
      (before, { rating, elapsedDays }) => nextStrength(before, rating, elapsedDays, studying.settings),
      null,
    );
    if (strength) card.state = { ...card.state, ...strength };
  }
}

export const historiesOf = ({ cards }: Studying): readonly RecallHistory[] => cards.map(({ recalls }) => recalls);
