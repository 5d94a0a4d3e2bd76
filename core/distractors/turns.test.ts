import { describe, expect, it } from "vitest";
import { fitTurns, type Turn } from "@/core/distractors/turns";

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

/** For each set of options that stand together, how often each of them is the right one there. */
function companies(turns: readonly Turn[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const asked = fitTurns(turns);
  for (const { id, answer, sets } of turns) {
    asked.get(id)?.forEach((share, at) => {
      const name = [answer, ...(sets[at] ?? [])].sort().join("");
      const own = found.get(name) ?? new Map<string, number>();
      found.set(name, own.set(answer, (own.get(answer) ?? 0) + share));
    });
  }
  return found;
}

/** In how many questions that are asked each is the answer. */
function answers(turns: readonly Turn[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const asked = fitTurns(turns);
  for (const { id, answer } of turns) if (asked.has(id)) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

describe("options drawn in turns", () => {
  it("are right one time in four wherever the same four stand together", () => {
    const found = companies(turnsOf({ a: 8, b: 6, c: 5, d: 4, e: 3, f: 2, g: 2, h: 1, i: 1, j: 1 }));
    expect(found.size).toBe(210);
    for (const [name, sides] of found) {
      const all = sum(sides.values());
      for (const id of name) expect(Math.abs((sides.get(id) ?? 0) / all - 0.25), `${id} of ${name}`).toBeLessThan(0.02);
    }
  });

  it("have shares that add up to one", () => {
    for (const shares of fitTurns(turnsOf({ army: 20, b: 5, c: 5, d: 5, e: 4 })).values())
      expect(sum(shares)).toBeCloseTo(1, 9);
  });

  it("give up questions of an answer that is right too often, whatever stands beside it, and no others", () => {
    const { army = 0, ...others } = answers(turnsOf({ army: 30, b: 6, c: 5, d: 5, e: 4, f: 4 }));
    expect(army).toBeLessThan(18);
    expect(army).toBeGreaterThan(7);
    expect(others).toEqual({ b: 6, c: 5, d: 5, e: 4, f: 4 });
  });

  it("do not stand together where one of them is never right, as long as there are other sets", () => {
    const silent = turnsOf({ a: 3, b: 3, c: 3, d: 3, e: 3 }).map((turn) => ({
      ...turn,
      sets: [...turn.sets, ...turn.sets.map((set) => [...set.slice(1), "mute"])],
    }));
    for (const [name, sides] of companies(silent)) if (name.includes("mute")) expect(sum(sides.values()), name).toBe(0);
    expect(fitTurns(silent).size).toBe(15);
    const onlyWithTheMute = silent.map((turn) => ({ ...turn, sets: turn.sets.filter((set) => set.includes("mute")) }));
    expect(fitTurns(onlyWithTheMute).size).toBe(15);
  });

  it("ask nothing that has no set", () => {
    expect(fitTurns(turnsOf({ a: 3, b: 2, c: 1 })).size).toBe(0);
  });

  it("follow from the questions, not from their order", () => {
    const turns = turnsOf({ army: 20, b: 5, c: 5, d: 5, e: 4 });
    expect([...fitTurns([...turns].reverse()).keys()].sort()).toEqual([...fitTurns(turns).keys()].sort());
  });
});
