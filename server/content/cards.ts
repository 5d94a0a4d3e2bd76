import "server-only";
import type { Fact, FactBase } from "@/core/facts/model";
import { cardTargets, findCard } from "@/core/flashcards/card";
import type { GenerationContext, TargetId } from "@/core/questions/contract";
import type { CardView } from "@/core/questions/views";

/** Cards follow from the fact base alone, so each is made once per process, base and language. */
type Shelf = {
  readonly base: FactBase;
  readonly language: string;
  readonly cards: Map<TargetId, CardView | null>;
  readonly targets: Map<string, readonly TargetId[]>;
};

const shelves: Shelf[] = [];

function shelfOf(context: GenerationContext): Shelf {
  const known = shelves.find(({ base, language }) => base === context.base && language === context.language);
  if (known) return known;
  const made: Shelf = { base: context.base, language: context.language, cards: new Map(), targets: new Map() };
  shelves.push(made);
  return made;
}

/** The card of a target, or null when its fact is gone or the target is a skill. */
export function cardOf(context: GenerationContext, targetId: TargetId): CardView | null {
  const { cards } = shelfOf(context);
  const known = cards.get(targetId);
  if (known !== undefined) return known;
  const made = findCard(context, targetId);
  // Unknown ids come from outside and are not kept: they would fill the memory.
  if (made !== null) cards.set(targetId, made);
  return made;
}

/** The memory targets of a fact's cards. */
export function targetsOf(context: GenerationContext, fact: Fact): readonly TargetId[] {
  const { targets } = shelfOf(context);
  const known = targets.get(fact.id);
  if (known) return known;
  const made = cardTargets(context, fact);
  targets.set(fact.id, made);
  return made;
}
