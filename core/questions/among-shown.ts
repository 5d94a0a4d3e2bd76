import type { Entity, FalsityProof } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";

/**
 * The right answer of a frame among options that were shown before.
 *
 * @param options by the id of the choice, the entity behind it
 * @param when    the date that the stem states, EDTF; null for none
 * @param whyOf   why an entity is wrong, in words
 * @returns null unless the answer is among them and every other one is proved wrong
 */
export function amongShown<Why extends string | null>(
  context: GenerationContext,
  frame: Frame,
  options: Readonly<Record<string, string>>,
  when: string | null,
  whyOf: (entity: Entity, proof: FalsityProof) => Why,
) {
  const correctChoiceId = Object.keys(options).find((id) => options[id] === frame.answer.id);
  if (correctChoiceId === undefined) return null;
  const wrong = Object.entries(options).flatMap(([id, entityId]) => {
    const entity = id === correctChoiceId ? undefined : context.base.entities.get(entityId);
    const proof = entity && context.oracle.proveFalse(propositionWith(frame, entity, when));
    return entity === undefined || !proof ? [] : [{ id, proof, why: whyOf(entity, proof) }];
  });
  if (wrong.length !== Object.keys(options).length - 1) return null;
  return {
    correctChoiceId,
    whyWrong: Object.fromEntries(wrong.map(({ id, why }) => [id, why])),
    proofs: Object.fromEntries(wrong.map(({ id, proof }) => [id, proof])),
  };
}
