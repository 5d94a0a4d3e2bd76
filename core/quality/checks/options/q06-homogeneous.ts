import { z } from "zod";
import { sameForm } from "@/core/distractors/form";
import type { Entity } from "@/core/facts/model";
import type { ItemCheck } from "@/core/quality/check";
import { claimsOf, optionGroups } from "@/core/quality/item-parts";

/** Types whose options are entities of one leaf. */
const OF_ONE_LEAF = new Set(["multiple-choice", "multiple-response", "matching", "true-false", "what-changed", "map"]);
const speakerKey = z.object({ options: z.record(z.string(), z.string()) });

/** Options, speakers among them, share a leaf of the type tree and a form of writing. */
export const homogeneous: ItemCheck = {
  id: "Q6",
  title: "Options are of one kind",
  blocking: true,
  run(subject) {
    const { item } = subject;
    const forms = optionGroups(item.view).flatMap(([first, ...rest]) =>
      rest
        .filter(({ label }) => first !== undefined && !sameForm(first.label, label))
        .map(({ label }) => `“${label}” is written otherwise than “${first?.label}”`),
    );
    return [...forms, ...kinds(subject, (entity) => entity.type)];
  },
};

function kinds(subject: Parameters<ItemCheck["run"]>[0], kindOf: (entity: Entity) => string): readonly string[] {
  const { item, context } = subject;
  if (item.type === "who-says-so") {
    const ids = Object.values(speakerKey.parse(item.key).options);
    const found = new Set(ids.flatMap((id) => context.base.entities.get(id) ?? []).map(kindOf));
    return found.size > 1 ? [`speakers of several kinds: ${[...found].join(", ")}`] : [];
  }
  if (!OF_ONE_LEAF.has(item.type)) return [];
  const groups = new Map<string, Set<string>>();
  // What came after the change is no option.
  for (const { id, entity } of claimsOf(subject).filter((claim) => claim.id !== "then")) {
    const group = item.type === "true-false" ? (id.startsWith("s") && id !== "shown" ? "s" : "o") : "choices";
    groups.set(group, (groups.get(group) ?? new Set()).add(kindOf(entity)));
  }
  return [...groups.values()]
    .filter(({ size }) => size > 1)
    .map((found) => `options of several kinds: ${[...found].join(", ")}`);
}
