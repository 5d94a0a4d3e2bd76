import type { Entity, FactBase } from "@/core/facts/model";
import type { Feedback, GenerationContext, Item } from "@/core/questions/contract";
import { type Frame, frameOf, propositionWith } from "@/core/questions/frame";
import { explained, isOfNobody, isOfSeveral, whatItIs } from "@/core/questions/render/reasons";
import { phraseOf } from "@/core/questions/render/text";
import { answersOfKind } from "@/core/questions/typed-answer/right-answers";
import { isOfSeveralPeople } from "@/core/questions/typed-answer/short-forms";
import { acceptedSpellings, branchOf } from "@/core/questions/typed-answer/spellings";
import { TYPED } from "@/core/questions/typed-answer/typed-reason";
import { typedKeySchema } from "@/core/questions/typed-answer/typed-schema";
import type { QuestionAnswer } from "@/core/questions/views";
import { normalise, withoutArticle } from "@/core/shared/normalise";

/** What was stored of a question, as far as a typed answer to it can be explained. */
export type TypedQuestion = Pick<Item, "factIds" | "key" | "feedback">;

/**
 * The feedback of a question with a word about the wrong name that was typed: from the proof that it is false, where there is one,
 * else who or what it is. Which names will be typed nobody knows beforehand, so that nothing is stored of it.
 *
 * @param question its fact may have gone from the base since: then what was typed is said to be something else
 * @param heldBack facts that were withdrawn or doubted while the app runs: nothing is told that rests on one of them
 */
export function toldOfTyped(
  context: GenerationContext,
  question: TypedQuestion,
  answer: QuestionAnswer,
  heldBack: ReadonlySet<string>,
): Feedback {
  if (!("text" in answer)) return question.feedback;
  const why = whyNotTyped(context, question, answer.text, heldBack);
  return why === null
    ? question.feedback
    : { ...question.feedback, whyWrong: { ...question.feedback.whyWrong, [TYPED]: why } };
}

function whyNotTyped(
  context: GenerationContext,
  { factIds, key }: TypedQuestion,
  typed: string,
  heldBack: ReadonlySet<string>,
): string | null {
  const { base, language, oracle } = context;
  const { slot, when } = typedKeySchema.parse(key);
  const fact = base.facts.get(factIds[0] ?? "");
  const framed = fact === undefined ? null : frameOf(context, fact, slot);
  const frame = framed?.ok ? framed.value : null;
  const meant = entitiesNamed(base, typed);
  if (meant.length === 0) {
    return isOfSeveralPeople(base, normalise(typed)) ? isOfSeveral(language, typed) : isOfNobody(language, typed);
  }
  const nearest = frame === null ? meant[0] : nearestOfKind(context, meant, frame);
  // In the language of the question, or not at all.
  if (nearest === undefined || phraseOf(nearest, language) === null) return null;
  const proof = frame === null ? null : oracle.proveFalse(propositionWith(frame, nearest, when));
  const isProved = proof !== null && !proof.factIds.some((id) => heldBack.has(id));
  if (frame === null || !isProved || phraseOf(frame.answer, language) === null) return whatItIs(context, nearest);
  const place = { relationId: frame.fact.triple.r, slot, when, without: heldBack };
  return explained(context, nearest, frame.answer, proof, place).why;
}

/** Of several of one name, the one that could best have been meant; none that would be right. */
function nearestOfKind(context: GenerationContext, meant: readonly Entity[], frame: Frame): Entity | undefined {
  const { base } = context;
  const { answer } = frame;
  const right = new Set(answersOfKind(context, frame).map(({ id }) => id));
  const distance = (entity: Entity): number =>
    entity.type === answer.type ? 0 : branchOf(base, entity) === branchOf(base, answer) ? 1 : 2;
  const [nearest] = meant.filter(({ id }) => !right.has(id)).sort((a, b) => distance(a) - distance(b));
  return nearest;
}

const tables = new WeakMap<FactBase, ReadonlyMap<string, readonly Entity[]>>();

/** Everything that bears the name, in any of its spellings. */
function entitiesNamed(base: FactBase, typed: string): readonly Entity[] {
  const table = tables.get(base) ?? bySpelling(base);
  tables.set(base, table);
  const text = normalise(typed);
  return table.get(text) ?? table.get(withoutArticle(text)) ?? [];
}

function bySpelling(base: FactBase): ReadonlyMap<string, readonly Entity[]> {
  const table = new Map<string, Entity[]>();
  for (const entity of base.entities.values()) {
    const texts = acceptedSpellings(base, entity).flatMap(({ text }) => [text, withoutArticle(text)]);
    for (const text of new Set(texts)) {
      const same = table.get(text);
      if (same === undefined) table.set(text, [entity]);
      else same.push(entity);
    }
  }
  return table;
}
