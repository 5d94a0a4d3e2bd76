import { spellingsOf } from "@/core/facts/about/spellings";
import type { Entity, FactBase } from "@/core/facts/model";
import { normalise } from "@/core/shared/normalise";

/** So many words has a name at most that is looked for. */
const LONGEST_NAME = 7;

/**
 * Everything that a text may mean by a name in it: all bearers of a name that several have, and what is named inside a longer
 * name. Where `namer` is to be right, this is to miss nothing. Case counts: "is" is not IS, and a spelling without a capital
 * is a word like others.
 */
export function everythingNamedIn({ index, entities }: FactBase, text: string): readonly Entity[] {
  const words = normalise(text).split(" ");
  const names = words.flatMap((_, from) =>
    Array.from({ length: Math.min(LONGEST_NAME, words.length - from) }, (__, more) =>
      words.slice(from, from + more + 1).join(" "),
    ),
  );
  const written = new Set(wordsOf(text));
  const found = new Map<string, Entity>();
  for (const name of new Set(names)) {
    for (const id of index.entitiesByAlias.get(name) ?? []) {
      const entity = entities.get(id);
      if (entity !== undefined && !found.has(id) && isWritten(entity, name, written)) found.set(id, entity);
    }
  }
  return [...found.values()];
}

/** Whether the text has the capitalised words of a spelling as they are written there. */
function isWritten(entity: Entity, name: string, written: ReadonlySet<string>): boolean {
  return spellingsOf(entity).some((spelling) => {
    const capitals = wordsOf(spelling).filter((word) => /^\p{Lu}/u.test(word));
    const isSame = ` ${normalise(spelling)} `.endsWith(` ${name} `);
    return isSame && capitals.length > 0 && capitals.every((word) => ARTICLES.has(word) || written.has(word));
  });
}

/** They may be left out. */
const ARTICLES = new Set(["The", "Le", "La", "Les", "L"]);

/** Words without accents, in their case. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .match(/[\p{L}\p{N}]+/gu) ?? [];
