import type { Entity, FalsityProof } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import type { Explained } from "@/core/questions/render/reasons";

/**
 * The right answer of a frame among options that were shown before.
 *
 * @param options by the id of the choice, the entity behind it
 * @param when    the date that the stem states, EDTF; null for none
 * @param explain why an entity is wrong, with the proof that is stored
 * @returns null unless the answer is among them and every other one is proved wrong
 */
export function amongShown(
  context: GenerationContext,
  frame: Frame,
  options: Readonly<Record<string, string>>,
  when: string | null,
  explain: (entity: Entity, proof: FalsityProof) => Explained,
) {
  const correctChoiceId = Object.keys(options).find((id) => options[id] === frame.answer.id);
  if (correctChoiceId === undefined) return null;
  const wrong = Object.entries(options).flatMap(([id, entityId]) => {
    const entity = id === correctChoiceId ? undefined : context.base.entities.get(entityId);
    const proof = entity && context.oracle.proveFalse(propositionWith(frame, entity, when));
    return entity === undefined || !proof ? [] : [{ id, ...explain(entity, proof) }];
  });
  if (wrong.length !== Object.keys(options).length - 1) return null;
  return {
    correctChoiceId,
    whyWrong: Object.fromEntries(wrong.map(({ id, why }) => [id, why])),
    proofs: Object.fromEntries(wrong.map(({ id, proof }) => [id, proof])),
  };
}
