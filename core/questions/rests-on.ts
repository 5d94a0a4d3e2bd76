import type { Item } from "@/core/questions/contract";

/** Every fact without which an item would not be what it is: those that it asks, and those that prove its options wrong. */
export function restsOn({ factIds, proofs }: Pick<Item, "factIds" | "proofs">): ReadonlySet<string> {
  return new Set([...factIds, ...Object.values(proofs).flatMap((proof) => proof.factIds)]);
}
