import { describe, expect, it } from "vitest";
import { nextComing, type Session, step, undoing } from "@/components/review/session/use-session";
import type { ReviewCard } from "@/core/memory/protocol";

const aCard = (targetId: string): ReviewCard =>
  ({
    card: { targetId, front: targetId },
    marks: { flagged: false, note: null },
    phase: "review",
    revised: null,
    intervals: { again: 600_000, hard: 1, good: 5 * 86_400_000, easy: 9 },
    onceForgotten: { again: 600_000, hard: 1, good: 86_400_000, easy: 2 },
    why: { reason: "due" },
  }) as unknown as ReviewCard;

const begun: Session = {
  queue: ["a", "b", "c"].map(aCard),
  revealed: false,
  history: [],
  finished: 0,
  elsewhere: [],
};
const front = ({ queue }: Session) => queue[0]?.card.targetId ?? null;
type Action = Parameters<typeof step>[1];
const after = (...actions: readonly Action[]) => actions.reduce(step, begun);

const deeds: readonly Action[] = [
  { kind: "graded", eventId: "e1", rating: "good", at: 1_000 },
  { kind: "marked", marks: { flagged: true, note: "mine" } },
  { kind: "left", how: "buried", eventId: "e2" },
  { kind: "left", how: "reset", eventId: "e3" },
];

describe("a sitting of reviewing", () => {
  it("goes back over every step, after the last card too, to where it began", () => {
    const end = after(...deeds);
    expect(front(end)).toBeNull();
    const back = deeds.reduce((session) => step(session, { kind: "undo" }), end);
    expect(back.queue).toEqual(begun.queue);
    expect(back).toMatchObject({ history: [], finished: 0 });
    expect(step(back, { kind: "undo" })).toEqual(back);
  });

  it("tells the server of each step that is taken back, newest first", () => {
    const told = [...after(...deeds).history].reverse().flatMap(undoing);
    expect(told).toEqual([
      { kind: "undone", targetId: "c", undoes: "e3" },
      { kind: "undone", targetId: "b", undoes: "e2" },
      { kind: "flagged", targetId: "b", on: false },
      { kind: "noted", targetId: "b", text: "" },
      { kind: "undone", targetId: "a", undoes: "e1" },
    ]);
  });

  it("tells nothing of what was only gone over", () => {
    const { history } = after({ kind: "graded", eventId: null, rating: "again", at: 1_000 });
    expect(history.flatMap(undoing)).toEqual([]);
  });

  it("shows a forgotten card once more, and a graded one turned when its grade is taken back", () => {
    const forgotten = after({ kind: "graded", eventId: "e1", rating: "again", at: 1_000 });
    expect(forgotten.queue.map(({ card, why }) => [card.targetId, why.reason])).toEqual([
      ["b", "due"],
      ["c", "due"],
      ["a", "step"],
    ]);
    expect(forgotten.queue.at(-1)?.intervals.good).toBe(86_400_000);
    const kept: Session = { ...begun, queue: begun.queue.map(({ onceForgotten: _, ...card }) => card) };
    const older = step(kept, { kind: "graded", eventId: "e1", rating: "again", at: 1_000 });
    expect(older.queue.at(-1)?.intervals.good).toBe(5 * 86_400_000);
    const back = step(forgotten, { kind: "undo" });
    expect(back.queue).toEqual(begun.queue);
    expect(back.revealed).toBe(true);
    expect(step(after({ kind: "left", how: "buried", eventId: "e" }), { kind: "undo" }).revealed).toBe(false);
  });

  it("does not bring back what was done with since, by a reply to what was done to it before", () => {
    const intervals = { again: 1, hard: 1, good: 1, easy: 1 };
    const late = {
      at: 0,
      results: [{ id: "e1", outcome: "stored" as const }],
      cards: [{ targetId: "a", phase: "learning" as const, intervals, again: true }],
    };
    const forgotten: Session = { ...begun, queue: [aCard("a")] };
    const again = step(forgotten, { kind: "graded", eventId: "e1", rating: "again", at: 1_000 });
    const known = step(again, { kind: "graded", eventId: "e2", rating: "good", at: 2_000 });
    expect(step(known, { kind: "reply", reply: late }).queue).toEqual([]);
    const aside = step(again, { kind: "left", how: "buried", eventId: "e2" });
    expect(step(aside, { kind: "reply", reply: late }).queue).toEqual([]);
    // The server's answer to the last of them is what counts.
    const both = { ...late, results: [...late.results, { id: "e2", outcome: "stored" as const }] };
    expect(front(step(known, { kind: "reply", reply: both }))).toBe("a");
  });

  it("does not bring back what was put aside, whatever the server says of it", () => {
    const aside = after({ kind: "left", how: "buried", eventId: "e1" });
    const intervals = { again: 1, hard: 1, good: 1, easy: 1 };
    const reply = {
      at: 0,
      results: [],
      cards: [{ targetId: "a", phase: "learning" as const, intervals, again: true }],
    };
    expect(step(aside, { kind: "reply", reply }).queue.map(({ card }) => card.targetId)).toEqual(["b", "c"]);
  });
});

describe("a sitting beside another one in a second tab", () => {
  const ids = ({ queue }: Session) => queue.map(({ card }) => card.targetId);
  const done: Action = { kind: "done-elsewhere", targetId: "a" };
  const undone = (targetId: string, due: boolean): Action => ({ kind: "undone-elsewhere", card: aCard(targetId), due });

  it("gives up a card that had its turn there, and has it again, last, when that is taken back", () => {
    const gone = after({ kind: "reveal" }, done);
    expect([ids(gone), gone.revealed]).toEqual([["b", "c"], false]);
    const shown = step(gone, { kind: "reveal" });
    const back = step(shown, undone("a", false));
    expect([ids(back), back.revealed]).toEqual([["b", "c", "a"], true]);
    expect(ids(step(back, undone("a", true)))).toEqual(["b", "c", "a"]);
    // It has its turn there again: gone here, too.
    expect(ids(step(back, done))).toEqual(["b", "c"]);
  });

  it("has a card that was done there before it was opened, where both go over what is due, and else not", () => {
    expect(ids(after(undone("x", true)))).toEqual(["a", "b", "c", "x"]);
    expect(ids(after(undone("x", false)))).toEqual(["a", "b", "c"]);
  });
});

describe("when the next card comes", () => {
  const DAY = 86_400_000;
  const server = { at: 50 * DAY, nextDueAt: null };
  const graded = (rating: "again" | "good", at: number) => ({ kind: "graded", eventId: `e${at}`, rating, at }) as const;

  it("is told by what was graded here, before the server knows of it, whatever this device's clock shows", () => {
    const { history } = after(graded("good", 1_000), graded("good", 2_000));
    expect(nextComing(history, server, 2_000)).toEqual({ at: 50 * DAY, nextDueAt: 55 * DAY - 1_000 });
    expect(nextComing(history, { ...server, nextDueAt: 51 * DAY }, 2_000).nextDueAt).toBe(51 * DAY);
    expect(nextComing(history, { ...server, nextDueAt: 90 * DAY }, 2_000).nextDueAt).toBe(55 * DAY - 1_000);
  });

  it("counts a card by its last grade, and none that was taken back, put aside or only gone over", () => {
    const again = after(graded("again", 0), graded("good", 0), graded("good", 0), graded("good", 0));
    // Once forgotten it comes back sooner than the others.
    expect(nextComing(again.history, server, 0).nextDueAt).toBe(51 * DAY);
    const back = after(graded("good", 0), { kind: "undo" }, { kind: "left", how: "buried", eventId: "b" });
    expect(nextComing(back.history, server, 0).nextDueAt).toBeNull();
    const cram = after({ kind: "graded", eventId: null, rating: "good", at: 0 });
    expect(nextComing(cram.history, server, 0).nextDueAt).toBeNull();
  });
});
