import { overlap } from "@/core/facts/about/overlap";
import { spellingsOf } from "@/core/facts/about/spellings";
import type { Entity, FactBase } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { optionEntities, optionGroups } from "@/core/quality/item-parts";
import { canBeConfused } from "@/core/quality/own/labels";
import { normalise } from "@/core/shared/normalise";

/** Relations by which two things are one, or one is made of the other. */
const ONE_OR_PART = new Set(["renamed-to", "component", "formed-from", "merged-into"]);

/** No two options read alike, contain each other, bear each other's names, or are one thing, part and whole. */
export const distinct: ItemCheck = {
  id: "Q8",
  title: "Options are distinct",
  blocking: true,
  run(subject) {
    const { item, context } = subject;
    const entities = optionEntities(item);
    const entityOf = (id: string) => context.base.entities.get(entities[id] ?? "") ?? null;
    return optionGroups(item.view).flatMap((group) =>
      pairs(group).flatMap(([left, right]) => [
        ...(canBeConfused(left.label, right.label) ? [`“${left.label}” and “${right.label}” are too alike`] : []),
        ...aliasFaults(subject, left.label, entityOf(right.id), entityOf(left.id)),
        ...aliasFaults(subject, right.label, entityOf(left.id), entityOf(right.id)),
        ...coextension(context.base, entityOf(left.id), entityOf(right.id)),
      ]),
    );
  },
};

/** A label that is another name of the other option. Positions of a map are no names. */
function aliasFaults({ item }: Subject, label: string, other: Entity | null, own: Entity | null): readonly string[] {
  if (other === null || other === own || item.type === "map") return [];
  const isName = spellingsOf(other).some((spelling) => normalise(spelling) === normalise(label));
  return isName ? [`“${label}” is a name of ${other.id}`] : [];
}

function coextension(base: FactBase, left: Entity | null, right: Entity | null): readonly string[] {
  if (left === null || right === null) return [];
  if (left === right) return [`${left.id} stands there twice`];
  const tied = (a: Entity, b: Entity) =>
    (base.index.factsByEntity.get(a.id) ?? []).some(
      ({ triple, denies }) =>
        !denies &&
        triple !== null &&
        ONE_OR_PART.has(triple.r) &&
        triple.s === a.id &&
        triple.o.kind === "entity" &&
        triple.o.id === b.id,
    );
  return overlap(left, right) || tied(left, right) || tied(right, left) ? [`${left.id} and ${right.id} overlap`] : [];
}

function pairs<T>(values: readonly T[]): readonly (readonly [T, T])[] {
  return values.flatMap((left, at) => values.slice(at + 1).map((right) => [left, right] as const));
}
