import type { FactItems } from "@/core/browse/fact-items";
import type { Status } from "@/core/facts/model";
import { restsOn } from "@/core/questions/rests-on";

/** What an editor decides about a published fact until the content is mended: it is withdrawn, or lowered to a status. */
export type OverrideKind = "withdrawn" | Exclude<Status, "established">;

/**
 * What a fact still becomes while some are held back: nothing that rests on a withdrawn fact, and no question that rests on a lowered
 * one either, as questions are worded by the status in the content.
 *
 * @param kindOf what editors decided about a fact; undefined where it stands as published
 */
export function itemsInForce(items: FactItems, kindOf: (factId: string) => OverrideKind | undefined): FactItems {
  const isWithdrawn = (factId: string) => kindOf(factId) === "withdrawn";
  return {
    ...items,
    cards: items.cards.filter(({ factIds }) => !factIds.some(isWithdrawn)),
    examples: items.examples.filter((item) => ![...restsOn(item)].some((factId) => kindOf(factId) !== undefined)),
  };
}
