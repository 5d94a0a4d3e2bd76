import type { Entity, FactBase, Language, Source, Text } from "@/core/facts/model";

/** The text in a language, or in English where nobody has written it. */
export function written(text: Text, language: Language): string {
  return (language === "fr" ? text.fr : undefined) ?? text.en;
}

/** Entities of which some fact tells, by name: only these have a page. */
export function entitiesInUse(base: FactBase, language: Language): readonly Entity[] {
  return [...base.entities.values()]
    .filter(({ id }) => base.index.factsToldOf.has(id))
    .sort((a, b) => written(a.name, language).localeCompare(written(b.name, language), language));
}

/** Sources on which some fact rests, by title: only these have a page. */
export function sourcesInUse(base: FactBase): readonly Source[] {
  return [...base.sources.values()]
    .filter(({ id }) => base.index.factsBySource.has(id))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
}
