import type { Fact } from "@/core/facts/model";
import { cardTargets } from "@/core/flashcards/card";
import type { GenerationContext, Slot } from "@/core/questions/contract";
import { frameOf, hasStem, isHarmful } from "@/core/questions/frame";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { isStructured } from "@/core/questions/render/wording";
import type { QuestionTypeName } from "@/core/questions/views";

export type MadeItem = { readonly type: QuestionTypeName; readonly slot: Slot };
export type RefusedItem = MadeItem & { readonly code: string };

/** What a fact becomes when every type is tried on every slot that it offers. */
export type FactYield = {
  readonly factId: string;
  readonly made: readonly MadeItem[];
  readonly refused: readonly RefusedItem[];
  readonly cards: number;
};

/** Always the same draw: a fact's yield changes with the base alone. */
const SEED = "yield";
/** Types that ask for whose word a fact is and how sure, not for what it says: almost every fact can be asked so. */
const EVIDENCE_TYPES: ReadonlySet<QuestionTypeName> = new Set(["status", "who-says-so", "which-wording"]);

/** Tries every type on a fact, with one fixed seed. */
export function yieldOf(context: GenerationContext, fact: Fact): FactYield {
  const made: MadeItem[] = [];
  const refused: RefusedItem[] = [];
  for (const { type, ask } of possibleItems(context, fact)) {
    const item = generateItem(context, type, ask, SEED);
    if (item.ok) made.push({ type, slot: ask.slot });
    else refused.push({ type, slot: ask.slot, code: item.error.code });
  }
  return { factId: fact.id, made, refused, cards: cardTargets(context, fact).length };
}

/** Structured as items.md has it: at least one valid item other than a card. */
export function isStructuredYield({ made }: FactYield): boolean {
  return made.length > 0;
}

/** Whether something asks for what the fact says, and not only for who says it or how sure it is. */
export function isAskedYield({ made }: FactYield): boolean {
  return made.some(({ type }) => !EVIDENCE_TYPES.has(type));
}

/** Why a fact's content is not asked, or not in every slot: codes, most general first; empty when all is asked. */
export function whyNotAsked(context: GenerationContext, fact: Fact): readonly string[] {
  if (!isStructured(fact)) return ["descriptive"];
  if (isHarmful(context, fact)) return ["harm"];
  if (fact.status !== "established") return ["not-established"];
  if (fact.denies) return ["denial"];
  return (["o", "s"] as const).flatMap((slot) => {
    const frame = frameOf(context, fact, slot);
    if (!frame.ok) return [`${slot}: ${frame.error.code}`];
    return hasStem(context, frame.value) ? [] : [`${slot}: no-stem`];
  });
}
