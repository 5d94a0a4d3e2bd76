import { z } from "zod";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf } from "@/core/quality/item-parts";

/** The oracle holds what the item takes for true; that the second one agrees is a step of the audit of its own. */
export const keyTrue: ItemCheck = {
  id: "Q1",
  title: "The key is true",
  blocking: true,
  run: (subject) => [
    ...figureOfFact(subject),
    ...claimsOf(subject)
      .filter(({ right }) => right)
      .flatMap(({ id, proposition, entity }) => [
        ...(subject.context.oracle.isTrue(proposition) ? [] : [`${id} (${entity.id}) is not established as true`]),
      ]),
  ],
};

const numberKey = z.object({ low: z.number(), high: z.number() });

/** The keyed figure is the fact's own: for one that is only reported, that is all that can be true of it. */
function figureOfFact({ item, facts }: Subject): readonly string[] {
  const value = facts[0].triple?.o;
  if (item.type !== "number") return [];
  const { low, high } = numberKey.parse(item.key);
  return value?.kind === "number" && value.low === low && value.high === high
    ? []
    : [`the keyed figure ${low} to ${high} is not that of ${facts[0].id}`];
}
