import { byBand } from "@/core/distractors/band";
import { mayStandBeside } from "@/core/distractors/beside-harm";
import { leafPool } from "@/core/distractors/candidates";
import type { OptionDraw } from "@/core/distractors/choose";
import { existedAt } from "@/core/distractors/existence";
import { clearlyDifferent, containsWords, lengthRatio, sameForm } from "@/core/distractors/form";
import { hasRole } from "@/core/distractors/roles";
import { degreeOf, similarity } from "@/core/distractors/similarity";
import { leastSimilarity, nearnessAmong } from "@/core/distractors/standing";
import { activeNear } from "@/core/distractors/timely";
import { overlap } from "@/core/facts/about/overlap";
import type { Entity, Fact, FactBase, FalsityProof, Language } from "@/core/facts/model";
import { contentWords, givesAway } from "@/core/questions/clang";
import type { GenerationContext, Rejection, TargetId } from "@/core/questions/contract";
import { type Frame, frameOf, isUniqueAt, propositionWith } from "@/core/questions/frame";
import { labelOf, nounOf } from "@/core/questions/render/text";
import { isStructured, sentence, wordingOf } from "@/core/questions/render/wording";
import { boundedPart } from "@/core/shared/bounded-part";
import { seededRandom, shuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

/** A sentence with a gap, its one right answer, and the proofs that every other option is wrong in it. */
export type Premise = {
  readonly frame: Frame;
  readonly fact: Frame["fact"];
  readonly targetId: TargetId;
  readonly answer: Entity;
  readonly label: string;
  /** With the gap. */
  readonly text: string;
  /** With the answer. */
  readonly statement: string;
  readonly when: string | null;
  /** By entity. */
  readonly proofs: ReadonlyMap<string, FalsityProof>;
};

export type MatchSet = {
  readonly prompt: string;
  readonly relationId: string;
  /** The asked fact's first. */
  readonly premises: readonly Premise[];
  readonly options: readonly { readonly entity: Entity; readonly label: string }[];
  /** How near the other options come to the asked answer, of all that could have stood there: their mean, in [0, 1]. */
  readonly near: number;
};

const MOST_PREMISES = 5;
const FEWEST_PREMISES = 4;
/** So many options more than premises, so that the last pair does not follow from the others. */
const LEFT_OVER = 2;
/** Of the longest label to the shortest (items.md, §3.2); answers that differ more leave it as it is. */
const LONGEST_RATIO = 1.5;

/** How the gap of a premise is written. */
export const GAP = "______";

export const PROMPT: Readonly<Record<Language, string>> = {
  en: "Which {noun} completes each sentence?",
  fr: "Quel mot ({noun}) complète chaque phrase ?",
};

/** The id under which a pair's proof and reason stand. */
export const pairId = (premiseId: string, optionId: string): string => `${premiseId} ${optionId}`;

type Option = { readonly entity: Entity; readonly label: string };
type Draft = Omit<Premise, "proofs">;

/**
 * Sentences of one relation, each with one answer of one leaf, in which no other answer and no extra option can be
 * right: each cross-pair has its proof, at the time that the sentence states.
 */
export function matchSet(context: GenerationContext, frame: Frame, draw: OptionDraw): Result<MatchSet, Rejection> {
  const first = draftOfFact(context, frame.fact);
  if (first === null) return err({ code: "no-sentence" });
  const noun = nounOf(context.base, frame.answer.type, context.language);
  if (noun === null) return err({ code: "no-noun" });
  const siblings = siblingsOf(context, frame);
  const chosen = [first];
  for (const other of ofBand(siblings, ({ answer }) => similarity(context.base, first.answer, answer), draw)) {
    if (chosen.length === MOST_PREMISES) break;
    if (givesAway(other.text, other.label, [first.label, other.label])) continue;
    if (chosen.every((premise) => exclude(context, premise, other))) chosen.push(other);
  }
  if (chosen.length < FEWEST_PREMISES) return err({ code: "few-premises" });
  for (let count = chosen.length; count >= FEWEST_PREMISES; count--) {
    const drafts = chosen.slice(0, count);
    const pool = extraPool(context, drafts);
    const extras = extrasFrom(context, drafts, pool, draw).slice(0, LEFT_OVER);
    if (extras.length < LEFT_OVER) continue;
    const options = [...drafts.map(({ answer, label }) => ({ entity: answer, label })), ...extras];
    const premises = drafts.map((draft) => ({ ...draft, proofs: proofsFor(context, draft, options) }));
    if (premises.some(({ proofs }) => proofs.size !== options.length - 1)) continue;
    const labels = options.map(({ label }) => label);
    if (premises.some(({ text, label }) => givesAway(text, label, labels))) return err({ code: "answer-in-stem" });
    return ok({
      prompt: PROMPT[context.language].replace("{noun}", noun),
      relationId: frame.fact.triple.r,
      premises,
      options,
      near: meanNearness(context.base, first.answer, options, [...siblings.map(optionOf), ...pool]),
    });
  }
  return err({ code: "few-options" });
}

/** What a fact can stand for in a question follows from the base and the language alone, so it is worked out once. */
const draftTables = new WeakMap<FactBase, Map<string, Draft | null>>();

/** The premise that a fact makes; null when it has no single answer or cannot be said. */
function draftOfFact(context: GenerationContext, fact: Fact): Draft | null {
  const table = draftTables.get(context.base) ?? new Map<string, Draft | null>();
  draftTables.set(context.base, table);
  const key = `${context.language} ${fact.id}`;
  const known = table.get(key);
  if (known !== undefined) return known;
  const frame = isStructured(fact) ? frameOf(context, fact, "o") : null;
  const made = frame?.ok && frame.value.list === null ? draftOf(context, frame.value) : null;
  table.set(key, made);
  return made;
}

/** The sentence of one fact with its gap; null where it cannot be said, or names its answer otherwise. */
function draftOf(context: GenerationContext, frame: Frame): Draft | null {
  const { fact, answer, targetId } = frame;
  // The date is fixed by the fact, so that whether two premises stand beside each other does not depend on the seed.
  const wording = wordingOf(context, fact, seededRandom(fact.id));
  const label = labelOf(answer, context.language);
  if (wording === null || label === null || !isUniqueAt(context, frame, wording.when)) return null;
  const text = sentence(wording, "statement", { o: GAP });
  const statement = sentence(wording, "statement");
  if (text === null || statement === null || text.split(GAP).length !== 2 || containsWords(text, label)) return null;
  return { frame, fact, targetId, answer, label, text, statement, when: wording.when };
}

/** Enough to find four others that fit together, however large the relation is. */
const MOST_SIBLINGS = 9;

/** Other facts of the relation and topic whose answer is of the same leaf and form. */
function siblingsOf(context: GenerationContext, { fact, answer }: Frame): readonly Draft[] {
  const label = labelOf(answer, context.language) ?? "";
  const alike = factsAlike(context.base).get(`${fact.triple.r} ${fact.topic}`) ?? [];
  return [...boundedPart(alike, MOST_SIBLINGS + 1, fact.id)].flatMap((other): readonly Draft[] => {
    // Beside others' answers its own would be seen at once, where an editor has named what could be taken for it.
    if (other.id === fact.id || other.options !== null) return [];
    const draft = draftOfFact(context, other);
    return draft !== null && draft.answer.type === answer.type && sameForm(label, draft.label) ? [draft] : [];
  });
}

const alikeTables = new WeakMap<FactBase, ReadonlyMap<string, readonly Fact[]>>();

/** Facts by relation and topic. */
function factsAlike(base: FactBase): ReadonlyMap<string, readonly Fact[]> {
  const known = alikeTables.get(base);
  if (known !== undefined) return known;
  const table = new Map<string, Fact[]>();
  for (const fact of base.facts.values()) {
    const key = `${fact.triple?.r} ${fact.topic}`;
    const own = table.get(key);
    if (own === undefined) table.set(key, [fact]);
    else own.push(fact);
  }
  alikeTables.set(base, table);
  return table;
}

const pairTables = new WeakMap<FactBase, Map<string, boolean>>();

/** Whether two premises may stand together follows from the base as well: a premise says the same whatever the seed. */
function exclude(context: GenerationContext, left: Draft, right: Draft): boolean {
  const table = pairTables.get(context.base) ?? new Map<string, boolean>();
  pairTables.set(context.base, table);
  const key = `${context.language} ${left.fact.id} ${right.fact.id}`;
  const known = table.get(key) ?? standApart(context, left, right);
  table.set(key, known);
  return known;
}

/** Other subjects, answers that cannot be taken for each other, each false in the other. */
function standApart(context: GenerationContext, left: Draft, right: Draft): boolean {
  if (left.fact.triple.s === right.fact.triple.s && left.when === right.when) return false;
  if (left.text === right.text || !apart(optionOf(left), optionOf(right))) return false;
  return mayBeOffered(context, left, optionOf(right)) && mayBeOffered(context, right, optionOf(left));
}

const optionOf = ({ answer, label }: Draft): Option => ({ entity: answer, label });

function apart(left: Option, right: Option): boolean {
  if (left.entity.id === right.entity.id) return false;
  if (overlap(left.entity, right.entity)) return false;
  return clearlyDifferent(left.label, right.label);
}

/** Whether an option may stand in a premise as a wrong one: plausible at its time, proved false, and no harm to anybody. */
function mayBeOffered(context: GenerationContext, premise: Draft, { entity, label }: Option): boolean {
  const { base } = context;
  if (containsWords(premise.text, label) || entity.id === premise.fact.triple.s) return false;
  if (!existedAt(base, entity, premise.when) || !activeNear(base, entity, premise.when)) return false;
  if (!mayStandBeside(base, entity, premise.frame.given, premise.when, premise.fact.triple.r)) return false;
  return context.oracle.proveFalse(propositionWith(premise.frame, entity, premise.when)) !== null;
}

function proofsFor(
  context: GenerationContext,
  premise: Draft,
  options: readonly Option[],
): ReadonlyMap<string, FalsityProof> {
  return new Map(
    options.flatMap(({ entity }) => {
      if (entity.id === premise.answer.id) return [];
      const proof = context.oracle.proveFalse(propositionWith(premise.frame, entity, premise.when));
      return proof === null ? [] : [[entity.id, proof] as const];
    }),
  );
}

/** The first so many of what is read no further. */
function firstOf<T>(values: Iterable<T>, most: number): readonly T[] {
  const first: T[] = [];
  for (const value of values) if (first.push(value) === most) break;
  return first;
}

/**
 * Options that complete no sentence, in seeded order: of the answers' leaf and form, answers to such a sentence elsewhere
 * where there are any, and first those that are as like the answers as the band asks for.
 */
function extrasFrom(
  { base }: GenerationContext,
  drafts: readonly Draft[],
  pool: readonly Option[],
  draw: OptionDraw,
): readonly Option[] {
  const near = ({ entity }: Option) => drafts.reduce((sum, { answer }) => sum + similarity(base, answer, entity), 0);
  const chosen: Option[] = [];
  for (const option of ofBand(pool, near, draw)) {
    if (chosen.every((other) => apart(other, option))) chosen.push(option);
  }
  return chosen;
}

/** What may stand there beside the answers and completes no sentence. */
function extraPool(context: GenerationContext, drafts: readonly Draft[]): readonly Option[] {
  const { base, language } = context;
  const [first] = drafts;
  if (first === undefined) return [];
  const labels = drafts.map(({ label }) => label);
  const fitting = firstOf(leafPool(base, first.frame), MOST_EXTRAS).flatMap((entity): readonly Option[] => {
    const label = labelOf(entity, language);
    if (label === null || degreeOf(base, entity) === 0 || !sameForm(first.label, label)) return [];
    if (lengthRatio([...labels, label]) > Math.max(LONGEST_RATIO, lengthRatio(labels))) return [];
    const option = { entity, label };
    const isNear = ({ answer }: Draft) => similarity(base, answer, entity) >= leastSimilarity(base, answer);
    if (!drafts.some(isNear)) return [];
    if (drafts.some((draft) => !apart(optionOf(draft), option) || !mayBeOffered(context, draft, option))) return [];
    return sharesWord(drafts, label) ? [] : [option];
  });
  const peers = fitting.filter(({ entity }) => hasRole(base, entity, first.frame));
  return peers.length >= LEFT_OVER ? peers : fitting;
}

/** How near the options of a match come to the asked answer, itself left out, beside all that may have stood there. */
function meanNearness(base: FactBase, asked: Entity, options: readonly Option[], all: readonly Option[]): number {
  const others = (of: readonly Option[]) =>
    [...new Set(of.map(({ entity }) => entity))]
      .filter((entity) => entity !== asked)
      .map((entity) => similarity(base, asked, entity));
  const [shown, possible] = [others(options), others(all)];
  return shown.reduce((sum, own) => sum + nearnessAmong(possible, own), 0) / shown.length;
}

/** At least so many may be drawn first. */
const SMALLEST_BAND = 3;
/** Enough to choose two or three options from, however large the leaf is. */
const MOST_EXTRAS = 12;

/**
 * In seeded order: first the half that is as like as the band asks for, then the rest, for where the first do not fit
 * together.
 */
function ofBand<T extends { readonly label: string }>(
  values: readonly T[],
  near: (value: T) => number,
  { random, band }: OptionDraw,
): readonly T[] {
  const sorted = values
    .map((value) => ({ value, near: near(value) }))
    .sort((a, b) => b.near - a.near || (a.value.label < b.value.label ? -1 : 1))
    .map(({ value }) => value);
  const wanted = byBand(sorted, band);
  const half = Math.max(Math.ceil(wanted.length / 2), SMALLEST_BAND);
  return [...shuffled(wanted.slice(0, half), random), ...wanted.slice(half)];
}

/** A word that an extra option shares with one sentence alone would draw it there. */
function sharesWord(drafts: readonly Draft[], label: string): boolean {
  const words = contentWords(label);
  const told = drafts.map(({ text }) => new Set(contentWords(text)));
  return words.some((word) => told.some((each) => each.has(word)) && !told.every((each) => each.has(word)));
}
