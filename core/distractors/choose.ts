import type { Candidate } from "@/core/distractors/candidates";
import { clearlyDifferent, lengthRatio } from "@/core/distractors/form";
import { degreeOf, similarity } from "@/core/distractors/similarity";
import type { Entity, FactBase } from "@/core/facts/model";
import { type Random, shuffled } from "@/core/shared/random";

/** Enough for 2 000 combinations of three; more would only cost time. */
const LARGEST_POOL = 24;
const LONGEST_RATIO = 1.5;

/**
 * What a guesser could go by. For each, the place that the answer is to have among the options is drawn first,
 * so that "the most central", "the best known" or "the longest" is right no more often than by chance.
 */
type Cue = "central" | "known" | "long";
const CUES: readonly Cue[] = ["central", "known", "long"];
/** How much it costs to miss a drawn place by one, and to stand a band away from the wanted similarity. */
const COSTS = { central: 5, known: 5, long: 2, ratio: 1, band: 0.5 } as const;

type Measured = { readonly candidate: Candidate | null; readonly label: string; readonly known: number };
type Draw = { readonly places: Readonly<Record<Cue, number>>; readonly band: number };

/**
 * The wrong options of one question.
 *
 * Taking the nearest neighbours of the answer makes the answer the centre of the options in half of all questions, which a
 * clever guesser would find (items.md §3.2). So the answer's place by each cue is drawn, and the options are chosen
 * that come nearest to the draw.
 *
 * @param candidates most similar first
 * @returns three options, two where only two fit together, or an empty list
 */
export function chooseDistractors(
  base: FactBase,
  answer: Entity,
  answerLabel: string,
  candidates: readonly Candidate[],
  random: Random,
): readonly Candidate[] {
  const pool = shuffled(candidates, random).slice(0, LARGEST_POOL);
  const measured: readonly Measured[] = [
    // The asked fact itself says nothing about how well known the answer is.
    { candidate: null, label: answerLabel, known: degreeOf(base, answer) - 1 },
    ...pool.map((candidate) => ({
      candidate,
      label: candidate.label,
      known: degreeOf(base, candidate.entity),
    })),
  ];
  const near = similarityTable(base, [answer, ...pool.map(({ entity }) => entity)]);
  const bands = bandsOf(candidates);
  for (const size of [3, 2]) {
    const place = () => Math.floor(random() * (size + 1));
    const draw: Draw = {
      places: { central: place(), known: place(), long: place() },
      band: Math.floor(random() * 3),
    };
    const chosen = nearestTo(draw, size, measured, near, bands);
    if (chosen !== null) return chosen;
  }
  return [];
}

/** Third of the candidates by similarity: 0 the most similar. */
function bandsOf(candidates: readonly Candidate[]): ReadonlyMap<Candidate, number> {
  return new Map(candidates.map((candidate, at) => [candidate, Math.floor((3 * at) / candidates.length)]));
}

function nearestTo(
  draw: Draw,
  size: number,
  measured: readonly Measured[],
  near: readonly (readonly number[])[],
  bands: ReadonlyMap<Candidate, number>,
): readonly Candidate[] | null {
  let best: readonly Candidate[] | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const indexes of combinations(measured.length - 1, size)) {
    const rows = [0, ...indexes.map((index) => index + 1)];
    const cost = costOf(draw, rows, measured, near, bands);
    if (cost >= lowest) continue;
    const members = rows.flatMap((row) => measured[row]?.candidate ?? []);
    if (!allDifferent(members)) continue;
    best = members;
    lowest = cost;
  }
  return best;
}

function costOf(
  draw: Draw,
  rows: readonly number[],
  measured: readonly Measured[],
  near: readonly (readonly number[])[],
  bands: ReadonlyMap<Candidate, number>,
): number {
  const values: Readonly<Record<Cue, readonly number[]>> = {
    central: rows.map((row) => rows.reduce((sum, column) => sum + (near[row]?.[column] ?? 0), 0)),
    known: rows.map((row) => measured[row]?.known ?? 0),
    long: rows.map((row) => measured[row]?.label.length ?? 0),
  };
  const places = CUES.reduce((sum, cue) => sum + COSTS[cue] * offPlace(values[cue], draw.places[cue]), 0);
  const ratio = Math.max(0, lengthRatio(rows.map((row) => measured[row]?.label ?? "")) - LONGEST_RATIO);
  const band = rows.reduce((sum, row) => {
    const candidate = measured[row]?.candidate ?? null;
    return candidate === null ? sum : sum + Math.abs((bands.get(candidate) ?? 0) - draw.band);
  }, 0);
  return places + COSTS.ratio * ratio + COSTS.band * band;
}

/** How far the first value is from the drawn place, 0 being the largest; ties count as any of the places they share. */
function offPlace(values: readonly number[], wanted: number): number {
  const [own = 0, ...others] = values;
  const above = others.filter((value) => value > own).length;
  const tied = others.filter((value) => value === own).length;
  return Math.max(0, above - wanted, wanted - (above + tied));
}

function similarityTable(base: FactBase, entities: readonly Entity[]): readonly (readonly number[])[] {
  return entities.map((left) => entities.map((right) => (left === right ? 0 : similarity(base, left, right))));
}

function allDifferent(members: readonly Candidate[]): boolean {
  return members.every((left, at) => members.slice(at + 1).every((right) => fitTogether(left, right)));
}

/** Neither part and whole of each other nor alike in writing. */
function fitTogether(left: Candidate, right: Candidate): boolean {
  if (left.entity.within.includes(right.entity.id) || right.entity.within.includes(left.entity.id)) return false;
  return clearlyDifferent(left.label, right.label);
}

function* combinations(count: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= count - size; first++) {
    for (const rest of combinations(count, size - 1, first + 1)) yield [first, ...rest];
  }
}
