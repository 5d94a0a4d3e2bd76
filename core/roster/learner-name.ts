/** Longest name of a learner in a class, in UTF-16 code units. */
export const MAX_NAME = 60;

/** The same name however it is typed: used to keep names apart within a class. */
export const nameKey = (name: string): string => name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

const NATURAL = new Intl.Collator("en", { numeric: true });

/** Sorts names as people do: "Group 2" before "Group 10", accents and case last. Short lists only; learners are sorted by the database. */
export const byName = (a: string, b: string): number => NATURAL.compare(a, b);

/** A name as it is kept: composed signs, single spaces, none at the ends. */
export const cleanName = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/**
 * Whether a clean name can be shown: not empty, not too long, without control or invisible formatting signs, or the mark of a sign
 * that could not be read.
 */
export function nameFault(name: string): "empty" | "too-long" | "signs" | null {
  if (name === "") return "empty";
  if (name.length > MAX_NAME) return "too-long";
  return /[\p{Cc}\p{Cf}\uFFFD]/u.test(name) ? "signs" : null;
}

/** A number on the teacher's list as it is shown: at least two digits, so that lists of a class sort by it. */
export const numberLabel = (number: number): string => String(number).padStart(2, "0");

/** What a class knows of somebody whose name stays on paper: their number and, once they chose one, an alias. */
export const pseudonym = (number: number, alias: string | null): string =>
  alias === null || alias === "" ? numberLabel(number) : `${numberLabel(number)} ${alias}`;

/** What a listed name says besides the number that stands in a column of its own: the name, or an alias; empty where it is the number. */
export const besideNumber = (name: string, number: number | null): string =>
  number !== null && leadingNumber(name) === number ? name.replace(/^\s*\d+\s*/, "") : name;

/** The number that a typed name begins with ("7", "07 Baobab"), 1 to 9999; null when it begins with none. */
export function leadingNumber(typed: string): number | null {
  const digits = /^\s*0*([1-9]\d{0,3})(?:\s|$)/.exec(typed.normalize("NFKC"))?.[1];
  return digits === undefined ? null : Number(digits);
}
