import { describe, expect, it } from "vitest";
import { buildIndex } from "@/core/facts/build-index";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import type { GenerationContext, Item, Slot } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { QuestionTypeName } from "@/core/questions/views";
import { names } from "@/core/questions/who-says-so/claim";
import { hash32 } from "@/core/shared/random";
import { getGenerationContext } from "@/server/content/generation-context";

/**
 * Non-interference of the builders of views: two worlds that differ in nothing but the right answer give one view, byte for
 * byte, with two keys. The twin of the real base has two things exchanged in all its facts (or two dates, two figures, two
 * positions); what is made of it with the same seed may differ in the key alone.
 *
 * A statement to judge is written anew for each verdict: there the twin draws until it has the same statement, wrong where the
 * other is right, and what stands around it has to be the same but for the drawn order. Left out are the status of the evidence that is
 * shown and two wordings of one claim: their key follows from the view by a published rule, and no world has another.
 */
const context: GenerationContext = getGenerationContext("en");
const { base } = context;

type Twin = (item: Item, fact: Fact) => GenerationContext | null;

const worldOf = (facts: Iterable<Fact>, entities = base.entities, lists = base.lists): GenerationContext => {
  const parts = { ...base, facts: new Map([...facts].map((fact) => [fact.id, fact])), entities, lists };
  const twin: FactBase = { ...parts, index: buildIndex(parts) };
  return { base: twin, oracle: createTruthOracle(twin), language: "en" };
};

/** The base with two things in each other's place; their names stay their own. */
function exchanged(one: string, other: string): GenerationContext {
  const swap = (id: string) => (id === one ? other : id === other ? one : id);
  const entities = new Map(
    [...base.entities].map(([id, entity]): [string, Entity] => {
      const role = base.entities.get(swap(id)) ?? entity;
      const { life, lat, lon, precisionKm, type, harm } = role;
      return [
        id,
        {
          ...entity,
          life,
          lat,
          lon,
          precisionKm,
          type,
          harm,
          within: role.within.map(swap),
          confusable: role.confusable.map(swap),
          of: role.of.map(swap),
        },
      ];
    }),
  );
  const facts = [...base.facts.values()].map((fact): Fact => {
    const { triple, about, by } = fact;
    const object = triple?.o.kind === "entity" ? { kind: "entity" as const, id: swap(triple.o.id) } : triple?.o;
    const own = triple === null || object === undefined ? null : { s: swap(triple.s), r: triple.r, o: object };
    return { ...fact, triple: own, about: about.map(swap), by: by.map(swap) };
  });
  const lists = base.lists.map((list) => ({ ...list, s: swap(list.s), members: list.members.map(swap) }));
  return worldOf(facts, entities, lists);
}

const keyOf = (item: Item) => item.key as Readonly<Record<string, unknown>>;
const optionsOf = (item: Item) => (keyOf(item).options ?? {}) as Readonly<Record<string, string>>;

/** The right option and a wrong one that stands beside it are exchanged. */
const ofOptions: Twin = (item) => {
  const right = optionsOf(item)[String(keyOf(item).correctChoiceId)];
  const wrong = Object.values(optionsOf(item)).find((id) => id !== right);
  return right === undefined || wrong === undefined ? null : exchanged(right, wrong);
};

/** A member of the list and one that is not on it, or the answers of two sentences, are exchanged. */
const ofSeveral: Twin = (item) => {
  const { correctChoiceIds, pairs } = keyOf(item) as { correctChoiceIds?: string[]; pairs?: Record<string, string> };
  const right = correctChoiceIds?.[0] ?? Object.values(pairs ?? {})[0] ?? "";
  const other =
    pairs === undefined
      ? Object.keys(optionsOf(item)).find((id) => !correctChoiceIds?.includes(id))
      : Object.values(pairs)[1];
  const [one, two] = [optionsOf(item)[right], optionsOf(item)[other ?? ""]];
  return one === undefined || two === undefined ? null : exchanged(one, two);
};

/** The answer of a typed question is exchanged with another thing of its leaf. */
const ofAnswers: Twin = (item, { triple }) => {
  const answer = keyOf(item).slot === "s" ? triple?.s : triple?.o.kind === "entity" ? triple.o.id : undefined;
  const own = base.entities.get(answer ?? "");
  const other = (base.index.entitiesByType.get(own?.type ?? "") ?? []).find(
    ({ id }) => id !== answer && base.index.factsByEntity.has(id) && triple?.s !== id,
  );
  return own === undefined || other === undefined ? null : exchanged(own.id, other.id);
};

const changed = (fact: Fact, change: Partial<Fact>): GenerationContext =>
  worldOf([...base.facts.values()].map((each) => (each === fact ? { ...fact, ...change } : each)));

const ofDates: Twin = (_, fact) => {
  const later = (text: string) => text.replace(/^\d{4}/, (year) => String(Number(year) - 2));
  const { triple, when } = fact;
  if (triple?.o.kind === "date")
    return changed(fact, { triple: { ...triple, o: { kind: "date", edtf: later(triple.o.edtf) } } });
  return when === null || when.includes("/") ? null : changed(fact, { when: later(when) });
};

const ofFigures: Twin = (_, fact) => {
  const { triple } = fact;
  if (triple?.o.kind !== "number") return null;
  const { low, high } = triple.o;
  return changed(fact, { triple: { ...triple, o: { ...triple.o, low: 3 * low, high: 3 * high } } });
};

/** The first and the last event change their dates. */
const ofOrders: Twin = (item) => {
  const [first, second] = item.factIds.flatMap((id) => base.facts.get(id) ?? []);
  if (first === undefined || second === undefined) return null;
  const dateOf = (fact: Fact) => (fact.triple?.o.kind === "date" ? fact.triple.o.edtf : (fact.when ?? ""));
  const with_ = (fact: Fact, date: string): Fact =>
    fact.triple?.o.kind === "date"
      ? { ...fact, triple: { ...fact.triple, o: { kind: "date", edtf: date } } }
      : { ...fact, when: date };
  return worldOf(
    [...base.facts.values()].map((fact) =>
      fact === first ? with_(first, dateOf(second)) : fact === second ? with_(second, dateOf(first)) : fact,
    ),
  );
};

/** The place lies elsewhere. */
const ofPlaces: Twin = (item) => {
  const place = base.entities.get(String(keyOf(item).placeId));
  if (place?.lat == null) return null;
  const moved: Entity = { ...place, lat: place.lat > 16 ? place.lat - 1.5 : place.lat + 1.5 };
  return worldOf(base.facts.values(), new Map(base.entities).set(place.id, moved));
};

/** Somebody else says it: in the fact and in the notes on it, which the question does not show. */
const ofSpeakers: Twin = (item, fact) => {
  const right = base.entities.get(optionsOf(item)[String(keyOf(item).correctChoiceId)] ?? "");
  const other = Object.values(optionsOf(item))
    .flatMap((id) => base.entities.get(id) ?? [])
    .find(({ id }) => id !== right?.id);
  if (right === undefined || other === undefined) return null;
  // A note that names nobody stays so: which text is quoted goes by who is named in it.
  const evidence = fact.evidence.map((each) =>
    names(context, each, right) ? { ...each, note: { en: `A statement of ${other.name.en}.` } } : each,
  );
  return changed(fact, { by: [other.id], evidence });
};

const twins: Partial<Readonly<Record<QuestionTypeName, Twin>>> = {
  "multiple-choice": ofOptions,
  "what-changed": ofOptions,
  "multiple-response": ofSeveral,
  matching: ofSeveral,
  "short-answer": ofAnswers,
  cloze: ofAnswers,
  date: ofDates,
  number: ofFigures,
  ordering: ofOrders,
  map: ofPlaces,
  "who-says-so": ofSpeakers,
};

type Builder = (
  world: GenerationContext,
  type: QuestionTypeName,
  ask: { readonly fact: Fact; readonly slot: Slot },
  seed: string,
) => Item | null;

const real: Builder = (world, type, ask, seed) => {
  const made = generateItem(world, type, ask, seed);
  return made.ok ? made.value : null;
};

/** Twins of one type: pairs of items with one question and two keys. */
const ENOUGH = 3;
const MOST_TRIED = 24;

/** Pairs of items whose keys differ, with what they show; for a type without twins the list is empty. */
function pairsOf(
  type: QuestionTypeName,
  twinOf: Twin,
  build: Builder,
): readonly { readonly where: string; readonly one: string; readonly other: string }[] {
  const ways = [...base.facts.values()]
    .flatMap((fact) => possibleItems(context, fact).filter((way) => way.type === type))
    .sort((a, b) => hash32(a.ask.fact.id) - hash32(b.ask.fact.id));
  const found: { where: string; one: string; other: string }[] = [];
  for (const { ask } of ways.slice(0, MOST_TRIED)) {
    if (found.length === ENOUGH) break;
    const item = build(context, type, ask, "twins");
    const world = item === null ? null : twinOf(item, ask.fact);
    const fact = world?.base.facts.get(ask.fact.id);
    const twin = world === null || fact === undefined ? null : build(world, type, { fact, slot: ask.slot }, "twins");
    if (item === null || twin === null || !sameQuestion(item, twin)) continue;
    found.push({ where: `${type} ${ask.fact.id}`, one: JSON.stringify(item.view), other: JSON.stringify(twin.view) });
  }
  return found;
}

/** Two keys for one question: the same options where there are any, another one of them right. */
function sameQuestion(item: Item, twin: Item): boolean {
  const labels = ({ view }: Item) =>
    ("choices" in view
      ? view.choices.map(({ label }) => label.trim())
      : "options" in view
        ? view.options.map(({ label }) => label.trim())
        : "entries" in view
          ? view.entries.map(({ label }) => label.trim())
          : []
    )
      .sort()
      .join("|");
  return JSON.stringify(item.key) !== JSON.stringify(twin.key) && labels(item) === labels(twin);
}

/** Builders that let the key shine through, each in a way that a reader of the code might pass over. */
const leaks: Readonly<Record<string, (item: Item) => Item>> = {
  "the right option carries a space": (item) =>
    inView(item, (id, label) => (id === keyOf(item).correctChoiceId ? `${label} ` : label)),
  "the prompt ends on a letter of the key": (item) => ({
    ...item,
    view: { ...item.view, prompt: `${item.view.prompt}${" ".repeat(1 + (hash32(JSON.stringify(item.key)) % 97))}` },
  }),
};

function inView(item: Item, labelOf: (id: string, label: string) => string): Item {
  const { view } = item;
  if (!("choices" in view)) return item;
  const choices = view.choices.map(({ id, label }) => ({ id, label: labelOf(id, label) }));
  return { ...item, view: { ...view, choices } as Item["view"] };
}

/** Draws in which a world is asked for one statement. */
const DRAWS = 80;

/** What stands around a statement, without the drawn order of its options. */
function around({ view }: Item): string {
  if (view.type !== "true-false") return "";
  const parts = view.parts.map(({ options, ...part }) => ({
    ...part,
    options: options.map(({ label }) => label).sort(),
    ids: options.map(({ id }) => id),
  }));
  return JSON.stringify({ ...view, parts });
}

/** The same statement with the same values in two worlds, in the one of which it is true. */
function statementPairs(build: Builder) {
  const ways = [...base.facts.values()]
    .flatMap((fact) => possibleItems(context, fact).filter(({ type }) => type === "true-false"))
    .sort((a, b) => hash32(a.ask.fact.id) - hash32(b.ask.fact.id));
  const found: { where: string; one: string; other: string }[] = [];
  for (const { ask } of ways.slice(0, MOST_TRIED)) {
    if (found.length === ENOUGH) break;
    const item = real(context, "true-false", ask, "twins");
    const { isTrue, fix, options, shown } = (item === null ? {} : keyOf(item)) as {
      isTrue?: boolean;
      fix?: { optionId: string } | null;
      options?: Record<string, string>;
      shown?: Record<string, string>;
    };
    if (item === null || isTrue !== false || item.view.type !== "true-false") continue;
    const slot = item.view.parts[0]?.id ?? "o";
    const world = exchanged(shown?.[slot] ?? "", options?.[fix?.optionId ?? ""] ?? "");
    const fact = world.base.facts.get(ask.fact.id);
    const told = build(context, "true-false", ask, "twins");
    const twin = Array.from({ length: DRAWS }, (_, at) => at)
      .map((at) => (fact === undefined ? null : build(world, "true-false", { fact, slot: ask.slot }, `twin ${at}`)))
      .find((each) => each !== null && keyOf(each).isTrue === true && labelsOf(each) === labelsOf(item));
    if (told !== null && twin != null) found.push({ where: ask.fact.id, one: around(told), other: around(twin) });
  }
  return found;
}

const labelsOf = ({ view }: Item): string =>
  view.type === "true-false"
    ? [
        view.statement.trim(),
        ...view.parts.flatMap(({ options }) => options.map(({ label }) => label.trim()).sort()),
      ].join("|")
    : "";

describe("what is shown of a question", () => {
  it.each(Object.entries(twins))(
    "is the same whatever is right: %s",
    (type, twinOf) => {
      const pairs = pairsOf(type as QuestionTypeName, twinOf, real);
      expect(pairs.length, "twins that were found").toBeGreaterThan(0);
      for (const { where, one, other } of pairs) expect(other, where).toBe(one);
    },
    120_000,
  );

  it("is the same around a statement, whether it is true or false", () => {
    const pairs = statementPairs(real);
    expect(pairs.length, "twins that were found").toBeGreaterThan(0);
    for (const { where, one, other } of pairs) expect(other, where).toBe(one);
    const leak: Builder = (...given) => {
      const item = real(...given);
      if (item?.view.type !== "true-false") return item;
      return { ...item, view: { ...item.view, prompt: `${item.view.prompt}${keyOf(item).isTrue ? " " : ""}` } };
    };
    expect(statementPairs(leak).some(({ one, other }) => one !== other)).toBe(true);
  }, 120_000);

  it.each(Object.entries(leaks))(
    "would not be, if %s",
    (name, leak) => {
      const leaking: Builder = (...given) => {
        const item = real(...given);
        return item === null ? null : leak(item);
      };
      const types: readonly QuestionTypeName[] = name.includes("option")
        ? ["multiple-choice", "who-says-so"]
        : ["multiple-choice", "date", "map"];
      for (const type of types) {
        const pairs = pairsOf(type, twins[type] ?? (() => null), leaking);
        expect(
          pairs.some(({ one, other }) => one !== other),
          type,
        ).toBe(true);
      }
    },
    120_000,
  );
});
