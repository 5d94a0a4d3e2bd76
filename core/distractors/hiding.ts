import type { Band } from "@/core/distractors/band";

/**
 * What a guesser could go by. For each, the place that the answer is to have among the options is drawn first,
 * so that "the most central", "the best known", "the longest" or "the first of the alphabet" is right no more often than by
 * chance.
 */
export type Cue = "central" | "known" | "long" | "early";
/**
 * How much more often the first and the last place are drawn than one between. Some answers can only stand at one end,
 * whatever is chosen beside them (a river of which the base knows much beside three of which it knows little), and more
 * at one end than at the other. Drawing the other end more often for the rest makes both as frequent as chance
 * over the whole bank (docs/adr/0013).
 */
type Ends = Readonly<Record<Cue, { readonly first: number; readonly last: number }>>;
/** How the answers of one type of question are hidden among their options. */
export type Hiding = {
  readonly ends: Ends;
  /** Cues whose drawn place must be met: where none of the choices does, there is no question. */
  readonly strict: readonly Cue[];
  /** Whether two are taken only where three cannot be had: one of them leaves the options for the sentence. */
  readonly three?: boolean;
};
const ENDS: Readonly<Record<Band, Ends>> = {
  easy: {
    central: { first: 1.5, last: 0.13 },
    known: { first: 0.3, last: 5.8 },
    long: { first: 0.25, last: 0.76 },
    early: { first: 1.4, last: 0.06 },
  },
  medium: {
    central: { first: 1.1, last: 0.28 },
    known: { first: 0.25, last: 6.3 },
    long: { first: 0.05, last: 1.2 },
    early: { first: 1.2, last: 0.23 },
  },
  hard: {
    central: { first: 1.2, last: 0.71 },
    known: { first: 0.3, last: 12 },
    long: { first: 0.06, last: 1.3 },
    early: { first: 0.58, last: 0.47 },
  },
};

/**
 * How answers are hidden in each band where no type says otherwise: what is most like the answer is known, long and
 * central with it.
 */
export const HIDING: Readonly<Record<Band, Hiding>> = {
  easy: { ends: ENDS.easy, strict: [] },
  medium: { ends: ENDS.medium, strict: [] },
  hard: { ends: ENDS.hard, strict: [] },
};

/** The place among `count` that a number in [0, 1) stands for; 0 is the largest value. */
export function placeOf({ first, last }: Ends[Cue], drawn: number, count: number): number {
  if (count < 2) return 0;
  const between = count - 2;
  const left = drawn * (first + between + last) - first;
  if (left < 0) return 0;
  return left < between ? 1 + Math.floor(left) : count - 1;
}

/**
 * How far the answer, row 0, is from the drawn place, 0 being the largest value; ties count as any of the places they
 * share.
 */
export function offPlace(chosen: readonly number[], valueAt: (row: number) => number, wanted: number): number {
  const own = valueAt(0);
  let above = 0;
  let tied = 0;
  for (const row of chosen) {
    const value = valueAt(row);
    if (value > own) above += 1;
    else if (value === own) tied += 1;
  }
  return Math.max(0, above - wanted, wanted - (above + tied));
}
