import type { Entity } from "@/core/facts/model";
import { normalise } from "@/core/shared/normalise";

/**
 * Things that are known by a number or a date: resolutions, coups, risings. Words that may stand around the number say nothing more of
 * which one is meant: "the military coup of August 2020", "UNSCR 2100 (2013)", "the 2007–2009 rebellion in Mali".
 */
const COUP = "coup d etat putsch military militaire mali malian malien of in the de du le en au";
const RISING =
  "rising uprising rebellion revolt insurrection soulevement revolte tuareg touareg touaregue northern mali malian malienne azawad of in the to and de du la le en au a";
const RESOLUTION =
  "resolution s res unsc unscr un onu united nations unies security council conseil securite number no nr of the de du la le";
const WORDS_AROUND: Readonly<Record<string, readonly string[]>> = {
  coup: COUP.split(" "),
  rising: RISING.split(" "),
  resolution: RESOLUTION.split(" "),
};

/** What may be said around the number of a thing of this leaf; nothing for what is not known by one. */
export const wordsAround = (type: string): readonly string[] => WORDS_AROUND[type] ?? [];

/** Each month as it is written in full in English, in short, and in French. */
const MONTHS = [
  "january jan janvier",
  "february feb fevrier",
  "march mar mars",
  "april apr avril",
  "may mai",
  "june jun juin",
  "july jul juillet",
  "august aug aout",
  "september sep sept septembre",
  "october oct octobre",
  "november nov novembre",
  "december dec decembre",
].map((names) => names.split(" "));
const NAME_OF_MONTH = new Map(MONTHS.flatMap((names) => names.map((name) => [name, names[0] ?? ""] as const)));

/**
 * A normalised text as a resolution's number, its day, month and year, in this order, without the words around them: "of march 22 2012"
 * is "22 march 2012". Null where anything else is left.
 */
export function numbersAlone(text: string, around: readonly string[]): string | null {
  const parts = { day: "", month: "", numbers: [] as string[] };
  for (const word of text.split(" ")) {
    const month = NAME_OF_MONTH.get(word);
    if (/^\d{4}$/.test(word)) parts.numbers.push(word);
    else if (/^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(word) && parts.day === "")
      parts.day = word.replace(/\D/g, "");
    else if (month !== undefined && parts.month === "") parts.month = month;
    else if (!around.includes(word)) return null;
  }
  const { day, month, numbers } = parts;
  const year = numbers.at(-1) ?? "";
  return [...numbers.slice(0, -1), day, month, year].filter((part) => part !== "").join(" ");
}

/**
 * The forms of {@link numbersAlone} by which a thing is known: "2012", "march 2012", "22 march 2012", "22 march"; "2007 2009"; of a
 * resolution its number, alone and with its date.
 */
export function knownNumbers({ type, name, life }: Entity): readonly string[] {
  if (WORDS_AROUND[type] === undefined) return [];
  const named = normalise(name.en).match(/\b\d{4}\b/g) ?? [];
  const [number] = named;
  if (number === undefined) return [];
  const days = (life ?? "").split("/");
  // A rising is known by its beginning, a coup of two days by either.
  const dates = (type === "coup" ? days : days.slice(0, 1)).flatMap(datesOf);
  if (type !== "resolution")
    return [...new Set([number, named.join(" "), ...dates.filter((date) => /[a-z]/.test(date))])];
  const adopted = dates.filter((date) => /\d{4}$/.test(date));
  return [number, ...adopted.map((date) => numbersAlone(`${number} ${date}`, []) ?? "")];
}

/** "2012-03-22" as "2012", "march 2012", "22 march 2012" and "22 march"; what is about a time is no date. */
function datesOf(day: string): readonly string[] {
  const [, year, month, date] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(day) ?? [];
  if (year === undefined) return [];
  const name = month === undefined ? null : (MONTHS[Number(month) - 1]?.[0] ?? null);
  if (name === null) return [year];
  if (date === undefined) return [year, `${name} ${year}`];
  return [year, `${name} ${year}`, `${Number(date)} ${name} ${year}`, `${Number(date)} ${name}`];
}
