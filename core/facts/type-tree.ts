import type { EntityType } from "@/core/facts/model";

const paths = new WeakMap<ReadonlyMap<string, EntityType>, Map<string, readonly string[]>>();

/** Nodes from this type up to its root, itself first; stops where a cycle begins. */
export function typePath(types: ReadonlyMap<string, EntityType>, type: string): readonly string[] {
  const known = paths.get(types) ?? new Map<string, readonly string[]>();
  paths.set(types, known);
  const path = known.get(type) ?? pathFrom(types, type);
  known.set(type, path);
  return path;
}

function pathFrom(types: ReadonlyMap<string, EntityType>, type: string): readonly string[] {
  const path: string[] = [];
  let node: string | null = type;
  while (node !== null && !path.includes(node)) {
    path.push(node);
    node = types.get(node)?.parent ?? null;
  }
  return path;
}

/** Whether a leaf lies under the node that a relation names; "any" takes everything. */
export function typeFits(types: ReadonlyMap<string, EntityType>, type: string, node: string): boolean {
  return node === "any" || typePath(types, type).includes(node);
}

/** Whether no other type has this one as its parent. */
export function isLeaf(types: ReadonlyMap<string, EntityType>, type: string): boolean {
  return types.has(type) && ![...types.values()].some(({ parent }) => parent === type);
}
