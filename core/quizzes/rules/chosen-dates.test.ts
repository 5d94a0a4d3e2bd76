import { describe, expect, it } from "vitest";
import { type DatesInput, datesFor } from "@/core/quizzes/rules/chosen-dates";

const now = Date.UTC(2026, 10, 20, 9);
const plain: DatesInput = { opens: "", dueOn: "2026-11-27", dueTime: "", closes: "never", closesAt: "" };
const chosen = (change: Partial<DatesInput>, zone = "Europe/Paris") => datesFor({ ...plain, ...change }, zone, now);

describe("dates that a teacher chooses", () => {
  it("are from now to the end of the due day in the teacher's zone, and without an end for late work", () => {
    expect(chosen({})).toEqual({
      ok: true,
      value: { opensAt: now, dueAt: Date.UTC(2026, 10, 27, 23) - 1, closesAt: null },
    });
  });

  it("make a lesson's test: it opens and closes by the clock", () => {
    expect(chosen({ opens: "2026-11-27T10:00", dueTime: "10:45", closes: "due" })).toEqual({
      ok: true,
      value: {
        opensAt: Date.UTC(2026, 10, 27, 9),
        dueAt: Date.UTC(2026, 10, 27, 9, 45),
        closesAt: Date.UTC(2026, 10, 27, 9, 45),
      },
    });
  });

  it("take late work until another day", () => {
    expect(chosen({ closes: "later", closesAt: "2026-12-04T18:00" })).toMatchObject({
      value: { closesAt: Date.UTC(2026, 11, 4, 17) },
    });
  });

  it.each<[string, Partial<DatesInput>]>([
    ["dueOn", { dueOn: "2026-11-19" }],
    ["dueOn", { dueOn: "2026-02-30" }],
    ["dueTime", { dueOn: "2026-11-20", dueTime: "09:59" }],
    ["dueTime", { dueTime: "soon" }],
    ["opens", { opens: "2026-11-28T10:00" }],
    ["opens", { opens: "in a while" }],
    ["closesAt", { closes: "later", closesAt: "" }],
    ["closesAt", { closes: "later", closesAt: "2026-11-27T12:00" }],
  ])("say that %s cannot be for %j", (field, change) => {
    expect(chosen(change)).toEqual({ ok: false, error: field });
  });
});
