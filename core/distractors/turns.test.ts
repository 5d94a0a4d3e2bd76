import { describe, expect, it } from "vitest";
import { fitTurns, type Turn, weightOf } from "@/core/distractors/turns";

/** Every set of three of the others. */
function turnsOf(claims: Readonly<Record<string, number>>): readonly Turn[] {
  const speakers = Object.keys(claims);
  return Object.entries(claims).flatMap(([answer, times]) => {
    const others = speakers.filter((id) => id !== answer);
    const sets = others.flatMap((a, at) =>
      others.flatMap((b, next) => (next <= at ? [] : others.flatMap((c, last) => (last <= next ? [] : [[a, b, c]])))),
    );
    return Array.from({ length: times }, (_, at) => ({ id: `${answer} ${at}`, answer, sets }));
  });
}

/** For each option in how many questions it is right, and the share of those that show it. */
function rates(turns: readonly Turn[]): ReadonlyMap<string, { readonly right: number; readonly rate: number }> {
  const { asked, odds } = fitTurns(turns);
  const right = new Map<string, number>();
  const shown = new Map<string, number>();
  const add = (table: Map<string, number>, id: string, value: number) => table.set(id, (table.get(id) ?? 0) + value);
  for (const { answer, sets } of turns.filter(({ id }) => asked.has(id))) {
    add(right, answer, 1);
    add(shown, answer, 1);
    const all = sets.reduce((sum, set) => sum + weightOf(set, odds), 0);
    for (const set of sets) for (const id of set) add(shown, id, weightOf(set, odds) / all);
  }
  return new Map([...right].map(([id, count]) => [id, { right: count, rate: count / (shown.get(id) ?? Number.NaN) }]));
}

describe("options drawn in turns", () => {
  it("are right one time in four, whoever answers how often", () => {
    for (const [id, { rate }] of rates(turnsOf({ a: 8, b: 6, c: 5, d: 4, e: 3, f: 2, g: 2, h: 1, i: 1, j: 1 }))) {
      expect(Math.abs(rate - 0.25), id).toBeLessThan(0.02);
    }
  });

  it("give up questions of an answer that is right too often, whatever stands beside it, and no others", () => {
    const turns = turnsOf({ army: 30, b: 6, c: 5, d: 5, e: 4, f: 4 });
    const found = rates(turns);
    expect(found.get("army")?.right).toBeLessThan(14);
    expect(found.get("army")?.right).toBeGreaterThan(7);
    expect([..."bcdef"].map((id) => found.get(id)?.right)).toEqual([6, 5, 5, 4, 4]);
    for (const [id, { rate }] of found) expect(rate, id).toBeLessThan(0.33);
  });

  it("ask nothing that has no set", () => {
    expect(fitTurns(turnsOf({ a: 3, b: 2, c: 1 })).asked.size).toBe(0);
  });

  it("follow from the questions, not from their order", () => {
    const turns = turnsOf({ army: 20, b: 5, c: 5, d: 5, e: 4 });
    expect([...fitTurns([...turns].reverse()).asked].sort()).toEqual([...fitTurns(turns).asked].sort());
  });
});
