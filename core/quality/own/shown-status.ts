import type { Evidence, Fact, FactBase, Language, Status } from "@/core/facts/model";
import { hasWords } from "@/core/quality/own/labels";
import { MONTHS } from "@/core/quality/own/times";
import type { EvidenceCard } from "@/core/questions/views";

/**
 * What the rule published in docs/guides/how-truth-is-decided.md gives to the cards of a question, read again from what is
 * printed on them (docs/adr/0033). Whatever the base knows beside it and no card says does not count.
 */

/** What may be printed on a card, in each language. */
const DEED = ["the document that did it", "le document qui l’a fait"];
const MEASURE = ["reference data that measured it", "données de référence qui l’ont mesuré"];
const NO_ORIGIN = ["never an origin", "jamais une origine"];
const NAMELESS = ["unnamed", "anonymous", "anonyme"];

/** @returns null where the cards decide nothing: nobody on them said it first, or one of them is no evidence on the matter */
export function statusByCards(base: FactBase, fact: Fact, cards: readonly EvidenceCard[]): Status | null {
  const sides = sidesOf(base, fact, cards);
  if (sides === null) return null;
  const own = sides.get(fact);
  if (own === undefined) return null;
  const mine = statusOfSide(base, fact, own);
  const isFirm = (status: Status | null) => status === "established";
  const shaken = [...sides].some(([side, readings]) => {
    const theirs = side === fact ? null : statusOfSide(base, side, readings);
    return theirs !== null && isFirm(theirs) === isFirm(mine);
  });
  return mine !== null && shaken ? "disputed" : mine;
}

/** Who counts what on the cards: "at least 134 people". */
const COUNT = /(?:\b(at least|more than|up to|nearly|about|around|some) )?(?<![\d.,])(\d[\d,]*) (\p{L}+)/gu;
/** What "about" leaves open of a count. */
const ABOUT = 0.1;

/**
 * Counts of one thing on the cards of both sides, all of which can be true together: then nothing contradicts, whatever the base says.
 *
 * @returns what is counted; nothing where the sides count different things, or one count rules out another
 */
export function countsThatAgree(base: FactBase, fact: Fact, cards: readonly EvidenceCard[]): readonly string[] {
  const sides = [...(sidesOf(base, fact, cards) ?? [])];
  const countsOf = (isOwn: boolean) =>
    sides
      .filter(([side]) => (side === fact) === isOwn)
      .flatMap(([, readings]) => readings.flatMap(({ card }) => countsIn(card.note)));
  const [own, theirs] = [countsOf(true), countsOf(false)];
  const pairs = own.flatMap((mine) =>
    theirs.filter(({ what }) => what === mine.what).map((other) => ({ mine, other })),
  );
  const agree = pairs.every(({ mine, other }) => mine.low <= other.high && other.low <= mine.high);
  return agree ? [...new Set(pairs.map(({ mine }) => mine.what))] : [];
}

type Count = { readonly what: string; readonly low: number; readonly high: number };

function countsIn(note: string): readonly Count[] {
  return [...note.matchAll(COUNT)].flatMap(([, hedge = "", digits = "", what = ""]): readonly Count[] => {
    const count = Number(digits.replaceAll(",", ""));
    if (MONTHS.en.includes(what)) return [];
    if (hedge === "at least" || hedge === "more than") return [{ what, low: count, high: Number.POSITIVE_INFINITY }];
    if (hedge === "up to" || hedge === "nearly") return [{ what, low: 0, high: count }];
    const open = hedge === "" ? 0 : ABOUT * count;
    return [{ what, low: count - open, high: count + open }];
  });
}

/**
 * Who counted, where the statement tells a figure and a card of the counter's own gives it: whoever counts is the source of the
 * count, and the cards leave open whether that is a report or the measurement.
 */
export function ownCounters(
  base: FactBase,
  { by }: Fact,
  statement: string,
  cards: readonly EvidenceCard[],
): readonly string[] {
  const undatedText = statement
    .replace(/^[^:]*\d{4}: /, "")
    .replace(/(?:\d+ )?(?:\p{Lu}\p{L}+ )?(?<!\d)(?:19|20)\d\d(?![\d,])/gu, "");
  if (!/\d/.test(undatedText)) return [];
  return by.filter(
    (id) =>
      base.entities.get(id)?.type !== "media" &&
      cards.some(({ publisher }) => names(base, publisher.replace(/ \(.*$/, ""), id)),
  );
}

/**
 * Days and months that a statement names and no card tells: what several sources say without a day is not established for that day.
 *
 * @returns as they are written in the statement
 */
export function untoldDates(language: Language, statement: string, cards: readonly EvidenceCard[]): readonly string[] {
  const names = MONTHS[language];
  return [...statement.matchAll(new RegExp(`(?:(\\d+)(?:er)? )?(${names.join("|")}) (\\d{4})`, "g"))]
    .filter(([, day, name = "", year]) => {
      const month = String(names.indexOf(name) + 1).padStart(2, "0");
      const date = [year, month, ...(day === undefined ? [] : [day.padStart(2, "0")])].join("-");
      return !cards.some(({ note, date: published }) => {
        if (published?.startsWith(date)) return true;
        const isInNote =
          note.includes(name) &&
          (day === undefined ||
            new RegExp(`\\b${day}\\D`).test(note) ||
            new RegExp(`\\b${day}(?:st|nd|rd|th|er)`).test(note));
        return isInNote || (day !== undefined && isWeekdayOf(date, note, published));
      });
    })
    .map(([date]) => date);
}

const WEEK_MS = 7 * 86_400_000;

/** "On Sunday", in a text of the same week. */
function isWeekdayOf(date: string, note: string, published: string | null): boolean {
  if (published?.length !== date.length || published < date || Date.parse(published) - Date.parse(date) >= WEEK_MS)
    return false;
  return note.includes(new Date(date).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" }));
}

type Reading = { readonly side: Fact; readonly card: EvidenceCard; readonly evidence: Evidence };

/** The cards by the fact whose evidence they show; null where one is no evidence on the matter. */
function sidesOf(
  base: FactBase,
  fact: Fact,
  cards: readonly EvidenceCard[],
): ReadonlyMap<Fact, readonly Reading[]> | null {
  const others = fact.contradicts.flatMap((id) => base.facts.get(id) ?? []);
  const sides = new Map<Fact, Reading[]>();
  for (const card of cards) {
    const reading = readingOf(base, [fact, ...others], card);
    if (reading === null) return null;
    sides.set(reading.side, [...(sides.get(reading.side) ?? []), reading]);
  }
  return sides;
}

function readingOf(base: FactBase, sides: readonly Fact[], card: EvidenceCard): Reading | null {
  for (const side of sides) {
    const evidence = side.evidence.find(
      ({ sourceId, note }) =>
        (note.en === card.note || note.fr === card.note) &&
        card.publisher.startsWith(base.sources.get(sourceId)?.publisher ?? sourceId),
    );
    if (evidence !== undefined) return { side, card, evidence };
  }
  return null;
}

const says = (text: string, marks: readonly string[]): boolean => marks.some((mark) => text.includes(mark));

function statusOfSide(base: FactBase, { by }: Fact, readings: readonly Reading[]): Status | null {
  if (readings.some(({ card }) => says(card.publisher, [...DEED, ...MEASURE]))) return "established";
  const origins = readings
    .filter(({ card, evidence }) => !says(card.publisher, NO_ORIGIN) && isPrinted(card, evidence))
    .map(({ evidence }) => evidence.origin);
  if (origins.length === 0) return null;
  const noted = by.filter((id) => readings.some(({ card }) => names(base, card.note, id)));
  if (noted.some((id) => id === "unnamed" || isParty(base, id))) return "claimed";
  // An outlet speaks on every card of its own; that alone makes it nobody whose words another carries.
  const carried = noted.filter((id) =>
    readings.some(({ card, evidence }) => names(base, card.note, id) && !names(base, evidence.origin, id)),
  );
  if (carried.length > 0) return "reported";
  const houses = origins.filter((origin, at) => !origins.slice(0, at).some((known) => isOneHouse(known, origin)));
  const observers = houses.filter((house) => !isPartyName(base, house));
  if (observers.length === 0) return "claimed";
  return observers.length === 1 ? "reported" : "established";
}

const isPrinted = ({ publisher }: EvidenceCard, { origin }: Evidence): boolean =>
  publisher.toLowerCase().includes(origin.toLowerCase());

const isParty = ({ entities, types }: FactBase, id: string): boolean =>
  types.get(entities.get(id)?.type ?? "")?.party === true;

/** Whether a text names somebody, or the whole of which they are a part. */
function names({ entities }: FactBase, text: string, id: string): boolean {
  if (id === "unnamed") return says(text.toLowerCase(), NAMELESS);
  const entity = entities.get(id);
  const all = [entity, ...(entity?.within ?? []).map((whole) => entities.get(whole))];
  return all.some((each) => each !== undefined && spellings(each).some((name) => hasWords(text, name)));
}

type Named = FactBase["entities"] extends ReadonlyMap<string, infer Each> ? Each : never;

/** All names, and of a name of several words the last: a person's surname. */
function spellings({ name, text, long, aliases }: Named): readonly string[] {
  const written = [name, text, long].flatMap((each) => [each?.en, each?.fr].flatMap((one) => one ?? []));
  return [...written, ...aliases, name.en.split(" ").at(-1) ?? ""];
}

/** "BBC" and "BBC Afrique", "AFP, quoted by RFI" and "AFP". */
function isOneHouse(one: string, other: string): boolean {
  const plain = (origin: string) => origin.replace(/ ?[,(].*$| via .*$/, "").replace(/^the /i, "");
  return hasWords(plain(one), plain(other)) || hasWords(plain(other), plain(one));
}

const isPartyName = (base: FactBase, house: string): boolean =>
  [...base.entities.values()].some(
    (entity) =>
      isParty(base, entity.id) &&
      [entity.name.en, entity.text.en, entity.long?.en, ...entity.aliases].some(
        (name) => name !== undefined && hasWords(name, house) && hasWords(house, name.replace(/^the /i, "")),
      ),
  );
