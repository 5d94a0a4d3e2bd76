import type { Band } from "@/core/distractors/band";
import type { Candidate, CandidatePools } from "@/core/distractors/candidates";
import { clearlyDifferent, lengthRatio } from "@/core/distractors/form";
import { type Cue, HIDING, type Hiding, offPlace, placeOf } from "@/core/distractors/hiding";
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
 * How much it costs to miss a drawn place by one, to stand at the other end of what there is by similarity than the band
 * asks for, to take
 * an option of the reserve, and to take two options instead of three; and what is saved by an option that people do
 * take. Costs of single options
 * are those of three, however many are taken.
 */
const COSTS = { central: 5, known: 8, long: 4, early: 3, ratio: 4, band: 14, reserve: 1, fewer: 12, lure: 2 } as const;
/** How near to the answer the options of a band come, among all that may stand there. */
const NEARNESS_OF: Readonly<Record<Band, number>> = { easy: 0, medium: 0.5, hard: 1 };

/** Where there is hardly a choice, no place can be asked for. */
const FEWEST_FOR_STRICT = 4;

/** How one question is drawn: its chance, and how like the answer its wrong options are to be. */
export type OptionDraw = { readonly random: Random; readonly band: Band };

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
type Draw = Readonly<Record<Cue, number>>;
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
 * place, and two where three cannot give it or are not as like the answer as the band asks for. No label is more than
 * half as long again as another, as long as two wrong
 * options can be had with which none is: two of them are better than three that are not (docs/adr/0013).
 *
 * @param pools most similar first
 * @param draw   its chance gives one number, from which all draws follow
 * @param hiding weights of the places and the cues that must be met; those of multiple choice unless told
 * @returns three options, or two, or an empty list
 */
export function chooseDistractors(
  base: FactBase,
  { fact, slot, answer }: Pick<Frame, "fact" | "slot" | "answer">,
  answerLabel: string,
  { first, reserve }: CandidatePools,
  { random: source, band }: OptionDraw,
  hiding: Hiding = HIDING[band],
): readonly Candidate[] {
  // One number of the source, however many candidates there are: what is drawn after this, as the order of the options, is the
  // same whichever of them is right.
  const random = seededRandom(String(source()));
  const all = [...shuffled(first, random), ...shuffled(reserve, random)];
  const alike = all.filter(({ label }) => lengthRatio([label, answerLabel]) <= LONGEST_RATIO);
  const pool = (holdsTwo(alike) ? alike : all).slice(0, LARGEST_POOL);
  const place = { relation: fact.triple.r, slot };
  const inReserve = new Set(reserve);
  const labels = [answerLabel, ...pool.map(({ label }) => label)].sort().reverse();
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
        COSTS.band * Math.abs(candidate.nearness - NEARNESS_OF[band]) +
        (inReserve.has(candidate) ? COSTS.reserve : 0) -
        COSTS.lure * (Math.min(candidate.lure, BEST_LURE) - 1),
    })),
  ];
  const near = similarityTable(base, [answer, ...pool.map(({ entity }) => entity)]);
  const rule: Hiding = { ends: hiding.ends, strict: pool.length < FEWEST_FOR_STRICT ? [] : hiding.strict };
  const draw: Draw = { central: random(), known: random(), long: random(), early: random() };
  const within = (longest: number): Choice | null => {
    const [three, two] = [bestOf(3, draw, rows, near, rule, longest), bestOf(2, draw, rows, near, rule, longest)];
    if (three === null || two === null) return three ?? two;
    return hiding.three !== true && two.cost + COSTS.fewer < three.cost ? two : three;
  };
  const chosen = within(LONGEST_RATIO) ?? within(Number.POSITIVE_INFINITY);
  return chosen?.rows.flatMap((row) => rows[row]?.candidate ?? []) ?? [];
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
    (3 * own) / chosen.length;
  return { rows: chosen, cost, off, ratio };
}

/** Sum of an option's similarities to the answer and to the chosen ones. */
function nearnessOf(row: number, chosen: readonly number[], near: readonly (readonly number[])[]): number {
  const own = near[row];
  let sum = own?.[0] ?? 0;
  for (const other of chosen) sum += own?.[other] ?? 0;
  return sum;
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
