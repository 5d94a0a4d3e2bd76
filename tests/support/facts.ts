import { buildIndex } from "@/core/facts/build-index";
import type {
  CompleteList,
  Entity,
  EntityType,
  Fact,
  FactBase,
  FactObject,
  Patterns,
  Perspective,
  Relation,
  SeedStatement,
  Source,
  Voice,
} from "@/core/facts/model";

/** Small hand-made bases for tests: everything has a sensible default, a test names what it is about. */

const NO_PATTERNS: Patterns = {
  statement: "{s} – {o}.",
  contrast: null,
  contrastInverse: null,
  ask: null,
  askInverse: null,
  askOne: null,
  askAmong: null,
  askAll: null,
  askAllAmong: null,
  askWhen: null,
  askWhenDone: null,
  headline: null,
};

export function aType(given: Partial<EntityType> & { readonly id: string }): EntityType {
  return { parent: null, noun: { en: given.id }, inFull: null, party: false, ...given };
}

export function aRelation(given: Partial<Relation> & { readonly id: string }): Relation {
  return {
    domain: "any",
    range: "any",
    aspect: "timeless",
    functional: false,
    inverseFunctional: false,
    spatial: false,
    symmetric: false,
    once: false,
    act: false,
    carries: null,
    sensitive: "none",
    ttlMonths: null,
    shownBy: [],
    patterns: { en: NO_PATTERNS },
    ...given,
  };
}

export function aSource(given: Partial<Source> & { readonly id: string }): Source {
  return {
    title: `Title of ${given.id}`,
    publisher: `Publisher of ${given.id}`,
    origin: `Origin of ${given.id}`,
    kind: "press",
    document: null,
    read: "full",
    date: null,
    consulted: null,
    retracted: null,
    titleTellsHarm: false,
    url: `https://example.org/${given.id}`,
    lang: "en",
    ...given,
  };
}

export function anEntity(given: Partial<Entity> & { readonly id: string }): Entity {
  const name = given.name ?? { en: given.id };
  const text = given.text ?? name;
  return {
    type: "thing",
    name,
    text,
    undated: text,
    deed: null,
    long: null,
    aliases: [],
    typed: [],
    broader: [],
    acronym: false,
    life: null,
    within: [],
    confusable: [],
    of: [],
    lat: null,
    lon: null,
    precisionKm: null,
    about: { en: `${given.id} in one sentence.` },
    harm: null,
    ...given,
  };
}

/** Entity object by its id; other kinds are given whole. */
export type TripleInput = { readonly s: string; readonly r: string; readonly o: string | FactObject };

export function aFact(
  given: Partial<Omit<Fact, "triple">> & { readonly id: string; readonly triple?: TripleInput | null },
): Fact {
  const { triple: written = null, ...rest } = given;
  const object = (o: string | FactObject): FactObject => (typeof o === "string" ? { kind: "entity", id: o } : o);
  const triple = written === null ? null : { s: written.s, r: written.r, o: object(written.o) };
  const ends = triple === null ? [] : [triple.s, ...(triple.o.kind === "entity" ? [triple.o.id] : [])];
  return {
    topic: "geography",
    text: { en: `The text of ${given.id}.` },
    card: null,
    about: ends,
    when: null,
    asOf: "2026-02-28",
    lastKnown: null,
    by: [],
    claim: null,
    contradicts: [],
    sameEvent: [],
    options: null,
    denies: false,
    harm: null,
    status: "established",
    statusRule: "two-origins",
    lowered: null,
    openStatus: null,
    evidence: [],
    ...rest,
    triple,
  };
}

export function aList(given: Pick<CompleteList, "s" | "r" | "members"> & Partial<CompleteList>): CompleteList {
  return { id: `${given.s}-${given.r}`, when: null, evidence: [], ...given };
}

export type BaseInput = {
  readonly asOf?: string;
  readonly types?: readonly EntityType[];
  readonly relations?: readonly Relation[];
  readonly sources?: readonly Source[];
  readonly entities?: readonly Entity[];
  readonly facts?: readonly Fact[];
  readonly lists?: readonly CompleteList[];
  readonly seed?: readonly SeedStatement[];
  readonly perspectives?: readonly Perspective[];
  readonly voices?: readonly Voice[];
  readonly lexicon?: FactBase["lexicon"];
};

const byId = <T extends { readonly id: string }>(values: readonly T[]): ReadonlyMap<string, T> =>
  new Map(values.map((value) => [value.id, value]));

/** Entities and types that facts mention need not be listed: they are added with their defaults. */
export function aBase(given: BaseInput): FactBase {
  const facts = byId(given.facts ?? []);
  const entities = new Map(byId(given.entities ?? []));
  for (const id of [...facts.values()].flatMap(({ about }) => about)) {
    if (!entities.has(id)) entities.set(id, anEntity({ id }));
  }
  for (const id of (given.lists ?? []).flatMap(({ s, members }) => [s, ...members])) {
    if (!entities.has(id)) entities.set(id, anEntity({ id }));
  }
  const types = new Map(byId(given.types ?? []));
  for (const { type } of entities.values()) if (!types.has(type)) types.set(type, aType({ id: type }));
  const lists = given.lists ?? [];
  const relations = byId(given.relations ?? []);
  return {
    release: { hash: "0".repeat(64), asOf: given.asOf ?? "2026-02-28" },
    topics: [{ id: "geography", name: { en: "Geography" }, about: { en: "Where things are." } }],
    types,
    relations,
    sources: byId(given.sources ?? []),
    entities,
    facts,
    lists,
    lexicon: given.lexicon ?? { banned: [], absolute: [], vague: [], negative: [], properNames: [], neutralTerms: [] },
    seed: given.seed ?? [],
    lures: new Map(),
    readingPath: [],
    perspectives: given.perspectives ?? [],
    voices: given.voices ?? [],
    changelog: [],
    index: buildIndex({ types, relations, entities, facts, lists }),
  };
}
