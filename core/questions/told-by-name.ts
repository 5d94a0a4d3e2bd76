import { containsWords } from "@/core/distractors/form";
import { everythingNamedIn } from "@/core/facts/about/named-by-anything";
import type { Entity, FactBase, Language, Text } from "@/core/facts/model";
import { oncePerEntity } from "@/core/facts/once-per-entity";
import { typeFits } from "@/core/facts/type-tree";

/** A name shorter than this stands in others by chance. */
const SHORTEST_NAME = 4;

/**
 * Whether one of two names tells the other, spelled out too: IS Sahel, the Islamic State Sahel Province, owes allegiance to
 * Islamic State. What the name says is no question.
 */
export function isToldByName(answer: Entity, given: Entity | null, language: Language): boolean {
  return given !== null && (names(given, answer, language) || names(answer, given, language));
}

const names = (one: Entity, other: Entity, language: Language): boolean => {
  const name = inWords(other.name, language);
  return name.length >= SHORTEST_NAME && spellingsOf(one, language).some((spelling) => containsWords(spelling, name));
};

/**
 * Whether a wrong option says of itself that it belongs elsewhere: of the Rome Declaration nobody believes that it was signed in
 * Niamey.
 *
 * @param place what it would have to belong to; no more than a name of the same leaf counts
 */
export function namesAnotherPlace(base: FactBase, option: Entity, place: Entity, language: Language): boolean {
  if (!typeFits(base.types, place.type, "place")) return false;
  return placesNamedBy[language](base, option).some(({ id, type }) => type === place.type && id !== place.id);
}

const placesNamedBy: Readonly<Record<Language, (base: FactBase, option: Entity) => readonly Entity[]>> = {
  en: oncePerEntity((base, option) => placesNamedIn(base, spellingsOf(option, "en"), "en")),
  fr: oncePerEntity((base, option) => placesNamedIn(base, spellingsOf(option, "fr"), "fr")),
};

const placesNamedIn = (base: FactBase, spellings: readonly string[], language: Language): readonly Entity[] =>
  spellings.flatMap((spelling) =>
    everythingNamedIn(base, spelling).filter(({ type, name }) => {
      const own = inWords(name, language);
      return typeFits(base.types, type, "place") && own.length >= SHORTEST_NAME && containsWords(spelling, own);
    }),
  );

/** What a sentence calls it, its long name, and all names where it goes by an acronym: who knows one knows what it stands for. */
const spellingsOf = ({ name, text, long, aliases }: Entity, language: Language): readonly string[] => [
  inWords(text, language),
  ...(long === null ? [] : [inWords(long, language)]),
  ...(ACRONYM.test(inWords(name, language)) ? aliases : []),
];

const ACRONYM = /(?<![\p{L}\d])\p{Lu}[\p{Lu}\d]+(?![\p{L}\d])/u;

const inWords = (text: Text, language: Language): string => text[language] ?? text.en;
