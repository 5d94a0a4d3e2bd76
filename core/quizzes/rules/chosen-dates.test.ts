import { describe, expect, it } from "vitest";
import {
  type DatesInput,
  datesAsTyped,
  datesFor,
  type ExceptionInput,
  exceptionFor,
  hasDaysFor,
} from "@/core/quizzes/rules/chosen-dates";

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

describe("dates that are changed", () => {
  const zone = "Europe/Paris";
  const second = (at: number) => at + 1_234;
  // Given long ago, at some second: due and closed by now.
  const before = { opensAt: second(now - 9e8), dueAt: second(now - 5e8), closesAt: second(now - 1e8) };
  const typed = datesAsTyped(before, zone);

  it("stay to the millisecond where they are typed as they were, be they past", () => {
    expect(datesFor(typed, zone, now, before)).toEqual({ ok: true, value: before });
    const wholeDay = { opensAt: now, dueAt: Date.UTC(2026, 10, 27, 23) - 1, closesAt: Date.UTC(2026, 10, 27, 23) - 1 };
    expect(datesAsTyped(wholeDay, zone)).toMatchObject({
      dueOn: "2026-11-27",
      dueTime: "",
      closes: "due",
      closesAt: "",
    });
    expect(datesFor(datesAsTyped(wholeDay, zone), zone, now, wholeDay)).toEqual({ ok: true, value: wholeDay });
  });

  it("are never made due or closed before now", () => {
    const dueTime = typed.dueTime === "03:00" ? "03:01" : "03:00";
    expect(datesFor({ ...typed, dueTime }, zone, now, before)).toEqual({ ok: false, error: "dueTime" });
    expect(datesFor({ ...typed, closes: "due" }, zone, now, before)).toEqual({ ok: false, error: "closesAt" });
    expect(datesFor({ ...typed, closesAt: "2026-11-19T23:00" }, zone, now, before)).toMatchObject({ ok: false });
    const later = datesFor({ ...typed, closesAt: "2026-11-21T10:00" }, zone, now, before);
    expect(later).toEqual({ ok: true, value: { ...before, closesAt: Date.UTC(2026, 10, 21, 9) } });
  });
});

describe("separate days of reviewing", () => {
  // Friday 10:00 to the end of Sunday.
  const dates = { opensAt: Date.UTC(2026, 10, 20, 9), dueAt: Date.UTC(2026, 10, 22, 23) - 1 };

  it.each([
    [1, true],
    [3, true],
    [4, false],
  ])("from the opening to the due date there are %d: %s", (daysWanted, enough) => {
    expect(hasDaysFor(daysWanted, dates, "Europe/Paris")).toBe(enough);
  });

  it("are counted by the teacher's calendar", () => {
    expect(hasDaysFor(2, { opensAt: Date.UTC(2026, 10, 20, 22), dueAt: Date.UTC(2026, 10, 21, 1) }, "UTC")).toBe(true);
    expect(hasDaysFor(2, { opensAt: Date.UTC(2026, 10, 20, 22), dueAt: Date.UTC(2026, 10, 21, 1) }, "Asia/Tokyo")).toBe(
      false,
    );
  });
});
