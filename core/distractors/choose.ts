import type { Candidate, CandidatePools } from "@/core/distractors/candidates";
import { clearlyDifferent, lengthRatio } from "@/core/distractors/form";
import { knownApart, similarity } from "@/core/distractors/similarity";
import { overlap } from "@/core/facts/about/overlap";
import type { Entity, FactBase } from "@/core/facts/model";
import type { Frame } from "@/core/questions/frame";
import { type Random, seededRandom, shuffled } from "@/core/shared/random";

/** Enough for 220 combinations of three; more would cost time and hide the answer no better. */
const LARGEST_POOL = 12;
/** The longest label of a question divided by its shortest (items.md §3.2). */
export const LONGEST_RATIO = 1.5;
/** From this weight on no option gets more. */
const BEST_LURE = 2;

/**
 * What a guesser could go by. For each, the place that the answer is to have among the options is drawn first,
 * so that "the most central", "the best known", "the longest" or "the first of the alphabet" is right no more often than by
 * chance.
 */
type Cue = "central" | "known" | "long" | "early";
/**
 * How much it costs to miss a drawn place by one, to stand a band away from the wanted similarity, and to take an option
 * of the reserve; and what is saved by an option that people do take.
 */
const COSTS = { central: 5, known: 8, long: 4, early: 3, ratio: 4, band: 0.5, reserve: 1, lure: 2 } as const;
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
};
const ENDS: Ends = {
  central: { first: 0.75, last: 0.6 },
  known: { first: 0.35, last: 3.3 },
  long: { first: 0.55, last: 0.95 },
  early: { first: 0.77, last: 0.55 },
};

/** Where there is hardly a choice, no place can be asked for. */
const FEWEST_FOR_STRICT = 4;
const LOOSE: Hiding = { ends: ENDS, strict: [] };

/** One thing that may stand among the options: its row in the table of similarities, and its values by the other cues. */
type Row = {
  readonly candidate: Candidate | null;
  readonly known: number;
  readonly long: number;
  /** Place in the alphabet among the answer and all candidates, the first having the largest number. */
  readonly early: number;
  readonly cost: number;
};
/** For each cue a number in [0, 1): with k options it stands for one of k places. */
type Draw = Readonly<Record<Cue, number>> & { readonly band: number };
type Choice = {
  readonly rows: readonly number[];
  readonly cost: number;
  readonly off: Readonly<Record<Cue, number>>;
  /** The longest label divided by the shortest. */
  readonly ratio: number;
};

/**
 * The wrong options of one question.
 *
 * Taking the nearest neighbours of the answer makes the answer the centre of the options in half of all questions, which a
 * clever guesser would find (items.md §3.2). So the answer's place by each cue is drawn, and the options are chosen
 * that come nearest to the draw: three of the first pool, with some of the reserve where the first cannot give the
 * place, and two where three cannot give it either. No label is more than half as long again as another, as long as two wrong
 * options can be had with which none is: two of them are better than three that are not (docs/adr/0013).
 *
 * @param pools most similar first
 * @param source gives one number, from which all draws follow
 * @param hiding weights of the places and the cues that must be met; those of multiple choice unless told
 * @returns three options, or two, or an empty list
 */
export function chooseDistractors(
  base: FactBase,
  { fact, slot, answer }: Pick<Frame, "fact" | "slot" | "answer">,
  answerLabel: string,
  { first, reserve }: CandidatePools,
  source: Random,
  hiding: Hiding = LOOSE,
): readonly Candidate[] {
  // One number of the source, however many candidates there are: what is drawn after this, as the order of the options, is the
  // same whichever of them is right.
  const random = seededRandom(String(source()));
  const all = [...shuffled(first, random), ...shuffled(reserve, random)];
  const alike = all.filter(({ label }) => lengthRatio([label, answerLabel]) <= LONGEST_RATIO);
  const pool = (holdsTwo(alike) ? alike : all).slice(0, LARGEST_POOL);
  const band = bandsOf(first);
  const wantedBand = Math.floor(random() * 3);
  const labels = [answerLabel, ...pool.map(({ label }) => label)].sort().reverse();
  const place = { relation: fact.triple.r, slot };
  const rows: readonly Row[] = [
    {
      candidate: null,
      known: knownApart(base, answer, place),
      long: answerLabel.length,
      early: labels.indexOf(answerLabel),
      cost: 0,
    },
    ...pool.map((candidate) => ({
      candidate,
      known: knownApart(base, candidate.entity, place),
      long: candidate.label.length,
      early: labels.indexOf(candidate.label),
      cost:
        COSTS.band * Math.abs((band.get(candidate) ?? 1) - wantedBand) +
        (band.has(candidate) ? 0 : COSTS.reserve) -
        COSTS.lure * (Math.min(candidate.lure, BEST_LURE) - 1),
    })),
  ];
  const near = similarityTable(base, [answer, ...pool.map(({ entity }) => entity)]);
  const strict = pool.length < FEWEST_FOR_STRICT ? LOOSE.strict : hiding.strict;
  const rule: Hiding = { ends: hiding.ends, strict };
  const draw: Draw = { central: random(), known: random(), long: random(), early: random(), band: wantedBand };
  const within = (longest: number): Choice | null => {
    const three = bestOf(3, draw, rows, near, rule, longest);
    if (three !== null && three.off.central === 0) return three;
    return better(bestOf(2, draw, rows, near, rule, longest), three) ?? three;
  };
  const chosen = within(LONGEST_RATIO) ?? within(Number.POSITIVE_INFINITY);
  return chosen?.rows.flatMap((row) => rows[row]?.candidate ?? []) ?? [];
}

/** Two options instead of three only where they give the drawn place and three do not. */
function better(two: Choice | null, three: Choice | null): Choice | null {
  return two !== null && (three === null || two.off.central === 0) ? two : null;
}

/** Third of the candidates by similarity: 0 the most similar. */
function bandsOf(candidates: readonly Candidate[]): ReadonlyMap<Candidate, number> {
  return new Map(candidates.map((candidate, at) => [candidate, Math.floor((3 * at) / candidates.length)]));
}

function bestOf(
  size: 2 | 3,
  draw: Draw,
  rows: readonly Row[],
  near: readonly (readonly number[])[],
  { ends, strict }: Hiding,
  longest: number,
): Choice | null {
  const places = {
    central: placeOf(ends.central, draw.central, size + 1),
    known: placeOf(ends.known, draw.known, size + 1),
    long: placeOf(ends.long, draw.long, size + 1),
    early: placeOf(ends.early, draw.early, size + 1),
  };
  let best: Choice | null = null;
  for (const chosen of combinationsOf(rows.length - 1, size)) {
    const choice = weighed(chosen, places, rows, near);
    if ((best !== null && choice.cost >= best.cost) || choice.ratio > longest) continue;
    if (strict.some((cue) => choice.off[cue] > 0)) continue;
    if (allDifferent(chosen, rows)) best = choice;
  }
  return best;
}

function weighed(
  chosen: readonly number[],
  places: Readonly<Record<Cue, number>>,
  rows: readonly Row[],
  near: readonly (readonly number[])[],
): Choice {
  const off = {
    central: offPlace(chosen, (row) => nearnessOf(row, chosen, near), places.central),
    known: offPlace(chosen, (row) => rows[row]?.known ?? 0, places.known),
    long: offPlace(chosen, (row) => rows[row]?.long ?? 0, places.long),
    early: offPlace(chosen, (row) => rows[row]?.early ?? 0, places.early),
  };
  let longest = rows[0]?.long ?? 0;
  let shortest = longest;
  let own = 0;
  for (const row of chosen) {
    const { long, cost } = rows[row] ?? { long: 0, cost: 0 };
    longest = Math.max(longest, long);
    shortest = Math.min(shortest, long);
    own += cost;
  }
  const ratio = longest / Math.max(1, shortest);
  const cost =
    COSTS.central * off.central +
    COSTS.known * off.known +
    COSTS.long * off.long +
    COSTS.early * off.early +
    COSTS.ratio * Math.max(0, ratio - LONGEST_RATIO) +
    own;
  return { rows: chosen, cost, off, ratio };
}

/** Sum of an option's similarities to the answer and to the chosen ones. */
function nearnessOf(row: number, chosen: readonly number[], near: readonly (readonly number[])[]): number {
  const own = near[row];
  let sum = own?.[0] ?? 0;
  for (const other of chosen) sum += own?.[other] ?? 0;
  return sum;
}

/** The place among `count` that a number in [0, 1) stands for; 0 is the largest value. */
function placeOf({ first, last }: Ends[Cue], drawn: number, count: number): number {
  const weights = Array.from({ length: count }, (_, at) => (at === 0 ? first : at === count - 1 ? last : 1));
  let left = drawn * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return at === -1 ? count - 1 : at;
}

/** How far the answer, row 0, is from the drawn place, 0 being the largest value; ties count as any of the places they share. */
function offPlace(chosen: readonly number[], valueAt: (row: number) => number, wanted: number): number {
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

function similarityTable(base: FactBase, entities: readonly Entity[]): readonly (readonly number[])[] {
  const table: number[][] = entities.map(() => []);
  entities.forEach((left, row) => {
    entities.slice(0, row).forEach((right, column) => {
      const value = similarity(base, left, right);
      (table[row] as number[])[column] = value;
      (table[column] as number[])[row] = value;
    });
  });
  return table;
}

function allDifferent(chosen: readonly number[], rows: readonly Row[]): boolean {
  const members = chosen.flatMap((row) => rows[row]?.candidate ?? []);
  return members.every((left, at) => members.slice(at + 1).every((right) => fitTogether(left, right)));
}

/** Whether a question can be made of them: two that may stand beside each other. */
const holdsTwo = (candidates: readonly Candidate[]): boolean =>
  candidates.some((left, at) => candidates.slice(at + 1).some((right) => fitTogether(left, right)));

/** Neither part and whole or easily confused, nor alike in writing. */
function fitTogether(left: Candidate, right: Candidate): boolean {
  if (overlap(left.entity, right.entity)) return false;
  return clearlyDifferent(left.label, right.label);
}

const choices = new Map<string, readonly (readonly number[])[]>();

/** Every choice of `size` of the rows 1 to `count`, ascending; there are few different counts. */
function combinationsOf(count: number, size: number): readonly (readonly number[])[] {
  const key = `${count} ${size}`;
  const known = choices.get(key) ?? combinations(1, count, size);
  choices.set(key, known);
  return known;
}

function combinations(from: number, to: number, size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at).flatMap((first) =>
    combinations(first + 1, to, size - 1).map((rest) => [first, ...rest]),
  );
}
