import type { Entity, FactBase, Language, Source, Text } from "@/core/facts/model";

/** The text in a language, or in English where nobody has written it. */
export function written(text: Text, language: Language): string {
  return (language === "fr" ? text.fr : undefined) ?? text.en;
}

/** All entities, by name. Each has a page: also one of which no fact tells yet, as others may name it. */
export function entitiesByName(base: FactBase, language: Language): readonly Entity[] {
  return [...base.entities.values()].sort((a, b) =>
    written(a.name, language).localeCompare(written(b.name, language), language),
  );
}

/** Sources on which some fact rests, by title: only these have a page. */
export function sourcesInUse(base: FactBase): readonly Source[] {
  return [...base.sources.values()]
    .filter(({ id }) => base.index.factsBySource.has(id))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
}
