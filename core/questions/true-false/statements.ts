import { type Candidate, candidatePools } from "@/core/distractors/candidates";
import { chooseDistractors } from "@/core/distractors/choose";
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
};

/**
 * How often a plain statement has its subject in question. Of two facts in three the object alone can be proved wrong: with
 * one half the subject would be wrong in a quarter of the false statements that have two parts, with this it is in half of them (Q26).
 */
const SUBJECT_SHARE = 0.72;
/** Values offered for each part, whether the statement is true or not. */
const OPTIONS_PER_PART = 2;
/** A statement of fewer words is no stem (items.md, Q9). */
const FEWEST_WORDS = 5;

/**
 * "X, not Y": the competing clause makes even a true statement a choice (items.md §3.1). A false one has the two
 * exchanged, so that the truth stands in it and only the order is wrong.
 */
export function contrastStatement(
  context: GenerationContext,
  frame: Frame,
  wording: Wording,
  isTrue: boolean,
  random: Random,
): Result<Statement, Rejection> {
  const right = optionOf(context, frame.answer, null);
  const wrong = wrongOptions(context, frame, wording, random);
  const [rival] = wrong;
  if (right === null || rival === undefined || wrong.length < OPTIONS_PER_PART) return err({ code: "few-distractors" });
  if (tellsItself(context, frame, right.label)) return err({ code: "answer-in-stem" });
  const [first, second] = isTrue ? [right, rival] : [rival, right];
  const text = sentence(wording, "contrast", {
    o: phraseOf(first.entity, context.language),
    o2: phraseOf(second.entity, context.language),
  });
  if (text === null) return err({ code: "no-statement" });
  const options = [right, ...wrong].filter((option) => option !== first).slice(0, OPTIONS_PER_PART);
  return ok({ text, parts: [{ slot: "o", shown: first, options }], beside: null, wrong: isTrue ? null : "o" });
}

/**
 * The plain sentence, in which either the subject or the object is in question. The seed says which, whether it is true or not: a wrong
 * sentence could mostly be mended at either end ("The capital of Algeria is Dakar"), and whoever knows one way knows enough.
 */
export function plainStatement(
  context: GenerationContext,
  frame: Frame,
  wording: Wording,
  isTrue: boolean,
  random: Random,
): Result<Statement, Rejection> {
  const subjectFrame = swapped(frame);
  const slot = random() < SUBJECT_SHARE ? "s" : "o";
  const asked = slot === "o" ? frame : subjectFrame;
  if (asked === null || subjectFrame === null) return err({ code: "no-wording" });
  const right = optionOf(context, asked.answer, null);
  const beside = optionOf(context, slot === "o" ? subjectFrame.answer : frame.answer, null);
  if (right === null || beside === null) return err({ code: "no-wording" });
  if (tellsItself(context, frame, (slot === "o" ? right : beside).label)) return err({ code: "answer-in-stem" });
  if (bothBearYears(right.label, beside.label)) return err({ code: "years-tell" });
  const wrong = wrongOptions(context, asked, wording, random);
  const [rival] = wrong;
  if (rival === undefined || wrong.length < OPTIONS_PER_PART) return err({ code: "few-distractors" });
  const shown = isTrue ? right : rival;
  const text = sentence(wording, "statement", { [slot]: phraseOf(shown.entity, context.language) });
  if (text === null || text.split(" ").length < FEWEST_WORDS) return err({ code: "no-statement" });
  const options = [right, ...wrong].filter((option) => option !== shown).slice(0, OPTIONS_PER_PART);
  return ok({ text, parts: [{ slot, shown, options }], beside: beside.entity, wrong: isTrue ? null : slot });
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
  random: Random,
): readonly PartOption[] {
  const label = labelOf(frame.answer, context.language);
  if (label === null) return [];
  const given = frame.given === null ? "" : (phraseOf(frame.given, context.language) ?? "");
  const pools = candidatePools(context, frame, wording.when, given);
  // A village for a capital would be no question; who is right more often matters among several options, not between two.
  const candidates = pools.first.length < OPTIONS_PER_PART ? pools : { ...pools, reserve: [] };
  return chooseDistractors(context.base, frame.answer, label, candidates, random).map(toOption);
}

const toOption = ({ entity, label, proof }: Candidate): PartOption => ({ entity, label, proof });

function optionOf(context: GenerationContext, entity: Entity, proof: FalsityProof | null): PartOption | null {
  const label = labelOf(entity, context.language);
  return label === null ? null : { entity, label, proof };
}
