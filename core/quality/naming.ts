import { spellingsOf } from "@/core/facts/about/spellings";
import type { Entity } from "@/core/facts/model";
import { normalise } from "@/core/shared/normalise";

/** Words that stand in many names and name nothing by themselves. */
const LITTLE = new Set("the of in on at and an to for by from with la le de du des les et".split(" "));
/** Shorter words name nothing by themselves, unless they are names: "Gao", "CSP". */
const SHORTEST = 4;

/** Whether a text names an entity by one of its spellings. */
export function namesIn(text: string, entity: Entity): boolean {
  const plain = ` ${normalise(text)} `;
  return spellingsOf(entity).some((spelling) => {
    const words = normalise(spelling);
    return words !== "" && plain.includes(` ${words} `);
  });
}

/** Whether a text names an entity, or has a word that is its own: "Indelimane" of the attack on it, "Cissé" of Soumaïla Cissé. */
export function speaksOf(text: string, entity: Entity): boolean {
  if (namesIn(text, entity)) return true;
  const plain = ` ${normalise(text)} `;
  return ownWords(entity).some((word) => plain.includes(` ${word}`));
}

const wordTables = new WeakMap<Entity, readonly string[]>();

function ownWords(entity: Entity): readonly string[] {
  const known = wordTables.get(entity);
  if (known !== undefined) return known;
  const words = [entity.name, entity.text, entity.long]
    .flatMap((name) => [name?.en, name?.fr])
    .flatMap((name) => (name === undefined ? [] : name.split(/[\s()’'-]+/)))
    .filter((word, at) => word.length >= SHORTEST || (at > 0 && /^\p{Lu}[\p{L}\d]{2}$/u.test(word)))
    .map(normalise)
    .filter((word) => word !== "" && !LITTLE.has(word));
  wordTables.set(entity, words);
  return words;
}
