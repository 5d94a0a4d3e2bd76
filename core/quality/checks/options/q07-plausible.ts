import { activeNear, existedAt } from "@/core/distractors/candidates";
import { sameForm } from "@/core/distractors/form";
import { similarity } from "@/core/distractors/similarity";
import type { Entity } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf, statedWhen } from "@/core/quality/item-parts";

const LOWEST_SHARE = 0.2;
/** A fifth of fewer than this is nobody in particular. */
const SMALLEST_POOL = 10;

/**
 * Wrong options existed then, and are either not among the least similar fifth of what could stand there or the answer to
 * another question of the kind.
 */
export const plausible: ItemCheck = {
  id: "Q7",
  title: "Distractors are plausible",
  blocking: true,
  run(subject) {
    const { item, context } = subject;
    if (item.type === "matching" || item.type === "multiple-response") return ofTheTime(subject);
    if (item.type !== "multiple-choice" && item.type !== "what-changed") return [];
    const claims = claimsOf(subject);
    const key = claims.find(({ right }) => right);
    if (key === undefined) return [];
    const { base, oracle, language } = context;
    const slot = key.proposition.s === key.entity.id ? "s" : "o";
    const when = statedWhen(subject);
    const relation = key.proposition.r;
    const pool = (base.index.entitiesByType.get(key.entity.type) ?? []).filter((entity) => {
      const proposition =
        slot === "s"
          ? { ...key.proposition, s: entity.id }
          : { ...key.proposition, o: { kind: "entity" as const, id: entity.id } };
      const label = entity.name[language];
      const known = (base.index.factsByEntity.get(entity.id)?.length ?? 0) > 0;
      return (
        entity.id !== key.entity.id &&
        known &&
        existedAt(entity, when) &&
        activeNear(base, entity, when) &&
        label !== undefined &&
        sameForm(label, key.entity.name[language] ?? "") &&
        oracle.proveFalse(proposition) !== null
      );
    });
    const near = pool.map((entity) => similarity(base, key.entity, entity)).sort((a, b) => a - b);
    const lowest = near.length < SMALLEST_POOL ? 0 : (near[Math.floor(near.length * LOWEST_SHARE)] ?? 0);
    const answersSuch = ({ id }: Entity) =>
      (base.index.factsByEntity.get(id) ?? []).some(
        ({ triple }) =>
          triple?.r === relation && (slot === "s" ? triple.s === id : triple.o.kind === "entity" && triple.o.id === id),
      );
    return claims
      .filter(({ right }) => !right)
      .flatMap(({ entity }) => [
        ...(existedAt(entity, when) ? [] : [`${entity.id} did not exist then`]),
        ...(activeNear(base, entity, when) ? [] : [`${entity.id} is known from other decades only`]),
        ...(similarity(base, key.entity, entity) < lowest && !answersSuch(entity)
          ? [`${entity.id} is too far from the answer`]
          : []),
      ]);
  },
};

/** Where several options are right there is no one answer to be near to: each must have been there at the stated time. */
function ofTheTime(subject: Subject): readonly string[] {
  const { context } = subject;
  return claimsOf(subject)
    .filter(({ right }) => !right)
    .flatMap(({ entity, proposition: { when } }) => [
      ...(existedAt(entity, when) ? [] : [`${entity.id} did not exist then`]),
      ...(activeNear(context.base, entity, when) ? [] : [`${entity.id} is known from other decades only`]),
    ]);
}
