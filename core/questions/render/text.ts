import type { Entity, FactBase, Language, Text } from "@/core/facts/model";

/** Words that only somebody's own mouth says: without quotation marks and a name nobody knows whose. */
const FIRST_PERSON: Readonly<Record<Language, RegExp>> = {
  // "US" is a country, and a mine is dug.
  en: /\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]urs?)\b/,
  fr: /\b(?:[Jj]e|[Mm]oi|[Mm]on|[Mm]a|[Mm]es|[Nn]ous|[Nn]otre|[Nn]os)\b/,
};

/** Whether a claim is kept in the speaker's own words, and cannot stand as a bare statement. */
export const isDirectSpeech = (text: string, language: Language): boolean => FIRST_PERSON[language].test(text);

/** The text in a language, or null when nobody wrote it: an item is never half translated. */
export function inLanguage(text: Text | null, language: Language): string | null {
  if (text === null) return null;
  return (language === "en" ? text.en : text.fr) ?? null;
}

/** Label on options and in lists. */
export const labelOf = (entity: Entity, language: Language): string | null => inLanguage(entity.name, language);

/** As the entity stands inside a sentence. */
export const phraseOf = (entity: Entity, language: Language): string | null => inLanguage(entity.text, language);

/** A noun phrase that does not give the year away. */
export const undatedPhraseOf = (entity: Entity, language: Language): string | null =>
  inLanguage(entity.undated, language);

/** What a stem calls entities of this leaf ("town"); null for unknown or inner nodes. */
export function nounOf(base: FactBase, typeId: string, language: Language): string | null {
  return inLanguage(base.types.get(typeId)?.noun ?? null, language);
}

/** @throws when the id is unknown: the content check lets no such base through */
export function entityOf(base: FactBase, id: string): Entity {
  const entity = base.entities.get(id);
  if (entity === undefined) throw new Error(`No entity ${id} in the fact base`);
  return entity;
}

const MILLION = 1e6;

/** Whole numbers with a separator between thousands, decimals as they are; in English round millions as such ("7.1 million"). */
export function writtenNumber(value: number, language: Language): string {
  if (language === "en" && value >= MILLION && value % (MILLION / 10) === 0) return `${value / MILLION} million`;
  const [whole = "0", fraction] = String(value).split(".");
  const separator = language === "fr" ? "\u202f" : ",";
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
  return fraction === undefined ? grouped : `${grouped}${language === "fr" ? "," : "."}${fraction}`;
}

/** What an entity is called, for a list; its id where the base has it no longer. */
export function entityName({ entities }: Pick<FactBase, "entities">, id: string): string {
  const entity = entities.get(id);
  return entity === undefined ? id : (labelOf(entity, "en") ?? entity.name.en);
}
