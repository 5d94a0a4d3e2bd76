import { containsWords } from "@/core/distractors/form";
import { everythingNamedIn } from "@/core/facts/about/named-by-anything";
import type { Entity, FactBase, Language, Text } from "@/core/facts/model";
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
 * @param option an entity of the base
 * @param place  what it would have to belong to; no more than a name of the same leaf counts
 */
export function namesAnotherPlace(base: FactBase, option: Entity, place: Entity, language: Language): boolean {
  if (!typeFits(base.types, place.type, "place")) return false;
  const named = placesNamed(base, language).get(option.id) ?? [];
  return named.some(({ id, type }) => type === place.type && id !== place.id);
}

const tables = new WeakMap<FactBase, Map<Language, ReadonlyMap<string, readonly Entity[]>>>();

/** The places that what has such a name bears the names of, by its id; looked for once in all names of the base. */
function placesNamed(base: FactBase, language: Language): ReadonlyMap<string, readonly Entity[]> {
  const known = tables.get(base) ?? new Map<Language, ReadonlyMap<string, readonly Entity[]>>();
  tables.set(base, known);
  const found =
    known.get(language) ??
    new Map(
      [...base.entities.values()].flatMap((entity) => {
        const places = placesNamedIn(base, spellingsOf(entity, language), language);
        return places.length === 0 ? [] : [[entity.id, places] as const];
      }),
    );
  known.set(language, found);
  return found;
}

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
