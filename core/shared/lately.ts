/** What was done lately: small, because whatever is older is forgotten. */
export type Lately = {
  /** Of these names the ones that were not given within the time; from now on they were. */
  readonly notYet: (names: readonly string[], at: number) => readonly string[];
  /** How many names are remembered. */
  readonly size: () => number;
};

/** @param ms how long a name is remembered; times are ms since any one moment, and do not go back */
export function lately(ms: number): Lately {
  const given = new Map<string, number>();
  return {
    notYet(names, at) {
      // In the order in which they were given, so that the first that stays ends the search.
      for (const [name, then] of given) {
        if (at - then <= ms) break;
        given.delete(name);
      }
      const fresh = [...new Set(names)].filter((name) => !given.has(name));
      for (const name of fresh) given.set(name, at);
      return fresh;
    },
    size: () => given.size,
  };
}
