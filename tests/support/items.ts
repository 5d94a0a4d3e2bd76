import type { Entity, Evidence, Fact, FactBase, Patterns, Relation } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import type { GenerationContext } from "@/core/questions/contract";
import { aBase, aFact, aList, anEntity, aRelation, aSource, aType } from "@/tests/support/facts";

/**
 * A small world in which every question type can be made: a land with regions and chief towns, presidents in turn, agreements
 * signed in towns, neighbours by a complete list, dated foundings, and claims of two sides.
 */

function patterns(given: Partial<Patterns> & Pick<Patterns, "statement">): Relation["patterns"] {
  return {
    en: {
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
      ...given,
    },
  };
}

const relations = [
  aRelation({
    id: "signed-in",
    aspect: "event",
    functional: true,
    spatial: true,
    once: true,
    patterns: patterns({
      statement: "{s} was signed in {o}.",
      contrast: "{s} was signed in {o}, not in {o2}.",
      ask: "In which {otype} was {s} signed?",
      askWhen: "In which {unit} was {s} signed in {o}?",
      headline: "{s} is signed",
    }),
  }),
  aRelation({
    id: "capital",
    functional: true,
    inverseFunctional: true,
    patterns: patterns({
      statement: "The capital of {s} is {o}.",
      contrast: "The capital of {s} is {o}, not {o2}.",
      ask: "What is the capital of {s}?",
      askInverse: "Of which {stype} is {o} the capital?",
    }),
  }),
  aRelation({
    id: "held-by",
    aspect: "state",
    functional: true,
    patterns: patterns({
      statement: "{inD}, {o} was {s}.",
      contrast: "{inD}, {o}, not {o2}, was {s}.",
      ask: "Who was {s} {inD}?",
    }),
  }),
  aRelation({
    id: "borders",
    symmetric: true,
    patterns: patterns({
      statement: "{s} has a land border with {o}.",
      contrast: "{s} has a land border with {o}, but not with {o2}.",
      ask: "Which {otype} has a land border with {s}?",
      askOne: "Name one country that has a land border with {s}.",
      askAmong: "Which of these countries has a land border with {s}?",
      askAll: "Which countries have a land border with {s}?",
      askAllAmong: "Which of these countries have a land border with {s}?",
    }),
  }),
  aRelation({
    id: "counted",
    range: "number",
    aspect: "state",
    functional: true,
    patterns: patterns({
      statement: "{inD}, {s} counted {o}.",
      ask: "{inD}, how many {unit} did {s} count?",
    }),
  }),
  aRelation({
    id: "attacked",
    aspect: "event",
    sensitive: "harm",
    patterns: patterns({ statement: "{s} attacked {o}[ {inD}]." }),
  }),
  aRelation({
    id: "controls",
    aspect: "event",
    patterns: patterns({ statement: "{s} was said to control {o}[ {inD}]." }),
  }),
];

const types = [
  aType({ id: "place" }),
  aType({ id: "country", parent: "place" }),
  aType({ id: "town", parent: "place" }),
  aType({ id: "agreement" }),
  aType({ id: "person" }),
  aType({ id: "politician", parent: "person", party: true }),
  aType({ id: "office" }),
  aType({ id: "armed-group", party: true }),
];

const sources = ["reuters", "afp", "rfi"].map((id) => aSource({ id, publisher: id.toUpperCase(), date: "2024-02-01" }));

export function evidenceOf(note: string, ids: readonly string[] = ["reuters", "afp"]): readonly Evidence[] {
  return ids.map((id) => ({ sourceId: id, at: "para. 1", note: { en: note }, as: null, origin: id }));
}

const TOWNS = ["Bamako", "Niamey", "Conakry", "Abidjan", "Ouagadougou", "Nouakchott", "Kankossa", "Timbuktu"];
const COUNTRIES = ["Mali", "Niger", "Guinea", "Ivoria", "Voltana", "Mauria", "Ghanata", "Gambara"];
const PRESIDENTS = ["Amina Sow", "Bakary Diop", "Cheick Fall", "Djibril Ba", "Elhadj Kane"];
const AGREEMENTS = ["Acacia", "Baobab", "Cailcedra", "Dattier", "Ebony"];
const GROUPS = ["Red Dunes", "Blue Hills", "Green Valley", "White Plain"];

const idOf = (label: string): string => label.toLowerCase().replace(/\s/g, "-");
const entity = (label: string, type: string, given: Partial<Entity> = {}) =>
  anEntity({ id: idOf(label), type, name: { en: label }, ...given });

const entities = [
  ...TOWNS.map((label, at) => entity(label, "town", { lat: 12 + at, lon: -8 + 2 * at, precisionKm: 5 })),
  ...COUNTRIES.map((label) => entity(label, "country")),
  ...PRESIDENTS.map((label) => entity(label, "politician")),
  ...AGREEMENTS.map((label) =>
    entity(`${label} pact`, "agreement", { text: { en: `the ${label} pact` }, undated: { en: `the ${label} pact` } }),
  ),
  ...GROUPS.map((label) => entity(label, "armed-group", { text: { en: `the ${label}` } })),
  anEntity({ id: "presidency", type: "office", name: { en: "President of Mali" }, text: { en: "president of Mali" } }),
];

const capitals = COUNTRIES.map((country, at) =>
  aFact({
    id: `capital-${idOf(country)}`,
    text: { en: `The capital of ${country} is ${TOWNS[at]}.` },
    triple: { s: idOf(country), r: "capital", o: idOf(TOWNS[at] ?? "") },
    evidence: evidenceOf(`${TOWNS[at]} is the capital of ${country}.`),
  }),
);
const pacts = AGREEMENTS.map((pact, at) =>
  aFact({
    id: `signed-${idOf(pact)}`,
    topic: "peace",
    text: { en: `The ${pact} pact was signed in ${TOWNS[at]} in June ${1991 + 5 * at}.` },
    triple: { s: idOf(`${pact} pact`), r: "signed-in", o: idOf(TOWNS[at] ?? "") },
    when: `${1991 + 5 * at}-06-12`,
    evidence: evidenceOf(`The ${pact} pact was signed in ${TOWNS[at]}.`),
  }),
);
const presidents = PRESIDENTS.map((person, at) =>
  aFact({
    id: `president-${at + 1}`,
    topic: "politics",
    text: { en: `${person} was president of Mali from ${2000 + 4 * at} to ${2004 + 4 * at}.` },
    triple: { s: "presidency", r: "held-by", o: idOf(person) },
    when: `${2000 + 4 * at}-03-01/${2004 + 4 * at}-02-20`,
    evidence: evidenceOf(`${person} was president of Mali.`),
  }),
);
const neighbours = ["Niger", "Guinea", "Ivoria"].map((country) =>
  aFact({
    id: `borders-${idOf(country)}`,
    text: { en: `Mali has a land border with ${country}.` },
    triple: { s: "mali", r: "borders", o: idOf(country) },
    evidence: evidenceOf(`Mali borders ${country}.`),
  }),
);
/** What the other movements say: nobody is an option to have spoken who never does. */
const SAYINGS = { "green-valley": "Green Valley", "white-plain": "White Plain" } as const;
const sayings = Object.entries(SAYINGS).map(([id, name]) =>
  aFact({
    id: `saying-${id}`,
    topic: "politics",
    text: { en: `The ${name} said in May 2015 that the talks had failed.` },
    when: "2015-05",
    by: [id],
    about: [id],
    claim: { en: "The talks have failed." },
    status: "claimed",
    statusRule: "party-speaks",
    evidence: evidenceOf(`AFP: the ${name} say that the talks failed.`, ["afp"]),
  }),
);
const claims: readonly Fact[] = [
  ...sayings,
  aFact({
    id: "claim-control",
    topic: "politics",
    // Another town than that of the attacks: whoever is told of there can be no wrong voice on it.
    text: { en: "The Red Dunes said on 3 May 2015 that they controlled Ouagadougou." },
    triple: { s: "red-dunes", r: "controls", o: "ouagadougou" },
    when: "2015-05-03",
    by: ["red-dunes"],
    about: ["red-dunes", "ouagadougou"],
    claim: { en: "The town on the river is in the hands of a northern movement." },
    status: "claimed",
    statusRule: "party-speaks",
    evidence: evidenceOf("AFP: the Red Dunes say that they hold Ouagadougou.", ["afp"]),
  }),
  aFact({
    id: "claim-attack",
    topic: "politics",
    text: { en: "The Blue Hills accused others of an attack on Timbuktu on 4 May 2015." },
    triple: { s: "green-valley", r: "attacked", o: "timbuktu" },
    when: "2015-05-04",
    by: ["blue-hills"],
    about: ["blue-hills", "green-valley", "timbuktu"],
    claim: { en: "Shells hit the old town on that day." },
    status: "claimed",
    statusRule: "party-speaks",
    harm: "violence",
    evidence: evidenceOf("RFI: the Blue Hills speak of shells of the Green Valley on Timbuktu.", ["rfi"]),
  }),
  aFact({
    id: "attack-established",
    topic: "politics",
    text: { en: "The White Plain attacked Timbuktu on 5 May 2015." },
    triple: { s: "white-plain", r: "attacked", o: "timbuktu" },
    when: "2015-05-05",
    harm: "violence",
    evidence: evidenceOf("The White Plain attacked Timbuktu."),
  }),
];

const figure = (value: number, unit: string, about = false) =>
  ({ kind: "number", low: value, high: value, unit: { en: unit }, noun: null, about, hedge: null }) as const;
const counts: readonly Fact[] = [
  aFact({
    id: "census",
    text: { en: "The census of 2009 counted 14,528,662 inhabitants of Mali." },
    triple: { s: "mali", r: "counted", o: figure(14_528_662, "inhabitants") },
    when: "2009",
    evidence: evidenceOf("The census of 2009 counted 14,528,662 inhabitants of Mali."),
  }),
  aFact({
    id: "displaced",
    topic: "politics",
    text: { en: "The Red Dunes counted about 33,000 displaced people in 2015." },
    triple: { s: "red-dunes", r: "counted", o: figure(33_000, "displaced people", true) },
    when: "2015",
    by: ["red-dunes"],
    status: "claimed",
    statusRule: "party-speaks",
    evidence: evidenceOf("AFP: the Red Dunes count about 33,000 displaced people.", ["afp"]),
  }),
];

/** The whole world, or the same with some facts or lists changed. */
export function aSmallWorld(
  change: (base: Parameters<typeof aBase>[0]) => Parameters<typeof aBase>[0] = (base) => base,
): FactBase {
  const base = aBase(
    change({
      types,
      relations,
      sources,
      entities,
      facts: [...capitals, ...pacts, ...presidents, ...neighbours, ...counts, ...claims],
      lists: [aList({ s: "mali", r: "borders", members: ["niger", "guinea", "ivoria"] })],
      lexicon: {
        banned: [{ words: { en: ["rebel"], fr: [] }, useInstead: null, because: null }],
        absolute: [{ words: { en: ["always"], fr: [] }, useInstead: null, because: null }],
        vague: [],
        negative: [],
        properNames: [],
        neutralTerms: [],
      },
    }),
  );
  return {
    ...base,
    topics: ["geography", "peace", "politics"].map((id) => ({ id, name: { en: id }, about: { en: id } })),
  };
}

export function contextOf(base: FactBase): GenerationContext {
  return { base, oracle: createTruthOracle(base), language: "en" };
}
