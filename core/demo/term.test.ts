import { describe, expect, it } from "vitest";
import { momentOf } from "@/core/demo/term";

describe("a moment of the demo's term", () => {
  it("is by the teacher's clocks, wherever they teach", () => {
    const inAuckland = { day: "2026-11-23", timeZone: "Pacific/Auckland" };
    expect(momentOf(inAuckland, 3, 9).toISOString()).toBe("2026-11-19T20:00:00.000Z");
    expect(momentOf({ ...inAuckland, timeZone: "UTC" }, -4, 20).toISOString()).toBe("2026-11-27T20:00:00.000Z");
  });

  it("stays at the same hour across a change of clocks", () => {
    const inParis = { day: "2026-11-23", timeZone: "Europe/Paris" };
    expect(momentOf(inParis, 0, 9).toISOString()).toBe("2026-11-23T08:00:00.000Z");
    expect(momentOf(inParis, 84, 9).toISOString()).toBe("2026-08-31T07:00:00.000Z");
  });
});
