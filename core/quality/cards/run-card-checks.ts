import { cardsAtOdds } from "@/core/flashcards/at-odds";
import { cardTargets, findCard } from "@/core/flashcards/card";
import { type CardSubject, cardChecks } from "@/core/quality/cards/card-checks";
import type { Violation } from "@/core/quality/check";
import type { GenerationContext, TargetId } from "@/core/questions/contract";
import type { FactCardView } from "@/core/questions/views";

/** The target of every card there is, each once: a list has one card, however many facts lead to it. */
export const allCardTargets = (context: GenerationContext): readonly TargetId[] => [
  ...new Set([...context.base.facts.values()].flatMap((fact) => cardTargets(context, fact))),
];

/** Puts together what the checks look at. @throws when the card names a fact that is not in the base */
export function cardSubjectOf(context: GenerationContext, card: FactCardView): CardSubject {
  const [first, ...rest] = card.factIds.map((id) => context.base.facts.get(id));
  if (first === undefined || rest.some((fact) => fact === undefined)) throw new Error("A card on an unknown fact");
  return {
    context,
    card,
    facts: [first, ...rest.flatMap((fact) => fact ?? [])],
    again: () => findCard(context, card.targetId),
  };
}

/** Every fault that any check finds in one card. */
export const runCardChecks = (subject: CardSubject, checks = cardChecks): readonly Violation[] =>
  checks.flatMap(({ id, run }) => run(subject).map((message) => ({ check: id, blocking: true, message })));

/** What the checks say of the cards of these targets. */
export function faultsOfCards(context: GenerationContext, targets: readonly TargetId[]) {
  return targets.flatMap((targetId) => {
    const where = `flashcard ${targetId}`;
    const card = findCard(context, targetId);
    if (card === null)
      return [{ check: "Q22", blocking: true, message: "the card of the target cannot be made", where }];
    return runCardChecks(cardSubjectOf(context, card)).map((found) => ({ ...found, where }));
  });
}

/** Q3 over all cards together: one front has one answer. */
export const faultsAmongCards = (context: GenerationContext) =>
  cardsAtOdds(context).map(({ front, factIds }) => ({
    check: "Q3",
    blocking: true,
    message: `“${front}” has another answer on each card`,
    where: `flashcards ${factIds.join(", ")}`,
  }));
