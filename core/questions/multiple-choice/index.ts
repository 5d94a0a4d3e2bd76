import { z } from "zod";
import { type Candidate, candidatePools } from "@/core/distractors/candidates";
import { chooseDistractors } from "@/core/distractors/choose";
import { type ChoiceSet, choiceSet } from "@/core/questions/choice-set";
import { givesAway } from "@/core/questions/clang";
import { defineQuestionType, type GenerationContext, type Rejection } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { type Frame, frameOf, framesOf, hasStem, isUniqueAt } from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { whyWrong } from "@/core/questions/render/reasons";
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
    const asked = askedStem(context, frame.value, random);
    if (!asked.ok) return asked;
    const built = optionsFor(context, asked.value, random);
    if (!built.ok) return built;
    const { choices, correctChoiceId, options, proofs, whyWrong } = built.value;
    const { stem, answer, wording } = asked.value;
    return ok(
      newItem(context, ask.fact, {
        targetId: frame.value.targetId,
        factIds: [ask.fact.id],
        seed,
        view: { type: "multiple-choice", prompt: stem, choices },
        key: { correctChoiceId, options, slot: frame.value.slot, when: wording.when },
        feedback: feedbackOn(context, [ask.fact], answer, whyWrong),
        proofs,
        guess: 1 / choices.length,
      }),
    );
  },

  grade(key, { choiceId }) {
    if (choiceId === null) return err({ kind: "blank" });
    if (!(choiceId in key.options)) return err({ kind: "malformed", reason: "no such choice" });
    return ok(choiceId === key.correctChoiceId ? { kind: "correct", note: null } : { kind: "incorrect" });
  },
});

function askedStem(context: GenerationContext, frame: Frame, random: Random): Result<Asked, Rejection> {
  const wording = wordingOf(context, frame.fact, random);
  const answer = labelOf(frame.answer, context.language);
  if (wording === null || answer === null) return err({ code: "no-wording" });
  if (!isUniqueAt(context, frame, wording.when)) return err({ code: "not-unique-then" });
  const stem = sentence(wording, frame.slot === "o" ? "ask" : "askInverse");
  if (stem === null) return err({ code: "no-stem" });
  return ok({ frame, wording, stem, answer });
}

function optionsFor(context: GenerationContext, asked: Asked, random: Random): Result<ChoiceSet, Rejection> {
  const { frame, wording, stem, answer } = asked;
  const candidates = candidatePools(context, frame, wording.when, stem);
  const chosen = chooseDistractors(context.base, frame.answer, answer, candidates, random);
  if (chosen.length < FEWEST_DISTRACTORS) return err({ code: "few-distractors" });
  const labels = [answer, ...chosen.map(({ label }) => label)];
  if (givesAway(stem, answer, labels)) return err({ code: "answer-in-stem" });
  const why = (candidate: Candidate) =>
    whyWrong(context, candidate.entity, frame.answer, candidate.proof, wording.relation.id, frame.slot);
  return ok(
    choiceSet(
      [
        { label: answer, entityId: frame.answer.id, proof: null, why: null },
        ...chosen.map((each) => ({
          label: each.label,
          entityId: each.entity.id,
          proof: each.proof,
          why: why(each),
        })),
      ],
      random,
    ),
  );
}
