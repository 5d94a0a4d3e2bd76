import { type Candidate, candidatePools } from "@/core/distractors/candidates";
import { chooseDistractors, type OptionDraw } from "@/core/distractors/choose";
import { knownApart } from "@/core/distractors/similarity";
import type { Entity, FalsityProof } from "@/core/facts/model";
import { givesAway } from "@/core/questions/clang";
import type { GenerationContext, Rejection } from "@/core/questions/contract";
import type { EntitySlot, Frame } from "@/core/questions/frame";
import { labelOf, phraseOf } from "@/core/questions/render/text";
import { sentence, type Wording } from "@/core/questions/render/wording";
import type { Random } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

/** A value that a part of the statement can be changed to. */
export type PartOption = {
  readonly entity: Entity;
  readonly label: string;
  /** Null for the value that makes the sentence true. */
  readonly proof: FalsityProof | null;
};

export type Part = {
  readonly slot: EntitySlot;
  /** The value that the statement shows. */
  readonly shown: PartOption;
  readonly options: readonly PartOption[];
};

/** A statement with the part of it that is in question, wrong or not; `wrong` is null for a true one. */
export type Statement = {
  readonly text: string;
  readonly parts: readonly [Part];
  /** What stands in the other place; null where the statement can be wrong in one place only. */
  readonly beside: Entity | null;
  readonly wrong: EntitySlot | null;
  /** How near each wrong value comes to the right one, in [0, 1]. */
  readonly near: readonly number[];
};

/** Values offered for each part, whether the statement is true or not. */
const OPTIONS_PER_PART = 2;

/** The sentence in which a part stands beside its competitor, with the places of both. */
const CONTRASTS = {
  o: { pattern: "contrast", own: "o", rival: "o2" },
  s: { pattern: "contrastInverse", own: "s", rival: "s2" },
} as const;

/** What may be in question: the part, its right value, and two others that are proved wrong. */
type Question = {
  readonly slot: EntitySlot;
  readonly right: PartOption;
  readonly wrong: readonly [PartOption, PartOption];
  readonly near: readonly number[];
};

/**
 * "X, not Y": the competing clause makes even a true statement a choice, and a false one has the two exchanged, so that the
 * truth stands in it and only the order is wrong (items.md §3.1). Where either part could be wrong, the seed says which one
 * is in question, whether the statement is true or not: a wrong sentence could mostly be mended at either end ("Dakar, not
 * Algiers, is the capital of Algeria"), and whoever knows one way knows enough.
 */
export function statementOf(
  context: GenerationContext,
  frame: Frame,
  wording: Wording,
  draw: OptionDraw,
): Result<Statement, Rejection> {
  const { random } = draw;
  // Decided first: no verdict is to depend on what can be made.
  const isTrue = random() < 0.5;
  const preferred = random() < 0.5 ? "s" : "o";
  const found = (["o", "s"] as const).map((slot) => questionOf(context, frame, wording, slot, draw));
  const questions = found.flatMap((question) => (question.ok ? [question.value] : []));
  const question = questions.find(({ slot }) => slot === preferred) ?? questions[0];
  if (question === undefined) return found[0]?.ok === false ? found[0] : err({ code: "no-statement" });
  const { slot, right, wrong } = question;
  const [first, second] = isTrue ? [right, wrong[0]] : [wrong[0], right];
  const text = contrasted(context, wording, slot, first.entity, second.entity, sentence);
  if (text === null) return err({ code: "no-statement" });
  const options = [right, ...wrong].filter((option) => option !== first).slice(0, OPTIONS_PER_PART);
  const other = slot === "o" ? frame.given : frame.answer;
  return ok({
    text,
    parts: [{ slot, shown: first, options }],
    beside: questions.length === 2 ? other : null,
    wrong: isTrue ? null : slot,
    near: question.near,
  });
}

/** "X, not Y" with the given values for the part in question; null where the relation has no such sentence. */
export function contrasted(
  { language }: GenerationContext,
  wording: Wording,
  slot: EntitySlot,
  first: Entity,
  second: Entity,
  write: typeof sentence,
): string | null {
  const { pattern, own, rival } = CONTRASTS[slot];
  return write(wording, pattern, { [own]: phraseOf(first, language), [rival]: phraseOf(second, language) });
}

function questionOf(
  context: GenerationContext,
  frame: Frame,
  wording: Wording,
  slot: EntitySlot,
  draw: OptionDraw,
): Result<Question, Rejection> {
  const asked = slot === "o" ? frame : swapped(frame);
  if (asked === null || wording.patterns[CONTRASTS[slot].pattern] === null) return err({ code: "no-statement" });
  const right = optionOf(context, asked.answer);
  if (right === null) return err({ code: "no-wording" });
  const answer = labelOf(frame.answer, context.language);
  if (answer === null || tellsItself(context, frame, answer)) return err({ code: "answer-in-stem" });
  if (asked.given !== null && bothBearYears(right.label, labelOf(asked.given, context.language) ?? "")) {
    return err({ code: "years-tell" });
  }
  const [first, second] = wrongOptions(context, asked, wording, draw);
  if (first === undefined || second === undefined) return err({ code: "few-distractors" });
  const near = [first.nearness, second.nearness];
  return ok({ slot, right, wrong: [toOption(first), toOption(second)], near });
}

/** "The battle of Tinzaouaten took place in Tinzaouaten": nobody need know that to judge it. */
function tellsItself({ language }: GenerationContext, { given }: Frame, answer: string): boolean {
  const phrase = given === null ? null : phraseOf(given, language);
  return phrase !== null && givesAway(phrase, answer, []);
}

/** Labels with years on both sides ("Attack on Diabaly (2008)", "Rising of 2007–2009") are matched without knowledge. */
function bothBearYears(left: string, right: string): boolean {
  return /\d{4}/.test(left) && /\d{4}/.test(right);
}

/** The same fact with the other side asked; no claim to uniqueness, every value is proved on its own. */
function swapped(frame: Frame): Frame | null {
  return frame.given === null
    ? null
    : { ...frame, slot: frame.slot === "o" ? "s" : "o", answer: frame.given, given: frame.answer };
}

function wrongOptions(
  context: GenerationContext,
  frame: Frame,
  wording: Wording,
  draw: OptionDraw,
): readonly Candidate[] {
  const label = labelOf(frame.answer, context.language);
  if (label === null) return [];
  const given = frame.given === null ? "" : (phraseOf(frame.given, context.language) ?? "");
  const pools = candidatePools(context, frame, wording.when, given);
  // A village for a capital would be no question; who is right more often matters among several options, not between two.
  const candidates = pools.first.length < OPTIONS_PER_PART ? pools : { ...pools, reserve: [] };
  const chosen = chooseDistractors(context.base, frame, label, candidates, draw);
  return rivalFirst(context, frame, chosen, label, draw.random);
}

/**
 * How often the right value is to be better known than the one it is set against, and its name longer. True values have more facts
 * about them and longer names, and not always is there one to set against them that has more: what is drawn makes up for
 * that, so that "the better known of the two" and "the longer" are right in half of all statements (Q26).
 */
const ODDS = { known: 0.35, long: 0.2 } as const;

/** The value that the right one is set against comes first: the one of the chosen that fits best how the two are to compare. */
function rivalFirst(
  { base }: GenerationContext,
  { fact, slot, answer }: Frame,
  chosen: readonly Candidate[],
  label: string,
  random: Random,
): readonly Candidate[] {
  const place = { relation: fact.triple.r, slot };
  const known = knownApart(base, answer, place);
  const wants = { known: random() < ODDS.known, long: random() < ODDS.long };
  const misses = ({ entity, label: own }: Candidate): number => {
    const rival = knownApart(base, entity, place);
    const knownFits = wants.known ? rival < known : rival > known;
    const longFits = wants.long ? own.length < label.length : own.length > label.length;
    return (knownFits ? 0 : 2) + (longFits ? 0 : 1);
  };
  return [...chosen].sort((one, other) => misses(one) - misses(other));
}

const toOption = ({ entity, label, proof }: Candidate): PartOption => ({ entity, label, proof });

/** The right value of a part. */
function optionOf(context: GenerationContext, entity: Entity): PartOption | null {
  const label = labelOf(entity, context.language);
  return label === null ? null : { entity, label, proof: null };
}
