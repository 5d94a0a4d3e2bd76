import { deadlineOf, type Sitting } from "@/core/quizzes/rules/attempt-status";
import type { Schedule } from "@/core/quizzes/rules/schedule";

/** Of a time limit, what a closing leaves; times in ms, `endsAt` since 1970. */
export type CutTime = { readonly limitMs: number; readonly leftMs: number; readonly endsAt: number };

/** How much of its time limit a sitting has, where the quiz closes before that is over; null where it has all of it, or no limit. */
export function cutTime(sitting: Sitting, schedule: Schedule): CutTime | null {
  const { timeLimitMs: limitMs } = schedule;
  const endsAt = deadlineOf(sitting, schedule);
  if (limitMs === null || endsAt === null) return null;
  const leftMs = Math.max(0, endsAt - sitting.startedAt);
  return leftMs < limitMs ? { limitMs, leftMs, endsAt } : null;
}

/** What a closing does to a time limit, whenever somebody begins; times in ms, `beginBy` and `closesAt` since 1970. */
export type RoomForTime =
  /** Who begins later has less. */
  | { readonly kind: "begin-by"; readonly limitMs: number; readonly beginBy: number; readonly closesAt: number }
  /** Not even who begins when it opens has all of it. */
  | { readonly kind: "too-short"; readonly limitMs: number; readonly mostMs: number; readonly closesAt: number };

/** The same for a schedule; null without a limit or a closing. */
export function roomForTime({ timeLimitMs: limitMs, opensAt, closesAt }: Schedule): RoomForTime | null {
  if (limitMs === null || closesAt === null) return null;
  const beginBy = closesAt - limitMs;
  return beginBy < opensAt
    ? { kind: "too-short", limitMs, mostMs: Math.max(0, closesAt - opensAt), closesAt }
    : { kind: "begin-by", limitMs, beginBy, closesAt };
}
