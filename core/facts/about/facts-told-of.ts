import { namer } from "@/core/facts/about/named-entities";
import type { Entity, EntityType, Fact, Relation } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";

type Parts = {
  readonly types: ReadonlyMap<string, EntityType>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: ReadonlyMap<string, Fact>;
};

/** What more than this share of all facts name is the background of all of them, as the country itself is. */
const BACKGROUND_SHARE = 0.2;
/** In a handful of facts everything is named often. */
const FEWEST_FOR_BACKGROUND = 50;

/**
 * The entities of which a fact tells something, by fact: its subject, object and speakers and those that it lists; those
 * to whom an event of its is tied by a relation that carries (what happened in a battle is told of its place, too); and
 * those that its sentence names.
 */
export function entitiesToldOf(parts: Parts): ReadonlyMap<string, readonly string[]> {
  const { facts, entities, types } = parts;
  const tied = carriedBy(parts);
  const namesIn = namer([...entities.values()], types);
  const named = new Map([...facts.values()].map((fact) => [fact.id, namesIn(fact.text.en)]));
  const background = backgroundOf(named);
  return new Map(
    [...facts.values()].map((fact) => {
      const carried = carriers(fact, parts).flatMap((id) => tied.get(id) ?? []);
      const names = [...(named.get(fact.id) ?? [])].filter((id) => !background.has(id));
      return [fact.id, [...new Set([...fact.about, ...carried, ...names])]];
    }),
  );
}

/** By entity: those to whom what is told of it is carried. What is only claimed of it ties nobody to it. */
function carriedBy({ facts, relations }: Parts): ReadonlyMap<string, readonly string[]> {
  const tied = new Map<string, string[]>();
  for (const { triple, denies, status } of facts.values()) {
    if (triple === null || triple.o.kind !== "entity" || denies) continue;
    if (status !== "established" && status !== "reported") continue;
    const carries = relations.get(triple.r)?.carries ?? null;
    if (carries === null) continue;
    const [from, to] = carries === "subject" ? [triple.s, triple.o.id] : [triple.o.id, triple.s];
    tied.set(from, [...(tied.get(from) ?? []), to]);
  }
  return tied;
}

/**
 * Entities whose story the fact goes on with. Of an event that is everything told of it; of anything else only what
 * happened to it: that an agreement was signed is told of the town, but its terms are not.
 */
function carriers({ about, by, triple }: Fact, { entities, types, relations }: Parts): readonly string[] {
  const isEvent = (id: string) => typeFits(types, entities.get(id)?.type ?? "", "event");
  const happened = triple !== null && relations.get(triple.r)?.aspect === "event";
  return about.filter((id) => (isEvent(id) ? !by.includes(id) : happened && triple.s === id));
}

function backgroundOf(named: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  if (named.size < FEWEST_FOR_BACKGROUND) return new Set();
  const counts = new Map<string, number>();
  for (const ids of named.values()) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > named.size * BACKGROUND_SHARE).map(([id]) => id));
}
