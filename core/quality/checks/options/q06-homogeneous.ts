import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf, optionEntities, optionGroups } from "@/core/quality/item-parts";
import { looksAlike } from "@/core/quality/own/labels";

/** Types whose options are entities of one leaf. */
const OF_ONE_LEAF = new Set(["multiple-choice", "multiple-response", "matching", "true-false", "what-changed", "map"]);

/** Options, speakers among them, share a leaf of the type tree and a form of writing. */
export const homogeneous: ItemCheck = {
  id: "Q6",
  title: "Options are of one kind",
  blocking: true,
  run(subject) {
    const forms = optionGroups(subject.item.view).flatMap(([first, ...rest]) =>
      rest
        .filter(({ label }) => first !== undefined && !looksAlike(first.label, label))
        .map(({ label }) => `“${label}” is written otherwise than “${first?.label}”`),
    );
    return [...forms, ...leaves(subject)];
  },
};

function leaves(subject: Subject): readonly string[] {
  const { item, context } = subject;
  if (item.type === "who-says-so") {
    const ids = Object.values(optionEntities(item));
    const found = new Set(ids.map((id) => context.base.entities.get(id)?.type ?? id));
    return found.size > 1 ? [`speakers of several kinds: ${[...found].join(", ")}`] : [];
  }
  if (!OF_ONE_LEAF.has(item.type)) return [];
  const groups = new Map<string, Set<string>>();
  // What came after the change is no option.
  for (const { id, entity } of claimsOf(subject).filter((claim) => claim.id !== "then")) {
    const group = item.type === "true-false" ? (id.startsWith("s") && id !== "shown" ? "s" : "o") : "choices";
    groups.set(group, (groups.get(group) ?? new Set()).add(entity.type));
  }
  return [...groups.values()]
    .filter(({ size }) => size > 1)
    .map((found) => `options of several kinds: ${[...found].join(", ")}`);
}
