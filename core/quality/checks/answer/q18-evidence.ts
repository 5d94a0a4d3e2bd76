import type { Evidence, Fact } from "@/core/facts/model";
import { isCarried, lackingIn } from "@/core/quality/carried";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { allText } from "@/core/quality/item-parts";
import { speaksOf } from "@/core/quality/naming";
import { edtf, endSpan, outerSpan } from "@/core/shared/edtf";
import { normalise } from "@/core/shared/normalise";

const QUOTED = /[“«]([^”»]*)[”»]/g;
const DAYS_PER_YEAR = 365.25;

/**
 * Each source of every fact that the item rests on is there, stands, and says where; its note names something that the
 * fact is about. The notes carry the statement: subject, relation and value stand in them (an entity by one of its names or a word
 * of it, a relation by one of its words, a figure by its digits, a date by its year, unless the source is of that year or the
 * next), and an established fact is established by those notes alone that carry all three. Words in quotation marks stand
 * in them in a note, in a source's title or in the published sentence.
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
    ...uncarried(subject, fact),
    ...fact.evidence
      .filter(({ sourceId }) => isTooEarly(base.sources.get(sourceId)?.date ?? null, fact))
      .map(({ sourceId }) => `${sourceId} is older than what it is to show of ${fact.id}`),
  ];
}

function passageFaults({ context }: Subject, fact: Fact, { sourceId, at, note }: Evidence): readonly string[] {
  const { base } = context;
  const about = [...fact.about, ...fact.by].flatMap((id) => base.entities.get(id) ?? []);
  const named = about.length === 0 || about.some((entity) => speaksOf(note.en, entity));
  return [
    ...(base.sources.has(sourceId) ? [] : [`${sourceId} is not in the base`]),
    ...((base.sources.get(sourceId)?.retracted ?? null) === null ? [] : [`${sourceId} was withdrawn by its publisher`]),
    ...(at.trim() === "" ? [`${sourceId} has no locator`] : []),
    ...(named ? [] : [`the note of ${sourceId} on ${fact.id} names nothing that the fact is about`]),
  ];
}

/** What no note on a fact carries; of an established one, what too few of them carry. */
function uncarried({ context: { base } }: Subject, fact: Fact): readonly string[] {
  const lacking = fact.evidence.map((each) => lackingIn(base, fact, each));
  const nowhere = (["subject", "relation", "value"] as const).filter((part) =>
    lacking.every((in_) => in_.includes(part)),
  );
  const isShort = fact.status === "established" && fact.triple !== null && !isCarried(base, fact);
  return [
    ...nowhere.map((part) => `no note on ${fact.id} names its ${part}`),
    ...(isShort ? [`too few notes carry what ${fact.id} says for it to be established`] : []),
  ];
}

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
