import type { ItemCheck } from "@/core/quality/check";
import { claimsOf } from "@/core/quality/item-parts";

/** Both oracles hold what the item takes for true. */
export const keyTrue: ItemCheck = {
  id: "Q1",
  title: "The key is true",
  blocking: true,
  run: (subject) =>
    claimsOf(subject)
      .filter(({ right }) => right)
      .flatMap(({ id, proposition, entity }) => [
        ...(subject.context.oracle.isTrue(proposition) ? [] : [`${id} (${entity.id}) is not established as true`]),
        ...(subject.second.isTrue(proposition) ? [] : [`the second oracle does not hold ${id} (${entity.id}) true`]),
      ]),
};
