import { z } from "zod";
import { defineQuestionType, factTarget } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { newItem } from "@/core/questions/new-item";
import { askedNumber, attributedAnswer, isShare, sourceOf, stemOf } from "@/core/questions/number/asked-number";
import { gradeNumber } from "@/core/questions/number/grade-number";
import { toleranceOf } from "@/core/questions/number/tolerance";
import { err, ok } from "@/core/shared/result";

const keySchema = z.strictObject({
  /** The figure, or the ends of its range, in the unit of the question. */
  low: z.number(),
  high: z.number(),
  /** Full marks so far outside the range, none from four times as far. */
  tolerance: z.number().positive(),
  /** EDTF of the time that the figure belongs to; null for what has no time. */
  when: z.string().nullable(),
});
const answerSchema = z.strictObject({ value: z.number().min(0).max(1e15).nullable() });

/** How many, according to whom? The unit is printed, so that only the figure is asked; violence is never counted. */
export const number = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "number",
  keySchema,
  answerSchema,

  slots: (context, fact) => (askedNumber(context, fact).ok ? ["o"] : []),

  generate(context, ask, seed, random) {
    const asked = askedNumber(context, ask.fact);
    if (!asked.ok) return asked;
    const { fact, value, unit } = asked.value;
    const stem = stemOf(context, asked.value, random);
    const source = stem === null ? null : sourceOf(context, fact, stem.when);
    const answer = attributedAnswer(context, asked.value);
    if (stem === null || source === null || answer === null) return err({ code: "no-stem" });
    // The target of the fact's own card: one memory, whichever way it is asked.
    const slot = fact.status === "established" && context.oracle.isUnique(fact, "o") ? "o" : "card";
    return ok(
      newItem(context, fact, {
        targetId: factTarget(fact.id, slot),
        factIds: [fact.id],
        seed,
        view: { type: "number", prompt: stem.text, unit, source },
        key: {
          low: value.low,
          high: value.high,
          tolerance: toleranceOf({ ...value, isShare: isShare(value) }),
          when: stem.when,
        },
        feedback: feedbackOn(context, [fact], answer, {}),
        proofs: {},
        guess: 0,
      }),
    );
  },

  grade: (key, { value }) => gradeNumber(key, value),
});
