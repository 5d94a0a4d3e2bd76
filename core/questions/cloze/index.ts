import type { Language } from "@/core/facts/model";
import { defineQuestionType } from "@/core/questions/contract";
import { framesOf } from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { splitAt } from "@/core/questions/render/pattern";
import { sentence } from "@/core/questions/render/wording";
import { gradeTyped, type TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { revealsAnswer, typedAsk, typedParts } from "@/core/questions/typed-answer/typed-frame";
import { typedAnswerSchema, typedKeySchema } from "@/core/questions/typed-answer/typed-schema";
import { err, ok } from "@/core/shared/result";

/** Stands where the gap will be while the sentence is built; no text of the base contains it. */
const GAP = "\u2423";

export const PROMPT: Readonly<Record<Language, string>> = { en: "Fill the gap.", fr: "Complétez la phrase." };

/** The true sentence with one name missing. The gap is never the first word, and only one name fits it. */
export const cloze = defineQuestionType<TypedKey, { text: string }>({
  name: "cloze",
  keySchema: typedKeySchema,
  answerSchema: typedAnswerSchema,

  slots: (context, fact) =>
    framesOf(context, fact)
      .filter(({ list }) => list === null)
      .map(({ slot }) => slot),

  generate(context, ask, seed, random) {
    const typed = typedAsk(context, ask, random);
    if (!typed.ok) return typed;
    const filled = sentence(typed.value.wording, "statement", { [ask.slot]: GAP });
    const parts = filled === null ? null : splitAt(filled, GAP);
    if (parts === null) return err({ code: "no-statement" });
    if (parts.before.trim() === "") return err({ code: "gap-first" });
    if (revealsAnswer(context, [parts.before, parts.after], typed.value)) return err({ code: "answer-in-stem" });
    return ok(
      newItem(context, ask.fact, {
        ...typedParts(context, typed.value, [parts.before, parts.after]),
        seed,
        view: { type: "cloze", prompt: PROMPT[context.language], ...parts, hint: typed.value.hint },
      }),
    );
  },

  grade: (key, { text }) => gradeTyped(key, text),
});
