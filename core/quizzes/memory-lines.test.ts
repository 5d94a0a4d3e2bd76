import { describe, expect, it } from "vitest";
import type { Rating } from "@/core/memory/events";
import { type AnsweredQuestion, memoryLines, type ToldTarget } from "@/core/quizzes/memory-lines";

const day = (date: number) => new Date(Date.UTC(2026, 10, date));
const FACTS = ["north", "south", "east", "west"];

const matching = (answerId: string, credit: number): AnsweredQuestion => ({
  answerId,
  targetId: "fact:north:o",
  factIds: FACTS,
  credit,
});
const told = (answerId: string, targetId: string, rating: Rating | null, date = 24): ToldTarget => ({
  answerId,
  targetId,
  rating,
  dueAt: day(date),
});
const briefly = (lines: ReturnType<typeof memoryLines>) =>
  lines.map(({ factId, right, memory, dueAt }) => [factId, right, memory, dueAt?.getUTCDate()]);

describe("what went into the memory", () => {
  it.each(["o", "card"])("has a line for each of several targets, as right and as due as itself (%s)", (slot) => {
    const rows = FACTS.map((id) =>
      told("a", `fact:${id}:${slot}`, id === "east" ? "good" : "again", id === "east" ? 28 : 23),
    );
    const question = { ...matching("a", 0), targetId: slot === "o" ? "fact:north:o" : "list:mali:borders:always" };
    expect(briefly(memoryLines([question], rows))).toEqual([
      ["north", "wrong", "forgotten", 23],
      ["south", "wrong", "forgotten", 23],
      ["east", "right", "recalled", 28],
      ["west", "wrong", "forgotten", 23],
    ]);
  });

  it("says of a question on one target how it went as a whole", () => {
    const question = { answerId: "a", targetId: "fact:north:when", factIds: ["north"], credit: 0.6 };
    expect(briefly(memoryLines([question], [told("a", "fact:north:when", "hard")]))).toEqual([
      ["north", "partial", "recalled", 24],
    ]);
    const list = { answerId: "a", targetId: "list:mali:borders:always", factIds: ["north"], credit: 0 };
    expect(memoryLines([list], [told("a", "list:mali:borders:always", "again")])).toMatchObject([
      { targetId: "list:mali:borders:always", factId: "north", memory: "forgotten" },
    ]);
  });

  it("counts nothing where nothing was told", () => {
    const all = FACTS.map((id) => told("b", `fact:${id}:card`, null));
    expect(memoryLines([matching("b", 0)], all).map(({ memory, right }) => [memory, right])).toEqual(
      FACTS.map(() => [null, "wrong"]),
    );
    expect(briefly(memoryLines([matching("b", 1)], []))).toEqual([["north", "right", null, undefined]]);
    expect(memoryLines([{ ...matching("b", 1), factIds: [] }], [])).toEqual([]);
  });

  it("has one line for what was asked twice: to be learned again if it was not recalled once", () => {
    const single = (answerId: string) => ({ answerId, targetId: "fact:south:o", factIds: ["south"], credit: 1 });
    const rows = [
      told("a", "fact:south:o", "good"),
      told("b", "fact:north:o", "good"),
      told("b", "fact:south:o", "again"),
      told("c", "fact:south:o", "good"),
    ];
    expect(briefly(memoryLines([single("a"), matching("b", 0.5), single("c")], rows))).toEqual([
      ["south", "wrong", "forgotten", 24],
      ["north", "right", "recalled", 24],
    ]);
  });

  it("names every fact by which a skill was asked", () => {
    const asked = (answerId: string, factId: string) => ({
      ...{ answerId, targetId: "skill:status", factIds: [factId], credit: 1 },
    });
    const rows = ["a", "b"].map((id) => told(id, "skill:status", "good"));
    expect(memoryLines([asked("a", "north"), asked("b", "south")], rows).map(({ factId }) => factId)).toEqual([
      "north",
      "south",
    ]);
  });
});
