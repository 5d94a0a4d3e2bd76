import type { FactBase } from "@/core/facts/model";
import type { Years } from "@/core/quizzes/blueprint";
import { namingParts, namingWords } from "@/core/quizzes/sets/teachers-words";
import { type Hit, type Searcher, search } from "@/core/search/search";
import type { SearchEntry } from "@/core/search/search-entries";
import { edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";

/** What a teacher may have meant by a few words: a topic, what it is about, a time, single facts. */
export type Proposals = {
  readonly topics: readonly NamedProposal[];
  readonly entities: readonly NamedProposal[];
  /**
   * Ids of the first entity and of those beside it that are mostly told of under its topic: an accord, the talks that led to it. Of
   * several matters those of each. Empty where there is one at most.
   */
  readonly together: readonly string[];
  /** How many things the words name that are to be known side by side, at least 1. */
  readonly matters: number;
  readonly years: Years | null;
  readonly facts: readonly FactProposal[];
};

export type NamedProposal = {
  readonly id: string;
  readonly name: string;
  /** What it is: one sentence, or its kind. */
  readonly about: string;
  /** Number of its facts. */
  readonly facts: number;
  /** First and last year of which its facts tell; null where they have none. */
  readonly span: Years | null;
};

export type FactProposal = {
  readonly id: string;
  readonly text: string;
  readonly when: string;
  readonly harm: boolean;
};

const MOST = { topics: 2, entities: 4, facts: 6, matters: 4 } as const;
/** Beside the best hit, what meets the words half as well is noise. */
const LEAST_OF_BEST = 0.55;
const HITS = 80;
/** A name that meets so much of the words is what they mean, also where it joins two itself: "Peace and Reconciliation". */
const MEANT_WHOLE = 0.8;
/** A part whose best name meets less than this of it names nothing by itself: "and its consequences". */
const LEAST_OF_PART = 0.45;

const YEARS = /\b((?:19|20)\d\d)\b(?:\s*(?:to|until|and|–|-)\s*\b((?:19|20)\d\d)\b)?/;

/**
 * What the words may mean: one matter, or several that the sentence joins and each of which a name answers to ("the rising of 2012
 * and Operation Serval").
 *
 * @param searcher made from the entries of the same base
 */
export function proposalsFor(base: FactBase, searcher: Searcher, sentence: string): Proposals {
  const matters = mattersOf(searcher, sentence).map((words) => proposalsOf(base, searcher, words));
  const named = matters.filter(({ entities }) => entities.length > 0);
  const firsts = new Set(named.map(({ entities }) => entities[0]?.id));
  return named.length > 1 && firsts.size === named.length
    ? sideBySide(named)
    : proposalsOf(base, searcher, namingWords(sentence));
}

/** The parts of a sentence that each name something; none where it is one matter. */
function mattersOf(searcher: Searcher, sentence: string): readonly string[] {
  const parts = namingParts(sentence);
  if (parts.length < 2 || bestScore(searcher, namingWords(sentence)) >= MEANT_WHOLE) return [];
  return parts.filter((part) => bestScore(searcher, part) >= LEAST_OF_PART).slice(0, MOST.matters);
}

/** How much of the words the best name meets, in [0, 1]. */
const bestScore = (searcher: Searcher, words: string): number =>
  search(searcher, words, HITS).find(({ entry }) => entry.k === "entity")?.score ?? 0;

/** Several matters as one: of each what comes first, then of each what comes second. */
function sideBySide(matters: readonly Proposals[]): Proposals {
  const turns = <T extends { readonly id: string }>(lists: readonly (readonly T[])[], most: number): readonly T[] => {
    const longest = Math.max(...lists.map(({ length }) => length));
    const all = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
    return [...new Map(all.map((one) => [one.id, one])).values()].slice(0, most);
  };
  const ofEach = matters.map(({ entities, together }) =>
    together.length > 0 ? together : entities.slice(0, 1).map(({ id }) => id),
  );
  const entities = turns(
    matters.map((matter) => matter.entities),
    MOST.entities * matters.length,
  );
  return {
    topics: turns(
      matters.map((matter) => matter.topics),
      MOST.topics * matters.length,
    ),
    entities,
    together: [...new Set(ofEach.flat())],
    matters: matters.length,
    years: matters.find(({ years }) => years !== null)?.years ?? null,
    facts: turns(
      matters.map((matter) => matter.facts),
      MOST.facts,
    ),
  };
}

/**
 * What words of one matter may mean. A year that the best name bears says which thing is meant ("2015 peace accord"); any other year, or
 * two of them, is a time ("coups 2012 to 2021").
 */
function proposalsOf(base: FactBase, searcher: Searcher, query: string): Proposals {
  const named = search(searcher, query, HITS);
  const match = YEARS.exec(query);
  const years = match === null ? null : yearsOf(match);
  const words = query.replace(YEARS, " ").trim();
  const alone = years === null || words === "" ? named : search(searcher, words, HITS);
  const [thing] = ofKind(named, "entity");
  // The year tells things of one name apart only where the other words lead there, too.
  const bearsYear =
    years !== null &&
    years.from === years.to &&
    thing !== undefined &&
    tellsYear(thing, years.from) &&
    alone.some(({ entry }) => entry.k === "entity" && entry.id === thing.id);
  // A year that is a time says nothing about names.
  const hits = bearsYear ? named : alone;
  const entities = ofKind(hits, "entity").flatMap((entry) => entityOf(base, entry));
  const topics = ofKind(hits, "topic").flatMap((entry) => topicOf(base, searcher, entry.id));
  const [best] = entities;
  const homeId = best === undefined ? "" : mainTopicOf(base, best.id);
  const home = topicOf(base, searcher, homeId);
  const offered = entities.slice(0, MOST.entities);
  const together = offered.filter(({ id }) => mainTopicOf(base, id) === homeId).map(({ id }) => id);
  const all = new Map([...topics.slice(0, 1), ...home, ...topics].map((topic) => [topic.id, topic]));
  return {
    topics: [...all.values()].slice(0, MOST.topics),
    entities: offered,
    together: together.length > 1 ? together : [],
    matters: 1,
    years: bearsYear || words === "" ? null : years,
    facts: hits.flatMap(({ entry }) => (entry.k === "fact" ? factOf(entry) : [])).slice(0, MOST.facts),
  };
}

/** Hits of a kind, as far as they are not noise beside the best of them. */
function ofKind<K extends SearchEntry["k"]>(hits: readonly Hit[], kind: K): readonly Extract<SearchEntry, { k: K }>[] {
  const all = hits.flatMap(({ entry, score }) =>
    entry.k === kind ? [{ entry: entry as Extract<SearchEntry, { k: K }>, score }] : [],
  );
  const least = LEAST_OF_BEST * (all[0]?.score ?? 0);
  return all.filter(({ score }) => score >= least).map(({ entry }) => entry);
}

/** The topic to which most of what is told of a thing belongs. */
function mainTopicOf(base: FactBase, entityId: string): string {
  const counts = new Map<string, number>();
  for (const { topic } of base.index.factsToldOf.get(entityId) ?? []) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

function yearsOf(match: RegExpExecArray): Years {
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

const tellsYear = ({ t, n }: Extract<SearchEntry, { k: "entity" }>, year: number): boolean =>
  [t, ...n].some((name) => name.includes(String(year)));

function topicOf(base: FactBase, searcher: Searcher, topicId: string): NamedProposal[] {
  const entry = searcher.entries.find((each) => each.k === "topic" && each.id === topicId);
  if (entry?.k !== "topic" || entry.c === 0) return [];
  const span = spanOf(base, base.index.factsByTopic.get(topicId) ?? []);
  return [{ id: topicId, name: entry.t, about: entry.a, facts: entry.c, span }];
}

function entityOf(base: FactBase, { id, t, d, h, c }: Extract<SearchEntry, { k: "entity" }>): NamedProposal[] {
  // What tells of deaths by its very name is found on the pages, with a warning; it is not put forward here.
  if (c === 0 || h === 1) return [];
  return [{ id, name: t, about: d, facts: c, span: spanOf(base, base.index.factsToldOf.get(id) ?? []) }];
}

const factOf = ({ id, t, d, h }: Extract<SearchEntry, { k: "fact" }>): FactProposal[] => [
  { id, text: t, when: d, harm: h === 1 },
];

function spanOf(base: FactBase, facts: readonly { readonly when: string | null }[]): Years | null {
  const last = Number(base.release.asOf.slice(0, 4));
  const years = facts.flatMap(({ when }) => {
    if (when === null) return [];
    const { from, to } = outerSpan(edtf(when));
    return [from, to].filter(Number.isFinite).map((day) => yearOfDay(day));
  });
  return years.length === 0 ? null : { from: Math.min(...years), to: Math.min(last, Math.max(...years)) };
}

const yearOfDay = (day: number): number => Number(edtfOfDay(day).slice(0, 4));
