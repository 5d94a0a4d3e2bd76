import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import type { Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());
const DRAWS = 60;

function itemsOf(fact: Fact): readonly Item[] {
  return Array.from({ length: DRAWS }, (_, at) => at).flatMap((at) => {
    const made = generateItem(context, "which-wording", { fact, slot: "card" }, `draw ${at}`);
    return made.ok ? [made.value] : [];
  });
}

const asked = [...context.base.facts.values()].filter((fact) =>
  possibleItems(context, fact).some(({ type }) => type === "which-wording"),
);
const items = asked.flatMap(itemsOf);
const factOf = ({ factIds }: Item) => context.base.facts.get(factIds[0] ?? "");
const keyOf = ({ key }: Item) =>
  key as { readonly correctChoiceId: string; readonly options: Readonly<Record<string, string>> };
const keyed = (item: Item) => keyOf(item).options[keyOf(item).correctChoiceId] ?? "";
const labelsOf = ({ view }: Item) => (view.type === "which-wording" ? view.choices.map(({ label }) => label) : []);

describe("the wordings of a sentence", () => {
  it("are three, and the bare one is among them whatever is right", () => {
    expect(items.length).toBeGreaterThan(DRAWS);
    for (const item of items) {
      const labels = labelsOf(item);
      const [bare = ""] = [...labels].sort((a, b) => a.length - b.length);
      expect(labels.length).toBe(3);
      expect(Object.values(keyOf(item).options)).toContain("bare");
      for (const label of labels) expect(label.startsWith(bare.slice(0, -1)), label).toBe(true);
    }
  });

  it("are right bare of what is established and with who says so of a claim", () => {
    for (const item of items) {
      const fact = factOf(item);
      expect(keyed(item)).toBe(fact?.status === "established" ? "bare" : fact?.by[0]);
    }
  });

  it("name nobody wrongly who is a source of the sentence", () => {
    for (const item of items) {
      const { correctChoiceId, options } = keyOf(item);
      const fact = factOf(item);
      for (const [id, value] of Object.entries(options)) {
        if (id === correctChoiceId) continue;
        expect(item.proofs[id]?.factIds, value).toContain(fact?.id);
        expect(item.feedback.whyWrong[id]?.length).toBeGreaterThan(20);
        expect(fact?.by).not.toContain(value);
      }
    }
  });

  it("stand of established sentences half as often as of claims, so that no length is right by itself", () => {
    const established = asked.filter(({ status }) => status === "established");
    expect(established.length).toBe(Math.round((asked.length - established.length) / 2));
  });
});
