import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf, optionEntities, optionGroups } from "@/core/quality/item-parts";
import { looksAlike } from "@/core/quality/own/labels";

/** Types whose options are entities of one leaf. */
const OF_ONE_LEAF = new Set(["multiple-choice", "multiple-response", "matching", "true-false", "what-changed", "map"]);

/**
 * Who may stand among whom as a speaker, written down from docs/adr/0013 by itself: nothing is shared with what makes the questions.
 * A government and a ruling council speak both for their state and within it.
 */
const COMPANIES: readonly ReadonlySet<string>[] = [
  "state-force foreign-operation military-company northern-movement islamist-group self-defence-group coalition",
  "country government ruling-council",
  "government ruling-council state-body political-movement",
  "un-body un-mission international-organisation regional-organisation ngo research-body court report media",
  "head-of-state politician foreign-leader mediator diplomat",
].map((leaves) => new Set(leaves.split(" ")));

/** Options share a leaf, and speakers one of the companies or a leaf of the type tree and a form of writing. */
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
    const isOneCompany = COMPANIES.some((company) => [...found].every((leaf) => company.has(leaf)));
    return found.size > 1 && !isOneCompany ? [`speakers of several kinds: ${[...found].join(", ")}`] : [];
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
