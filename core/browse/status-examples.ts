import type { Fact, FactBase, Status, StatusRule } from "@/core/facts/model";

/** A line of the rule; what an editor lowered was not decided by one. */
type RuleLine = Exclude<StatusRule, "lowered">;

/** One line of the status rule: how many facts it decided, and one of them. */
export type RuleExample = { readonly rule: RuleLine; readonly count: number; readonly example: Fact | null };

/** In the order in which the rule is applied within each status. */
export const RULES_BY_STATUS: Readonly<Record<Status, readonly RuleLine[]>> = {
  established: ["two-origins", "act", "measure"],
  reported: ["one-origin", "observer-speaks"],
  claimed: ["party-speaks", "unnamed-speaker"],
  disputed: ["contradicted"],
};

/** Long enough to be clear, short enough to be taken in. */
const EASY_LENGTH = { least: 50, most: 150 };

/** The lines of a status with a harmless example each, the same at every build. */
export function ruleExamples(base: FactBase, status: Status): readonly RuleExample[] {
  return RULES_BY_STATUS[status].map((rule) => {
    const facts = [...base.facts.values()].filter((fact) => fact.status === status && fact.statusRule === rule);
    return { rule, count: facts.length, example: easiest(facts) };
  });
}

/** Facts that an editor lowered. */
export function loweredFacts(base: FactBase): readonly Fact[] {
  return [...base.facts.values()].filter(({ statusRule }) => statusRule === "lowered");
}

function easiest(facts: readonly Fact[]): Fact | null {
  const harmless = facts.filter(({ harm }) => harm === null);
  const fitting = harmless.filter(
    ({ text: { en } }) => en.length >= EASY_LENGTH.least && en.length <= EASY_LENGTH.most,
  );
  return (
    (fitting.length > 0 ? fitting : harmless).toSorted(
      // Few sources show the line at work best.
      (a, b) => a.evidence.length - b.evidence.length || a.text.en.length - b.text.en.length || (a.id < b.id ? -1 : 1),
    )[0] ?? null
  );
}
