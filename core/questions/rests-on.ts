import type { Item } from "@/core/questions/contract";

/**
 * Every fact without which an item would not be what it is: those that it asks, those that prove its options wrong, and those that
 * its reasons tell besides.
 */
export function restsOn({ factIds, proofs }: Pick<Item, "factIds" | "proofs">): ReadonlySet<string> {
  return new Set([...factIds, ...Object.values(proofs).flatMap(({ factIds: ids, told = [] }) => [...ids, ...told])]);
}
