import { z } from "zod";
import { bandOf } from "@/core/distractors/band";
import { type Candidate, candidatePools } from "@/core/distractors/candidates";
import { chooseDistractors, type OptionDraw } from "@/core/distractors/choose";
import { isAnsweredByHome } from "@/core/distractors/likely";
import { amongShown } from "@/core/questions/among-shown";
import { type ChoiceSet, choiceSet } from "@/core/questions/choice-set";
import { givesAway } from "@/core/questions/clang";
import { defineQuestionType, type GenerationContext, type Rejection } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import {
  asksForSeveral,
  type Frame,
  fittingMembers,
  frameOf,
  framesOf,
  hasStem,
  isUniqueAt,
} from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { explained } from "@/core/questions/render/reasons";
import { labelOf } from "@/core/questions/render/text";
import { sentence, type Wording, wordingOf } from "@/core/questions/render/wording";
import type { Random } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

const keySchema = z.strictObject({
  correctChoiceId: z.string(),
  /** Entity behind each choice, the asked slot and the stated date: enough to prove the item again. */
  options: z.record(z.string(), z.string()),
  slot: z.enum(["s", "o"]),
  when: z.string().nullable(),
});

const answerSchema = z.strictObject({ choiceId: z.string().max(8).nullable() });

/** Fewer wrong options than this and the fact is asked by typing instead; options are never padded. */
const FEWEST_DISTRACTORS = 2;

type Asked = { readonly frame: Frame; readonly wording: Wording; readonly stem: string; readonly answer: string };

/** Which of three or four? Every wrong option carries the proof that it is wrong. */
export const multipleChoice = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "multiple-choice",
  keySchema,
  answerSchema,

  slots: (context, fact) =>
    framesOf(context, fact)
      .filter((frame) => hasStem(context, frame))
      .map(({ slot }) => slot),

  generate(context, ask, seed, random) {
    if (ask.slot !== "s" && ask.slot !== "o") return err({ code: "no-such-slot" });
    const frame = frameOf(context, ask.fact, ask.slot);
    if (!frame.ok) return frame;
    if (isAnsweredByHome(context.base, [frame.value.answer])) return err({ code: "home-country" });
    const asked = askedStem(context, frame.value, random);
    if (!asked.ok) return asked;
    const built = optionsFor(context, asked.value, { random, band: bandOf(seed, ask) });
    if (!built.ok) return built;
    const { choices, correctChoiceId, options, proofs, whyWrong } = built.value.set;
    const { stem, answer, wording } = asked.value;
    return ok(
      newItem(
        context,
        ask.fact,
        {
          targetId: frame.value.targetId,
          factIds: [ask.fact.id],
          seed,
          view: { type: "multiple-choice", prompt: stem, choices },
          key: { correctChoiceId, options, slot: frame.value.slot, when: wording.when },
          feedback: feedbackOn(context, [ask.fact], answer, whyWrong),
          proofs,
          guess: 1 / choices.length,
        },
        built.value.near,
      ),
    );
  },

  grade(key, { choiceId }) {
    if (choiceId === null) return err({ kind: "blank" });
    if (!Object.hasOwn(key.options, choiceId)) return err({ kind: "malformed", reason: "no such choice" });
    return ok(choiceId === key.correctChoiceId ? { kind: "correct", note: null } : { kind: "incorrect" });
  },

  /** The same stem, the right answer among the options, and every other option proved wrong at the stated date. */
  ontoStored(context, fact, { view, key }, fresh) {
    const now = keySchema.parse(fresh.key);
    const frame = frameOf(context, fact, key.slot);
    if (!frame.ok || now.slot !== key.slot || now.when !== key.when || fresh.view.prompt !== view.prompt) return null;
    const { value } = frame;
    const asked = { relationId: value.fact.triple.r, slot: key.slot, when: key.when };
    const found = amongShown(context, value, key.options, key.when, (entity, proof) =>
      explained(context, entity, value.answer, proof, asked),
    );
    if (found === null) return null;
    const { correctChoiceId, proofs } = found;
    return { key: { ...key, correctChoiceId }, feedback: { ...fresh.feedback, whyWrong: found.whyWrong }, proofs };
  },
});

function askedStem(context: GenerationContext, frame: Frame, random: Random): Result<Asked, Rejection> {
  const wording = wordingOf(context, frame.fact, random);
  const answer = labelOf(frame.answer, context.language);
  if (wording === null || answer === null) return err({ code: "no-wording" });
  if (!isUniqueAt(context, frame, wording.when)) return err({ code: "not-unique-then" });
  const stem = stemFor(context, frame, wording);
  if (stem === null) return err({ code: "no-stem" });
  return ok({ frame, wording, stem, answer });
}

/** Of a list that holds several of the asked kind, only one stands among the options: so the question asks for "these". */
function stemFor(context: GenerationContext, frame: Frame, wording: Wording): string | null {
  if (frame.slot === "s") return sentence(wording, "askInverse");
  const among = asksForSeveral(context, frame) ? sentence(wording, "askAmong") : null;
  return among ?? sentence(wording, "ask");
}

/** A relation with this many facts and one answer to more than half of them teaches that answer, not the facts. */
const MANY_FACTS = 5;
/** So many times as many members as wrong options, and the wrong ones are soon known for what they are. */
const MEMBERS_PER_OPTION = 2;

/** Whether nearly all such questions have this answer, so that who answers a few knows the rest. */
function isCommonest({ base }: GenerationContext, { fact, slot, answer }: Frame): boolean {
  const { factsByRelation, factsByRelationObject } = base.index;
  const all = factsByRelation.get(fact.triple.r)?.length ?? 0;
  const same = slot === "o" ? (factsByRelationObject.get(`${fact.triple.r} ${answer.id}`)?.length ?? 0) : 0;
  return all >= MANY_FACTS && 2 * same > all;
}

/** Whether the wrong options are always the same few. */
function hasFewOthers(context: GenerationContext, frame: Frame, candidates: number): boolean {
  return frame.list !== null && fittingMembers(context, frame).length > MEMBERS_PER_OPTION * candidates;
}

/** The options, and how near each wrong one comes to the answer. */
type Built = { readonly set: ChoiceSet; readonly near: readonly number[] };

function optionsFor(context: GenerationContext, asked: Asked, draw: OptionDraw): Result<Built, Rejection> {
  const { frame, wording, stem, answer } = asked;
  if (isCommonest(context, frame)) return err({ code: "worn-options" });
  const candidates = candidatePools(context, frame, wording.when, stem);
  if (hasFewOthers(context, frame, candidates.first.length + candidates.reserve.length)) {
    return err({ code: "worn-options" });
  }
  const chosen = chooseDistractors(context.base, frame, answer, candidates, draw);
  if (chosen.length < FEWEST_DISTRACTORS) return err({ code: "few-distractors" });
  const labels = [answer, ...chosen.map(({ label }) => label)];
  if (givesAway(stem, answer, labels)) return err({ code: "answer-in-stem" });
  const reasoned = (candidate: Candidate) =>
    explained(context, candidate.entity, frame.answer, candidate.proof, {
      relationId: wording.relation.id,
      slot: frame.slot,
      when: wording.when,
    });
  return ok({
    near: chosen.map(({ nearness }) => nearness),
    set: choiceSet(
      [
        { label: answer, entityId: frame.answer.id, proof: null, why: null },
        ...chosen.map((each) => ({
          label: each.label,
          entityId: each.entity.id,
          ...reasoned(each),
        })),
      ],
      draw.random,
    ),
  });
}
