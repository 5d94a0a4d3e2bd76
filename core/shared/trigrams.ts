import { normalise } from "@/core/shared/normalise";

/** The different triples of characters of a text, after normalisation. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const plain = normalise(text);
  return new Set(Array.from({ length: Math.max(0, plain.length - 2) }, (_, at) => plain.slice(at, at + 3)));
}

/** Shared members by all members, in [0, 1]. */
export function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((each) => right.has(each)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}
