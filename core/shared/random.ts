/** A source of chance: each call gives the next number in [0, 1). Chance is always an argument in the core. */
export type Random = () => number;

/**
 * 32-bit FNV-1a hash of a text's UTF-16 code units.
 *
 * @returns an unsigned 32-bit integer; equal texts give equal hashes on every machine
 *
 * Source: Fowler, Noll and Vo, http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/**
 * A generator whose whole sequence follows from the seed: mulberry32 over the seed's hash.
 *
 * @param seed any text; the same text gives the same sequence on every machine
 *
 * Source: mulberry32 by Tommy Ettinger (public domain)
 */
export function seededRandom(seed: string): Random {
  let state = hash32(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A new array in random order (Fisher–Yates). */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const held = result[last] as T;
    result[last] = result[other] as T;
    result[other] = held;
  }
  return result;
}

/** What `shuffled` was given, where `random` is as it was then. */
export function unshuffled<T>(values: readonly T[], random: Random): T[] {
  const order = shuffled([...values.keys()], random);
  return values.map((_, place) => values[order.indexOf(place)] as T);
}

/** One value at random, or null when there is none. */
export function pick<T>(values: readonly T[], random: Random): T | null {
  return values[Math.floor(random() * values.length)] ?? null;
}

/** The values in the order of a shuffle, each drawn when it is asked for: whoever needs a few does not pay for all. */
export function* inRandomOrder<T>(values: readonly T[], random: Random): Generator<T> {
  const moved = new Map<number, number>();
  for (let left = values.length; left > 0; left--) {
    const at = Math.floor(random() * left);
    const [value] = values.slice(moved.get(at) ?? at, (moved.get(at) ?? at) + 1);
    moved.set(at, moved.get(left - 1) ?? left - 1);
    if (value !== undefined) yield value;
  }
}
