import { compareEvents, isOwnDeed, type MemoryEvent } from "@/core/memory/events";
import { applyRating, type ReviewMoment, type Strength } from "@/core/memory/scheduler";
import { defaultSettings, type MemoryState, newState, type SchedulerSettings } from "@/core/memory/state";
import { type StrengthStep, strengthAfter } from "@/core/memory/strength-history";
import { laterDay } from "@/core/memory/study-day";
import type { TargetId } from "@/core/questions/contract";
import { assertNever } from "@/core/shared/result";

/** Everything that a learner's log says: states by target, and the settings in force at its end. */
export type LearnerMemory = {
  readonly states: ReadonlyMap<TargetId, MemoryState>;
  readonly settings: SchedulerSettings;
};

/** Told of each event of a card in the order of replay, with the card's state before and after it. */
export type Watch = (
  event: TargetEvent,
  before: MemoryState | null,
  after: MemoryState | null,
  /** Taken back: it changed nothing. */
  removed: boolean,
  settings: SchedulerSettings,
) => void;

const unwatched: Watch = () => undefined;

/** A status change makes a memory due again, and no longer trusted for more than a week. */
export const STABILITY_CAP_AFTER_STATUS_CHANGE_DAYS = 7;

/**
 * Rebuilds a learner's memory from the log. The log is the truth; the stored state is a cache of this.
 *
 * A function of the set of events alone: order of arrival and repetition do not matter. Adopted weights tell how well
 * everything is remembered, what was reviewed before them too; when a card comes stays as it was told at its last review.
 */
export function replay(events: readonly MemoryEvent[], watch: Watch = unwatched): LearnerMemory {
  const { states, settings } = fold(
    events,
    events.some(({ kind }) => kind === "weightsAdopted"),
    watch,
  );
  return { states, settings };
}

/** What the log counts for each target, oldest first: what weights are fitted to. */
export function strengthHistories(events: readonly MemoryEvent[]): ReadonlyMap<TargetId, readonly StrengthStep[]> {
  return fold(events, true, unwatched).histories;
}

type Histories = Map<TargetId, StrengthStep[]>;

/** @param keepHistories whether to keep what was counted: adopted weights are told with it */
function fold(
  events: readonly MemoryEvent[],
  keepHistories: boolean,
  watch: Watch,
): LearnerMemory & { histories: Histories } {
  const ordered = inOrder(events);
  const removed = removedIds(ordered);
  const states = new Map<TargetId, MemoryState>();
  const histories: Histories = new Map();
  const counted = new Set<string>();
  let settings = defaultSettings;

  for (const event of ordered) {
    if (removed.has(event.id)) {
      if ("targetId" in event) {
        const state = states.get(event.targetId) ?? null;
        watch(event, state, state, true, settings);
      }
    } else if (event.kind === "settingsChanged") {
      settings = {
        ...settings,
        desiredRetention: event.desiredRetention,
        maximumIntervalDays: event.maximumIntervalDays,
        easyDays: event.easyDays ?? settings.easyDays,
      };
    } else if (event.kind === "weightsAdopted") {
      settings = { ...settings, weights: event.weights };
      for (const [targetId, steps] of histories) restate(states, targetId, strengthAfter(steps, settings));
    } else if (event.kind !== "zoneChanged") {
      const before = states.get(event.targetId) ?? null;
      const after = applyEvent(before, event, settings, counted);
      if (after) {
        states.set(event.targetId, after);
        const step = keepHistories ? strengthStep(before, event, after) : null;
        if (step) remember(histories, event.targetId, step);
      }
      watch(event, before, after, false, settings);
    }
  }
  return { states, settings, histories };
}

function remember(histories: Histories, targetId: TargetId, step: StrengthStep): void {
  const steps = histories.get(targetId);
  if (steps) steps.push(step);
  else histories.set(targetId, [step]);
}

function restate(states: Map<TargetId, MemoryState>, targetId: TargetId, strength: Strength | null): void {
  const state = states.get(targetId);
  if (state && strength) states.set(targetId, { ...state, ...strength });
}

/** What an event did to the strength of its target, to be told again under other weights; null when nothing. */
function strengthStep(before: MemoryState | null, event: TargetEvent, after: MemoryState): StrengthStep | null {
  switch (event.kind) {
    case "reviewed":
    case "answered": {
      const { rating, localDay: day, effectiveAt: at } = event;
      // An answer that does not count leaves the very state that was there.
      if (rating === null || after === before) return null;
      return { kind: "rated", rating, day, at, guess: event.kind === "reviewed" ? 0 : (event.guess ?? null) };
    }
    case "reset":
      return { kind: "forgotten" };
    case "contentRevised":
      if (event.change === "status") return { kind: "capped", stability: STABILITY_CAP_AFTER_STATUS_CHANGE_DAYS };
      if (event.change === "retracted" || event.change === "retired") return { kind: "withdrawn" };
      if (event.change !== "merged" || after === before) return null;
      return {
        kind: "replaced",
        strength: { stability: after.stability, difficulty: after.difficulty },
        day: after.lastDay,
      };
    default:
      return null;
  }
}

/**
 * The state of one target after its events; null when nothing about it was ever counted.
 *
 * @param events the target's own events together with the learner's settings events
 */
export function replayTarget(events: readonly MemoryEvent[], targetId: TargetId): MemoryState | null {
  return replay(events).states.get(targetId) ?? null;
}

export type TargetEvent = Exclude<MemoryEvent, { readonly kind: "settingsChanged" | "weightsAdopted" | "zoneChanged" }>;

/**
 * What an event makes of its target's state.
 *
 * @param counted target and day of everything that was counted before; grows
 */
export function applyEvent(
  before: MemoryState | null,
  event: TargetEvent,
  settings: SchedulerSettings,
  counted: Set<string>,
): MemoryState | null {
  const state = before ?? newState;
  const dayKey = `${event.targetId} ${event.localDay}`;
  switch (event.kind) {
    case "reviewed":
      counted.add(dayKey);
      return applyRating(state, event.rating, momentOf(state, event), settings);
    case "answered": {
      // Only the first answer of a day says something about memory; later ones repeat what was just read.
      if (event.rating === null || counted.has(dayKey)) return before;
      counted.add(dayKey);
      return applyRating(state, event.rating, momentOf(state, event), settings);
    }
    case "reset":
      return { ...newState, suspended: state.suspended };
    case "suspended":
      return { ...state, suspended: event.on };
    case "buried":
      return { ...state, buriedOn: event.localDay };
    case "contentRevised":
      return event.change === "merged" ? strongerOf(before, event.inherits) : before && revise(before, event);
    case "undone":
    case "voided":
      return before;
    default:
      return assertNever(event);
  }
}

type Revised = Exclude<Extract<MemoryEvent, { kind: "contentRevised" }>, { change: "merged" }>;

function revise(state: MemoryState, event: Revised): MemoryState {
  switch (event.change) {
    case "wording":
    case "refinement":
    case "superseded": // what was true until then is remembered as that; its successor is a target of its own
      return state;
    case "status":
      return {
        ...state,
        stability: Math.min(state.stability, STABILITY_CAP_AFTER_STATUS_CHANGE_DAYS),
        dueAt: state.dueAt === null ? null : Math.min(state.dueAt, event.effectiveAt),
      };
    case "retired":
    case "retracted":
      return { ...state, suspended: true };
    default:
      return assertNever(event.change);
  }
}

/** Of two memories the one that lasts longer; of equals the one with more reviews, then the target's own. */
function strongerOf(own: MemoryState | null, inherited: MemoryState): MemoryState {
  if (own === null) return inherited;
  const stronger =
    inherited.stability > own.stability || (inherited.stability === own.stability && inherited.reps > own.reps);
  return stronger ? inherited : own;
}

/** Offline events can bring an earlier local day after a zone change; elapsed days are never negative. */
function momentOf(
  state: MemoryState,
  event: Extract<MemoryEvent, { readonly kind: "reviewed" | "answered" }>,
): ReviewMoment {
  const { targetId, effectiveAt, dueBy } = event;
  return { targetId, at: effectiveAt, localDay: laterDay(state.lastDay, event.localDay), dueBy: dueBy ?? null };
}

function inOrder(events: readonly MemoryEvent[]): MemoryEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()].sort(compareEvents);
}

/**
 * Ids taken back, whatever the order of arrival. An undo reaches only what the learner did to the same card; taking back
 * an undo is doing the thing again, under another id.
 */
function removedIds(events: readonly MemoryEvent[]): Set<string> {
  const deeds = new Map(events.filter(isOwnDeed).map((event) => [event.id, event.targetId]));
  const removed = new Set<string>();
  for (const event of events) {
    if (event.kind === "undone" && deeds.get(event.undoes) === event.targetId) removed.add(event.undoes);
    if (event.kind === "voided") removed.add(event.voids);
  }
  return removed;
}
