import { sourcesInUse } from "@/core/browse/in-use";
import type { FactBase, Source } from "@/core/facts/model";
import { houseOf } from "@/core/facts/status";
import { normalise } from "@/core/shared/normalise";

/** Whoever first said something, with every source in use that goes back to them. */
export type Origin = {
  readonly name: string;
  /** Unique among all origins; letters, digits and hyphens. */
  readonly id: string;
  /** Under which it stands in the list: "a" to "z", or "0" for what begins with anything else. */
  readonly letter: string;
  /** By title. */
  readonly sources: readonly Source[];
};

/** The origins of all sources in use, in the order of their names. */
export function originsInUse(base: FactBase): readonly Origin[] {
  const groups = new Map<string, Source[]>();
  for (const source of sourcesInUse(base)) {
    const house = houseOf(source.origin);
    groups.set(house, [...(groups.get(house) ?? []), source]);
  }
  const taken = new Set<string>();
  return [...groups.values()]
    .map((sources) => ({ name: usualName(sources), sources }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"))
    .map(({ name, sources }) => {
      const plain = normalise(name);
      const first = plain.charAt(0);
      const id = freeId(plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "origin", taken);
      return { name, id, letter: /[a-z]/.test(first) ? first : "0", sources };
    });
}

/** Of several spellings of one house the one that most of its sources have. */
function usualName(sources: readonly Source[]): string {
  const counts = new Map<string, number>();
  for (const { origin } of sources) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most?.[0] ?? "";
}

/** Two names that differ in signs alone still have places of their own. */
function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}
