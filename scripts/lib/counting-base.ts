import type { FactBase, FactIndex } from "@/core/facts/model";

/** How often something of the base was looked up or read, since it was last set to 0. */
export type Visits = { count: number };

/**
 * The same base, counting: every look-up in its tables, every entry that somebody walks through, and every element that is read of
 * a list in its index. The same work gives the same number on every machine, whatever else it does; a scan of the base
 * would count as many as the base holds.
 */
export function countingBase(base: FactBase, visits: Visits): FactBase {
  const table = <T>(map: ReadonlyMap<string, T>) => new CountingMap(map, visits);
  const lists = (map: ReadonlyMap<string, unknown>) =>
    new CountingMap(
      new Map([...map].map(([key, found]) => [key, Array.isArray(found) ? countingList(found, visits) : found])),
      visits,
    );
  const index = Object.fromEntries(Object.entries(base.index).map(([name, map]) => [name, lists(map)]));
  return {
    ...base,
    entities: table(base.entities),
    facts: table(base.facts),
    lists: countingList(base.lists, visits),
    index: index as unknown as FactIndex,
  };
}

class CountingMap<T> extends Map<string, T> {
  readonly #visits: Visits;

  constructor(map: ReadonlyMap<string, T>, visits: Visits) {
    super();
    this.#visits = visits;
    for (const [key, value] of map) super.set(key, value);
  }

  override get(key: string): T | undefined {
    this.#visits.count += 1;
    return super.get(key);
  }

  override has(key: string): boolean {
    this.#visits.count += 1;
    return super.has(key);
  }

  override values(): MapIterator<T> {
    this.#visits.count += this.size;
    return super.values();
  }

  override keys(): MapIterator<string> {
    this.#visits.count += this.size;
    return super.keys();
  }

  override entries(): MapIterator<[string, T]> {
    this.#visits.count += this.size;
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }
}

function countingList<T>(all: readonly T[], visits: Visits): readonly T[] {
  return new Proxy(all, {
    get(target, key, receiver) {
      if (typeof key === "string" && key >= "0" && key < ":") visits.count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
}
