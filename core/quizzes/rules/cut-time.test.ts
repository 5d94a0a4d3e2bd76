import { describe, expect, it } from "vitest";
import { deadlineOf } from "@/core/quizzes/rules/attempt-status";
import { cutTime, roomForTime } from "@/core/quizzes/rules/cut-time";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { scheduleOf } from "@/core/quizzes/rules/schedule";

const MINUTE = 60_000;
const rules = quizRulesSchema.parse({ mode: "test", timeLimitS: 40 * 60 });
const opensAt = Date.UTC(2026, 10, 23, 9);
/** 40 minutes, 50 with extra time, of a quiz that closes an hour after it opens, or so much later. */
const schedule = (closesAfter: number | null = 60) =>
  scheduleOf(
    rules,
    { opensAt, dueAt: null, closesAt: closesAfter === null ? null : opensAt + closesAfter * MINUTE },
    null,
    25,
  );
const begunAfter = (minutes: number) => ({ startedAt: opensAt + minutes * MINUTE, finishedAt: null });

describe("extra time that a closing cuts", () => {
  it("is said to whoever begins too late to have all of it", () => {
    expect(cutTime(begunAfter(10), schedule())).toBeNull();
    expect(cutTime(begunAfter(20), schedule())).toEqual({
      limitMs: 50 * MINUTE,
      leftMs: 40 * MINUTE,
      endsAt: opensAt + 60 * MINUTE,
    });
    expect(cutTime(begunAfter(20), schedule(null))).toBeNull();
    // A promise of before a change holds.
    const kept = { ...begunAfter(20), keepsUntil: opensAt + 70 * MINUTE };
    expect(cutTime(kept, schedule())).toBeNull();
  });

  it("is said to the teacher: by when to begin, or that there is no such time", () => {
    const room = roomForTime(schedule());
    expect(room).toMatchObject({ kind: "begin-by", beginBy: opensAt + 10 * MINUTE });
    // Who begins by then has all of it, and who begins a moment later has not.
    const by = room?.kind === "begin-by" ? room.beginBy : 0;
    expect(deadlineOf({ startedAt: by, finishedAt: null }, schedule())).toBe(by + 50 * MINUTE);
    expect(cutTime({ startedAt: by + 1, finishedAt: null }, schedule())).not.toBeNull();
    expect(roomForTime(schedule(45))).toMatchObject({ kind: "too-short", mostMs: 45 * MINUTE });
    expect([roomForTime(schedule(null)), roomForTime({ ...schedule(), timeLimitMs: null })]).toEqual([null, null]);
  });
});
