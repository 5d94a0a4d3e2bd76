import { FILLER_WORDS, FRENCH_WORDS } from "@/core/search/french-words";
import type { SearchEntry } from "@/core/search/search-entries";
import { likeness, type Word, wordOf } from "@/core/search/spelling";
import { normalise } from "@/core/shared/normalise";

/** The index made ready for searching; made once from the loaded entries. */
export type Searcher = {
  readonly entries: readonly SearchEntry[];
  readonly vocabulary: readonly Word[];
  /** How telling each word is: rare words tell more. */
  readonly weights: readonly number[];
  readonly prepared: readonly Prepared[];
};

/** Ids of words in the vocabulary. */
type WordIds = readonly number[];
type Prepared = { readonly names: readonly WordIds[]; readonly body: WordIds };

export type Hit = { readonly entry: SearchEntry; readonly score: number };

/** What the parts of an entry are worth, in [0, 1]. */
const BODY_WORTH = 0.5;
const KIND_WORTH: Readonly<Record<SearchEntry["k"], number>> = { entity: 1, topic: 0.97, fact: 0.75, source: 0.4 };
/** Of a translation or a stem, beside the word as typed. */
const OTHER_FORM_WORTH = 0.95;
/** Below this an entry has too little to do with the query to be shown. */
const LEAST_SCORE = 0.12;

export function createSearcher(entries: readonly SearchEntry[]): Searcher {
  const ids = new Map<string, number>();
  const vocabulary: Word[] = [];
  const idOf = (text: string): number => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    ids.set(text, vocabulary.length);
    vocabulary.push(wordOf(text));
    return vocabulary.length - 1;
  };
  const idsOf = (text: string): WordIds => tellingWords(text).map(idOf);
  const prepared = entries.map((entry) => wordsOf(entry, idsOf));
  return { entries, vocabulary, prepared, weights: weightsOf(vocabulary.length, prepared) };
}

function wordsOf(entry: SearchEntry, idsOf: (text: string) => WordIds): Prepared {
  switch (entry.k) {
    case "entity":
      return { names: [entry.t, ...entry.n].flatMap((name) => spellings(name).map(idsOf)), body: idsOf(entry.a) };
    case "topic":
      return { names: [idsOf(entry.t)], body: idsOf(entry.a) };
    case "fact":
      return { names: [idsOf(entry.t)], body: [] };
    case "source":
      return { names: [idsOf(`${entry.t} ${entry.d}`)], body: [] };
  }
}

/** A name as it is, and written in one: "Tin Zaouatine" is looked for as "tinzaouatine" too. */
function spellings(name: string): readonly string[] {
  const words = normalise(name).split(" ");
  return words.length === 2 && words.every((word) => /^[a-z]+$/.test(word)) ? [name, words.join("")] : [name];
}

/** Words that say what is looked for; all of them when there is nothing but filler. */
function tellingWords(text: string): readonly string[] {
  const words = normalise(text)
    .split(" ")
    .filter((word) => word !== "");
  const telling = words.filter((word) => !FILLER_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}

function weightsOf(size: number, prepared: readonly Prepared[]): readonly number[] {
  const counts = new Array<number>(size).fill(0);
  for (const { names, body } of prepared) {
    for (const id of new Set([...names.flat(), ...body])) counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts.map((count) => Math.log(1 + prepared.length / (1 + count)));
}

/** A word of the query with what it meets in the vocabulary. */
type QueryWord = { readonly meets: ReadonlyMap<number, number>; readonly weight: number };

/**
 * Entries that meet the query, best first. Accents, case, spelling, the language of a name and small mistakes are
 * forgiven; what meets more of the query's telling words comes first, entities before facts before sources.
 */
export function search(searcher: Searcher, query: string, limit: number): readonly Hit[] {
  const readings = readingsOf(query).map((words) => words.map((word) => meet(searcher, word)));
  if (readings.length === 0) return [];
  const scores = searcher.prepared.map((_, index) =>
    Math.max(...readings.map((words) => (words.length === 0 ? 0 : scoreOf(searcher, index, words)))),
  );
  return scores
    .flatMap((score, index) => {
      const entry = searcher.entries[index];
      return entry === undefined || score < LEAST_SCORE ? [] : [{ entry, score, index }];
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit)
    .map(({ entry, score }) => ({ entry, score }));
}

/** The query as typed, and with neighbours written in one: "tin zaouaten", "bou beker". */
function readingsOf(query: string): readonly (readonly string[])[] {
  const words = tellingWords(query);
  if (words.length === 0) return [];
  const joined = words
    .slice(1)
    .map((word, index) => [...words.slice(0, index), `${words[index] ?? ""}${word}`, ...words.slice(index + 2)]);
  return words.length > 4 ? [words] : [words, ...joined.filter((reading) => !/\d/.test(reading.join("")))];
}

const YEAR = /^(?:19|20)\d\d$/;

function meet({ vocabulary, weights }: Searcher, text: string): QueryWord {
  const french = FRENCH_WORDS[text];
  const others = [...(french === undefined ? [] : [french]), ...stemsOf(text)];
  const forms = [text, ...others].map(wordOf);
  const meets = new Map<number, number>();
  let best = 0;
  let weight = 0;
  for (const [id, known] of vocabulary.entries()) {
    const worth = Math.max(...forms.map((form, index) => likeness(form, known) * (index === 0 ? 1 : OTHER_FORM_WORTH)));
    if (worth === 0) continue;
    meets.set(id, worth);
    if (worth > best) {
      best = worth;
      weight = weights[id] ?? 0;
    }
  }
  // A word that nothing bears is as telling as the rarest: an entry without it is not what was looked for. A year tells
  // things of one kind apart, so that it weighs no less.
  if (meets.size === 0) return { meets, weight: Math.max(...weights) / 2 };
  return { meets, weight: YEAR.test(text) ? Math.max(weight, Math.max(...weights)) : weight };
}

/** "leads" also asks for "lead", "leader" and "led", as far as an ending tells. */
function stemsOf(text: string): readonly string[] {
  const stem = /^(\p{L}{4,}?)(?:ing|ed|es|s)$/u.exec(text)?.[1];
  return stem === undefined ? [] : [stem];
}

/** Best worth of a query word among some words of an entry. */
function bestOf({ meets }: QueryWord, ids: WordIds): number {
  let best = 0;
  for (const id of ids) best = Math.max(best, meets.get(id) ?? 0);
  return best;
}

function scoreOf(searcher: Searcher, index: number, words: readonly QueryWord[]): number {
  const entry = searcher.entries[index];
  const prepared = searcher.prepared[index];
  if (entry === undefined || prepared === undefined) return 0;
  const inBody = words.map((word) => BODY_WORTH * bestOf(word, prepared.body));
  const inEntities = words.map((word) => (entry.k === "fact" ? 0.9 * bestInEntities(searcher, entry.e, word) : 0));
  let best = 0;
  for (const name of prepared.names) {
    const found = words.map((word, at) => Math.max(bestOf(word, name), inBody[at] ?? 0, inEntities[at] ?? 0));
    if (found.every((worth) => worth === 0)) continue;
    const recall = weighed(words, found);
    best = Math.max(best, recall ** 2 * (0.7 + 0.3 * precision(searcher, name, words)));
  }
  return best * KIND_WORTH[entry.k] + (best > 0 ? prior(entry) : 0);
}

/** Share of the query, by weight, that was found. */
function weighed(words: readonly QueryWord[], found: readonly number[]): number {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : words.reduce((sum, { weight }, at) => sum + weight * (found[at] ?? 0), 0) / total;
}

/** Share of a name, by weight, that the query asks for: "Kidal" before "Capture of Kidal". */
function precision({ weights }: Searcher, name: WordIds, words: readonly QueryWord[]): number {
  const total = name.reduce((sum, id) => sum + (weights[id] ?? 0), 0);
  if (total === 0) return 0;
  const asked = (id: number) => Math.max(0, ...words.map(({ meets }) => meets.get(id) ?? 0));
  return name.reduce((sum, id) => sum + (weights[id] ?? 0) * asked(id), 0) / total;
}

function bestInEntities({ prepared }: Searcher, places: readonly number[], word: QueryWord): number {
  let best = 0;
  for (const place of places) {
    for (const name of prepared[place]?.names ?? []) best = Math.max(best, bestOf(word, name));
  }
  return best;
}

/** Of equals, what more facts are about; an established fact before a disputed one. */
function prior(entry: SearchEntry): number {
  switch (entry.k) {
    case "entity":
    case "topic":
      return 0.006 * Math.log(1 + entry.c);
    case "fact":
      return entry.s === "established" ? 0.01 : 0;
    case "source":
      return 0;
  }
}
