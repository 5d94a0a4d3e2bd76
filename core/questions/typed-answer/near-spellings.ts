import type { Entity, FactBase } from "@/core/facts/model";
import { allowedSlips } from "@/core/questions/typed-answer/grade-typed";
import { acceptedSpellings, type Spelling } from "@/core/questions/typed-answer/spellings";
import { editDistance } from "@/core/shared/edit-distance";

/** One spelling of one entity, in a row that the index counts on. */
type Written = { readonly entity: Entity; readonly text: string };
type GramIndex = { readonly written: readonly Written[]; readonly byGram: ReadonlyMap<string, readonly number[]> };

const indexes = new WeakMap<FactBase, GramIndex>();
const tables = new WeakMap<FactBase, Map<string, ReadonlyMap<string, readonly string[]>>>();

/** A spelling within the slips that are allowed shares at least three triples of letters; each slip changes four at most. */
const SHARED_BY_ALL = 3;
/** Of the answer's own kind, spellings twice as far away matter: a slip can stand half-way between the two. */
const SHARED_BY_KIND = 2;

/**
 * Spellings of other entities to which a slip of a right one could come as near, by entity: those within the allowed slips,
 * and of the answer's kind those within twice as many. Found by the triples of letters that they share, not by a look at
 * every name; worked out once for each set of right spellings.
 */
export function nearSpellings(
  base: FactBase,
  accept: readonly Spelling[],
  type: string,
): ReadonlyMap<string, readonly string[]> {
  const known = tables.get(base) ?? new Map<string, ReadonlyMap<string, readonly string[]>>();
  tables.set(base, known);
  const key = `${type}|${accept.map(({ text }) => text).join("|")}`;
  const found = known.get(key) ?? searched(base, accept, type);
  known.set(key, found);
  return found;
}

function searched(base: FactBase, accept: readonly Spelling[], type: string): ReadonlyMap<string, readonly string[]> {
  const index = indexes.get(base) ?? indexOf(base);
  indexes.set(base, index);
  const near = new Map<string, Set<string>>();
  for (const { text, exact } of accept) {
    if (exact) continue;
    for (const [at, shared] of sharedGrams(index, text)) {
      const other = index.written[at];
      if (other === undefined) continue;
      const ofKind = other.entity.type === type;
      if (shared < (ofKind ? SHARED_BY_KIND : SHARED_BY_ALL)) continue;
      const reach = allowedSlips(text) * (ofKind ? 2 : 1);
      if (Math.abs(other.text.length - text.length) > reach || editDistance(text, other.text, reach) > reach) continue;
      near.set(other.entity.id, (near.get(other.entity.id) ?? new Set()).add(other.text));
    }
  }
  return new Map([...near].map(([id, texts]) => [id, [...texts]]));
}

/** The spellings that share triples with the text, and how many. */
function sharedGrams({ byGram, written }: GramIndex, text: string): readonly (readonly [number, number])[] {
  const counts = new Uint8Array(written.length);
  const touched: number[] = [];
  for (const gram of gramsOf(text)) {
    for (const at of byGram.get(gram) ?? []) {
      const count = counts[at] ?? 0;
      if (count === 0) touched.push(at);
      counts[at] = count + 1;
    }
  }
  return touched.map((at) => [at, counts[at] ?? 0] as const);
}

function indexOf(base: FactBase): GramIndex {
  const written = [...base.entities.values()].flatMap((entity) =>
    acceptedSpellings(base, entity).map(({ text }) => ({ entity, text })),
  );
  const byGram = new Map<string, number[]>();
  written.forEach(({ text }, at) => {
    for (const gram of gramsOf(text)) {
      const places = byGram.get(gram);
      if (places === undefined) byGram.set(gram, [at]);
      else places.push(at);
    }
  });
  return { written, byGram };
}

/** The different triples of letters, the ends being marked. */
function gramsOf(text: string): ReadonlySet<string> {
  const padded = `  ${text}  `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
