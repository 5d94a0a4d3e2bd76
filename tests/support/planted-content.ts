import { buildFactBase } from "@/core/facts/build-fact-base";
import type { ContentDocument } from "@/core/facts/content-document";

/** A small sound base as plain YAML data; each test plants one mistake and expects the named check to speak. */
export const document = (file: string, data: unknown): ContentDocument => ({ file, data, lineOf: () => 1 });
export const en = (text: string) => ({ en: text });
const patterns = { en: { statement: "{s} {o}.", ask: "Which {otype}?" } };
const dated = { en: { statement: "{s} {o}.", askWhen: "In which {unit}?" } };

const relations = [
  {
    id: "capital",
    domain: "country",
    range: "town",
    aspect: "timeless",
    functional: true,
    inverseFunctional: true,
    patterns,
  },
  { id: "held-by", domain: "office", range: "person", aspect: "state", functional: true, patterns },
  { id: "took", domain: "any", range: "town", aspect: "event", once: true, patterns: dated },
  { id: "signed-on", domain: "any", range: "date", aspect: "event", functional: true, once: true, patterns: dated },
  { id: "attacked", domain: "any", range: "any", aspect: "event", sensitive: "harm", patterns },
  { id: "has", domain: "any", range: "number", aspect: "timeless", functional: true, patterns },
];
export const types = [
  { id: "place" },
  { id: "country", parent: "place", noun: en("country") },
  { id: "town", parent: "place", noun: en("town") },
  { id: "office", noun: en("office") },
  { id: "person", noun: en("person") },
  { id: "army", noun: en("army"), party: true },
  { id: "paper", noun: en("paper") },
  { id: "document" },
  { id: "accord", parent: "document", noun: en("accord") },
  { id: "population" },
  { id: "people", parent: "population", noun: en("people") },
];
export const entity = (id: string, type: string, more: object = {}) => ({
  id,
  type,
  name: en(id),
  about: en(`${id}.`),
  ...more,
});
export const entities = [
  entity("mali", "country"),
  entity("bamako", "town"),
  entity("gao", "town"),
  entity("president", "office", { of: ["mali"], life: "1960/.." }),
  entity("toure", "person", { life: "1948/2020-11" }),
  entity("keita", "person"),
  entity("army", "army"),
  entity("daily", "paper"),
  entity("pact", "accord", { life: "1990/.." }),
  entity("fulani", "people"),
];
export const source = (id: string, more: object = {}) => ({
  id,
  title: id,
  publisher: id,
  kind: "press",
  read: "full",
  date: "2016-01-01",
  url: `https://example.org/${id}`,
  lang: "en",
  ...more,
});
export const sources = [
  source("portal", { publisher: "Maliweb" }),
  source("one"),
  source("two"),
  source("law", { kind: "primary", document: "pact" }),
  source("copy", { kind: "tertiary" }),
];
export const at = (id: string, more: object = {}) => ({
  id,
  at: "para. 1",
  note: en("Names Mali, Gao, the army, the pact, the president and Bamako."),
  ...more,
});
export const both = [at("one"), at("two")];
export const fact = (id: string, more: object) => ({
  id,
  topic: "geography",
  text: en(`The fact ${id}.`),
  sources: both,
  ...more,
});
export const capital = fact("capital", { s: "mali", r: "capital", o: "bamako" });
export const term = fact("term", { s: "president", r: "held-by", o: "toure", when: "2002-06-08/2012-03-22" });

export type Planted = {
  readonly facts?: readonly object[];
  readonly entities?: readonly object[];
  readonly relations?: readonly object[];
  readonly types?: readonly object[];
  readonly lists?: readonly object[];
  readonly seed?: readonly object[];
  readonly readingPath?: readonly object[];
  readonly perspectives?: readonly object[];
  readonly voices?: readonly object[];
  readonly lexicon?: object;
  readonly changelog?: readonly object[];
  /** Beside the sound ones. */
  readonly sources?: readonly object[];
};

export function findings(planted: Planted) {
  return buildFactBase(
    [
      document("release.yaml", { asOf: "2026-02-28" }),
      document("topics.yaml", [{ id: "geography", name: en("Geography"), about: en("Places.") }]),
      document("types.yaml", [...types, ...(planted.types ?? [])]),
      document("relations.yaml", [...relations, ...(planted.relations ?? [])]),
      document("sources/all.yaml", [...sources, ...(planted.sources ?? [])]),
      document("entities/all.yaml", [...entities, ...(planted.entities ?? [])]),
      document("facts/geography.yaml", [capital, term, ...(planted.facts ?? [])]),
      document("lists.yaml", planted.lists ?? []),
      document("seed.yaml", planted.seed ?? []),
      document("reading-path.yaml", planted.readingPath ?? []),
      document("perspectives.yaml", planted.perspectives ?? []),
      document("voices.yaml", planted.voices ?? []),
      document("changelog.yaml", planted.changelog ?? []),
      ...(planted.lexicon === undefined ? [] : [document("lexicon.yaml", planted.lexicon)]),
    ],
    "hash",
  ).findings;
}
export const problems = (planted: Planted) => findings(planted).filter(({ level }) => level === "problem");
export const warnings = (planted: Planted) =>
  findings(planted).filter(({ level, check }) => level === "warning" && check !== "usage");
export const oneFact = (more: object): Planted => ({ facts: [fact("planted", more)] });
export const reading = (facts: readonly string[]): Planted => ({
  readingPath: [{ id: "start", title: en("Start"), intro: en("Here it begins."), facts }],
});
export const card = { ask: en("Q?"), answer: en("A."), about: ["mali"] };
export const banned = {
  banned: [{ word: ["rebel", "rebels"], fr: [], useInstead: en("movement") }],
  properNames: ["Rebel Hill"],
};
