import { z } from "zod";
import type { Proposition } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf } from "@/core/quality/item-parts";
import { namesIn } from "@/core/quality/naming";
import { positionFaults, wordingFaults } from "@/core/quality/special-proofs";

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
      ...otherProof(subject, id, proposition),
      ...(context.oracle.isSaid(proposition) ? [`${id} (${entity.id}) is said by somebody`] : []),
    ]);
}

/**
 * The stored proof is the one that the oracle gives: it becomes the reason that is told, and whoever withdraws a fact finds by
 * it what rests on the fact. That of an option of a change holds those of both dates.
 */
function otherProof({ item, context }: Subject, id: string, proposition: Proposition): readonly string[] {
  const stored = item.proofs[id];
  const proved = context.oracle.proveFalse(proposition);
  if (stored === undefined || proved === null) return [];
  const isWhole = proved.factIds.every((factId) => stored.factIds.includes(factId));
  const isSame = item.type === "what-changed" || (stored.code === proved.code && stored.listId === proved.listId);
  const rests = stored.factIds.length > 0 || stored.listId !== null || proved.factIds.length === 0;
  return isWhole && isSame && rests ? [] : [`the proof of ${id} is not the one that is stored`];
}

const speakerKey = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });

function otherSpeakers({ item, context, facts }: Subject): readonly string[] {
  const { correctChoiceId, options } = speakerKey.parse(item.key);
  const [fact] = facts;
  return Object.entries(options).flatMap(([id, entityId]) => {
    const entity = context.base.entities.get(entityId);
    const named = entity !== undefined && fact.evidence.some(({ note }) => namesIn(note.en, entity));
    const speaks = fact.by.includes(entityId);
    if (id === correctChoiceId) return speaks && named ? [] : [`the keyed speaker ${entityId} is not named in a note`];
    return [
      ...(speaks ? [`${entityId} says so too`] : []),
      ...(named ? [`a note names ${entityId}`] : []),
      ...(item.proofs[id]?.factIds.includes(fact.id) ? [] : [`${id} (${entityId}) carries no proof`]),
    ];
  });
}
