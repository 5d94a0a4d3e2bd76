import { describe, expect, it } from "vitest";
import { auditOf, auditPart } from "@/core/quality/audit";
import { figuresOfForm, worstOfForms } from "@/core/quality/bank/form-figures";
import { formChecks } from "@/core/quality/run-checks";
import type { Item } from "@/core/questions/contract";
import { generateItem } from "@/core/questions/generate";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());

function oneItem(type: "multiple-choice" | "short-answer", id: string): Item {
  const fact = context.base.facts.get(id);
  const made = fact && generateItem(context, type, { fact, slot: "o" }, "a");
  if (!made?.ok) throw new Error(`no ${type} of ${id}`);
  return made.value;
}

const allFirst = ["capital-mali", "capital-niger", "capital-guinea", "capital-ivoria"].map((id): Item => {
  const item = oneItem("multiple-choice", id);
  return { ...item, key: { ...(item.key as object), correctChoiceId: "c1" } };
});
const twice = [oneItem("short-answer", "capital-mali"), oneItem("short-answer", "capital-mali")];
const measured = (items: readonly Item[]) =>
  figuresOfForm(formChecks, items).map(({ check, value, verdict }) => [check, value, verdict]);

describe("the figures of forms", () => {
  it("are the spread of the keys, their longest run and the likeness of stems", () => {
    expect(measured(allFirst)).toEqual([
      ["Q24", 4, "misses"],
      ["Q24", 4, "misses"],
      ["Q28", 0, "holds"],
    ]);
    expect(measured(twice)).toEqual([
      ["Q24", 0, "holds"],
      ["Q24", 0, "holds"],
      ["Q28", 1, "misses"],
    ]);
  });

  it("are of all forms the largest, and miss where one form does", () => {
    const both = worstOfForms([allFirst, twice].flatMap((form) => figuresOfForm(formChecks, form)));
    expect(both.map(({ check, value, verdict, count }) => [check, value, verdict, count])).toEqual([
      ["Q24", 4, "misses", 2],
      ["Q24", 4, "misses", 2],
      ["Q28", 1, "misses", 2],
    ]);
  });

  it("stand in the audit with their thresholds, over the forms of its parts", () => {
    const parts = [0, 1].map((part) => auditPart(context, ["a"], { part, parts: 20 }));
    const audit = auditOf(context, parts, { seeds: 1, shuffled: false });
    const figures = audit.bank.filter(({ check }) => check === "Q24" || check === "Q28");
    expect(figures.map(({ check }) => check)).toEqual(["Q24", "Q24", "Q28"]);
    expect(audit.forms).toBeGreaterThan(0);
    for (const { count, threshold, verdict } of figures) {
      expect(count).toBe(audit.forms);
      expect(threshold).not.toBe("");
      expect(verdict).toBe("holds");
    }
  });
});
