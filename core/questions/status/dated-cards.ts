import type { Evidence, Fact, FactBase, Language } from "@/core/facts/model";
import { independentOrigins } from "@/core/facts/status";
import { MONTHS } from "@/core/questions/render/dates";
import { inLanguage } from "@/core/questions/render/text";
import { edtf, edtfOfDay, endSpan, innerSpan, outerSpan } from "@/core/shared/edtf";

/** A day, or a month, as a card may tell it. */
type Day = { readonly year: number; readonly month: number; readonly day: number | null };

const DATE = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;
const DAYS_OF_WEEK = 7;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/**
 * A fact with no finer date than the cards establish: what rests on two origins of which not both tell the day is not established
 * for that day. Its year stays: without any date an event would be another question.
 *
 * @returns the fact itself where two origins on the cards tell its date
 */
export function asDatedOn(base: FactBase, language: Language, fact: Fact, cards: readonly Evidence[]): Fact {
  const when = toldOn(base, language, fact.when, cards);
  const object = fact.triple?.o;
  const told = object?.kind === "date" ? toldOn(base, language, object.edtf, cards) : null;
  if (when === fact.when && (object?.kind !== "date" || told === object.edtf)) return fact;
  const triple =
    fact.triple !== null && told !== null ? { ...fact.triple, o: { kind: "date", edtf: told } as const } : fact.triple;
  return { ...fact, when, triple };
}

/** Whether every day and month that a sentence names is told by two origins on the cards. */
export function cardsDate(base: FactBase, language: Language, sentence: string, cards: readonly Evidence[]): boolean {
  const months = MONTHS[language].join("|");
  const dates = sentence.matchAll(new RegExp(`(?:(\\d{1,2})(?:er)? )?(${months}) (\\d{4})`, "g"));
  return [...dates].every(([, day, month = "", year]) =>
    isTold(base, language, cards, {
      year: Number(year),
      month: MONTHS[language].indexOf(month) + 1,
      day: day === undefined ? null : Number(day),
    }),
  );
}

/** A shorter part of a year leaves no whole month to tell. */
const FEWEST_DAYS = 33;

/**
 * A state as of a year that a card tells, or else that one was published in: what held for many years is asked of a time that the
 * evidence is about.
 *
 * @returns the fact itself where no such year lies in its time
 */
export function inYearOfCards(base: FactBase, fact: Fact, cards: readonly Evidence[]): Fact {
  const inner = fact.when === null ? null : innerSpan(edtf(fact.when));
  if (inner === null) return fact;
  const vouchedTo = endSpan(edtf(fact.asOf)).to;
  const told = cards.flatMap(({ note }) => note.en.match(/\b(?:19|20)\d\d\b/g) ?? []);
  const published = cards.flatMap(({ sourceId }) => base.sources.get(sourceId)?.date?.slice(0, 4) ?? []);
  const parts = [...told, ...published].map((year) => {
    // A day more on either side: the ends of a span are not asked about.
    const { from, to } = outerSpan(edtf(year));
    return { from: Math.max(inner.from, from - 1), to: Math.min(inner.to, vouchedTo, to + 1) };
  });
  const part = parts.find(({ from, to }) => to - from >= FEWEST_DAYS);
  return part === undefined ? fact : { ...fact, when: `${edtfOfDay(part.from)}/${edtfOfDay(part.to)}` };
}

/** The same date or span, its days and months left out where the cards do not establish them. */
function toldOn(base: FactBase, language: Language, when: string | null, cards: readonly Evidence[]): string | null {
  if (when === null) return null;
  const toldEnd = (end: string): string => {
    const parts = DATE.exec(end);
    if (parts === null) return end;
    const [, year = "", month = "", day] = parts;
    const date = { year: Number(year), month: Number(month), day: day === undefined ? null : Number(day) };
    if (isTold(base, language, cards, date)) return end;
    return isTold(base, language, cards, { ...date, day: null }) ? `${year}-${month}` : year;
  };
  const ends = when.split("/").map(toldEnd);
  return ends[0] === ends[1] ? (ends[0] ?? when) : ends.join("/");
}

/** Whether two independent origins tell the date: one alone reports it once, whoever else tells of the event. */
function isTold(base: FactBase, language: Language, cards: readonly Evidence[], date: Day): boolean {
  const telling = cards.filter(
    (card) =>
      isInNote(inLanguage(card.note, language) ?? card.note.en, date, language) ||
      isOfSource(base.sources.get(card.sourceId)?.date ?? "", card.note.en, date),
  );
  return independentOrigins(telling, { sourceOf: (id) => base.sources.get(id) ?? null }).length >= 2;
}

/** "31 October", "18 and 19 August 2020", "of December … on the 24th", or for a month its name. */
function isInNote(note: string, { month, day }: Day, language: Language): boolean {
  const name = MONTHS[language][month - 1] ?? "";
  if (day === null || !note.includes(name)) return note.includes(name);
  return new RegExp(`\\b${day}(?:er)?\\b[^.;]{0,12}\\b${name}\\b|\\b${day}(?:st|nd|rd|th)\\b`).test(note);
}

/** The source is of that day or month, or tells a day of the week that can be no other. */
function isOfSource(published: string, note: string, { year, month, day }: Day): boolean {
  const wanted = [year, month, ...(day === null ? [] : [day])].map((part) => String(part).padStart(2, "0")).join("-");
  if (published.startsWith(wanted)) return true;
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(published)) return false;
  const { from } = outerSpan(edtf(wanted));
  const after = outerSpan(edtf(published)).from - from;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return after >= 0 && after < DAYS_OF_WEEK && note.includes(WEEKDAYS[weekday] ?? "?");
}
