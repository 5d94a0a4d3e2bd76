import { describe, expect, it } from "vitest";
import { type DatesInput, datesFor, type ExceptionInput, exceptionFor } from "@/core/quizzes/rules/chosen-dates";

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

describe("an exception that a teacher types", () => {
  const none: ExceptionInput = { extraTimePercent: null, attemptLimit: null, opens: "", due: "", closes: "" };
  const ofClass = { opensAt: Date.UTC(2026, 10, 27, 9), dueAt: Date.UTC(2026, 10, 27, 10), closesAt: null };
  const typed = (change: Partial<ExceptionInput>) => exceptionFor({ ...none, ...change }, "Europe/Paris", ofClass);

  it("is what was typed, and the class's where nothing was", () => {
    expect(typed({ extraTimePercent: 25 })).toEqual({
      ok: true,
      value: { opensAt: null, dueAt: null, closesAt: null, extraTimePercent: 25, attemptLimit: null },
    });
    expect(typed({ opens: "2026-12-01T10:00", due: "2026-12-01T11:00", attemptLimit: 2 })).toMatchObject({
      value: { opensAt: Date.UTC(2026, 11, 1, 9), dueAt: Date.UTC(2026, 11, 1, 10), attemptLimit: 2 },
    });
  });

  it.each<[string, Partial<ExceptionInput>]>([
    ["nothing", {}],
    ["ownOpens", { opens: "2026-11-27T11:00" }],
    ["ownOpens", { opens: "tomorrow" }],
    ["ownDue", { due: "2026-11-27T10:00" }],
    ["ownDue", { due: "2026-11-31T10:00" }],
    ["ownCloses", { closes: "2026-11-27T10:59" }],
    ["ownCloses", { closes: "never" }],
  ])("says that %s is wrong with %j", (field, change) => {
    expect(typed(change)).toEqual({ ok: false, error: field });
  });
});
