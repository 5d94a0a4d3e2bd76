import type { Entity, FactBase } from "@/core/facts/model";
import type { Frame } from "@/core/questions/frame";

/** Whether a fact has the entity in the asked place of the relation: a capital beside capitals. */
export function hasRole(base: FactBase, entity: Entity, { fact, slot }: Frame): boolean {
  return rolesIn(base).get(`${slot} ${fact.triple.r} ${entity.type}`)?.has(entity) ?? false;
}

const rolesByBase = new WeakMap<FactBase, ReadonlyMap<string, ReadonlySet<Entity>>>();

function rolesIn(base: FactBase): ReadonlyMap<string, ReadonlySet<Entity>> {
  const roles = rolesByBase.get(base) ?? rolesOf(base);
  rolesByBase.set(base, roles);
  return roles;
}

const peersByBase = new WeakMap<FactBase, Map<string, readonly Entity[]>>();

/** Entities of the answer's leaf that stand in the asked place of the relation in some fact. */
export function peersOf(base: FactBase, { fact, slot, answer }: Frame): readonly Entity[] {
  const key = `${slot} ${fact.triple.r} ${answer.type}`;
  const lists = peersByBase.get(base) ?? new Map<string, readonly Entity[]>();
  peersByBase.set(base, lists);
  const peers = lists.get(key) ?? [...(rolesIn(base).get(key) ?? [])];
  lists.set(key, peers);
  return peers;
}

function rolesOf(base: FactBase): ReadonlyMap<string, ReadonlySet<Entity>> {
  const roles = new Map<string, Set<Entity>>();
  const add = (slot: string, relation: string, id: string) => {
    const entity = base.entities.get(id);
    if (entity === undefined) return;
    const key = `${slot} ${relation} ${entity.type}`;
    roles.set(key, (roles.get(key) ?? new Set()).add(entity));
  };
  for (const { triple } of base.facts.values()) {
    if (triple === null) continue;
    add("s", triple.r, triple.s);
    if (triple.o.kind === "entity") add("o", triple.r, triple.o.id);
  }
  return roles;
}
