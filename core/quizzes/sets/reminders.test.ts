import { expect, it } from "vitest";
import { type RemindedWork, remindersFor } from "@/core/quizzes/sets/reminders";

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 22, 12);
const quiz: RemindedWork = {
  id: "quiz",
  title: "The accord",
  kind: "quiz",
  state: "not-begun",
  dueAt: now + DAY,
  mayGoOn: true,
  daysDone: 0,
  daysWanted: 1,
  today: null,
};
const reviewing: RemindedWork = { ...quiz, id: "reviewing", kind: "reviewing", daysDone: 2, daysWanted: 5 };
const kinds = (...work: RemindedWork[]) => remindersFor(work, now).map(({ kind, id }) => `${kind} ${id}`);

it("reminds of a quiz within two days of its date, and of late work as long as it is taken", () => {
  expect(kinds(quiz)).toEqual(["soon quiz"]);
  expect(kinds({ ...quiz, dueAt: now + 2 * DAY })).toEqual(["soon quiz"]);
  expect(kinds({ ...quiz, dueAt: now + 2 * DAY + 1 })).toEqual([]);
  expect(kinds({ ...quiz, dueAt: now, state: "missed" })).toEqual(["late quiz"]);
  expect(kinds({ ...quiz, dueAt: now - DAY, mayGoOn: false })).toEqual([]);
});

it("reminds nobody who is done, or has thrown it away", () => {
  for (const state of ["done", "done-late", "discarded"] as const) expect(kinds({ ...quiz, state })).toEqual([]);
});

it("reminds of reviewing while there is still a day for each that is wanted", () => {
  expect(kinds({ ...reviewing, dueAt: now + 4 * DAY })).toEqual(["days reviewing"]);
  expect(kinds({ ...reviewing, dueAt: now + 4 * DAY + 1 })).toEqual([]);
  expect(kinds({ ...reviewing, dueAt: now + DAY })).toEqual(["days reviewing"]);
  expect(kinds({ ...reviewing, dueAt: now - 1 })).toEqual([]);
  expect(kinds({ ...reviewing, dueAt: now + DAY, daysDone: 5 })).toEqual([]);
});

it("tells of reviewing how many cards make today count", () => {
  const missing = (today: RemindedWork["today"]) =>
    remindersFor([{ ...reviewing, dueAt: now + DAY, today }], now).map((one) =>
      one.kind === "days" ? one.missing : null,
    );
  expect(missing({ done: 3, asked: 7 })).toEqual([4]);
  expect(missing({ done: 8, asked: 7 })).toEqual([0]);
});

it("puts the most urgent first", () => {
  expect(kinds({ ...reviewing, dueAt: now + 3 * DAY }, quiz, { ...quiz, id: "late", dueAt: now - DAY })).toEqual([
    "late late",
    "soon quiz",
    "days reviewing",
  ]);
});
