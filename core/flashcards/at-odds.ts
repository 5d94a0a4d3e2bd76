import type { Fact } from "@/core/facts/model";
import { cardTargets, findCard } from "@/core/flashcards/card";
import type { GenerationContext } from "@/core/questions/contract";

/** Facts whose cards ask in the same words and answer otherwise. */
export type CardsAtOdds = { readonly front: string; readonly factIds: readonly string[] };

/**
 * Cards with one front and two answers: whoever learns them is wrong every second time. Two figures that one government
 * gave in turn need fronts of their own; where a question has several right answers by its nature ("Name one."), it may
 * stand on several cards.
 */
export function cardsAtOdds(context: GenerationContext): readonly CardsAtOdds[] {
  const byFront = new Map<string, Map<string, string>>();
  for (const fact of context.base.facts.values()) {
    if (hasSeveralAnswers(context, fact)) continue;
    for (const targetId of cardTargets(context, fact)) {
      const card = findCard(context, targetId);
      if (card === null || targetId.startsWith("list:")) continue;
      const answers = byFront.get(card.front) ?? new Map<string, string>();
      if (!answers.has(card.back.answer)) answers.set(card.back.answer, fact.id);
      byFront.set(card.front, answers);
    }
  }
  return [...byFront].flatMap(([front, answers]) =>
    answers.size > 1 ? [{ front, factIds: [...answers.values()] }] : [],
  );
}

function hasSeveralAnswers({ base }: GenerationContext, { card, triple }: Fact): boolean {
  return card === null && triple?.o.kind === "entity" && base.relations.get(triple.r)?.functional === false;
}
