import { clearlyDifferent } from "@/core/distractors/form";
import { overlap } from "@/core/facts/about/overlap";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf, optionGroups } from "@/core/quality/item-parts";

/** Types whose options all stand in one list. */
const ENTITIES = new Set(["multiple-choice", "multiple-response", "matching", "what-changed", "map"]);

/** What came after a change is no option. */
const optionsOf = (subject: Subject) => claimsOf(subject).filter(({ id }) => id !== "then");

/** No two options read alike, contain each other or are part and whole. */
export const distinct: ItemCheck = {
  id: "Q8",
  title: "Options are distinct",
  blocking: true,
  run(subject) {
    const alike = optionGroups(subject.item.view).flatMap((group) =>
      pairs(group)
        .filter(([left, right]) => !clearlyDifferent(left.label, right.label))
        .map(([left, right]) => `“${left.label}” and “${right.label}” are too alike`),
    );
    const { type } = subject.item;
    const entities = ENTITIES.has(type) ? [...new Set(optionsOf(subject).map(({ entity }) => entity))] : [];
    const nested = pairs(entities)
      .filter(([left, right]) => overlap(left, right))
      .map(([left, right]) => `${left.id} and ${right.id} overlap`);
    return [...alike, ...nested];
  },
};

function pairs<T>(values: readonly T[]): readonly (readonly [T, T])[] {
  return values.flatMap((left, at) => values.slice(at + 1).map((right) => [left, right] as const));
}
