import type { Entity, Fact, FactBase, FactObject, Proposition } from "@/core/facts/model";
import { dayNumber, edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";
import { type Random, seededRandom } from "@/core/shared/random";

/** First and last year of the days about which propositions are drawn. */
const YEARS = [1958, 2026] as const;

/**
 * Propositions at random: the subject, relation and time of a fact with another entity of the leaf in either place, at the
 * fact's own time, at no time, on a day of its span, at its ends or on any day. Items are made of such propositions, true ones and false ones.
 * Dates and figures are moved a little or much; and some propositions are near misses: what a fact says or denies, unchanged but
 * for its time, or with what contains, is part of or is easily taken for one of its ends.
 *
 * @param size how many are drawn; some may be alike
 */
export function sampleOfPropositions(base: FactBase, size: number, seed: string): readonly Proposition[] {
  const random = seededRandom(`propositions ${seed}`);
  const structured = [...base.facts.values()].filter(({ triple }) => triple !== null && triple.o.kind !== "text");
  const facts = structured.filter(({ triple }) => triple?.o.kind === "entity");
  const literal = structured.filter(({ triple }) => triple?.o.kind === "date" || triple?.o.kind === "number");
  const denied = facts.filter(({ denies }) => denies);
  return Array.from({ length: size }, () => {
    const kind = random();
    if (kind < LITERALS && literal.length > 0) return withLiteral(pick(literal, random), random);
    if (kind < LITERALS + NEAR) return nearMiss(base, pick(facts, random), random);
    if (kind < LITERALS + NEAR + DENIED && denied.length > 0) return nearMiss(base, pick(denied, random), random);
    return drawn(base, pick(facts, random), random);
  });
}

/** Shares of the sample: dates and figures, near misses, and near misses of what is denied. */
const LITERALS = 0.15;
const NEAR = 0.2;
const DENIED = 0.05;

/** A fact's own words at another time, with one end exchanged for what lies nearest to it. */
function nearMiss(base: FactBase, fact: Fact, random: Random): Proposition {
  if (fact.triple?.o.kind !== "entity") throw new Error("Drawn from facts on two entities only");
  const { s, r, o } = fact.triple;
  const when = drawnTime(fact, random);
  const place = random();
  if (place < 0.4) return { s, r, o, when };
  const object = place < 0.7 ? { kind: "entity" as const, id: akinTo(base, o.id, random) } : o;
  return { s: place < 0.7 ? s : akinTo(base, s, random), r, o: object, when };
}

/** What contains an entity, is part of it, is easily taken for it or is tied to it by a fact on groups or names. */
function akinTo(base: FactBase, id: string, random: Random): string {
  const own = base.entities.get(id);
  const parts = [...base.entities.values()].filter(({ within, confusable }) => [...within, ...confusable].includes(id));
  const tied = (base.index.factsByEntity.get(id) ?? []).flatMap(({ triple }) =>
    triple?.o.kind === "entity" && TIES.has(triple.r) ? [triple.s, triple.o.id] : [],
  );
  return pick(
    [...(own?.within ?? []), ...(own?.confusable ?? []), ...parts.map((part) => part.id), ...tied, id],
    random,
  );
}

const TIES = new Set([
  "renamed-to",
  "component",
  "formed-from",
  "merged-into",
  "split-from",
  "carved-from",
  "followed-by",
]);

/** A fact on a date or a figure, with the value as it is, moved a little, or moved far. */
function withLiteral(fact: Fact, random: Random): Proposition {
  if (fact.triple === null) throw new Error("Drawn from structured facts only");
  const { s, r, o } = fact.triple;
  return { s, r, o: moved(o, random), when: random() < 0.7 ? fact.when : drawnTime(fact, random) };
}

function moved(object: FactObject, random: Random): FactObject {
  if (object.kind === "number") {
    const times = pick([1, 1, 1.001, 0.97, 1.04, 1.2, 2, 0.5], random);
    const width = pick([0, 0, 0.01, 0.3], random);
    const low = roundedLike(object.low * times);
    return {
      ...object,
      low,
      high: roundedLike((object.low === object.high ? low : object.high * times) * (1 + width)),
    };
  }
  if (object.kind !== "date") return object;
  const span = outerSpan(edtf(object.edtf));
  if (!Number.isFinite(span.from) || !Number.isFinite(span.to)) return object;
  const day = edtfOfDay(between(span.from, span.to, random) + pick([0, 0, 1, -1, 20, -40, 366, -3000], random));
  return { kind: "date", edtf: pick([object.edtf, day, day.slice(0, 7), day.slice(0, 4)], random) };
}

const roundedLike = (value: number): number => (value > 100 ? Math.round(value) : Math.round(value * 100) / 100);

function drawn(base: FactBase, fact: Fact, random: Random): Proposition {
  if (fact.triple?.o.kind !== "entity") throw new Error("Drawn from facts on two entities only");
  const { r } = fact.triple;
  // A relation that holds both ways is asked both ways.
  const turned = base.relations.get(r)?.symmetric === true && random() < 0.5;
  const [s, o] = turned ? [fact.triple.o.id, fact.triple.s] : [fact.triple.s, fact.triple.o.id];
  const changed = random() < 0.75 ? "o" : "s";
  const other = pick(leafOf(base, changed === "o" ? o : s), random).id;
  return {
    s: changed === "s" ? other : s,
    r,
    o: { kind: "entity", id: changed === "o" ? other : o },
    when: drawnTime(fact, random),
  };
}

function leafOf(base: FactBase, id: string): readonly Entity[] {
  const type = base.entities.get(id)?.type ?? "";
  return base.index.entitiesByType.get(type) ?? [];
}

function drawnTime(fact: Fact, random: Random): string | null {
  const anyDay = () => edtfOfDay(between(dayNumber(YEARS[0], 1, 1), dayNumber(YEARS[1], 12, 31), random));
  if (fact.when === null) return random() < 0.8 ? null : anyDay();
  const span = outerSpan(edtf(fact.when));
  const from = Number.isFinite(span.from) ? span.from : dayNumber(YEARS[0], 1, 1);
  const to = Number.isFinite(span.to) ? span.to : dayNumber(YEARS[1], 12, 31);
  const inside = edtfOfDay(between(from, to, random));
  const times = [fact.when, fact.when, fact.asOf, inside, inside, inside.slice(0, 7), inside.slice(0, 4)];
  return pick([...times, edtfOfDay(from), edtfOfDay(to), anyDay(), null], random);
}

function between(low: number, high: number, random: Random): number {
  return low + Math.floor(random() * (high - low + 1));
}

function pick<T>(values: readonly T[], random: Random): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error("Nothing to draw from");
  return value;
}
