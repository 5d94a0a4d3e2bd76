import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import { generateItem } from "@/core/questions/generate";
import { aFact, aList } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

type Change = NonNullable<Parameters<typeof aSmallWorld>[0]>;
type World = Parameters<Change>[0];

function made(change: Change, factId: string) {
  const context = contextOf(aSmallWorld(change));
  const fact = context.base.facts.get(factId);
  if (fact === undefined) throw new Error(`no fact ${factId}`);
  return generateItem(context, "multiple-choice", { fact, slot: "o" }, "a");
}

const WORN = { ok: false, error: { code: "worn-options" } };

describe("a question whose answer a few others tell", () => {
  /** Of the five agreements so many were signed in Bamako. */
  const signedInBamako = (count: number) => (given: World) => ({
    ...given,
    facts: (given.facts ?? []).map((fact: Fact): Fact => {
      const pacts = ["acacia", "baobab", "cailcedra", "dattier", "ebony"].map((pact) => `signed-${pact}`);
      const at = pacts.indexOf(fact.id);
      if (at === -1 || at >= count || fact.triple === null) return fact;
      return { ...fact, triple: { ...fact.triple, o: { kind: "entity", id: "bamako" } } };
    }),
  });

  it("is not asked where more than half of all such questions have this answer", () => {
    expect(made(signedInBamako(2), "signed-acacia").ok).toBe(true);
    expect(made(signedInBamako(3), "signed-acacia")).toMatchObject(WORN);
    expect(made(signedInBamako(3), "signed-ebony").ok).toBe(true);
  });

  it("is not asked where the wrong options would always be the same few", () => {
    const bordering = (members: readonly string[]) => (given: World) => ({
      ...given,
      facts: [
        ...(given.facts ?? []).filter(({ id }) => !id.startsWith("borders-")),
        ...members.map((o) => aFact({ id: `borders-${o}`, triple: { s: "mali", r: "borders", o } })),
      ],
      lists: [aList({ s: "mali", r: "borders", members })],
    });
    expect(made(bordering(["niger", "guinea", "ivoria"]), "borders-niger").ok).toBe(true);
    expect(made(bordering(["niger", "guinea", "ivoria", "voltana", "mauria"]), "borders-niger")).toMatchObject(WORN);
  });
});
