import type { Entity, Evidence, Fact, FactBase } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import { reachOf } from "@/core/quality/own/belonging";
import { hasWords } from "@/core/quality/own/labels";

/**
 * What else the base has from somebody on the matter of a fact, by the plainest reading: facts of the same day, or of the same year
 * on the same place, event or document. Written from docs/adr/0058 and shared with nothing that makes items (docs/adr/0033).
 */

const MATTERS = ["place", "event", "document"];
const LENGTH_OF_DAY = "2023-09-28".length;

const tables = new WeakMap<FactBase, ReadonlyMap<string, readonly Fact[]>>();

/** @returns ids of facts by somebody, by theirs, or by whom they belong to, or with a note that names them */
export function heardElsewhere(base: FactBase, fact: Fact, somebody: Entity): readonly string[] {
  const reach = reachOf(base, somebody);
  const speaks = (id: string): boolean => {
    const speaker = base.entities.get(id);
    return speaker !== undefined && (reach.has(id) || reachOf(base, speaker).has(somebody.id));
  };
  return neighboursOf(base, fact)
    .filter(({ by, evidence }) => by.some(speaks) || evidence.some((each) => isNamedBy(each, somebody)))
    .map(({ id }) => id);
}

function neighboursOf(base: FactBase, fact: Fact): readonly Fact[] {
  if (fact.when === null) return [];
  const year = fact.when.slice(0, 4);
  const places = (base.index.entitiesToldOf.get(fact.id) ?? []).filter((id) => {
    const type = base.entities.get(id)?.type ?? "";
    return type !== "country" && MATTERS.some((branch) => typeFits(base.types, type, branch));
  });
  const beside = places
    .flatMap((id) => base.index.factsToldOf.get(id) ?? [])
    .filter(({ when }) => when?.startsWith(year) ?? false);
  const known = tables.get(base) ?? byDay(base);
  tables.set(base, known);
  return [...new Set([...beside, ...(known.get(fact.when) ?? [])])].filter((other) => other !== fact);
}

function byDay({ facts }: FactBase): ReadonlyMap<string, readonly Fact[]> {
  const days = new Map<string, Fact[]>();
  for (const fact of facts.values()) {
    if (fact.when?.length === LENGTH_OF_DAY) days.set(fact.when, [...(days.get(fact.when) ?? []), fact]);
  }
  return days;
}

/** As a name is written, where that is in capitals; a country is named in any note and says nothing by that. */
function isNamedBy({ note }: Evidence, { type, name, text, long, aliases }: Entity): boolean {
  const names = [name.en, text.en, long?.en ?? "", ...aliases].filter(Boolean);
  return (
    type !== "country" &&
    names.some((one) => hasWords(note.en, one) && (one !== one.toUpperCase() || note.en.includes(one)))
  );
}
