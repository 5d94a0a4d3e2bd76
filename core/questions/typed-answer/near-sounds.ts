import type { FactBase } from "@/core/facts/model";
import { shortForms } from "@/core/questions/typed-answer/short-forms";
import { soundOfName } from "@/core/questions/typed-answer/sound";
import { acceptedSpellings, type Spelling } from "@/core/questions/typed-answer/spellings";
import { editDistance } from "@/core/shared/edit-distance";

type Named = readonly [id: string, texts: readonly string[]];
type Names = { readonly bySound: ReadonlyMap<string, readonly Named[]>; readonly short: readonly Named[] };

const tables = new WeakMap<FactBase, Names>();

/** Names, in full and in short, that sound like one of the texts, by entity: which of the two was meant, its sound does not tell. */
export function sameSound(base: FactBase, texts: readonly string[]): readonly Named[] {
  const { bySound } = namesOf(base);
  return [...new Set(texts.map(soundOfName))].flatMap((sound) => (sound === null ? [] : (bySound.get(sound) ?? [])));
}

/** An acronym with one letter amiss is as near to what is two letters from it. */
const REACH = 2;
/** Longer names are never so near to an acronym. */
const LONGEST = 12;

/** Names to which a long acronym that is typed amiss could come as near, by entity. */
export function nearAcronyms(base: FactBase, accept: readonly Spelling[]): readonly Named[] {
  const acronyms = accept.filter(({ acronym }) => acronym === true);
  if (acronyms.length === 0) return [];
  return namesOf(base).short.filter(([, [other = ""]]) =>
    acronyms.some(({ text }) => editDistance(text, other, REACH) <= REACH),
  );
}

function namesOf(base: FactBase): Names {
  const known = tables.get(base) ?? allNames(base);
  tables.set(base, known);
  return known;
}

function allNames(base: FactBase): Names {
  const bySound = new Map<string, Named[]>();
  const short: Named[] = [];
  for (const entity of base.entities.values()) {
    const full = acceptedSpellings(base, entity).map(({ text }) => text);
    short.push(...full.filter((text) => text.length <= LONGEST).map((text): Named => [entity.id, [text]]));
    for (const text of [...full, ...shortForms(base, entity)]) {
      const sound = soundOfName(text);
      if (sound === null) continue;
      const same = bySound.get(sound);
      if (same === undefined) bySound.set(sound, [[entity.id, [text]]]);
      else same.push([entity.id, [text]]);
    }
  }
  return { bySound, short };
}
