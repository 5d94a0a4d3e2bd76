import { z } from "zod";
import { sameForm } from "@/core/distractors/form";
import type { Entity, Fact, FalsityProof, Language } from "@/core/facts/model";
import { choiceSet, type Option } from "@/core/questions/choice-set";
import { defineQuestionType, type GenerationContext, type Rejection, skillTarget } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { newItem } from "@/core/questions/new-item";
import { fillPattern } from "@/core/questions/render/pattern";
import { needlessDoubt, needlessVoice, wrongVoice, wrongWording } from "@/core/questions/render/reasons";
import { statusReason } from "@/core/questions/render/status";
import { drawnVoices, rivalVoice, tablesOf, voicesFor } from "@/core/questions/which-wording/voices";
import { voiceIn, type Worded, wordedOf } from "@/core/questions/which-wording/worded";
import type { Random } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

const keySchema = z.strictObject({
  correctChoiceId: z.string(),
  /** What stands behind each choice: the id of who is said to say so, or one of WORDINGS. */
  options: z.record(z.string(), z.string()),
});
const answerSchema = z.strictObject({ choiceId: z.string().max(8).nullable() });

/** Wordings that name nobody: the bare sentence, and the one that calls it disputed. */
export const BARE = "bare";
export const DISPUTED = "disputed";

export const PROMPTS: Readonly<Record<Language, string>> = {
  en: "Which of these sentences do our sources support?",
  fr: "Laquelle de ces phrases nos sources permettent-elles d’écrire ?",
};
const ATTRIBUTED: Readonly<Record<Language, string>> = {
  en: "{claim}, according to {voice}.",
  fr: "{claim}, selon {voice}.",
};
const DOUBTED: Readonly<Record<Language, string>> = {
  en: "{claim}, but this is disputed.",
  fr: "{claim}, mais cela est contesté.",
};

/** Of what is established two are named wrongly, and who may be named of a claim is to be no single one either. */
const FEWEST_VOICES = 2;

/**
 * May it be said as it is, or only together with who says so, and who is that? A third of the sentences is established, so that neither the bare
 * sentence nor the one with a name is right by itself (docs/adr/0058). The target is the rule of attribution: what is learnt is not the
 * fact.
 */
export const whichWording = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "which-wording",
  keySchema,
  answerSchema,

  slots(context, fact) {
    const worded = tablesOf(context).asked.get(fact.id);
    return worded !== undefined && voicesFor(context, worded).length >= FEWEST_VOICES ? ["card"] : [];
  },

  generate(context, { fact }, seed, random) {
    const made = wordingsOf(context, fact, random);
    if (!made.ok) return made;
    const set = choiceSet(made.value, random);
    const answer = made.value.find(({ proof }) => proof === null)?.label ?? "";
    const otherSides = fact.contradicts.flatMap((id) => context.base.facts.get(id) ?? []);
    return ok(
      newItem(context, fact, {
        targetId: skillTarget("attribution"),
        factIds: [fact.id],
        seed,
        view: { type: "which-wording", prompt: PROMPTS[context.language], choices: set.choices },
        key: { correctChoiceId: set.correctChoiceId, options: set.options },
        feedback: feedbackOn(context, [fact, ...otherSides], answer, set.whyWrong),
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

/** The wordings of a sentence, one of them right: three that differ in nothing but who says so, or whether anybody doubts it. */
function wordingsOf(context: GenerationContext, fact: Fact, random: Random): Result<readonly Option[], Rejection> {
  const { asked, doubt } = tablesOf(context);
  const worded = asked.get(fact.id);
  if (worded === undefined) {
    const why = wordedOf(context, fact);
    return why.ok ? err({ code: "not-asked" }) : why;
  }
  const voices = voicesFor(context, worded);
  if (voices.length < FEWEST_VOICES) return err({ code: "no-other-voice" });
  const isDoubted = random() < doubt[worded.fact.status];
  const options =
    worded.speaker === null
      ? ofEstablished(context, worded, drawnVoices(voices, isDoubted ? 1 : 2, random))
      : ofClaim(context, worded, worded.speaker, isDoubted, rivalVoice(context.base, worded.speaker, voices, random));
  if (options === null) return err({ code: "no-wording" });
  const [one, ...others] = options;
  return others.every(({ label }) => one !== undefined && sameForm(one.label, label))
    ? ok(options)
    : err({ code: "telling-form" });
}

/** Established: the bare sentence, against who is no source of it, and a doubt that nobody has. */
function ofEstablished(
  context: GenerationContext,
  worded: Worded,
  voices: readonly Entity[],
): readonly Option[] | null {
  const { language } = context;
  const { fact, bare } = worded;
  const status = statusReason(context, fact);
  const wrong = wrongBy(worded);
  const named = voices.map((voice) =>
    wrong(voice.id, withVoice(language, bare, voice), needlessVoice(language, voiceIn(language, voice), status)),
  );
  const doubt = wrong(DISPUTED, filled(DOUBTED[language], bare), needlessDoubt(language, status));
  return complete([right(BARE, bare), ...named, ...(named.length < 2 ? [doubt] : [])]);
}

/** Somebody's word: with who says so, or as disputed where it is, against the bare sentence and the word of somebody else, or a doubt. */
function ofClaim(
  context: GenerationContext,
  worded: Worded,
  speaker: Entity,
  isDoubted: boolean,
  other: Entity | undefined,
): readonly Option[] | null {
  const { language } = context;
  const { fact, bare } = worded;
  const wrong = wrongBy(worded);
  const status = statusReason(context, fact);
  const doubted = filled(DOUBTED[language], bare);
  const own = right(speaker.id, withVoice(language, bare, speaker));
  const plain = wrong(BARE, bare, wrongWording(language, voiceIn(language, speaker), status));
  if (isDoubted && fact.status !== "disputed") {
    return complete([own, plain, wrong(DISPUTED, doubted, needlessDoubt(language, status))]);
  }
  if (other === undefined) return null;
  const why = wrongVoice(language, voiceIn(language, other), voiceIn(language, speaker));
  return complete([
    isDoubted ? right(DISPUTED, doubted) : own,
    plain,
    wrong(other.id, withVoice(language, bare, other), why),
  ]);
}

type Made = Omit<Option, "label"> & { readonly label: string | null };

const right = (entityId: string, label: string | null): Made => ({ entityId, label, proof: null, why: null });

/** A wrong wording rests on the fact's status and sources, and on those of whoever says otherwise. */
function wrongBy({ fact }: Worded) {
  const proof: FalsityProof = { code: "F1-functional", factIds: [fact.id, ...fact.contradicts], listId: null };
  return (entityId: string, label: string | null, why: string): Made => ({ entityId, label, proof, why });
}

function complete(made: readonly Made[]): readonly Option[] | null {
  const options = made.flatMap(({ label, ...option }) => (label === null ? [] : [{ ...option, label }]));
  return options.length === made.length ? options : null;
}

const filled = (pattern: string, bare: string, voice: string | null = null): string | null =>
  fillPattern(pattern, { claim: bare.slice(0, -1), voice });

const withVoice = (language: Language, bare: string, voice: Entity): string | null =>
  filled(ATTRIBUTED[language], bare, voiceIn(language, voice));
