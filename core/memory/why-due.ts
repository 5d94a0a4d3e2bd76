import { retrievability } from "@/core/memory/scheduler";
import type { MemoryState, SchedulerSettings } from "@/core/memory/state";
import type { StudyChoice } from "@/core/memory/study-choice";

/** Why a card comes now: a reason and the figures for its sentence. */
export type WhyDue = {
  readonly reason:
    | "new"
    /** In its steps: answered a few minutes ago. */
    | "step"
    | "due"
    /** Days past its day. */
    | "overdue"
    /** Asked for before its day. */
    | "ahead"
    /** Its fact was judged anew since: said by whoever knows the changes of facts. */
    | "revised";
  /** Times it was answered, in reviews and quizzes. */
  readonly reps: number;
  readonly lapses: number;
  /** ms since 1970; null for a new card. */
  readonly lastAt: number | null;
  readonly dueAt: number | null;
  /** Predicted probability that it is recalled now, in [0, 1]; null for a new card. */
  readonly recall: number | null;
  /** The probability at which it was to come back. */
  readonly wanted: number;
  /** By what it was asked for. */
  readonly study: StudyChoice["kind"];
};

const DAY_MS = 86_400_000;
/** Who left off in the midst of a card's steps and is back so much later did not meet it a few minutes ago. */
const STILL_A_STEP_MS = 3_600_000;

/** @param now ms since 1970 @param dayEnd end of the learner's day of studying: what is due in it is due from its start */
export function whyDue(
  state: MemoryState,
  settings: SchedulerSettings,
  now: number,
  dayEnd: number,
  study: StudyChoice["kind"],
): WhyDue {
  return {
    reason: reasonOf(state, now, dayEnd),
    reps: state.reps,
    lapses: state.lapses,
    lastAt: state.lastAt,
    dueAt: state.dueAt,
    recall: retrievability(state, now, settings),
    wanted: settings.desiredRetention,
    study,
  };
}

function reasonOf(state: MemoryState, now: number, dayEnd: number): WhyDue["reason"] {
  if (state.phase === "new" || state.dueAt === null) return "new";
  const inSteps = state.phase !== "review";
  if (inSteps && now - state.dueAt < STILL_A_STEP_MS) return "step";
  if (!inSteps && state.dueAt >= dayEnd) return "ahead";
  return now - state.dueAt >= DAY_MS ? "overdue" : "due";
}
