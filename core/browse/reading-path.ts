import { written } from "@/core/browse/in-use";
import type { Fact, FactBase, Language, ReadingSection } from "@/core/facts/model";

export type Stretch = { readonly section: ReadingSection; readonly facts: readonly Fact[] };

/** Words a minute of somebody who reads to learn. */
const PACE = 200;

/** The reading path with its facts. */
export function readingPath(base: FactBase): readonly Stretch[] {
  return base.readingPath.map((section) => ({
    section,
    facts: section.facts.flatMap((id) => base.facts.get(id) ?? []),
  }));
}

/** Whole minutes that the path takes, at least one. */
export function minutesOf(path: readonly Stretch[], language: Language): number {
  const texts = path.flatMap(({ section, facts }) => [section.title, section.intro, ...facts.map(({ text }) => text)]);
  const words = texts.reduce((sum, text) => sum + written(text, language).split(/\s+/).length, 0);
  return Math.max(1, Math.round(words / PACE));
}
