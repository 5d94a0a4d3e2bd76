import { type Candidate, candidatePools } from "@/core/distractors/candidates";
import { chooseDistractors, type OptionDraw } from "@/core/distractors/choose";
import { HIDING, type Hiding } from "@/core/distractors/hiding";
import { knownApart } from "@/core/distractors/similarity";
import type { Entity, FalsityProof } from "@/core/facts/model";
import { givesAway } from "@/core/questions/clang";
import type { GenerationContext, Rejection } from "@/core/questions/contract";
import type { EntitySlot, Frame } from "@/core/questions/frame";
import { labelOf, phraseOf } from "@/core/questions/render/text";
import { sentence, type Wording } from "@/core/questions/render/wording";
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

/** Fewer wrong values than this, and there would be nothing to choose from once one of them stands in the statement. */
const FEWEST_WRONG = 2;

/** "Resolution 2085 authorised AFISMA." is no sentence to judge: two names and a verb (Q9). */
const FEWEST_WORDS = 5;

/**
 * Bamako is known better than whatever is set beside it, and the Coordination of Azawad Movements has a longer name: "true of what is
 * known best", or "of what is longest", would be right too often. So often such a statement is not made, and the figures of Q26 come
 * out at chance over the whole base.
 */
const LEFT_OUT = { known: 0.3, long: 0.38 } as const;

/** The sentence that mends a wrong one, in which a part stands beside what was said, with the places of both. */
const CONTRASTS = {
  o: { pattern: "contrast", own: "o", rival: "o2" },
  s: { pattern: "contrastInverse", own: "s", rival: "s2" },
} as const;

/** What may be in question: the part, its right value, and others that are proved wrong. */
type Question = {
  readonly slot: EntitySlot;
  readonly right: PartOption;
  readonly wrong: readonly Candidate[];
};

/**
 * A plain sentence: true, or with a value in one place that is proved wrong there. The right value does not stand in a wrong one, so
 * that whoever mends it has to know it among others that are proved wrong as well (docs/adr/0057). Where either part could be wrong,
 * the seed says which one is in question, whether the statement is true or not: a wrong sentence could mostly be mended at either end
 * ("Dakar is the capital of Algeria"), and whoever knows one way knows enough.
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
  const drawn = random();
  const stays = random();
  const found = (["o", "s"] as const).map((slot) => questionOf(context, frame, wording, slot, draw));
  const questions = found.flatMap((question) => (question.ok ? [question.value] : []));
  const question = questions.find(({ slot }) => slot === preferred) ?? questions[0];
  if (question === undefined) return found[0]?.ok === false ? found[0] : err({ code: "no-statement" });
  const { slot, right } = question;
  const tells = tellingCue(context, frame, question);
  if (tells !== null && stays < LEFT_OUT[tells])
    return err({ code: tells === "known" ? "best-known" : "longest-name" });
  const wrong = question.wrong.map(toOption);
  const shown = isTrue ? right : (wrong[Math.floor(drawn * wrong.length)] ?? right);
  const [text, ...others] = [shown, right, ...wrong].map(({ entity }) => stated(context, wording, slot, entity));
  if (text == null) return err({ code: "no-statement" });
  // Whichever value it shows: no verdict is to depend on it.
  if ([text, ...others].some((each) => each !== null && each.split(" ").length < FEWEST_WORDS)) {
    return err({ code: "short-statement" });
  }
  // As many values beside a true statement as beside a false one.
  const options = [right, ...wrong].filter((option) => option !== shown);
  const other = slot === "o" ? frame.given : frame.answer;
  return ok({
    text,
    parts: [{ slot, shown, options }],
    beside: questions.length === 2 ? other : null,
    wrong: isTrue ? null : slot,
    near: question.wrong.map(({ nearness }) => nearness),
  });
}

/** The sentence with the given value for the part in question; the date of an act is left out where it can be. */
function stated({ language }: GenerationContext, wording: Wording, slot: EntitySlot, value: Entity): string | null {
  const own = { [CONTRASTS[slot].own]: phraseOf(value, language) };
  const undated = wording.relation.aspect === "state" ? {} : { inD: null, D: null };
  return sentence(wording, "statement", { ...own, ...undated }) ?? sentence(wording, "statement", own);
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
  const wrong = wrongValues(context, asked, wording, draw);
  return wrong.length < FEWEST_WRONG ? err({ code: "few-distractors" }) : ok({ slot, right, wrong });
}

/** By what the right value stands out from all that could stand in the place: the one by which more are left out first; else null. */
function tellingCue(
  { base }: GenerationContext,
  { fact }: Frame,
  { slot, right, wrong }: Question,
): "known" | "long" | null {
  const place = { relation: fact.triple.r, slot };
  const leads = (measure: (option: PartOption | Candidate) => number): boolean =>
    wrong.every((each) => measure(each) < measure(right));
  if (leads(({ label }) => label.length)) return "long";
  return leads(({ entity }) => knownApart(base, entity, place)) ? "known" : null;
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

/** Values for the part in question that are proved wrong there: what a question that asks for it would have as wrong options. */
function wrongValues(
  context: GenerationContext,
  frame: Frame,
  wording: Wording,
  draw: OptionDraw,
): readonly Candidate[] {
  const label = labelOf(frame.answer, context.language);
  if (label === null) return [];
  const given = frame.given === null ? "" : (phraseOf(frame.given, context.language) ?? "");
  const pools = candidatePools(context, frame, wording.when, given);
  return chooseDistractors(context.base, frame, label, pools, draw, hidingOf(draw));
}

/** How much more seldom the right value is drawn as the best known or the longest than among the options of a question, and how much more often as the last. */
const STRETCHED = { first: 0.2, last: 10 } as const;

/**
 * With one value in the sentence fewer stand to choose from than in a question, so that what hides the answer there does not do here:
 * true values have more facts about them and longer names (Q26). And three are taken wherever there are three.
 */
function hidingOf({ band }: OptionDraw): Hiding {
  const { ends, strict } = HIDING[band];
  const stretched = ({ first, last }: { readonly first: number; readonly last: number }) => ({
    first: STRETCHED.first * first,
    last: STRETCHED.last * last,
  });
  return { ends: { ...ends, known: stretched(ends.known), long: stretched(ends.long) }, strict, three: true };
}

const toOption = ({ entity, label, proof }: Candidate): PartOption => ({ entity, label, proof });

/** The right value of a part. */
function optionOf(context: GenerationContext, entity: Entity): PartOption | null {
  const label = labelOf(entity, context.language);
  return label === null ? null : { entity, label, proof: null };
}
