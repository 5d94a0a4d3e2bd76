import type { Entity, FactBase } from "@/core/facts/model";
import { allowedSlips } from "@/core/questions/typed-answer/grade-typed";
import { acceptedSpellings, type Spelling } from "@/core/questions/typed-answer/spellings";
import { editDistance } from "@/core/shared/edit-distance";

/** One spelling of one entity, in a row that the index counts on. */
type Written = { readonly entity: Entity; readonly text: string };
/** By a triple of letters and the length of the spelling, of all spellings and of each kind's: what is much longer is never looked at. */
type GramIndex = {
  readonly written: readonly Written[];
  readonly all: Postings;
  readonly byKind: ReadonlyMap<string, Postings>;
  /** A place to count in for each row, all 0 between two searches: a table of its own for each search costs more than the search. */
  readonly counts: Uint16Array;
};

const indexes = new WeakMap<FactBase, GramIndex>();
const tables = new WeakMap<FactBase, Map<string, ReadonlyMap<string, readonly string[]>>>();

/** A slip changes so many triples of letters at most: an exchange of neighbours stands in four. */
const CHANGED_BY_A_SLIP = 4;
/** Within the slips that are allowed, a spelling without a triple that occurs twice shares at least three. */
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
  const look = (postings: Postings | undefined, text: string, reach: number, fewest: number) => {
    for (const at of sharingGrams(index, postings, text, reach, fewest)) {
      const other = index.written[at];
      if (other === undefined || editDistance(text, other.text, reach) > reach) continue;
      near.set(other.entity.id, (near.get(other.entity.id) ?? new Set()).add(other.text));
    }
  };
  for (const { text, exact } of accept) {
    if (exact) continue;
    look(index.all, text, allowedSlips(text), SHARED_BY_ALL);
    look(index.byKind.get(type), text, 2 * allowedSlips(text), SHARED_BY_KIND);
  }
  return new Map([...near].map(([id, texts]) => [id, [...texts]]));
}

/** Rows by a triple of letters and a length, in one number: there are so many that texts would take long to hash. */
type Postings = ReadonlyMap<number, readonly number[]>;

/** The rows of spellings of about the same length that share so many triples with the text. */
function sharingGrams(
  { counts }: GramIndex,
  postings: Postings | undefined,
  text: string,
  reach: number,
  fewest: number,
): readonly number[] {
  const grams = gramsOf(text);
  const needed = Math.max(fewest, grams.size - CHANGED_BY_A_SLIP * reach);
  const touched: number[] = [];
  const found: number[] = [];
  for (const gram of grams) {
    for (let length = text.length - reach; length <= text.length + reach; length++) {
      for (const at of postings?.get(keyOf(gram, length)) ?? []) {
        const shared = (counts[at] ?? 0) + 1;
        counts[at] = shared;
        if (shared === 1) touched.push(at);
        if (shared === needed) found.push(at);
      }
    }
  }
  for (const at of touched) counts[at] = 0;
  return found;
}

const LONGEST = 256;
const keyOf = (gram: number, length: number): number => gram * LONGEST + Math.min(length, LONGEST - 1);

function indexOf(base: FactBase): GramIndex {
  const written = [...base.entities.values()].flatMap((entity) =>
    acceptedSpellings(base, entity).map(({ text }) => ({ entity, text })),
  );
  const all = new Map<number, number[]>();
  const byKind = new Map<string, Map<number, number[]>>();
  written.forEach(({ text, entity: { type } }, at) => {
    const ofKind = byKind.get(type) ?? new Map<number, number[]>();
    byKind.set(type, ofKind);
    for (const gram of gramsOf(text)) {
      const key = keyOf(gram, text.length);
      for (const postings of [all, ofKind]) {
        const places = postings.get(key);
        if (places === undefined) postings.set(key, [at]);
        else places.push(at);
      }
    }
  });
  return { written, all, byKind, counts: new Uint16Array(written.length) };
}

/** The different triples of letters as numbers, the ends being marked. Rare letters may share one: then a spelling too many is compared. */
function gramsOf(text: string): ReadonlySet<number> {
  const padded = `  ${text}  `;
  const grams = new Set<number>();
  for (let at = 0; at + 2 < padded.length; at++) {
    grams.add((letter(padded, at) * LETTERS + letter(padded, at + 1)) * LETTERS + letter(padded, at + 2));
  }
  return grams;
}

const LETTERS = 64;
const letter = (text: string, at: number): number => text.charCodeAt(at) % LETTERS;
