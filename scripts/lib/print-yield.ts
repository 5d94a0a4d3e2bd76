import { tally } from "@/core/facts/content-summary";
import type { Fact } from "@/core/facts/model";
import { whyNotAsked, yieldOf } from "@/core/quality/fact-yield";
import type { GenerationContext } from "@/core/questions/contract";

/** Why an item is not made, for whoever writes facts. A code without words is printed as it is. */
const REASONS: Readonly<Record<string, string>> = {
  descriptive: "it has no subject, relation and object: what it says is asked on its card only",
  harm: "it tells of violence: only who says so, how sure it is, and cards",
  "not-established": "it is not established: what is not sure is asked with who says so, and on cards",
  denial: "it denies something: it proves options wrong and is asked on its card",
  "not-unique": "several answers may be right, and no complete list in lists.yaml says which",
  "not-unique-then": "at the day that the question would name, another answer may be right",
  "literal-answer": "the object is a date, a number or a text, not an entity",
  "no-stem": "the relation has no pattern for such a question (relations.yaml)",
  "no-wording": "the relation has no pattern for it, or a date or word is missing that the pattern needs",
  "no-statement": "the relation's sentence needs a date or word that is missing",
  "answer-in-stem": "a word of the answer stands in the question; a name or `text` of the entity could avoid it",
  "few-distractors": "too few wrong answers of the same leaf can be proved wrong",
  "few-events": "too few dated events lie around it that can be told apart",
  "few-speakers": "too few others of its kind could have said so",
  "gap-first": "the gap would stand at the beginning of the sentence",
  "no-date": "it has no date",
  "open-date": "its date is open",
  "imprecise-date": "its date is not precise enough to be asked",
  "year-in-stem": "the question would tell the year: give the entity an `undated` phrase",
  "years-tell": "the names of the events tell their years: give them an `undated` phrase",
  "no-dated-event": "it is no event with a date that may be asked",
  "not-once": "it may have happened more than once: see `once` of its relation",
  lowered: "its status was lowered by an editor, not by the rule that the question is about",
  "evidence-not-enough": "the sources shown would not tell its status",
  "cards-tell-no-date": "not two origins among the sources shown tell the day that its sentence names",
  "no-source": "no source can be shown for it",
  "no-proposition": "it has no `claim`, the bare sentence",
  "note-names-no-speaker": "the note on the source does not name who says so",
  "no-single-speaker": "not exactly one speaker stands in `by`",
};

/** Prints each item and card that a fact yields, and in words why it yields no more; nothing for an unknown fact. */
export function printYield(context: GenerationContext, factId: string): void {
  const fact: Fact | undefined = context.base.facts.get(factId);
  if (fact === undefined) return;
  const { made, refused, cards } = yieldOf(context, fact);
  console.log(`${factId} (${fact.status}): ${count(made.length, "item")}, ${count(cards, "card")}`);
  for (const { type, slot } of made) console.log(`  ${type} ${slot}`);
  for (const { type, slot, code } of refused) console.log(`  no ${type} ${slot}: ${inWords(code)}`);
  for (const reason of whyNotAsked(context, fact)) {
    const [, slot = null, code = reason] = /^([os]): (.+)$/.exec(reason) ?? [];
    const what = slot === null ? "no more" : `no question for its ${slot === "o" ? "object" : "subject"}`;
    console.log(`  ${what}: ${inWords(code)}`);
  }
}

/** What the facts yield that there are of a relation (null: the descriptive ones): the best guess for a new one. */
export function printYieldOfRelation(context: GenerationContext, relation: string | null): void {
  const { base } = context;
  const such =
    relation === null
      ? [...base.facts.values()].filter(({ triple }) => triple === null)
      : (base.index.factsByRelation.get(relation) ?? []);
  if (such.length === 0) return;
  const types = such.flatMap((fact) => [...new Set(yieldOf(context, fact).made.map(({ type }) => type))]);
  const share = Object.entries(tally(types, (type) => type)).map(([type, facts]) => `${type} ${facts}`);
  const kind = relation === null ? "without a relation" : `with ${relation}`;
  console.log(`Of ${count(such.length, "fact")} ${kind}, so many yield: card ${such.length}, ${share.join(", ")}.`);
}

function inWords(code: string): string {
  return REASONS[code] ?? code;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
