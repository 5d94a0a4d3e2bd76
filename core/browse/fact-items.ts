import type { Fact } from "@/core/facts/model";
import { cardsOfFact } from "@/core/flashcards/card";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { CardView, QuestionTypeName } from "@/core/questions/views";

/** What a fact becomes for a learner: an example of each type of question, and its cards. */
export type FactItems = { readonly examples: readonly Item[]; readonly cards: readonly CardView[] };

/** Always the same examples: the page of a fact is the same for everyone. */
const SEED = "fact page";

export function factItems(context: GenerationContext, fact: Fact): FactItems {
  const examples = new Map<QuestionTypeName, Item>();
  for (const { type, ask } of possibleItems(context, fact)) {
    if (examples.has(type)) continue;
    const made = generateItem(context, type, ask, SEED);
    if (made.ok) examples.set(type, made.value);
  }
  return { examples: [...examples.values()], cards: cardsOfFact(context, fact) };
}
