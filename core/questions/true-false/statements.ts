import { type Candidate, candidatePools } from "@/core/distractors/candidates";
import { chooseDistractors } from "@/core/distractors/choose";
import type { Entity, FalsityProof } from "@/core/facts/model";
import { givesAway } from "@/core/questions/clang";
import type { GenerationContext, Rejection } from "@/core/questions/contract";
import { type EntitySlot, type Frame, propositionWith } from "@/core/questions/frame";
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

/** A statement with at most one wrong part; `wrong` is null for a true one. */
export type Statement = { readonly text: string; readonly parts: readonly Part[]; readonly wrong: EntitySlot | null };

/** Values offered for each part, whether the statement is true or not. */
const OPTIONS_PER_PART = 2;

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
  return ok({ text, parts: [{ slot: "o", shown: first, options }], wrong: isTrue ? null : "o" });
}

/** The plain sentence, in which the subject or the object may be wrong; only one change can make it true. */
export function plainStatement(
  context: GenerationContext,
  frame: Frame,
  wording: Wording,
  isTrue: boolean,
  random: Random,
): Result<Statement, Rejection> {
  const subjectFrame = swapped(frame);
  const rightObject = optionOf(context, frame.answer, null);
  const rightSubject = subjectFrame === null ? null : optionOf(context, subjectFrame.answer, null);
  if (subjectFrame === null || rightObject === null || rightSubject === null) return err({ code: "no-wording" });
  if (tellsItself(context, frame, rightObject.label)) return err({ code: "answer-in-stem" });
  if (bothBearYears(rightSubject.label, rightObject.label)) return err({ code: "years-tell" });
  const objects = wrongOptions(context, frame, wording, random);
  const subjects = wrongOptions(context, subjectFrame, wording, random);
  const wrong = isTrue ? null : random() < 0.5 ? "o" : "s";
  const shownObject = wrong === "o" ? objects[0] : rightObject;
  const shownSubject = wrong === "s" ? subjects[0] : rightSubject;
  if (shownObject === undefined || shownSubject === undefined) return err({ code: "few-distractors" });
  const objectOptions = optionsBeside(context, frame, wording, shownObject, rightObject, objects, shownSubject);
  const subjectOptions = optionsBeside(
    context,
    subjectFrame,
    wording,
    shownSubject,
    rightSubject,
    subjects,
    shownObject,
  );
  if (objectOptions.length < OPTIONS_PER_PART || subjectOptions.length < OPTIONS_PER_PART) {
    return err({ code: "few-distractors" });
  }
  const text = sentence(wording, "statement", {
    s: phraseOf(shownSubject.entity, context.language),
    o: phraseOf(shownObject.entity, context.language),
  });
  if (text === null) return err({ code: "no-statement" });
  const parts: readonly Part[] = [
    { slot: "s", shown: shownSubject, options: subjectOptions },
    { slot: "o", shown: shownObject, options: objectOptions },
  ];
  return ok({ text, parts, wrong });
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
  const candidates = candidatePools(context, frame, wording.when, given);
  return chooseDistractors(context.base, frame.answer, label, candidates, random).map(toOption);
}

const toOption = ({ entity, label, proof }: Candidate): PartOption => ({ entity, label, proof });

function optionOf(context: GenerationContext, entity: Entity, proof: FalsityProof | null): PartOption | null {
  const label = labelOf(entity, context.language);
  return label === null ? null : { entity, label, proof };
}

/**
 * What a part may be changed to, next to the other part as shown: the right value where this part is the wrong one,
 * and values proved false beside it.
 */
function optionsBeside(
  context: GenerationContext,
  frame: Frame,
  wording: Wording,
  shown: PartOption,
  right: PartOption,
  wrong: readonly PartOption[],
  other: PartOption,
): readonly PartOption[] {
  const isWrongPart = shown !== right;
  const beside: Frame = withOther(frame, other.entity);
  const proved = wrong.flatMap((option): readonly PartOption[] => {
    if (option === shown) return [];
    const proof = context.oracle.proveFalse(propositionWith(beside, option.entity, wording.when));
    return proof === null ? [] : [{ ...option, proof }];
  });
  return (isWrongPart ? [right, ...proved] : proved).slice(0, OPTIONS_PER_PART);
}

function withOther(frame: Frame, other: Entity): Frame {
  const { triple } = frame.fact;
  const changed =
    frame.slot === "o" ? { ...triple, s: other.id } : { ...triple, o: { kind: "entity", id: other.id } as const };
  return { ...frame, given: other, fact: { ...frame.fact, triple: changed } };
}
