import type { Entity, FactBase } from "@/core/facts/model";
import { writtenNames } from "@/core/questions/typed-answer/spellings";
import { normalise } from "@/core/shared/normalise";

/**
 * How the forms of a typed question's key are written by people: "Région de Tombouctou" for "region de tombouctou". Keys hold
 * normalised texts alone; case and accents come back from the names of the things that are called so, and of a form that is no name
 * as it stands (a short one) word by word. A word that no name has stays as it is in the key.
 *
 * @param forms    normalised texts of one key
 * @param expected the label of its right answer, which comes before all other names
 * @returns for each form a text of which it is the normal form, in the order of the forms
 */
export function writtenSpellings(base: FactBase, forms: readonly string[], expected: string): readonly string[] {
  const called = new Set(forms.flatMap((form) => namesakesOf(base, form)));
  const names = [
    expected,
    ...[...called].flatMap((entity) => [...writtenNames(entity), ...entity.typed, ...entity.broader]),
  ];
  const whole = firstByNormalForm(names);
  const words = firstByNormalForm([...names.flatMap(wordsOf), ...ABBREVIATIONS]);
  return forms.map((form) => whole.get(form) ?? wordByWord(form, words));
}

/** What short forms hold beside the words of a name (`shortForms`). */
const ABBREVIATIONS = ["UNSCR", "UNSC", "UN", "Security Council", "S/RES"];

const wordsOf = (name: string): readonly string[] =>
  name.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));

function firstByNormalForm(texts: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of texts) if (!found.has(normalise(text))) found.set(normalise(text), text);
  return found;
}

/** Of several words of the key that are one word of a name ("al qaida", "Al-Qaida") all at once. */
function wordByWord(form: string, words: ReadonlyMap<string, string>): string {
  const parts = form.split(" ");
  const written: string[] = [];
  for (let at = 0; at < parts.length; ) {
    let end = parts.length;
    while (end > at + 1 && !words.has(parts.slice(at, end).join(" "))) end -= 1;
    const part = parts.slice(at, end).join(" ");
    written.push(words.get(part) ?? part);
    at = end;
  }
  return written.join(" ");
}

const namesakeTables = new WeakMap<FactBase, ReadonlyMap<string, readonly Entity[]>>();

/** Everything of which a normalised text is a name. */
export const namesakesOf = (base: FactBase, form: string): readonly Entity[] => namesakeTable(base).get(form) ?? [];

function namesakeTable(base: FactBase): ReadonlyMap<string, readonly Entity[]> {
  const known = namesakeTables.get(base);
  if (known !== undefined) return known;
  const table = new Map<string, Entity[]>();
  for (const entity of base.entities.values()) {
    for (const text of new Set(writtenNames(entity).map(normalise)))
      table.set(text, [...(table.get(text) ?? []), entity]);
  }
  namesakeTables.set(base, table);
  return table;
}
