import { describe, expect, it } from "vitest";
import { answerParts } from "@/components/quiz/answer-parts";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { QuestionView } from "@/core/questions/views";
import { aSmallWorld, contextOf } from "@/tests/support/items";

/** How many things an answer of the kind puts in their places. */
function placed(view: QuestionView): number {
  if (view.type === "ordering") return view.entries.length;
  return view.type === "matching" ? view.premises.length : 1;
}

describe("the parts of an answer in words", () => {
  it("are the events of an order, the sentences of a matching, and of any other kind the answer itself", () => {
    const base = aSmallWorld();
    const context = contextOf(base);
    const seen = new Set<string>();
    for (const fact of base.facts.values()) {
      for (const { type, ask } of possibleItems(context, fact)) {
        const item = generateItem(context, type, ask, "parts");
        if (!item.ok) continue;
        const { view, feedback } = item.value;
        expect([type, feedback.answer, answerParts(feedback.answer).length]).toEqual([
          type,
          feedback.answer,
          placed(view),
        ]);
        seen.add(type);
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(["ordering", "matching", "multiple-choice", "cloze"]));
  });
});
