import "server-only";
import { randomUUID } from "node:crypto";
import { givenAnswer, mistakenAnswer } from "@/core/demo/given-answer";
import { MIXED_UP } from "@/core/demo/term";
import { creditOf } from "@/core/memory/answer-ratings";
import { type MemoryEvent, type MemoryEventBody, SCHEDULER_VERSION } from "@/core/memory/events";
import { applyEvent, type TargetEvent } from "@/core/memory/replay";
import {
  firstSight,
  recall,
  someLearner,
  type Traces,
  type TwoComponentLearner,
} from "@/core/memory/simulation/two-component-learner";
import { defaultSettings, type MemoryState } from "@/core/memory/state";
import { type StudyCalendar, studyDay } from "@/core/memory/study-day";
import type { Item } from "@/core/questions/contract";
import { questionTypes } from "@/core/questions/registry";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { FULL_DAY } from "@/core/quizzes/rules/reviewing-day";
import { type Random, seededRandom } from "@/core/shared/random";
import { hashOf } from "@/server/data/memory/memory-rows";
import { answeredEvents, QUIZ_DEVICE } from "@/server/data/sittings/answered-events";

/** One learner of a demo class over a term: their sittings, answers, reviews and what they remember, as rows. */

export type PlannedSitting = {
  readonly assignmentId: string;
  readonly kind: "practice" | "test";
  readonly items: readonly Item[];
  readonly startAt: number;
  /** Of the first so many questions. */
  readonly answers: number;
  /** Of everybody's pace: 1.5 takes half as long again. */
  readonly pace: number;
};

export type PlannedLearner = {
  readonly learnerId: string;
  readonly seed: string;
  readonly calendar: StudyCalendar;
  readonly mixesUp: boolean;
  readonly sittings: readonly PlannedSitting[];
  /** When they sit down to review what is due, ms since 1970. */
  readonly reviewsAt: readonly number[];
  /** Whether a target comes as a card. */
  readonly isCard: (targetId: string) => boolean;
  readonly reviewing: PlannedReviewing;
};

/** Reviewing that is assigned to them. */
export type PlannedReviewing = {
  readonly assignmentId: string;
  /** ms since 1970. */
  readonly opensAt: number;
  /** Its cards, in the order in which they are begun: more than a term's days begin. */
  readonly cards: readonly { readonly targetId: string; readonly topic: string }[];
  readonly topics: readonly string[];
};

const DAY_MS = 86_400_000;
const REVIEW_DEVICE = "demo-phone";
const MOST_REVIEWS = 15;
/** Of so many sittings of reviewing one is broken off before the day counts. */
const BROKEN_OFF_OF = 8;
const ANSWER_MS = 42_000;
const REVIEW_MS = 9_000;

type EventRow = Record<string, unknown>;

/** What a learner's term comes to, in rows of their tables. */
export type SimulatedTerm = {
  readonly attempts: readonly SimulatedAttempt[];
  readonly answers: readonly object[];
  readonly events: readonly EventRow[];
  readonly states: readonly object[];
  readonly devices: readonly object[];
};

type SimulatedAttempt = Pick<PlannedSitting, "assignmentId" | "kind"> & {
  readonly id: string;
  readonly learnerId: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly loggedAt: string | null;
};

const iso = (at: number): string => new Date(at).toISOString();

/** Lives a term through, in the order of time: what is answered and reviewed changes what is known the next time. */
export function simulateLearner(plan: PlannedLearner): SimulatedTerm {
  const life = new Life(plan);
  const occasions = [
    ...plan.sittings.map((sitting) => ({ at: sitting.startAt, live: () => life.sit(sitting) })),
    ...plan.reviewsAt.map((at) => ({ at, live: () => life.review(at) })),
  ].sort((a, b) => a.at - b.at);
  for (const { live } of occasions) live();
  return life.rows();
}

class Life {
  readonly #plan: PlannedLearner;
  readonly #random: Random;
  readonly #learner: TwoComponentLearner;
  /** Of a thing never met here, the log-odds of knowing it, less its difficulty. */
  readonly #ability: number;
  readonly #traces = new Map<string, { traces: Traces; at: number }>();
  readonly #states = new Map<string, MemoryState>();
  readonly #topics = new Map<string, string>();
  readonly #counted = new Set<string>();
  readonly #devices = new Map<string, { lastEffectiveAt: string; lastSequence: number }>();
  readonly #attempts: SimulatedAttempt[] = [];
  readonly #answers: object[] = [];
  readonly #events: EventRow[] = [];
  #reviews = 0;

  constructor(plan: PlannedLearner) {
    this.#plan = plan;
    this.#random = seededRandom(plan.seed);
    this.#learner = someLearner(this.#random);
    this.#ability = 2.4 * this.#random() - 1.1;
  }

  sit({ assignmentId, kind, items, startAt, answers, pace }: PlannedSitting): void {
    const { learnerId } = this.#plan;
    const id = randomUUID();
    let at = startAt;
    const given = items.slice(0, answers).map((item, index) => {
      const activeMs = Math.round(ANSWER_MS * pace * (0.5 + this.#random()));
      at += activeMs;
      return { item, at, row: this.#answer(id, item, index, at, activeMs) };
    });
    const finished = answers >= items.length;
    this.#attempts.push({
      ...{ id, learnerId, assignmentId, kind, startedAt: iso(startAt) },
      finishedAt: finished ? iso(at) : null,
      // As in a sitting that was really sat: a test is told, and remembered, once it is handed in.
      loggedAt: kind === "test" ? (finished ? iso(at) : null) : iso(startAt),
    });
    for (const { item, row, at: answeredAt } of given) {
      this.#answers.push(row);
      for (const event of answeredEvents({ ...item, key: item.key as never }, row as never)) {
        this.#topics.set(event.body.targetId, item.topic);
        this.#append(QUIZ_DEVICE, row.index, event.id, event.body, answeredAt, kind === "test" ? at : answeredAt);
      }
    }
  }

  #answer(attemptId: string, item: Item, index: number, at: number, activeMs: number) {
    const knows = this.#knows(item, at);
    const wish = this.#wish(item, knows);
    const { given, grade } = graded(item, wish);
    return {
      id: randomUUID(),
      learnerId: this.#plan.learnerId,
      attemptId,
      index,
      body: given,
      bodyHash: hashOf({ attemptId, index, given }),
      sequence: 1,
      grade,
      credit: creditOf(grade),
      confidence: null,
      activeMs,
      receivedAt: iso(at),
    };
  }

  /** Whoever mixes the two up does so whatever they know; nobody else takes the one for the other by chance. */
  #wish(item: Item, knows: boolean): Given {
    const mistaken = mistakenAnswer(item, MIXED_UP);
    if (mistaken === null) return givenAnswer(item, knows, this.#random);
    if (this.#plan.mixesUp) return mistaken;
    return knows ? givenAnswer(item, true, this.#random) : { dontKnow: true };
  }

  /** Whether the answer is known; either way it is told then, and leaves its trace. */
  #knows({ targetId, guess, difficulty }: Item, at: number): boolean {
    const before = this.#traces.get(targetId);
    if (before !== undefined) return this.#recall(targetId, before, at) !== "again";
    const known = 1 / (1 + Math.exp(difficulty - this.#ability));
    this.#traces.set(targetId, { traces: firstSight(this.#learner, this.#random), at });
    return this.#random() < guess + (1 - guess) * known;
  }

  #recall(targetId: string, before: { readonly traces: Traces; readonly at: number }, at: number) {
    const { rating, traces } = recall(this.#learner, before.traces, (at - before.at) / DAY_MS, this.#random);
    this.#traces.set(targetId, { traces, at });
    return rating;
  }

  review(startAt: number): void {
    const due = [...this.#states]
      .filter(([targetId, { dueAt }]) => dueAt !== null && dueAt <= startAt && this.#plan.isCard(targetId))
      .sort(([, a], [, b]) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
      .slice(0, MOST_REVIEWS)
      .map(([targetId]) => targetId);
    const cards = [...due, ...this.#fresh(due, startAt)];
    let at = startAt;
    for (const targetId of cards) {
      const before = this.#traces.get(targetId) ?? { traces: firstSight(this.#learner, this.#random), at: startAt };
      const activeMs = Math.round(REVIEW_MS * (0.5 + this.#random()));
      at += activeMs;
      const rating = this.#recall(targetId, before, at);
      this.#append(
        REVIEW_DEVICE,
        ++this.#reviews,
        randomUUID(),
        { kind: "reviewed", targetId, rating, activeMs, ...this.#asks(targetId, startAt) },
        at,
        at,
      );
    }
  }

  /** Cards that are begun because reviewing is assigned: as many as its day asks for, or fewer by whoever breaks it off. */
  #fresh(due: readonly string[], at: number): readonly string[] {
    const { opensAt, cards } = this.#plan.reviewing;
    if (at < opensAt) return [];
    const unseen = cards.filter(({ targetId }) => !this.#states.has(targetId));
    const missing = FULL_DAY - due.filter((targetId) => this.#isAssigned(targetId)).length;
    const brokenOff = this.#random() * BROKEN_OFF_OF < 1;
    const begun = unseen.slice(0, Math.max(0, brokenOff ? Math.floor(missing / 2) : missing));
    for (const { targetId, topic } of begun) this.#topics.set(targetId, topic);
    return begun.map(({ targetId }) => targetId);
  }

  #isAssigned(targetId: string): boolean {
    return this.#plan.reviewing.topics.includes(this.#topics.get(targetId) ?? "");
  }

  #asks(targetId: string, at: number) {
    const { opensAt, assignmentId } = this.#plan.reviewing;
    return at >= opensAt && this.#isAssigned(targetId) ? { asks: { [assignmentId]: FULL_DAY } } : {};
  }

  /** Writes an event and what it does to the memory, as the log would have taken it. */
  #append(
    device: string,
    deviceSequence: number,
    id: string,
    body: MemoryEventBody & { readonly targetId: string },
    at: number,
    receivedAt: number,
  ): void {
    const { learnerId, calendar } = this.#plan;
    const localDay = studyDay(at, calendar);
    const event: MemoryEvent = { ...body, id, device, deviceSequence, effectiveAt: at, localDay };
    const before = this.#states.get(body.targetId) ?? null;
    const after = applyEvent(before, event as TargetEvent, defaultSettings, this.#counted);
    if (after !== null) this.#states.set(body.targetId, after);
    this.#devices.set(device, { lastEffectiveAt: iso(at), lastSequence: deviceSequence });
    this.#events.push({
      ...{ id, learnerId, device, deviceSequence, localDay, body, targetId: body.targetId, kind: body.kind },
      ...{ deviceAt: iso(at), effectiveAt: iso(at), receivedAt: iso(receivedAt) },
      schedulerVersion: SCHEDULER_VERSION,
      bodyHash: hashOf({ body, at, sequence: deviceSequence }),
    });
  }

  rows(): SimulatedTerm {
    const { learnerId } = this.#plan;
    const states = [...this.#states].map(([targetId, { lastAt, dueAt, ...state }]) => ({
      ...{ learnerId, targetId, topic: this.#topics.get(targetId) ?? "", ...state },
      lastAt: lastAt === null ? null : iso(lastAt),
      dueAt: dueAt === null ? null : iso(dueAt),
    }));
    const devices = [...this.#devices].map(([device, last]) => ({ learnerId, device, ...last }));
    return { attempts: this.#attempts, answers: this.#answers, events: this.#events, states, devices };
  }
}

/** What the grader makes of an answer; what it would ask again for is left unanswered. */
function graded(item: Item, given: Given): { readonly given: Given; readonly grade: StoredGrade } {
  const grade = "answer" in given ? questionTypes[item.type].gradeJson(item.key, given.answer) : null;
  return grade?.ok ? { given, grade: grade.value } : { given: { dontKnow: true }, grade: { kind: "dont-know" } };
}
