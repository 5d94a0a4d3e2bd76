import type { Schedule } from "@/core/quizzes/rules/schedule";

/** A sitting as the rules see it; times in ms since 1970. */
export type Sitting = {
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** Until when it goes on at least, since its rules were changed while it went on; null, as without: as they say. */
  readonly keepsUntil?: number | null;
};

export type AttemptStatus =
  /** `deadline` is what the clock of the page shows; null when there is none. */
  | { readonly kind: "open"; readonly deadline: number | null }
  /** The deadline is past, but what was on its way is still taken. */
  | { readonly kind: "grace"; readonly deadline: number; readonly until: number }
  | { readonly kind: "over"; readonly at: number; readonly by: "learner" | "deadline" };

/** When a sitting is over whatever the learner does, ms since 1970; null when never. */
export function deadlineOf(sitting: Sitting, schedule: Schedule): number | null {
  const limit = schedule.timeLimitMs === null ? null : sitting.startedAt + schedule.timeLimitMs;
  const ends = [limit, schedule.closesAt].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.max(Math.min(...ends), sitting.keepsUntil ?? Number.NEGATIVE_INFINITY);
}

/**
 * Until when a sitting that goes on keeps going at least, after its rules were changed: what a learner was promised is not taken
 * back. Without a deadline before, a time limit counts from the change.
 *
 * @param before, after the learner's schedule before and after the change
 * @param now           the time of the change, ms since 1970
 * @returns null when the changed rules alone give as much time, or more
 */
export function keptDeadline(sitting: Sitting, before: Schedule, after: Schedule, now: number): number | null {
  const ends = deadlineOf(sitting, after);
  if (ends === null) return null;
  const promised = deadlineOf(sitting, before);
  const kept = promised ?? deadlineOf({ startedAt: now, finishedAt: null }, after) ?? ends;
  return kept > ends ? kept : (sitting.keepsUntil ?? null);
}

/**
 * Where a sitting stands at a moment: derived from what is stored and the clock alone, so that it needs no process to
 * be running when the time is up.
 *
 * @param now the server's clock, ms since 1970
 */
export function statusAt(sitting: Sitting, schedule: Schedule, now: number): AttemptStatus {
  const deadline = deadlineOf(sitting, schedule);
  if (sitting.finishedAt !== null) {
    const by = deadline !== null && sitting.finishedAt >= deadline ? "deadline" : "learner";
    return { kind: "over", at: sitting.finishedAt, by };
  }
  if (deadline === null || now < deadline) return { kind: "open", deadline };
  const until = deadline + schedule.graceMs;
  if (now < until) return { kind: "grace", deadline, until };
  // A deadline that was moved before the beginning cannot end a sitting before it began.
  return { kind: "over", at: Math.max(deadline, sitting.startedAt), by: "deadline" };
}

export type StartRefusal = "not-open-yet" | "closed" | "no-more";
export type StartDecision =
  | { readonly kind: "begin"; readonly sitting: number }
  /** One sitting at a time: this one goes on. */
  | { readonly kind: "go-on"; readonly index: number }
  | { readonly kind: "refused"; readonly why: StartRefusal };

/**
 * Whether a learner may begin another sitting.
 *
 * @param sittings the learner's sittings of this quiz in order
 * @param now      the server's clock, ms since 1970
 */
export function mayStart(sittings: readonly Sitting[], schedule: Schedule, now: number): StartDecision {
  const index = sittings.findIndex((sitting) => statusAt(sitting, schedule, now).kind !== "over");
  if (index >= 0) return { kind: "go-on", index };
  if (now < schedule.opensAt) return { kind: "refused", why: "not-open-yet" };
  if (schedule.closesAt !== null && now >= schedule.closesAt) return { kind: "refused", why: "closed" };
  if (schedule.attemptLimit !== null && sittings.length >= schedule.attemptLimit) {
    return { kind: "refused", why: "no-more" };
  }
  return { kind: "begin", sitting: sittings.length + 1 };
}
