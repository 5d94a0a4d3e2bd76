import { spellingsOf } from "@/core/facts/about/spellings";
import type { Entity, EntityType } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";

/** Finds the entities that a sentence names, by a spelling of their own. */
export type Namer = (sentence: string) => ReadonlySet<string>;

type Spelling = {
  readonly words: readonly string[];
  /** Everyone who bears it. */
  readonly ids: readonly string[];
};

/** A people's or a language's name is an adjective too ("Tuareg", "French"), and a term is a word like others. */
const UNNAMEABLE = ["population", "idea"];
/** An event is named after its place and its actors: their names inside its own are names of them. */
const NAMED_AFTER_OTHERS = "event";
const LEADING_ARTICLE = /^(?:the|an?|le|la|les|l)$/i;

/**
 * Prepares the spellings of all entities for reading sentences.
 *
 * Of overlapping spellings the longest wins, so that the "Algiers Accord" does not name Algiers; inside the name of an
 * event, places and organisations are named as well. A spelling that several entities bear is never guessed, but it
 * still hides what lies inside it. Case counts: names have capitals, and a spelling without any is not looked for.
 */
export function namer(entities: readonly Entity[], types: ReadonlyMap<string, EntityType>): Namer {
  const byFirstWord = new Map<string, Spelling[]>();
  for (const spelling of spellings(entities)) {
    const first = spelling.words[0];
    if (first === undefined) continue;
    const beside = byFirstWord.get(first);
    if (beside === undefined) byFirstWord.set(first, [spelling]);
    else beside.push(spelling);
  }
  for (const beside of byFirstWord.values()) beside.sort((a, b) => b.words.length - a.words.length);
  const typeOf = new Map(entities.map(({ id, type }) => [id, type]));
  const is = (id: string, node: string) => typeFits(types, typeOf.get(id) ?? "", node);
  const opens = ({ ids }: Spelling) => ids.length === 1 && ids.every((id) => is(id, NAMED_AFTER_OTHERS));
  const mayStandInside = (id: string) => is(id, "place") || is(id, "organisation");

  return (sentence) => {
    const words = wordsOf(sentence);
    const named = new Set<string>();
    const add = ({ ids: [id, ...others] }: Spelling, inside: boolean) => {
      if (id === undefined || others.length > 0 || UNNAMEABLE.some((node) => is(id, node))) return;
      if (!inside || mayStandInside(id)) named.add(id);
    };
    const read = (from: number, to: number, inside: boolean) => {
      for (let at = from; at < to; ) {
        const found = (byFirstWord.get(words[at] ?? "") ?? []).find(
          (spelling) =>
            at + spelling.words.length <= to &&
            !(inside && spelling.words.length === to - from) &&
            spelling.words.every((word, index) => word === words[at + index]),
        );
        if (found === undefined) {
          at += 1;
          continue;
        }
        add(found, inside);
        const end = at + found.words.length;
        if (!inside && opens(found)) read(at, end, true);
        at = end;
      }
    };
    read(0, words.length, false);
    return named;
  };
}

function spellings(entities: readonly Entity[]): readonly Spelling[] {
  const owners = new Map<string, Set<string>>();
  for (const entity of entities) {
    for (const written of spellingsOf(entity)) {
      const words = wordsOf(written);
      const bare = LEADING_ARTICLE.test(words[0] ?? "") ? words.slice(1) : words;
      if (!bare.some((word) => /\p{Lu}/u.test(word))) continue;
      const key = bare.join(" ");
      owners.set(key, (owners.get(key) ?? new Set()).add(entity.id));
    }
  }
  return [...owners].map(([key, ids]) => ({ words: key.split(" "), ids: [...ids] }));
}

/** Words without accents, in their case; "Mali's" is "Mali" and "s". */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
