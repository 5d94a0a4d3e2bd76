import type { Fact, FactBase } from "@/core/facts/model";
import { perspectiveOf } from "@/core/facts/voices";
import type { BankRow } from "@/core/quality/bank/rows";

/** In how many items a kind of actor stands in each role; an item may count in several. */
export type RoleRow = {
  readonly perspective: string;
  /** Said to have attacked, besieged, supported, or been accused. */
  readonly accused: number;
  /** Said to have been attacked or besieged. */
  readonly attacked: number;
  /** Named in an item on violence or deaths otherwise than as the speaker. */
  readonly inViolence: number;
  /** Speaks in an item on violence or deaths. */
  readonly speaksOfViolence: number;
  /** Named in an item on talks or an agreement. */
  readonly inPeace: number;
};

const PEACE_TYPES = new Set(["agreement", "talks"]);
/** Relations of violence whose object is the one accused; of all others it is the subject. */
const OBJECT_ACCUSED = new Set(["accused"]);

/** The table of roles, one row a kind of actor, so that it shows when a role is tied to one side. */
export function roleTable(base: FactBase, rows: readonly BankRow[]): readonly RoleRow[] {
  const roles = new Map<string, ReadonlyMap<string, ReadonlySet<Role>>>();
  const counts = new Map<string, Record<Role, number>>();
  for (const { factIds } of rows) {
    const [id = ""] = factIds;
    const found = roles.get(id) ?? rolesIn(base, base.facts.get(id));
    roles.set(id, found);
    for (const [perspective, held] of found) {
      const count = counts.get(perspective) ?? emptyCounts();
      for (const role of held) count[role] += 1;
      counts.set(perspective, count);
    }
  }
  return base.perspectives.map(({ id }) => ({ perspective: id, ...(counts.get(id) ?? emptyCounts()) }));
}

export type Role = Exclude<keyof RoleRow, "perspective">;
const emptyCounts = (): Record<Role, number> => ({
  accused: 0,
  attacked: 0,
  inViolence: 0,
  speaksOfViolence: 0,
  inPeace: 0,
});

function rolesIn(base: FactBase, fact: Fact | undefined): ReadonlyMap<string, ReadonlySet<Role>> {
  const roles = new Map<string, Set<Role>>();
  if (fact === undefined) return roles;
  const add = (id: string, role: Role) => {
    const perspective = perspectiveOf(base, id)?.id;
    if (perspective !== undefined) roles.set(perspective, (roles.get(perspective) ?? new Set()).add(role));
  };
  const { triple, about, by, harm } = fact;
  const sensitive = triple !== null && base.relations.get(triple.r)?.sensitive === "harm";
  if (sensitive && triple.o.kind === "entity") {
    const [doer, other] = OBJECT_ACCUSED.has(triple.r) ? [triple.o.id, null] : [triple.s, triple.o.id];
    add(doer, "accused");
    if (other !== null && triple.r !== "supported-armed-group") add(other, "attacked");
  }
  if (harm !== null || sensitive) {
    for (const id of about) if (!by.includes(id)) add(id, "inViolence");
    for (const id of by) add(id, "speaksOfViolence");
  }
  if (about.some((id) => PEACE_TYPES.has(base.entities.get(id)?.type ?? ""))) {
    for (const id of about) add(id, "inPeace");
  }
  return roles;
}
