import { z } from "zod";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf } from "@/core/quality/item-parts";
import { positionFaults, wordingFaults } from "@/core/quality/special-proofs";
import { entityOf } from "@/core/questions/render/text";
import { names } from "@/core/questions/who-says-so/claim";

/** Every wrong option and false statement carries a proof, proves false again, and nobody says it. */
export const wrongProved: ItemCheck = {
  id: "Q2",
  title: "Every distractor is provably false",
  blocking: true,
  run: (subject) =>
    subject.item.type === "who-says-so"
      ? otherSpeakers(subject)
      : [...wrongClaims(subject), ...wordingFaults(subject), ...positionFaults(subject)],
};

function wrongClaims(subject: Subject): readonly string[] {
  const { item, context } = subject;
  return claimsOf(subject)
    .filter(({ right }) => !right)
    .flatMap(({ id, proposition, entity }) => [
      ...(item.proofs[id] === undefined ? [`${id} (${entity.id}) carries no proof`] : []),
      ...(context.oracle.proveFalse(proposition) === null ? [`${id} (${entity.id}) cannot be proved false`] : []),
      ...(context.oracle.isSaid(proposition) ? [`${id} (${entity.id}) is said by somebody`] : []),
    ]);
}

const speakerKey = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });

function otherSpeakers({ item, context, facts }: Subject): readonly string[] {
  const { correctChoiceId, options } = speakerKey.parse(item.key);
  const [fact] = facts;
  return Object.entries(options).flatMap(([id, entityId]) => {
    const named = fact.evidence.some((evidence) => names(context, evidence, entityOf(context.base, entityId)));
    const speaks = fact.by.includes(entityId);
    if (id === correctChoiceId) return speaks && named ? [] : [`the keyed speaker ${entityId} is not named in a note`];
    return [
      ...(speaks ? [`${entityId} says so too`] : []),
      ...(named ? [`a note names ${entityId}`] : []),
      ...(item.proofs[id] === undefined ? [`${id} (${entityId}) carries no proof`] : []),
    ];
  });
}
