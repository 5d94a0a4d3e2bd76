import { z } from "zod";
import type { Entity, Fact } from "@/core/facts/model";
import { choiceSet } from "@/core/questions/choice-set";
import { defineQuestionType, factTarget, type GenerationContext, skillTarget } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { isHarmful } from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { wrongSpeaker } from "@/core/questions/render/reasons";
import { phraseOf } from "@/core/questions/render/text";
import { claimOf } from "@/core/questions/who-says-so/claim";
import { isAskedOf, mayStandBehind, otherSpeakers } from "@/core/questions/who-says-so/speakers";
import { err, ok } from "@/core/shared/result";

const keySchema = z.strictObject({
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
});
const answerSchema = z.strictObject({ choiceId: z.string().max(8).nullable() });

/** Who stands behind a claim in the text that carries it? The options are speakers; nobody is accused by an option. */
export const whoSaysSo = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "who-says-so",
  keySchema,
  answerSchema,

  slots(context, fact) {
    const claim = claimOf(context, fact);
    return claim.ok && isAskedOf(context, claim.value) ? ["card"] : [];
  },

  generate(context, ask, seed, random) {
    const asked = claimOf(context, ask.fact);
    if (!asked.ok) return asked;
    const { speaker, label, proposition, prompt } = asked.value;
    const others = otherSpeakers(context, asked.value, random);
    if (others.length < 2) return err({ code: "few-speakers" });
    const phrase = (entity: typeof speaker, otherwise: string) => phraseOf(entity, context.language) ?? otherwise;
    const set = choiceSet(
      [
        { label, entityId: speaker.id, proof: null, why: null },
        ...others.map((other) => ({
          label: other.label,
          entityId: other.entity.id,
          proof: other.proof,
          why: wrongSpeaker(context.language, phrase(other.entity, other.label), phrase(speaker, label)),
        })),
      ],
      random,
    );
    return ok(
      newItem(context, ask.fact, {
        targetId: isHarmful(context, ask.fact) ? skillTarget("attribution") : factTarget(ask.fact.id, "card"),
        factIds: [ask.fact.id],
        seed,
        view: { type: "who-says-so", prompt, proposition, choices: set.choices },
        key: { correctChoiceId: set.correctChoiceId, options: set.options },
        feedback: feedbackOn(context, [ask.fact, ...otherPositions(context, ask.fact)], label, set.whyWrong),
        proofs: set.proofs,
        guess: 1 / set.choices.length,
      }),
    );
  },

  grade(key, { choiceId }) {
    if (choiceId === null) return err({ kind: "blank" });
    if (!Object.hasOwn(key.options, choiceId)) return err({ kind: "malformed", reason: "no such choice" });
    return ok(choiceId === key.correctChoiceId ? { kind: "correct", note: null } : { kind: "incorrect" });
  },

  /** The same statement from the same text, its speaker among the options, and nobody else there who may be behind it. */
  ontoStored(context, fact, { view, key }, fresh) {
    const now = fresh.view;
    if (view.type !== "who-says-so" || now.type !== "who-says-so") return null;
    const asked = claimOf(context, fact);
    if (!asked.ok || now.prompt !== view.prompt || now.proposition !== view.proposition) return null;
    const { speaker, label } = asked.value;
    const right = Object.keys(key.options).find((id) => key.options[id] === speaker.id);
    const others = Object.entries(key.options).flatMap(([id, entityId]) => {
      const entity = id === right ? undefined : context.base.entities.get(entityId);
      return entity === undefined || mayStandBehind(context, asked.value, entity) ? [] : [{ id, entity }];
    });
    if (right === undefined || others.length !== Object.keys(key.options).length - 1) return null;
    const { language } = context;
    const why = (entity: Entity) =>
      wrongSpeaker(language, phraseOf(entity, language) ?? entity.id, phraseOf(speaker, language) ?? label);
    const proof = { code: "F1-functional", factIds: [fact.id], listId: null } as const;
    return {
      key: { ...key, correctChoiceId: right },
      feedback: { ...fresh.feedback, whyWrong: Object.fromEntries(others.map(({ id, entity }) => [id, why(entity)])) },
      proofs: Object.fromEntries(others.map(({ id }) => [id, proof])),
    };
  },
});

/** The other sides of a contradiction: every reported position is told with the answer. */
function otherPositions({ base }: GenerationContext, fact: Fact): readonly Fact[] {
  return fact.contradicts.flatMap((id) => base.facts.get(id) ?? []);
}
