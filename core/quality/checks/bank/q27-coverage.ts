import { actorShares, coverageOf } from "@/core/quality/bank/coverage";
import { type Role, type RoleRow, roleTable } from "@/core/quality/bank/roles";
import type { BankCheck, BankFigure } from "@/core/quality/check";

const FEWEST_COVERED = 0.8;
const LARGEST_ACTOR = 0.15;
const LARGEST_OF_ROLE = 2 / 3;
/** Fewer items than this in a role say nothing about whom it is tied to. */
const FEWEST_IN_ROLE = 30;
const ROLES: Readonly<Record<Role, string>> = {
  accused: "accused of violence",
  attacked: "attacked",
  inViolence: "named in violence",
  speaksOfViolence: "speaking of violence",
  inPeace: "named in talks and agreements",
};

/** The facts are asked in several ways, and neither an actor nor a role is told of out of proportion. */
export const coverage: BankCheck = {
  id: "Q27",
  title: "Facts are covered, actors are in proportion",
  blocking: true,
  measure(context, { rows }) {
    const found = coverageOf(context, rows, new Set(rows.map(({ seed }) => seed)).size);
    const [actor] = actorShares(context.base, rows);
    const table = roleTable(context.base, rows);
    const askable = { check: "Q27", low: null, high: null, count: found.askableFacts };
    return [
      {
        ...askable,
        name: "askable facts with two types, one of them of recall",
        value: found.twoTypesOneRecall,
        threshold: `at least ${100 * FEWEST_COVERED} %`,
        verdict: found.twoTypesOneRecall >= FEWEST_COVERED ? "holds" : "misses",
      },
      {
        ...askable,
        name: "askable facts with a proved multiple-choice question",
        value: found.multipleChoice,
        threshold: "reported",
        verdict: "reported",
      },
      {
        check: "Q27",
        low: null,
        high: null,
        count: rows.length,
        name: `items that name the most frequent actor (${actor?.id ?? "none"})`,
        value: actor?.share ?? 0,
        threshold: `at most ${100 * LARGEST_ACTOR} %`,
        verdict: (actor?.share ?? 0) <= LARGEST_ACTOR ? "holds" : "misses",
      },
      ...(Object.keys(ROLES) as Role[]).map((role) => roleFigure(role, table)),
    ];
  },
};

/** A role is tied to a side when two thirds of its mentions are one kind of actor's. */
function roleFigure(role: Role, table: readonly RoleRow[]): BankFigure {
  const total = table.reduce((sum, row) => sum + row[role], 0);
  const largest = [...table].sort((a, b) => b[role] - a[role])[0];
  const share = total === 0 ? 0 : (largest?.[role] ?? 0) / total;
  return {
    check: "Q27",
    name: `mentions ${ROLES[role]} that are of one kind of actor (${largest?.perspective ?? "none"})`,
    count: total,
    value: share,
    low: null,
    high: null,
    threshold: `at most ${Math.round(100 * LARGEST_OF_ROLE)} %, from ${FEWEST_IN_ROLE} mentions on`,
    verdict: total < FEWEST_IN_ROLE ? "not shown" : share <= LARGEST_OF_ROLE ? "holds" : "misses",
  };
}
