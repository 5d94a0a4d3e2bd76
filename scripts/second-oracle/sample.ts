import type { Entity, Fact, FactBase, Proposition } from "@/core/facts/model";
import { dayNumber, edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";
import { type Random, seededRandom } from "@/core/shared/random";

/** First and last year of the days about which propositions are drawn. */
const YEARS = [1958, 2026] as const;

/**
 * Propositions at random: the subject, relation and time of a fact with another entity of the leaf in either place, at the
 * fact's own time, at no time, on a day of its span, at its ends or on any day. Items are made of such propositions, true ones and false ones.
 *
 * @param size how many are drawn; some may be alike
 */
export function sampleOfPropositions(base: FactBase, size: number, seed: string): readonly Proposition[] {
  const random = seededRandom(`propositions ${seed}`);
  const facts = [...base.facts.values()].filter(({ triple }) => triple?.o.kind === "entity");
  return Array.from({ length: size }, () => drawn(base, pick(facts, random), random));
}

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
