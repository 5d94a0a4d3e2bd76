import { z } from "zod";
import { sameForm } from "@/core/distractors/form";
import type { Fact, Language } from "@/core/facts/model";
import { choiceSet } from "@/core/questions/choice-set";
import { defineQuestionType, type GenerationContext, type Rejection, skillTarget } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { isHarmful } from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { statedTime } from "@/core/questions/render/dates";
import { asSentence, fillPattern } from "@/core/questions/render/pattern";
import { wrongWording } from "@/core/questions/render/reasons";
import { statusReason, voiceOf } from "@/core/questions/render/status";
import { inLanguage, isDirectSpeech } from "@/core/questions/render/text";
import { isStructured } from "@/core/questions/render/wording";
import { normalise } from "@/core/shared/normalise";
import { err, ok, type Result } from "@/core/shared/result";

const keySchema = z.strictObject({
  correctChoiceId: z.string(),
  /** Which wording stands behind each choice. */
  options: z.record(z.string(), z.enum(["attributed", "bare"])),
});
const answerSchema = z.strictObject({ choiceId: z.string().max(8).nullable() });

export const PROMPTS: Readonly<Record<Language, string>> = {
  en: "{date}: which of these two sentences goes no further than our sources?",
  fr: "{date} : laquelle de ces deux phrases ne va pas plus loin que nos sources ?",
};
const ATTRIBUTED: Readonly<Record<Language, string>> = {
  en: "{claim}, according to {voice}.",
  fr: "{claim}, selon {voice}.",
};

/** The two wordings and the voice that tells them apart. */
export type Wordings = { readonly voice: string; readonly attributed: string; readonly bare: string };

/**
 * May it be said as it is, or only together with who says so? The target is the rule of attribution: what is learnt is
 * not the fact. As there are two choices, a graded form never consists of such questions alone.
 */
export const whichWording = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "which-wording",
  keySchema,
  answerSchema,

  slots: (context, fact) => (wordingsOf(context, fact).ok ? ["card"] : []),

  generate(context, { fact }, seed, random) {
    const wordings = wordingsOf(context, fact);
    if (!wordings.ok) return wordings;
    const { voice, attributed, bare } = wordings.value;
    const prompt = fillPattern(PROMPTS[context.language], {
      date: statedTime(fact, context.language),
    });
    if (prompt === null) return err({ code: "no-date" });
    const set = choiceSet(
      [
        { label: attributed, entityId: "attributed", proof: null, why: null },
        {
          label: bare,
          entityId: "bare",
          proof: { code: "F1-functional", factIds: [fact.id], listId: null },
          why: wrongWording(context.language, voice, statusReason(context, fact)),
        },
      ],
      random,
    );
    const otherSides = fact.contradicts.flatMap((id) => context.base.facts.get(id) ?? []);
    return ok(
      newItem(context, fact, {
        targetId: skillTarget("attribution"),
        factIds: [fact.id],
        seed,
        view: { type: "which-wording", prompt: asSentence(prompt), choices: set.choices },
        key: { correctChoiceId: set.correctChoiceId, options: set.options },
        feedback: feedbackOn(context, [fact, ...otherSides], attributed, set.whyWrong),
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
});

/**
 * The claim of a fact that is not established, bare and with its voice. Never on harm, where only who-says-so, status and
 * cards are allowed (items.md, H2): the bare sentence would be an accusation.
 */
export function wordingsOf(context: GenerationContext, fact: Fact): Result<Wordings, Rejection> {
  if (fact.status === "established") return err({ code: "established" });
  if (isHarmful(context, fact)) return err({ code: "harm" });
  const bare = inLanguage(fact.claim, context.language);
  if (bare === null || isDirectSpeech(bare, context.language)) return err({ code: "no-proposition" });
  if (!/[^.]\.$/.test(bare)) return err({ code: "not-one-sentence" });
  if (isHeldElsewhere(context, fact)) return err({ code: "established-elsewhere" });
  const voice = voiceOf(context, fact);
  if (voice === null) return err({ code: "no-voice" });
  // "The FLA struggles for …, according to the FLA": nobody would write so of somebody's words about themselves.
  if (normalise(bare).startsWith(`${normalise(voice)} `)) return err({ code: "speaks-of-itself" });
  const attributed = fillPattern(ATTRIBUTED[context.language], { claim: bare.slice(0, -1), voice });
  if (attributed === null) return err({ code: "no-wording" });
  return sameForm(attributed, bare) ? ok({ voice, attributed, bare }) : err({ code: "telling-form" });
}

/** Whether other sources establish the very thing: then the bare wording would be supported, too. */
function isHeldElsewhere({ oracle }: GenerationContext, fact: Fact): boolean {
  return isStructured(fact) && !fact.denies && oracle.isTrue({ ...fact.triple, when: fact.when });
}
