import type { Entity, Fact, FactBase, Language } from "@/core/facts/model";

/** The name of an event for an order of events, put together from the relation's pattern by the plainest means (docs/adr/0033). */
export function headlineOf(base: FactBase, { triple }: Fact, language: Language): string | null {
  const pattern = base.relations.get(triple?.r ?? "")?.patterns[language]?.headline ?? null;
  if (triple === null || pattern === null) return null;
  const names: Readonly<Record<string, string | undefined>> = {
    s: nameOf(base.entities.get(triple.s), language),
    o: triple.o.kind === "entity" ? nameOf(base.entities.get(triple.o.id), language) : undefined,
  };
  const text = pattern.replace(/\{([so])\}/g, (_, slot: string) => names[slot] ?? "?");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The noun phrase without a year, where there is one. */
function nameOf(entity: Entity | undefined, language: Language): string | undefined {
  return (entity?.undated ?? entity?.text ?? entity?.name)?.[language];
}
