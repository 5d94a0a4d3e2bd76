/** Who, asked for one thing, gave another: learners' ids, once each. `right` and `given` are ids of entities. */
export type Mistaken = {
  readonly right: string;
  readonly given: string;
  /** Who gave it, and who was asked a question in which it could be given. */
  readonly takenBy: readonly string[];
  readonly askedOf: readonly string[];
  /** Facts in whose questions it happened. */
  readonly factIds: readonly string[];
};

/** "`right` taken for `given`: `taken` of `asked`", in learners: asked for the one, they said the other. */
export type Direction = {
  readonly right: string;
  readonly given: string;
  readonly taken: number;
  readonly asked: number;
  readonly factIds: readonly string[];
};

/** Two things that are taken for each other, the commoner direction first; the other one null where too few were asked. */
export type ConfusionPair = { readonly first: Direction; readonly second: Direction | null };

/** Below this many learners a figure could be somebody's. */
export const FEWEST_ASKED = 5;

/**
 * Pairs of things that a class takes for each other, the most frequent first.
 *
 * Counted are learners, not answers: whoever mixes two names up in every sitting is one learner. Each direction has its own n,
 * those who were asked for the one thing where the other could be given; below five nothing is said.
 *
 * @param found whatever was found, in any order; the same pair may come several times, from different kinds of questions
 */
export function confusionPairs(found: readonly Mistaken[]): ConfusionPair[] {
  const directions = [...merged(found).values()]
    .map(({ right, given, takenBy, askedOf, factIds }) => ({
      ...{ right, given, factIds: [...factIds].sort() },
      taken: takenBy.size,
      asked: new Set([...askedOf, ...takenBy]).size,
    }))
    .filter(({ asked }) => asked >= FEWEST_ASKED)
    .sort(byFrequency);
  const open = new Map(directions.map((direction) => [keyOf(direction), direction]));
  const pairs: ConfusionPair[] = [];
  for (const first of directions) {
    if (!open.delete(keyOf(first)) || first.taken === 0) continue;
    const back = keyOf({ right: first.given, given: first.right });
    const second = open.get(back) ?? null;
    open.delete(back);
    pairs.push({ first, second });
  }
  return pairs;
}

const keyOf = ({ right, given }: Pick<Direction, "right" | "given">) => `${right} ${given}`;

const byFrequency = (a: Direction, b: Direction) =>
  b.taken - a.taken || b.taken / b.asked - a.taken / a.asked || (keyOf(a) < keyOf(b) ? -1 : 1);

type Sets = Pick<Mistaken, "right" | "given"> & {
  readonly takenBy: Set<string>;
  readonly askedOf: Set<string>;
  readonly factIds: Set<string>;
};

function merged(found: readonly Mistaken[]): Map<string, Sets> {
  const all = new Map<string, Sets>();
  for (const { right, given, takenBy, askedOf, factIds } of found) {
    if (right === given) continue;
    const key = keyOf({ right, given });
    const sets = all.get(key) ?? { right, given, takenBy: new Set(), askedOf: new Set(), factIds: new Set() };
    all.set(key, sets);
    for (const learner of takenBy) sets.takenBy.add(learner);
    for (const learner of askedOf) sets.askedOf.add(learner);
    for (const fact of factIds) sets.factIds.add(fact);
  }
  return all;
}
