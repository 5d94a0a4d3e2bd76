import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditFor } from "@/core/questions/contract";
import { gradeAnswer } from "@/core/questions/generate";
import { blindRate, matching } from "@/core/questions/matching";
import { multipleResponse } from "@/core/questions/multiple-response";
import { guessRate } from "@/core/questions/multiple-response/guess-rate";
import { seededRandom } from "@/core/shared/random";

function setKey(right: number, all: number) {
  const ids = Array.from({ length: all }, (_, at) => `c${at + 1}`);
  return {
    correctChoiceIds: ids.slice(0, right),
    options: Object.fromEntries(ids.map((id) => [id, `entity-${id}`])),
    slot: "o",
    targets: Object.fromEntries(ids.slice(0, right).map((id) => [id, `fact:${id}:card`])),
    listId: "a-list",
    when: null,
  };
}

function matchKey(premises: number, options: number) {
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  return {
    pairs: Object.fromEntries(numbers(premises).map((at) => [`p${at}`, `o${at}`])),
    premises: Object.fromEntries(
      numbers(premises).map((at) => [`p${at}`, { factId: `f${at}`, targetId: `fact:f${at}:o`, when: null }]),
    ),
    options: Object.fromEntries(numbers(options).map((at) => [`o${at}`, `entity-${at}`])),
    slot: "o",
  };
}

function credit(type: "multiple-response" | "matching", key: unknown, answer: unknown): number | string {
  const grade = gradeAnswer(type, key, answer);
  return grade.ok ? creditFor(grade.value) : grade.error.kind;
}

const sizes = fc.constantFrom<[number, number]>([2, 5], [3, 5], [2, 6], [3, 6], [4, 6]);

describe("choosing all that are right", () => {
  const key = setKey(3, 6);
  it.each<[readonly string[], number | string]>([
    [["c1", "c2", "c3"], 1],
    [["c1", "c2"], 2 / 3],
    [["c1", "c2", "c3", "c4"], 2 / 3],
    [["c1", "c4"], 0],
    [["c4"], 0],
    [["c1", "c2", "c3", "c4", "c5", "c6"], 0],
    [[], "blank"],
    [["c1", "c1"], "malformed"],
    [["c7"], "malformed"],
    [["toString"], "malformed"],
  ])("%s of c1 c2 c3 earns %s", (choiceIds, expected) => {
    const earned = credit("multiple-response", key, { choiceIds });
    if (typeof expected === "number") expect(earned).toBeCloseTo(expected, 12);
    else expect(earned).toBe(expected);
  });

  it("earns nothing for everything, never less for one more right choice, never more for one more wrong one", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ([right, all], bits) => {
        const each = setKey(right, all);
        const ids = Object.keys(each.options);
        const chosen = ids.filter((_, at) => (bits >> at) % 2 === 1);
        const earned = (choiceIds: readonly string[]) => Number(credit("multiple-response", each, { choiceIds }));
        expect(earned(ids)).toBe(0);
        if (chosen.length === 0) return;
        for (const id of ids.filter((other) => !chosen.includes(other))) {
          const more = earned([...chosen, id]);
          if (each.correctChoiceIds.includes(id)) expect(more).toBeGreaterThanOrEqual(earned(chosen));
          else expect(more).toBeLessThanOrEqual(earned(chosen));
        }
      }),
    );
  });

  it.each([
    [2, 5, 0.19],
    [3, 5, 0.19],
    [3, 6, 0.16],
  ])("blindly, with %s of %s right, earns about %s", (right, all, expected) => {
    const random = seededRandom(`blind ${right} ${all}`);
    const each = setKey(right, all);
    const ids = Object.keys(each.options);
    let sum = 0;
    let count = 0;
    for (let at = 0; at < 4000; at++) {
      const choiceIds = ids.filter(() => random() < 0.5);
      if (choiceIds.length === 0) continue;
      sum += Number(credit("multiple-response", each, { choiceIds }));
      count += 1;
    }
    expect(Math.abs(sum / count - expected)).toBeLessThan(0.02);
    expect(Math.abs(guessRate(right, all) - expected)).toBeLessThan(0.006);
  });

  it("tells about each member by itself, and about none when everything was chosen", () => {
    const results = (answer: unknown) => multipleResponse.membersJson(key, answer)?.map(({ right }) => right);
    expect(results({ choiceIds: ["c1", "c3", "c5"] })).toEqual([true, false, true]);
    expect(results(null)).toEqual([false, false, false]);
    expect(results({ choiceIds: Object.keys(key.options) })).toEqual([null, null, null]);
    expect(multipleResponse.membersJson(key, null)?.map(({ targetId }) => targetId)).toEqual([
      "fact:c1:card",
      "fact:c2:card",
      "fact:c3:card",
    ]);
  });
});

describe("matching", () => {
  const key = matchKey(4, 6);
  it.each<[Record<string, string>, number | string]>([
    [{ p1: "o1", p2: "o2", p3: "o3", p4: "o4" }, 1],
    [{ p1: "o1", p2: "o2", p3: "o3" }, 0.7],
    [{ p1: "o1", p2: "o2", p3: "o4", p4: "o3" }, 0.4],
    [{ p1: "o1" }, 0.1],
    [{ p1: "o1", p2: "o1", p3: "o1", p4: "o1" }, 0.1],
    [{ p1: "o2", p2: "o3", p3: "o4", p4: "o1" }, 0],
    [{}, "blank"],
    [{ p5: "o1" }, "malformed"],
    [{ p1: "o7" }, "malformed"],
    [{ p1: "toString" }, "malformed"],
    [{ valueOf: "o1" }, "malformed"],
  ])("%o earns %s", (pairs, expected) => {
    const earned = credit("matching", key, { pairs });
    if (typeof expected === "number") expect(earned).toBeCloseTo(expected, 12);
    else expect(earned).toBe(expected);
  });

  it.each([
    [4, 6, 0.1],
    [5, 7, 0.08],
  ])("blindly, %s sentences with %s options, earns about %s", (premises, options, expected) => {
    const random = seededRandom(`blind ${premises}`);
    const each = matchKey(premises, options);
    const ids = Object.keys(each.options);
    let sum = 0;
    for (let at = 0; at < 4000; at++) {
      const pairs = Object.fromEntries(
        Object.keys(each.premises).map((id) => [id, ids[Math.floor(random() * ids.length)] ?? ""]),
      );
      sum += Number(credit("matching", each, { pairs }));
    }
    expect(Math.abs(sum / 4000 - expected)).toBeLessThan(0.02);
    expect(Math.abs(blindRate(premises, options) - expected)).toBeLessThan(0.01);
  });

  it("never earns less for one more right pair", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 4, maxLength: 4 }), (options) => {
        const pairs = Object.fromEntries(options.map((option, at) => [`p${at + 1}`, `o${option}`]));
        for (const [premise, option] of Object.entries(key.pairs)) {
          const better = Number(credit("matching", key, { pairs: { ...pairs, [premise]: option } }));
          expect(better).toBeGreaterThanOrEqual(Number(credit("matching", key, { pairs })));
        }
      }),
    );
  });

  it("tells about each premise by itself", () => {
    const results = (answer: unknown) => matching.membersJson(key, answer)?.map(({ right }) => right);
    expect(results({ pairs: { p1: "o1", p2: "o3", p4: "o4" } })).toEqual([true, false, false, true]);
    expect(results(null)).toEqual([false, false, false, false]);
  });
});
