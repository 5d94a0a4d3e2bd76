import { describe, expect, it } from "vitest";
import type { Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { aSmallWorld, contextOf } from "@/tests/support/items";
import { itemLines } from "./item-lines";

const context = contextOf(aSmallWorld());
const items = [...context.base.facts.values()].flatMap((fact) =>
  possibleItems(context, fact).flatMap(({ type, ask }): readonly Item[] => {
    const made = generateItem(context, type, ask, "a seed");
    return made.ok ? [made.value] : [];
  }),
);

describe("an item that is shown to an editor", () => {
  it("has each proof with its code, its facts or list and its reason, and how to make it again", () => {
    const proofs = items.flatMap((item) => {
      const text = itemLines(item);
      expect(text.at(-1)).toBe(`    made: generator version ${item.generatorVersion}, seed a seed`);
      return Object.entries(item.proofs).map(([id, proof]) => ({ item, text, id, proof }));
    });
    for (const { item, text, id, proof } of proofs) {
      const name = { shown: "the value shown", until: "the answer at the later date" }[id] ?? id;
      const why = item.feedback.whyWrong[id === "shown" ? "true" : id] ?? "";
      const line = text.find((each) => each.startsWith(`    ${name}: ${why}`) && each.includes(`[${proof.code}`));
      expect(line, `${item.type} ${item.factIds[0]} ${id}`).toBeDefined();
      for (const behind of [...proof.factIds, ...(proof.listId === null ? [] : [proof.listId])]) {
        expect(line?.split(" [").at(-1)).toContain(behind);
      }
    }
    expect(new Set(proofs.map(({ id }) => id))).toContain("shown");
  });

  it("leaves no reason out", () => {
    for (const item of items) {
      const text = itemLines(item).join("\n");
      for (const why of Object.values(item.feedback.whyWrong)) expect(text).toContain(why);
    }
  });
});
