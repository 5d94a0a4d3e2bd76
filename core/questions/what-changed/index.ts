import { z } from "zod";
import { bandOf } from "@/core/distractors/band";
import { type Candidate, candidatePools } from "@/core/distractors/candidates";
import { chooseDistractors, type OptionDraw } from "@/core/distractors/choose";
import { existedAt } from "@/core/distractors/existence";
import type { Hiding } from "@/core/distractors/hiding";
import type { Fact, FalsityProof, Language } from "@/core/facts/model";
import { type ChoiceSet, choiceSet } from "@/core/questions/choice-set";
import { givesAway } from "@/core/questions/clang";
import { defineQuestionType, type GenerationContext, type Rejection } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { type Frame, frameOf, hasStem, isUniqueAt, propositionWith } from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { datedPhrase, statedPeriod } from "@/core/questions/render/dates";
import { type Change, wrongChange } from "@/core/questions/render/reasons";
import { labelOf } from "@/core/questions/render/text";
import { relationOf, sentence, type Wording, wordingOf } from "@/core/questions/render/wording";
import { edtf, outerSpan } from "@/core/shared/edtf";
import type { Random } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

const keySchema = z.strictObject({
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
  slot: z.literal("o"),
  /** The stated date at which the answer held, and the later one at which it did so no longer. */
  when: z.string(),
  until: z.string(),
  /** What held at the later date. */
  successor: z.string(),
});
const answerSchema = z.strictObject({ choiceId: z.string().max(8).nullable() });

const FEWEST_DISTRACTORS = 2;
/**
 * Whoever was succeeded long ago is nearly always the least known of those who may stand there: the least known place is
 * seldom drawn, and no question is asked in which the drawn place by fame cannot be had (docs/adr/0013).
 */
const HIDING: Hiding = {
  ends: {
    central: { first: 1, last: 1 },
    known: { first: 1, last: 0.2 },
    long: { first: 1, last: 1 },
    early: { first: 1, last: 1 },
  },
  strict: ["known"],
};
/** Proofs by the one value that held: the option was false at both dates because something else is known to be true. */
const BY_VALUE: readonly FalsityProof["code"][] = ["F1-functional", "F5-space"];

export const BOTH_DATES: Readonly<Record<Language, string>> = {
  en: "{first}, but no longer {later}",
  fr: "{first}, mais plus {later}",
};

/** A state that ended and the next one that is known; each held on its own days. */
type Succession = { readonly frame: Frame; readonly next: Frame };
type Asked = Succession & { readonly when: string; readonly until: string; readonly stem: string };

/** What held on one day and no longer on a later one? Wrong options are proved false at both. */
export const whatChanged = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "what-changed",
  keySchema,
  answerSchema,

  slots: (context, fact) => (successionOf(context, fact).ok ? ["o"] : []),

  generate(context, ask, seed, random) {
    const { fact } = ask;
    const succession = successionOf(context, fact);
    if (!succession.ok) return succession;
    const asked = askedChange(context, succession.value, random);
    if (!asked.ok) return asked;
    const { frame, next, when, until, stem } = asked.value;
    const answer = labelOf(frame.answer, context.language);
    if (answer === null) return err({ code: "no-label" });
    const ended = context.oracle.proveFalse(propositionWith(next, frame.answer, until));
    if (ended === null) return err({ code: "end-not-proved" });
    const set = optionsFor(context, asked.value, answer, { random, band: bandOf(seed, ask) });
    if (!set.ok) return set;
    const { choices, correctChoiceId, options, proofs, whyWrong } = set.value.set;
    return ok(
      newItem(
        context,
        fact,
        {
          targetId: frame.targetId,
          factIds: [frame.fact.id, next.fact.id],
          seed,
          view: { type: "what-changed", prompt: stem, choices },
          key: { correctChoiceId, options, slot: "o", when, until, successor: next.answer.id },
          feedback: feedbackOn(context, [frame.fact, next.fact], answer, whyWrong),
          proofs: { ...proofs, until: ended },
          guess: 1 / choices.length,
        },
        set.value.near,
      ),
    );
  },

  grade(key, { choiceId }) {
    if (choiceId === null) return err({ kind: "blank" });
    if (!Object.hasOwn(key.options, choiceId)) return err({ kind: "malformed", reason: "no such choice" });
    return ok(choiceId === key.correctChoiceId ? { kind: "correct", note: null } : { kind: "incorrect" });
  },
});

/** A state with one value at a time, and the next established state of the same subject with another value. */
function successionOf(context: GenerationContext, fact: Fact): Result<Succession, Rejection> {
  const frame = frameOf(context, fact, "o");
  if (!frame.ok) return frame;
  const { triple, when } = frame.value.fact;
  const relation = relationOf(context, frame.value.fact);
  if (relation.aspect !== "state" || !relation.functional) return err({ code: "not-fluent" });
  if (frame.value.list !== null || when === null) return err({ code: "not-unique" });
  if (!hasStem(context, frame.value)) return err({ code: "no-stem" });
  const end = outerSpan(edtf(when)).to;
  const [next] = (context.base.index.factsBySubjectRelation.get(`${triple.s} ${triple.r}`) ?? [])
    .flatMap((other) => {
      const later = frameOf(context, other, "o");
      if (!later.ok || later.value.list !== null || other.when === null) return [];
      const { from } = outerSpan(edtf(other.when));
      return later.value.answer.id === frame.value.answer.id || from <= end ? [] : [{ from, frame: later.value }];
    })
    .sort((a, b) => a.from - b.from || (a.frame.fact.id < b.frame.fact.id ? -1 : 1));
  return next === undefined ? err({ code: "no-successor" }) : ok({ frame: frame.value, next: next.frame });
}

function askedChange(
  context: GenerationContext,
  { frame, next }: Succession,
  random: Random,
): Result<Asked, Rejection> {
  const wording = wordingOf(context, frame.fact, random);
  const when = statedOf(wording);
  const until = statedPeriod(next.fact, random);
  if (wording === null || when === null || until === null) return err({ code: "no-wording" });
  if (!isUniqueAt(context, frame, when) || !isUniqueAt(context, next, until)) return err({ code: "not-unique-then" });
  if (outerSpan(edtf(until)).from <= outerSpan(edtf(when)).to) return err({ code: "dates-touch" });
  const { language } = context;
  const inD = BOTH_DATES[language]
    .replace("{first}", datedPhrase(when, language))
    .replace("{later}", datedPhrase(until, language));
  const stem = sentence(wording, "ask", { inD });
  return stem?.toLowerCase().includes(inD.toLowerCase())
    ? ok({ frame, next, when, until, stem })
    : err({ code: "no-stem" });
}

/** A stem in the present tense states no date and cannot speak of a change. */
function statedOf(wording: Wording | null): string | null {
  return wording !== null && wording.values.inD !== null ? wording.when : null;
}

function optionsFor(
  context: GenerationContext,
  asked: Asked,
  answer: string,
  draw: OptionDraw,
): Result<{ readonly set: ChoiceSet; readonly near: readonly number[] }, Rejection> {
  const { frame, next, when, until, stem } = asked;
  const { language } = context;
  const pools = candidatePools(context, frame, when, stem);
  const both = (candidates: readonly Candidate[]) => candidates.flatMap((each) => falseAtBoth(context, asked, each));
  const candidates = { first: both(pools.first), reserve: both(pools.reserve) };
  const chosen = chooseDistractors(context.base, frame, answer, candidates, draw, HIDING);
  if (chosen.length < FEWEST_DISTRACTORS) return err({ code: "few-distractors" });
  if (givesAway(stem, answer, [answer, ...chosen.map(({ label }) => label)])) return err({ code: "answer-in-stem" });
  const change: Change = {
    first: datedPhrase(when, language),
    later: datedPhrase(until, language),
    answer: frame.answer,
    successor: next.answer,
  };
  return ok({
    near: chosen.map(({ nearness }) => nearness),
    set: choiceSet(
      [
        { label: answer, entityId: frame.answer.id, proof: null, why: null },
        ...chosen.map(({ label, entity, proof }) => ({
          label,
          entityId: entity.id,
          ...wrongChange(context, entity, change, proof, frame.fact.triple.r),
        })),
      ],
      draw.random,
    ),
  });
}

/** The candidate with the proofs of both dates in one, or nothing when it may have been right at the later date. */
function falseAtBoth(context: GenerationContext, { next, until }: Asked, candidate: Candidate): readonly Candidate[] {
  const { entity, proof } = candidate;
  const later = existedAt(context.base, entity, until)
    ? context.oracle.proveFalse(propositionWith(next, entity, until))
    : null;
  if (later === null || !BY_VALUE.includes(proof.code) || !BY_VALUE.includes(later.code)) return [];
  return [{ ...candidate, proof: { ...proof, factIds: [...new Set([...proof.factIds, ...later.factIds])] } }];
}
