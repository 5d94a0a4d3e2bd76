import type { Entity, FactBase } from "@/core/facts/model";
import { allowedSlips } from "@/core/questions/typed-answer/grade-typed";
import { gistOf } from "@/core/questions/typed-answer/readings";
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

const gistTables = new WeakMap<FactBase, ReadonlyMap<string, readonly Written[]>>();

/** Spellings that differ from a right one by small words alone, by entity. */
export function sameGist(
  base: FactBase,
  accept: readonly Spelling[],
): readonly (readonly [id: string, texts: readonly string[]])[] {
  const table = gistTables.get(base) ?? byGist(base);
  gistTables.set(base, table);
  return [...new Set(accept.map(({ text }) => gistOf(text)))].flatMap((gist) =>
    (table.get(gist) ?? []).map(({ entity, text }) => [entity.id, [text]] as const),
  );
}

function byGist(base: FactBase): ReadonlyMap<string, readonly Written[]> {
  const table = new Map<string, Written[]>();
  for (const entity of base.entities.values()) {
    for (const { text } of acceptedSpellings(base, entity)) {
      const gist = gistOf(text);
      const same = table.get(gist);
      if (same === undefined) table.set(gist, [{ entity, text }]);
      else same.push({ entity, text });
    }
  }
  return table;
}

function searched(base: FactBase, accept: readonly Spelling[], type: string): ReadonlyMap<string, readonly string[]> {
  const index = indexes.get(base) ?? indexOf(base);
  indexes.set(base, index);
  const near = new Map<string, Set<string>>();
  const look = (postings: Postings | undefined, text: string, reach: number, fewest: number) => {
    if (postings === undefined) return;
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

/** Rows by a triple of letters, in one number since there are so many that texts would take long to hash, and by the spelling's length. */
type Postings = ReadonlyMap<number, Places>;
type Places = readonly (readonly number[])[];

/** Rows are looked at that share so many of the rarer triples: one alone is shared by too many. */
const SHARED_OF_THE_RARER = 2;

/**
 * The rows of spellings of about the same length that may share so many triples with the text. Who shares `needed` of all
 * shares two of any that leave out `needed - 2`: the most frequent are left out, whose rows are most of all and grow with the base
 * (prefix filter: Chaudhuri, Ganti and Kaushik 2006).
 */
function sharingGrams(
  { counts }: GramIndex,
  postings: Postings,
  text: string,
  reach: number,
  fewest: number,
): readonly number[] {
  const grams = gramsOf(text);
  const needed = Math.max(fewest, grams.size - CHANGED_BY_A_SLIP * reach);
  const [shortest, longest] = [Math.max(0, text.length - reach), text.length + reach];
  const touched: number[] = [];
  const found: number[] = [];
  for (const places of rarest(postings, grams, shortest, longest, grams.size - needed + SHARED_OF_THE_RARER)) {
    for (let length = shortest; length <= longest && length < places.length; length++) {
      for (const at of places[length] ?? []) {
        const shared = (counts[at] ?? 0) + 1;
        counts[at] = shared;
        if (shared === 1) touched.push(at);
        if (shared === SHARED_OF_THE_RARER) found.push(at);
      }
    }
  }
  for (const at of touched) counts[at] = 0;
  return found.sort((one, other) => one - other);
}

/** The places of so many triples: those that the fewest spellings of these lengths have. */
function rarest(
  postings: Postings,
  grams: ReadonlySet<number>,
  shortest: number,
  longest: number,
  many: number,
): readonly Places[] {
  const found: Places[] = [];
  for (const gram of grams) {
    const places = postings.get(gram);
    if (places !== undefined) found.push(places);
  }
  const spare = many - (grams.size - found.length);
  if (spare >= found.length) return found;
  const rows = new Map(found.map((places) => [places, rowsIn(places, shortest, longest)]));
  return found.sort((one, other) => (rows.get(one) ?? 0) - (rows.get(other) ?? 0)).slice(0, Math.max(0, spare));
}

function rowsIn(places: Places, shortest: number, longest: number): number {
  let rows = 0;
  for (let length = shortest; length <= longest; length++) rows += places[length]?.length ?? 0;
  return rows;
}

function indexOf(base: FactBase): GramIndex {
  const written = [...base.entities.values()].flatMap((entity) =>
    acceptedSpellings(base, entity).map(({ text }) => ({ entity, text })),
  );
  const all = new Map<number, number[][]>();
  const byKind = new Map<string, Map<number, number[][]>>();
  written.forEach(({ text, entity: { type } }, at) => {
    const ofKind = byKind.get(type) ?? new Map<number, number[][]>();
    byKind.set(type, ofKind);
    for (const gram of gramsOf(text)) {
      for (const postings of [all, ofKind]) {
        const places = postings.get(gram) ?? [];
        postings.set(gram, places);
        while (places.length <= text.length) places.push([]);
        places[text.length]?.push(at);
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
