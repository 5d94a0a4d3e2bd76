import { describe, expect, it } from "vitest";
import { buildFactBase } from "@/core/facts/build-fact-base";
import {
  at,
  banned,
  both,
  card,
  document,
  en,
  entities,
  entity,
  fact,
  findings,
  oneFact,
  type Planted,
  problems,
  reading,
  source,
  sources,
  types,
  warnings,
} from "@/tests/support/planted-content";

/** Two counts of one thing, of which one is written to contradict the other. */
const twoCounts = (one: object, two: object): Planted => ({
  facts: [
    fact("many", { s: "pact", r: "has", o: { unit: en("people"), ...one }, contradicts: ["few"] }),
    fact("few", {
      s: "pact",
      r: "has",
      o: { unit: en("people"), ...two },
      text: en("The army counted 134 people."),
      by: ["army"],
      claim: en("At least 134 people came."),
    }),
  ],
});

describe("content checks", () => {
  it("find nothing in a sound base", () => {
    expect(findings({}).filter(({ check }) => check !== "usage")).toEqual([]);
  });

  const mistakes: readonly (readonly [string, string, string, Planted])[] = [
    ["shape", "unknown field", 'unknown field "sorces"', oneFact({ ...card, sorces: [] })],
    [
      "shape",
      "missing field",
      '"topic" is missing',
      { facts: [{ id: "planted", text: en("T."), ...card, sources: both }] },
    ],
    ["shape", "unquoted date", "date in quotation marks", oneFact({ ...card, when: 2015 })],
    ["shape", "impossible date", "no such day", oneFact({ ...card, when: "2015-02-30" })],
    ["shape", "no source", "at least one source", oneFact({ ...card, sources: [] })],
    ["shape", "id not kebab-case", "kebab-case", { facts: [{ ...fact("Planted_1", card) }] }],
    ["duplicate-ids", "fact twice", "exists already", { facts: [fact("capital", card)] }],
    [
      "contradictions",
      "two counts that both are least ones, one of them by its claim alone",
      "can both be true",
      twoCounts({ value: 157, about: en("at least") }, { value: 134 }),
    ],
    [
      "contradictions",
      "a range that holds the other count",
      "can both be true",
      twoCounts({ low: 100, high: 157 }, { value: 134, about: true }),
    ],
    [
      "contradictions",
      "counts of different things",
      "are not the same count",
      twoCounts({ value: 56, unit: en("bodies"), about: en("up to") }, { value: 25 }),
    ],
    ["references", "unknown topic", "no topic", oneFact({ ...card, topic: "history" })],
    ["references", "unknown subject", 'no entity "malo"', oneFact({ s: "malo", r: "capital", o: "gao" })],
    ["references", "unknown relation", "no relation", oneFact({ s: "mali", r: "capitol", o: "gao" })],
    ["references", "half a triple", "all of s, r and o", oneFact({ s: "mali", r: "capital" })],
    [
      "notes",
      "claim whose notes leave out who says so",
      "no note names army",
      oneFact({ ...card, by: "army", claim: en("Gao is quiet."), sources: [at("one", { note: en("Gao is quiet.") })] }),
    ],
    [
      "notes",
      "claim of nobody's name whose notes do not say so",
      "no note names unnamed",
      oneFact({ ...card, text: en("An unnamed man said it."), by: "unnamed", claim: en("Gao is quiet.") }),
    ],
    ["quotes", "straight apostrophe", "Mali's has a straight", oneFact({ ...card, text: en("Mali's north is dry.") })],
    [
      "quotes",
      "straight quotation marks in a list of names",
      "has a straight",
      { entities: [entity("hill", "town", { aliases: ['The "Hill"'] })] },
    ],
    [
      "vocabulary",
      "office of nobody",
      "an office is somebody's",
      { entities: [...entities, entity("mayor", "office")] },
    ],
    ["references", "unknown speaker", 'no entity "somebody"', oneFact({ ...card, by: "somebody", claim: en("C.") })],
    ["references", "unknown source", "no source", oneFact({ ...card, sources: [at("three")] })],
    ["references", "unknown wrong option", "to choose", oneFact({ ...card, options: ["nothing"] })],
    ["references", "unknown fact contradicted", "no fact", oneFact({ ...card, contradicts: ["nothing"] })],
    ["references", "unknown fact of the same event", "no fact", oneFact({ ...card, sameEvent: ["nothing"] })],
    [
      "references",
      "number where an entity belongs",
      "id of an entity",
      oneFact({ s: "mali", r: "capital", o: { value: 7, unit: en("x") } }),
    ],
    ["references", "entity where a number belongs", "is a number", oneFact({ s: "mali", r: "has", o: "gao" })],
    [
      "references",
      "number upside down",
      "greater",
      oneFact({ s: "mali", r: "has", o: { low: 3, high: 2, unit: en("x") } }),
    ],
    [
      "references",
      "noun that does not begin the unit",
      "how `unit` begins",
      oneFact({ s: "mali", r: "has", o: { value: 3, unit: en("towns on the river"), noun: en("river") } }),
    ],
    ["references", "bad date object", "no date", oneFact({ s: "pact", r: "signed-on", o: "June 2015" })],
    [
      "references",
      "seed names a missing fact",
      "no fact",
      { seed: [{ id: "s1", para: 1, statement: en("S."), facts: ["none"] }] },
    ],
    ["references", "reading path names a missing fact", "does not exist", reading(["none"])],
    ["references", "reading path names a fact twice", "read before", reading(["capital", "capital"])],
    [
      "references",
      "perspective of a missing type",
      'no type "navy"',
      { perspectives: [{ id: "sea", name: en("Sea"), types: ["navy"], entities: [] }] },
    ],
    [
      "references",
      "voice of a missing kind of actor",
      'no kind of actor "navy"',
      { voices: [{ id: "sea", name: en("Sea"), perspectives: ["navy"] }] },
    ],
    [
      "ethics",
      "killing told without a mark",
      "tells of violence",
      { entities: [entity("raid", "accord", { about: en("Killing of villagers.") })] },
    ],
    [
      "ethics",
      "toll told without a mark in French",
      "tells of violence",
      { entities: [entity("raid", "accord", { name: { en: "Raid", fr: "Tuerie de X" } })] },
    ],
    ["neutral-ids", "label in an id", 'contains "rebels"', { lexicon: banned, facts: [fact("rebels-took-gao", card)] }],
    ["vocabulary", "wrong domain", 'must be of type "country"', oneFact({ s: "bamako", r: "capital", o: "gao" })],
    ["vocabulary", "wrong range", 'must be of type "town"', oneFact({ s: "mali", r: "capital", o: "toure" })],
    ["vocabulary", "entity of an inner type", "narrower", { entities: [entity("here", "place")] }],
    ["vocabulary", "type without parent", "no type", { types: [{ id: "lake", parent: "water", noun: en("lake") }] }],
    [
      "vocabulary",
      "placeholder",
      "unknown placeholder {x}",
      {
        relations: [
          { id: "r", domain: "any", range: "any", aspect: "timeless", patterns: { en: { statement: "{x} {o}." } } },
        ],
      },
    ],
    ["time", "state without a span", "is a state", oneFact({ s: "president", r: "held-by", o: "keita" })],
    ["time", "event without a date", "is an event", oneFact({ s: "army", r: "took", o: "gao" })],
    ["time", "after the release", "after the release", oneFact({ ...card, asOf: "2027-01-01" })],
    [
      "time",
      "known after its last source",
      "later than every source",
      oneFact({ s: "president", r: "held-by", o: "toure", when: "2002-06/2012-03", asOf: "2025-01-01" }),
    ],
    [
      "time",
      "source older than the event",
      "is older",
      oneFact({ s: "army", r: "took", o: "gao", when: "2018-01-01", asOf: "2018-02-01" }),
    ],
    [
      "time",
      "office after death",
      "existed 1948/2020-11",
      oneFact({
        s: "president",
        r: "held-by",
        o: "toure",
        when: "2022/2023",
        asOf: "2024-01-01",
        sources: [at("law", { as: "act" })],
      }),
    ],
    ["attribution", "descriptive without card", "needs `ask`", oneFact({ about: ["mali"] })],
    ["attribution", "claim missing", "add `claim", oneFact({ ...card, by: "army" })],
    ["attribution", "claim by nobody", "nobody who makes it", oneFact({ ...card, claim: en("C.") })],
    [
      "attribution",
      "paper that acts",
      "needs a primary document",
      oneFact({ ...card, sources: [at("one", { as: "act" })] }),
    ],
    [
      "attribution",
      "lowering to the same",
      "no effect",
      oneFact({ ...card, sources: [at("one")], lower: { to: "reported", because: en("B.") } }),
    ],
    ["conflicts", "two capitals", "allows one object", oneFact({ s: "mali", r: "capital", o: "gao" })],
    [
      "conflicts",
      "two holders of one office",
      "allows one object",
      oneFact({ s: "president", r: "held-by", o: "keita", when: "2010/2013" }),
    ],
    ["conflicts", "the same fact twice", "says the same", oneFact({ s: "mali", r: "capital", o: "bamako" })],
    [
      "names",
      "alias of two entities of a type",
      "ambiguous",
      { entities: [entity("g", "town", { aliases: ["Gáo"] })] },
    ],
    [
      "names",
      "typed word that is a name of another of its type",
      "also means",
      { entities: [entity("g", "town", { typed: ["Gáo"] })] },
    ],
    [
      "names",
      "broader word that is a name of another of its type",
      "also means",
      { entities: [entity("g", "town", { broader: ["Gáo"] })] },
    ],
    [
      "names",
      "typed word that is a name of it already",
      "already",
      { entities: [entity("g", "town", { aliases: ["Old fort"], typed: ["old fort"] })] },
    ],
    [
      "names",
      "name that tells the year",
      "tells a year",
      {
        entities: [entity("x", "accord", { name: en("2015 pact") })],
        facts: [fact("p", { s: "x", r: "signed-on", o: "2015" })],
      },
    ],
    [
      "wording",
      "word of one side",
      "only allowed inside",
      { ...oneFact({ ...card, text: en("The rebels came.") }), lexicon: banned },
    ],
    ["wording", "long text", "are the most", oneFact({ ...card, text: en(`${"word ".repeat(90)}.`) })],
    [
      "lists",
      "member without a fact",
      "no fact says",
      { lists: [{ id: "l", s: "mali", r: "capital", members: ["bamako", "gao"], sources: [at("law")] }] },
    ],
    [
      "lists",
      "fact without a member",
      "does not have it",
      { lists: [{ id: "l", s: "mali", r: "capital", members: ["gao"], sources: [at("law")] }] },
    ],
  ];
  it.each(mistakes)("%s: %s", (check, _name, words, planted) => {
    expect(problems(planted)).toContainEqual(
      expect.objectContaining({ check, message: expect.stringContaining(words) }),
    );
  });

  const sound: readonly (readonly [string, Planted])[] = [
    [
      "a successor on the day of the change",
      oneFact({ s: "president", r: "held-by", o: "keita", when: "2012-03-22/2013-01-01" }),
    ],
    [
      "a successor in the month of the change",
      oneFact({ s: "president", r: "held-by", o: "keita", when: "2012-03/2013" }),
    ],
    [
      "a banned word in quotation marks",
      { ...oneFact({ ...card, text: en("The army announced “rebels” to come.") }), lexicon: banned },
    ],
    [
      "a banned word in an official name",
      { ...oneFact({ ...card, text: en("The army met on Rebel Hill.") }), lexicon: banned },
    ],
    ["a count below what another has at least", twoCounts({ value: 85 }, { value: 134, about: en("at least") })],
    ["a conflicting value that contradicts", oneFact({ s: "mali", r: "capital", o: "gao", contradicts: ["capital"] })],
    [
      "two dates of which one is less exact",
      {
        facts: [
          fact("p", { s: "pact", r: "signed-on", o: "2015" }),
          fact("q", { s: "pact", r: "signed-on", o: "2015-06-20" }),
        ],
      },
    ],
    ["one typed word for a town and a country", { entities: [entity("m", "town", { typed: ["Mali"] })] }],
    ["one name for a town and a country", { entities: [entity("m", "town", { aliases: ["Mali"] })] }],
    [
      "a document older than what it enacts",
      oneFact({
        ...card,
        text: en("The pact sets a day in 2018."),
        about: ["pact"],
        when: "2018",
        asOf: "2018-12-31",
        sources: [at("law", { as: "act" })],
      }),
    ],
  ];
  it("accept a killing that is marked, and an official name in an id", () => {
    const raid = entity("raid", "accord", { about: en("Killing of villagers."), harm: "casualties" });
    expect(
      problems({ lexicon: banned, entities: [raid, entity("rebel-hill", "town", { about: en("A hill.") })] }),
    ).toEqual([]);
  });

  it.each(sound)("accept %s", (_name, planted) => {
    expect(problems(planted)).toEqual([]);
  });

  it("warn of copies alone", () => {
    expect(
      warnings(oneFact({ ...card, text: en("A copy reports it."), sources: [at("copy")] })).slice(0, 1),
    ).toMatchObject([{ check: "attribution" }]);
  });

  it("warn of a sentence that tells as a fact what one paper reports", () => {
    const reported = (sentence: string) => oneFact({ ...card, text: en(sentence), sources: [at("one")] });
    expect(warnings(reported("The town fell."))).toMatchObject([{ check: "voices" }]);
    expect(warnings(reported("The town fell, one.")).filter(({ check }) => check === "voices")).toEqual([]);
    expect(warnings(reported("According to a paper the town fell.")).filter(({ check }) => check === "voices")).toEqual(
      [],
    );
  });

  it("warn of what began on some day that nobody gives", () => {
    const began = (more: object, type = "accord") =>
      warnings({ entities: [...entities, entity("later", type, more)] }).filter(({ check }) => check === "beginnings");
    expect(began({})).toMatchObject([{ check: "beginnings" }]);
    expect(began({ life: "../2014" })).toHaveLength(1);
    expect(began({ life: "2012/" })).toEqual([]);
    expect(began({}, "town")).toEqual([]);
  });

  it("let no fact rest on what its publisher has withdrawn", () => {
    const withdrawn = { ...source("gone"), retracted: "2025-03-01" };
    expect(problems({ ...oneFact({ ...card, sources: [at("one"), at("gone")] }), sources: [withdrawn] })).toMatchObject(
      [{ check: "origins" }],
    );
    expect(problems({ ...oneFact(card), sources: [withdrawn] })).toEqual([]);
  });

  it("warn of a portal without which a fact would not be established", () => {
    const origins = (ids: readonly string[]) =>
      warnings(oneFact({ ...card, sources: ids.map((id) => at(id)) })).map(({ check }) => check);
    expect(origins(["one", "portal"])).toEqual(["origins"]);
    expect(origins(["one", "two", "portal"])).toEqual([]);
  });

  it("warn of a note that names neither subject nor object", () => {
    const silent = at("one", { note: en("Says so.") });
    const planted = { s: "army", r: "took", o: "gao", when: "2012", sources: [at("two"), silent] };
    expect(warnings(oneFact(planted))).toMatchObject([{ check: "notes" }]);
  });

  it("report every problem at once", () => {
    const planted = {
      facts: [
        fact("a", { ...card, topic: "x" }),
        fact("b", { ...card, sorces: 1 }),
        fact("c", { s: "mali", r: "no", o: "x" }),
      ],
    };
    expect(new Set(problems(planted).map(({ check }) => check))).toEqual(new Set(["references", "shape"]));
    expect(problems(planted)).toHaveLength(3);
  });
});

describe("buildFactBase", () => {
  it("makes contradictions symmetric and disputes both", () => {
    const { base } = buildFactBase(
      [
        document("sources/a.yaml", sources),
        document("types.yaml", types),
        document("entities/a.yaml", entities),
        document("facts/a.yaml", [fact("a", { ...card, contradicts: ["b"] }), fact("b", card)]),
      ],
      "hash",
    );
    expect(base.facts.get("b")).toMatchObject({ status: "disputed", statusRule: "contradicted", contradicts: ["a"] });
    expect(base.facts.get("a")).toMatchObject({ status: "disputed", contradicts: ["b"] });
  });

  it("shows accounts of the same event with each other and disputes neither", () => {
    const { base } = buildFactBase(
      [
        document("sources/a.yaml", sources),
        document("types.yaml", types),
        document("entities/a.yaml", entities),
        document("facts/a.yaml", [fact("a", { ...card, sameEvent: ["b"] }), fact("b", card)]),
      ],
      "hash",
    );
    expect(base.facts.get("a")).toMatchObject({ sameEvent: ["b"], contradicts: [] });
    expect(base.facts.get("b")).toMatchObject({ sameEvent: ["a"], contradicts: [] });
    expect(base.facts.get("b")?.status).not.toBe("disputed");
  });

  it("dates a fact by its newest source unless the editor says", () => {
    const { base } = buildFactBase(
      [
        document("release.yaml", { asOf: "2026-02-28" }),
        document("sources/a.yaml", [source("year", { date: "2015" }), source("day", { date: "2014-03-04" })]),
        document("facts/a.yaml", [
          fact("both", { ...card, sources: [at("year"), at("day")] }),
          fact("seen", { ...card, when: "2015-06-20", sources: [at("year")] }),
          fact("said", { ...card, asOf: "2013-01-01", sources: [at("day")] }),
        ]),
      ],
      "hash",
    );
    expect(["both", "seen", "said"].map((id) => base.facts.get(id)?.asOf)).toEqual([
      "2015",
      "2015-06-20",
      "2013-01-01",
    ]);
  });

  it("lets a page without a date vouch for what it reports, not for the day on which it was read", () => {
    const read = source("read", { date: undefined, consulted: "2026-11-22" });
    const { base } = buildFactBase(
      [
        document("release.yaml", { asOf: "2026-02-28" }),
        document("sources/a.yaml", [read, source("day", { date: "2014-03-04" })]),
        document("facts/a.yaml", [
          fact("held", { ...card, when: "2013-07-01/2014-10-17", sources: [at("read"), at("day")] }),
          fact("since", { ...card, when: "2013-07-01/..", sources: [at("read"), at("day")] }),
          fact("once", { ...card, when: "1992-04", sources: [at("read")] }),
          fact("undated", { ...card, sources: [at("read"), at("day")] }),
          fact("timeless", { ...card, sources: [at("read")] }),
        ]),
      ],
      "hash",
    );
    expect(["held", "since", "once", "undated", "timeless"].map((id) => base.facts.get(id)?.asOf)).toEqual([
      "2014-10-17",
      "2014-03-04",
      "1992-04-30",
      "2014-03-04",
      "2026-02-28",
    ]);
  });
});
