import type { Draft } from "@/core/quality/planted/defect";
import { itemChecks, runItemChecks, subjectOf } from "@/core/quality/run-checks";
import type { GenerationContext, Item, Slot } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { QuestionTypeName } from "@/core/questions/views";

/** Items of a small world, to be spoilt, and the checks that speak of them. */

export type MadeItem = { readonly item: Item; readonly slot: Slot };

/** The item of a fact, of the first seed whose item is accepted. @throws when there is none */
export function itemOf(
  context: GenerationContext,
  type: QuestionTypeName,
  factId: string,
  accept: (item: Item) => boolean = () => true,
): MadeItem {
  const fact = context.base.facts.get(factId);
  const way = fact && possibleItems(context, fact).find((each) => each.type === type);
  for (let seed = 0; way !== undefined && seed < 40; seed++) {
    const result = generateItem(context, type, way.ask, `planted ${seed}`);
    if (result.ok && accept(result.value)) return { item: result.value, slot: way.ask.slot };
  }
  throw new Error(`${type} of ${factId} cannot be made`);
}

/** Ids of the checks that find something, each once. */
export function speakingOf(
  context: GenerationContext,
  { item, slot }: MadeItem,
  checks = itemChecks,
): readonly string[] {
  const violations = runItemChecks(subjectOf(context, item, slot), checks);
  return [...new Set(violations.map(({ check }) => check))];
}

/** A copy of plain data, as it is stored. */
export const copyOf = (item: Item): Draft => JSON.parse(JSON.stringify(item)) as Draft;
