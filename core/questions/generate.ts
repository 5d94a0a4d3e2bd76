import type { Fact } from "@/core/facts/model";
import type { Ask, GenerationContext, Grade, Item, Rejection, Ungradable } from "@/core/questions/contract";
import { questionTypes } from "@/core/questions/registry";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import { seededRandom } from "@/core/shared/random";
import type { Result } from "@/core/shared/result";

/** One item that a fact may become: the type and what it asks. */
export type PossibleItem = { readonly type: QuestionTypeName; readonly ask: Ask };

/**
 * Every type and slot in which a fact may be asked. Generating one may still be refused, for example
 * where too few wrong options can be proved wrong.
 */
export function possibleItems(context: GenerationContext, fact: Fact): readonly PossibleItem[] {
  return questionTypeNames.flatMap((type) =>
    questionTypes[type].slots(context, fact).map((slot) => ({ type, ask: { fact, slot } })),
  );
}

/**
 * One item. The same base, ask and seed give the same item, byte for byte.
 *
 * @param seed any text; every draw of the item follows from it, the type and what is asked
 */
export function generateItem(
  context: GenerationContext,
  type: QuestionTypeName,
  ask: Ask,
  seed: string,
): Result<Item, Rejection> {
  const random = seededRandom(`${seed} ${type} ${ask.fact.id} ${ask.slot} ${context.language}`);
  return questionTypes[type].generate(context, ask, seed, random);
}

/** Grades an answer with a stored key; both are parsed first. */
export function gradeAnswer(type: QuestionTypeName, key: unknown, answer: unknown): Result<Grade, Ungradable> {
  return questionTypes[type].gradeJson(key, answer);
}
