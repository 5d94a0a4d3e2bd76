import type { Evidence, Fact } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { allText } from "@/core/quality/item-parts";
import { speaksOf } from "@/core/quality/naming";
import { edtf, endSpan, outerSpan } from "@/core/shared/edtf";
import { normalise } from "@/core/shared/normalise";

const QUOTED = /[“«]([^”»]*)[”»]/g;
const DAYS_PER_YEAR = 365.25;

/**
 * Each source of every fact that the item rests on is there, stands, and says where; its note names something that the
 * fact is about, and the notes of a fact together name its subject and its object: an entity by one of its names or a word
 * of it, a figure by its digits, a date by its year, unless a source is of that year or the next. Words in quotation marks stand
 * in them in a note, in a source's title or in the published sentence.
 *
 * The relation is not looked for: "was sworn in as prime minister" names it as well as "held the office of", and a
 * list of all such words would prove nothing (docs/adr/0016).
 */
export const evidence: ItemCheck = {
  id: "Q18",
  title: "The evidence is given in our words",
  blocking: true,
  run: (subject) => [...subject.facts.flatMap((fact) => factFaults(subject, fact)), ...looseQuotations(subject)],
};

function factFaults(subject: Subject, fact: Fact): readonly string[] {
  const { base } = subject.context;
  return [
    ...(fact.evidence.length === 0 ? [`${fact.id} rests on nothing`] : []),
    ...fact.evidence.flatMap((each) => passageFaults(subject, fact, each)),
    ...unnamedEnds(subject, fact).map((what) => `no note on ${fact.id} names ${what}`),
    ...fact.evidence
      .filter(({ sourceId }) => isTooEarly(base.sources.get(sourceId)?.date ?? null, fact))
      .map(({ sourceId }) => `${sourceId} is older than what it is to show of ${fact.id}`),
  ];
}

function passageFaults({ context }: Subject, fact: Fact, { sourceId, at, note }: Evidence): readonly string[] {
  const { base } = context;
  const about = [...fact.about, ...fact.by].flatMap((id) => base.entities.get(id) ?? []);
  const named = about.length === 0 || about.some((entity) => speaksOf(base, note.en, entity));
  return [
    ...(base.sources.has(sourceId) ? [] : [`${sourceId} is not in the base`]),
    ...((base.sources.get(sourceId)?.retracted ?? null) === null ? [] : [`${sourceId} was withdrawn by its publisher`]),
    ...(at.trim() === "" ? [`${sourceId} has no locator`] : []),
    ...(named ? [] : [`the note of ${sourceId} on ${fact.id} names nothing that the fact is about`]),
  ];
}

/** Which end of the fact no note names. */
function unnamedEnds({ context }: Subject, fact: Fact): readonly string[] {
  const { base } = context;
  const { triple } = fact;
  if (triple === null) return [];
  const notes = fact.evidence.map(({ note }) => note.en).join(" \n ");
  const ids = [triple.s, ...(triple.o.kind === "entity" ? [triple.o.id] : [])];
  const unnamed = ids.filter((id) => {
    const entity = base.entities.get(id);
    return entity === undefined || !speaksOf(base, notes, entity);
  });
  return [...unnamed, ...(literalIsNamed(subjectDates(base, fact), fact, notes) ? [] : ["its value"])];
}

const subjectDates = (base: Subject["context"]["base"], { evidence: passages }: Fact): readonly string[] =>
  passages.flatMap(({ sourceId }) => base.sources.get(sourceId)?.date ?? []);

function literalIsNamed(published: readonly string[], { triple }: Fact, notes: string): boolean {
  const object = triple?.o;
  if (object?.kind === "number") {
    const given = figuresIn(notes);
    return [object.low, object.high].some((value) => given.some((each) => isAbout(each, value, object.about)));
  }
  if (object?.kind !== "date") return true;
  const years = yearsOf(object.edtf);
  // "On 10 July" in a source of that year, or of the next, is of that year.
  return years.some(
    (year) => notes.includes(year) || published.some((date) => [0, 1].includes(yearIn(date) - Number(year))),
  );
}

const yearIn = (date: string): number => Number(/\d{4}/.exec(date)?.[0] ?? Number.NaN);

/** Years in which a date may lie. */
function yearsOf(text: string): readonly string[] {
  return [...text.matchAll(/\d{4}/g)].map(([year]) => year);
}

const WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, hectares: 0.01 };
/** Figures that are rounded in the fact may be given exactly in a note. */
const ROUNDING = 0.05;
const EXACT = 1e-4;

/** Every figure of a text, in digits or words, with "million" and the like worked in; hectares also as square kilometres. */
function figuresIn(text: string): readonly number[] {
  const digits = [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)\s*(\p{L}+)?/gu)].flatMap(([, figure = "", word = ""]) => {
    const value = Number(figure.replaceAll(",", ""));
    return [value, value * (SCALES[word] ?? 1)];
  });
  const words = normalise(text)
    .split(" ")
    .flatMap((word) => (WORDS.includes(word) ? [WORDS.indexOf(word)] : []));
  return [...digits, ...words];
}

const isAbout = (given: number, value: number, rounded: boolean): boolean =>
  Math.abs(given - value) <= (rounded ? ROUNDING : EXACT) * Math.abs(value);

/** A source cannot tell of what happened after it was published. */
function isTooEarly(date: string | null, { when }: Fact): boolean {
  if (date === null || when === null) return false;
  const happened = outerSpan(edtf(when)).from;
  return Number.isFinite(happened) && endSpan(edtf(date)).to + DAYS_PER_YEAR < happened;
}

/** Phrases in quotation marks that nobody is known to have written so. */
function looseQuotations(subject: Subject): readonly string[] {
  const { item, context } = subject;
  const { view, feedback } = item;
  const told = feedback.factIds.flatMap((id) => context.base.facts.get(id) ?? []);
  const known = normalise(
    [
      ...told.flatMap((fact) => [
        fact.text.en,
        fact.text.fr ?? "",
        fact.claim?.en ?? "",
        ...fact.evidence.map(({ note }) => note.en),
      ]),
      ...context.base.lexicon.properNames,
    ].join(" \n "),
  );
  const spoken = [allText(view), feedback.answer, feedback.because].join(" \n ");
  return [...spoken.matchAll(QUOTED)]
    .map(([, phrase = ""]) => phrase)
    .filter((phrase) => !known.includes(normalise(phrase)))
    .map((phrase) => `“${phrase}” stands in quotation marks and in no note`);
}
