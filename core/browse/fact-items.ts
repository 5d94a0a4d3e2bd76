import type { Fact } from "@/core/facts/model";
import { cardsOfFact } from "@/core/flashcards/card";
import { isAskedYield, whyNotAsked } from "@/core/quality/fact-yield";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { CardView, QuestionTypeName } from "@/core/questions/views";

/** Why no question asks what a fact says. */
export const unaskedReasons = ["descriptive", "harm", "not-established", "denial", "several-answers"] as const;
export type UnaskedReason = (typeof unaskedReasons)[number] | "no-options";

/** What a fact becomes for a learner: its cards, and an example of each type of question. */
export type FactItems = {
  readonly cards: readonly CardView[];
  readonly examples: readonly Item[];
  /** Null where a question asks what the fact says, and not only who says it or how sure it is. */
  readonly unasked: UnaskedReason | null;
};

/** Always the same examples: the page of a fact is the same for everyone. */
const SEED = "fact page";

export function factItems(context: GenerationContext, fact: Fact): FactItems {
  const examples = new Map<QuestionTypeName, Item>();
  for (const { type, ask } of possibleItems(context, fact)) {
    if (examples.has(type)) continue;
    const made = generateItem(context, type, ask, SEED);
    if (made.ok) examples.set(type, made.value);
  }
  const made = [...examples.keys()].map((type) => ({ type, slot: "o" as const }));
  const asked = isAskedYield({ factId: fact.id, made, refused: [], cards: 0 });
  return {
    cards: cardsOfFact(context, fact),
    examples: [...examples.values()],
    unasked: asked ? null : reasonOf(whyNotAsked(context, fact)),
  };
}

function reasonOf(codes: readonly string[]): UnaskedReason {
  const plain = unaskedReasons.find((reason) => codes.includes(reason));
  if (plain !== undefined) return plain;
  return codes.some((code) => code.includes("not-unique")) ? "several-answers" : "no-options";
}
