import { isAnsweredByHome } from "@/core/distractors/likely";
import type { Entity } from "@/core/facts/model";
import { givesAway } from "@/core/questions/clang";
import type { Ask, GenerationContext, Item, Rejection } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { type Frame, frameOf, isUniqueAt } from "@/core/questions/frame";
import { labelOf, nounOf } from "@/core/questions/render/text";
import { type Wording, wordingOf } from "@/core/questions/render/wording";
import { askedWords, isAsked } from "@/core/questions/typed-answer/asked-words";
import { rightAnswers } from "@/core/questions/typed-answer/right-answers";
import { shortForms } from "@/core/questions/typed-answer/short-forms";
import { acceptedSpellings, branchOf } from "@/core/questions/typed-answer/spellings";
import { factsBehind, typedKey } from "@/core/questions/typed-answer/typed-key";
import type { Random } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

/** What short answer and cloze share: a sound frame, its words, the answer's label and the hint. */
export type TypedAsk = {
  readonly frame: Frame;
  readonly wording: Wording;
  readonly answer: string;
  /** All that are right: the one, or of a list those of the kind that the stem names. */
  readonly right: readonly Entity[];
  /** What kind of thing is asked for. */
  readonly hint: string;
};

export function typedAsk(context: GenerationContext, ask: Ask, random: Random): Result<TypedAsk, Rejection> {
  if (ask.slot !== "s" && ask.slot !== "o") return err({ code: "no-such-slot" });
  const frame = frameOf(context, ask.fact, ask.slot);
  if (!frame.ok) return frame;
  const wording = wordingOf(context, frame.value.fact, random);
  const answer = labelOf(frame.value.answer, context.language);
  const hint = hintFor(context, frame.value.answer);
  if (wording === null || answer === null || hint === null) return err({ code: "no-wording" });
  if (!isUniqueAt(context, frame.value, wording.when)) return err({ code: "not-unique-then" });
  const right = rightAnswers(context, frame.value, wording.when);
  if (isAnsweredByHome(context.base, right)) return err({ code: "home-country" });
  return ok({ frame: frame.value, wording, answer, right, hint });
}

/** The noun of the leaf; of people only that a person is asked for, since "army officer" would tell half of a president. */
function hintFor({ base, language }: GenerationContext, answer: Entity): string | null {
  const branch = branchOf(base, answer);
  return nounOf(base, branch === "person" ? branch : answer.type, language);
}

/**
 * Whether the words around the answer name it, in full or by one of its content words, or hold any name by which it would be right:
 * in common speech the Minyanka speak Minyanka.
 *
 * @param texts what the question says, before and after its gap where it has one
 */
export function revealsAnswer({ base }: GenerationContext, texts: readonly string[], typed: TypedAsk): boolean {
  const { name, text: phrase } = typed.frame.answer;
  const asked = askedWords(texts);
  const names = typed.right.flatMap((entity) => [
    ...acceptedSpellings(base, entity).map(({ text }) => text),
    ...shortForms(base, entity),
  ]);
  const text = texts.join(" ");
  const labels = [name.en, phrase.en, typed.answer];
  return names.some((each) => isAsked(asked, each)) || labels.some((label) => givesAway(text, label, [], typed.hint));
}

/**
 * Key, feedback and target of a typed item; the view is the type's own.
 *
 * @param texts what the view says, before and after its gap where it has one
 */
export function typedParts(
  context: GenerationContext,
  typed: TypedAsk,
  texts: readonly string[],
): Pick<Item, "key" | "feedback" | "targetId" | "factIds" | "proofs" | "guess"> {
  const facts = factsBehind(context, typed.frame, typed.right);
  return {
    targetId: typed.frame.targetId,
    factIds: facts.map(({ id }) => id),
    key: typedKey(context, typed.frame, typed.wording.when, askedWords(texts), typed.right),
    feedback: feedbackOn(context, facts, answerText(context, typed), {}),
    proofs: {},
    guess: 0,
  };
}

function answerText(context: GenerationContext, { frame, answer, right }: TypedAsk): string {
  if (frame.list === null) return answer;
  return right.flatMap((entity) => labelOf(entity, context.language) ?? []).join(", ");
}
