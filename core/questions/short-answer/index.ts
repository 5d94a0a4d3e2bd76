import { givesAway } from "@/core/questions/clang";
import { defineQuestionType, type GenerationContext } from "@/core/questions/contract";
import { type Frame, fittingMembers, framesOf, hasStem } from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { sentence } from "@/core/questions/render/wording";
import { gradeTyped, type TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { revealsAnswer, typedAsk, typedParts } from "@/core/questions/typed-answer/typed-frame";
import { typedAnswerSchema, typedKeySchema } from "@/core/questions/typed-answer/typed-schema";
import { err, ok } from "@/core/shared/result";

/** A question that is answered by typing a name. Where a complete list answers it, any member is right. */
export const shortAnswer = defineQuestionType<TypedKey, { text: string }>({
  name: "short-answer",
  keySchema: typedKeySchema,
  answerSchema: typedAnswerSchema,

  slots: (context, fact) =>
    framesOf(context, fact)
      .filter((frame) => hasStem(context, frame) && leadsItsList(context, frame))
      .map(({ slot }) => slot),

  generate(context, ask, seed, random) {
    const typed = typedAsk(context, ask, random);
    if (!typed.ok) return typed;
    const { frame, wording, answer } = typed.value;
    const stem = sentence(wording, ask.slot === "o" ? "ask" : "askInverse");
    if (stem === null) return err({ code: "no-stem" });
    if (revealsAnswer(context, [stem], typed.value)) return err({ code: "answer-in-stem" });
    const several = typed.value.right.length > 1;
    // "Which government signed it?" has one answer on a list of many kinds, and the noun tells it.
    if (frame.list !== null && !several && givesAway(stem, answer, [])) return err({ code: "answer-in-stem" });
    const prompt = several ? sentence(wording, "askOne") : stem;
    if (prompt === null) return err({ code: "no-stem" });
    return ok(
      newItem(context, ask.fact, {
        ...typedParts(context, typed.value, [prompt]),
        seed,
        view: { type: "short-answer", prompt, hint: typed.value.hint },
      }),
    );
  },

  grade: (key, { text }) => gradeTyped(key, text),
});

/** A list is asked through the first fact of each kind of member alone: the others would give the same question again. */
function leadsItsList(context: GenerationContext, frame: Frame): boolean {
  const { fact, list } = frame;
  if (list === null) return true;
  const fitting = new Set(fittingMembers(context, frame).map(({ id }) => id));
  const facts = context.base.index.factsBySubjectRelation.get(`${list.s} ${list.r}`) ?? [];
  const first = facts.find(({ triple }) => triple?.o.kind === "entity" && fitting.has(triple.o.id));
  return first?.id === fact.id;
}
