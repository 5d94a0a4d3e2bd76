import { describe, expect, it } from "vitest";
import type { Recall } from "@/core/memory/recall-trace";
import { recallAfter } from "@/core/memory/scheduler";
import { defaultSettings } from "@/core/memory/state";
import { histogram } from "@/core/statistics/histogram";
import { dayNumberOf, dayOf, knowledgeHistory, totalHistory, weeklyDays } from "@/core/statistics/knowledge";
import { masteryOf } from "@/core/statistics/mastery";
import { FEWEST_FOR_AN_HOUR, retentionByHour, retentionByInterval, retentionTable } from "@/core/statistics/retention";
import { studiedWeeks } from "@/core/statistics/study-days";
import { workload } from "@/core/statistics/workload";

const recall = (day: number, elapsed: number, recalled: boolean, hour = 9): Recall => ({
  day,
  elapsed,
  recalled,
  hour,
  predicted: 0.9,
});

describe("true retention", () => {
  const recalls = [
    recall(100, 1, true),
    recall(100, 20, false),
    recall(100, 21, true),
    recall(99, 400, false),
    recall(94, 5, true),
    recall(93, 5, false),
    recall(71, 5, true),
    recall(70, 30, true),
  ];

  it("parts young from mature at 21 days, over stretches that end today", () => {
    const rows = retentionTable(recalls, 100).map(({ span, young, mature, all }) => [
      span,
      [young.recalled, young.asked],
      [mature.recalled, mature.asked],
      [all.recalled, all.asked],
    ]);
    expect(rows).toEqual([
      ["today", [1, 2], [1, 1], [2, 3]],
      ["yesterday", [0, 0], [0, 1], [0, 1]],
      ["week", [2, 3], [1, 2], [3, 5]],
      ["month", [3, 5], [1, 2], [4, 7]],
      ["year", [3, 5], [2, 3], [5, 8]],
    ]);
  });

  it("says how sure the share is (Wilson's interval of 3 in 5 is 23 to 88 %)", () => {
    const week = retentionTable(recalls, 100).find(({ span }) => span === "week");
    expect(week?.all.share).toBeCloseTo(0.6);
    expect(week?.all.interval?.low).toBeCloseTo(0.2307, 3);
    expect(week?.all.interval?.high).toBeCloseTo(0.8824, 3);
    expect(retentionTable([], 100)[0]?.all).toEqual({ recalled: 0, asked: 0, share: null, interval: null });
  });

  it("stands beside what was predicted, by the days in between", () => {
    const rows = retentionByInterval([
      { ...recall(1, 2, true), predicted: 0.8 },
      { ...recall(1, 3, false), predicted: 0.6 },
      recall(1, 4, true),
      recall(1, 999, true),
    ]);
    expect(rows.map(({ from, to, asked }) => [from, to, asked])).toEqual([
      [1, 1, 0],
      [2, 3, 2],
      [4, 7, 1],
      [8, 20, 0],
      [21, 59, 0],
      [60, 179, 0],
      [180, null, 1],
    ]);
    expect(rows[1]).toMatchObject({ share: 0.5, predicted: expect.closeTo(0.7) });
    expect(rows[0]?.predicted).toBeNull();
  });

  it("says of an hour whether it has cards enough", () => {
    const many = Array.from({ length: FEWEST_FOR_AN_HOUR }, (_, index) => recall(1, 2, index % 4 !== 0, 21));
    const hours = retentionByHour([...many, ...many.slice(1).map((one) => ({ ...one, hour: 6 }))]);
    expect(hours).toHaveLength(24);
    expect(hours[21]).toMatchObject({ asked: 20, share: 0.75, enough: true });
    expect(hours[6]).toMatchObject({ asked: 19, enough: false });
    expect(hours[0]).toMatchObject({ asked: 0, share: null, enough: false });
  });
});

describe("estimated knowledge", () => {
  const memory = (lastDay: number, stability: number) => ({ lastDay, stability });
  const traces = [
    {
      topic: "a",
      changes: [
        { day: 3, memory: memory(3, 2) },
        { day: 8, memory: memory(8, 10) },
        { day: 8, memory: memory(8, 12) },
      ],
    },
    {
      topic: "a",
      changes: [
        { day: 1, memory: memory(1, 5) },
        { day: 9, memory: null },
      ],
    },
    { topic: "b", changes: [{ day: 20, memory: memory(20, 5) }] },
  ];
  const R = (days: number, stability: number) => recallAfter(days, stability, defaultSettings);

  it("is the sum of the probabilities on each day, from what was known by then", () => {
    const known = knowledgeHistory(traces, [0, 3, 7, 8, 15], defaultSettings);
    expect(known.get("a")).toEqual([
      { day: 0, met: 0, recalled: 0 },
      { day: 3, met: 2, recalled: expect.closeTo(R(0, 2) + R(2, 5), 12) },
      { day: 7, met: 2, recalled: expect.closeTo(R(4, 2) + R(6, 5), 12) },
      { day: 8, met: 2, recalled: expect.closeTo(R(0, 12) + R(7, 5), 12) },
      { day: 15, met: 1, recalled: expect.closeTo(R(7, 12), 12) },
    ]);
    expect(known.get("b")?.every(({ met }) => met === 0)).toBe(true);
    expect(totalHistory(known, [0, 3, 7, 8, 15])[1]?.recalled).toBeCloseTo(R(0, 2) + R(2, 5), 12);
  });

  it("is looked at on the same weekday for a year", () => {
    const today = dayNumberOf("2026-11-22");
    const days = weeklyDays(today, 53);
    expect([days.length, dayOf(days[0] ?? 0), dayOf(days.at(-1) ?? 0)]).toEqual([53, "2025-11-23", "2026-11-22"]);
  });
});

describe("mastery", () => {
  it("is the share of all cards that would be recalled, and falls with it", () => {
    expect([0, 24.9, 25, 49.9, 50, 79.9, 80, 100].map((recalled) => masteryOf(recalled, 100, 100))).toEqual([
      "begun",
      "begun",
      "partly",
      "partly",
      "mostly",
      "mostly",
      "well",
      "well",
    ]);
    expect(masteryOf(0, 0, 100)).toBe("new");
    // Ten cards known by heart are little of a topic of a hundred.
    expect(masteryOf(10, 10, 100)).toBe("begun");
  });
});

describe("counts", () => {
  it("puts each value in its class, those below the first in none", () => {
    expect(histogram([0.2, 1, 2.9, 3, 500, -1], [0, 1, 3]).map(({ count }) => count)).toEqual([1, 2, 2]);
  });

  it("tells late cards from those of the coming days", () => {
    const due = [
      { day: "2026-11-20", count: 3 },
      { day: "2026-11-22", count: 2 },
      { day: "2026-11-24", count: 5 },
      { day: "2027-01-01", count: 9 },
    ];
    expect(workload(due, "2026-11-22", 3)).toEqual({
      late: 3,
      days: [
        { day: "2026-11-22", count: 2 },
        { day: "2026-11-23", count: 0 },
        { day: "2026-11-24", count: 5 },
      ],
    });
  });

  it("adds up weeks from Monday to Sunday, empty ones too", () => {
    const day = (name: string, reviews: number) => ({ day: name, reviews, answers: 1, activeMs: 1000 });
    // 22 November 2026 is a Sunday.
    const weeks = studiedWeeks([day("2026-11-08", 9), day("2026-11-16", 2), day("2026-11-22", 3)], "2026-11-22", 3);
    expect(weeks).toEqual([
      { monday: "2026-11-02", days: 1, reviews: 9, answers: 1, activeMs: 1000 },
      { monday: "2026-11-09", days: 0, reviews: 0, answers: 0, activeMs: 0 },
      { monday: "2026-11-16", days: 2, reviews: 5, answers: 2, activeMs: 2000 },
    ]);
  });
});
