import { describe, expect, it } from "vitest";
import { cardTargets, findCard } from "@/core/flashcards/card";
import { asksOfCard } from "@/core/flashcards/card-ask";
import { contrastOf } from "@/core/flashcards/contrast";
import { isHarmful } from "@/core/questions/frame";
import { gradeTyped } from "@/core/questions/typed-answer/grade-typed";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());
const facts = [...context.base.facts.values()];
const targets = facts.flatMap((fact) => cardTargets(context, fact).map((targetId) => ({ fact, targetId })));

describe("a card that is answered", () => {
  it("is asked by name, and its own answer is right", () => {
    const asks = targets.flatMap(({ targetId }) => asksOfCard(context, targetId, 0).map((ask) => ({ targetId, ask })));
    const named = asks.filter(({ ask }) => ask.view.type === "short-answer" || ask.view.type === "cloze");
    expect(named.length).toBeGreaterThan(5);
    for (const { targetId, ask } of named) {
      const answer = findCard(context, targetId)?.back.answer ?? "";
      expect("accept" in ask.key && gradeTyped(ask.key, answer).ok, targetId).toBe(true);
      expect("accept" in ask.key ? gradeTyped(ask.key, answer) : null, targetId).toMatchObject({
        value: { kind: "correct" },
      });
    }
  });

  it("asks for a date, a figure and a place, where the card does", () => {
    const types = new Set(
      targets.flatMap(({ targetId }) => asksOfCard(context, targetId, 0).map(({ view }) => view.type)),
    );
    expect([...types]).toEqual(expect.arrayContaining(["short-answer", "date", "number", "map"]));
  });

  it("is never one of violence, of a whole list, or of nothing", () => {
    const refused = [
      ...targets.filter(({ fact, targetId }) => isHarmful(context, fact) || targetId.startsWith("list:")),
      { targetId: "fact:nothing:o" },
      { targetId: "skill:status" },
    ];
    expect(refused.length).toBeGreaterThan(3);
    for (const { targetId } of refused) expect(asksOfCard(context, targetId, 0), targetId).toEqual([]);
  });
});

describe("two facts side by side", () => {
  it("are of one relation, answer differently, and are the same two whoever asks", () => {
    const contrast = contrastOf(context, "fact:capital-mali:o");
    expect(contrast?.own.factId).toBe("capital-mali");
    const other = context.base.facts.get(contrast?.other.factId ?? "");
    expect(other?.triple?.r).toBe("capital");
    expect(other?.triple?.o).not.toEqual(context.base.facts.get("capital-mali")?.triple?.o);
    expect(contrastOf(context, "fact:capital-mali:o")).toEqual(contrast);
  });

  it("are never of violence or of a claim", () => {
    for (const { fact, targetId } of targets) {
      const contrast = contrastOf(context, targetId);
      if (contrast === null) continue;
      for (const id of [fact.id, contrast.other.factId]) {
        const told = context.base.facts.get(id);
        expect(told?.status === "established" && !isHarmful(context, told), `${targetId}: ${id}`).toBe(true);
      }
    }
  });
});
