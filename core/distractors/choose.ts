import type { Candidate } from "@/core/distractors/candidates";
import { clearlyDifferent, lengthRatio } from "@/core/distractors/form";
import { similarity } from "@/core/distractors/similarity";
import type { Entity, FactBase } from "@/core/facts/model";
import { type Random, shuffled } from "@/core/shared/random";

/** Enough for 2 000 combinations of three; more would only cost time. */
const LARGEST_POOL = 24;
const LONGEST_RATIO = 1.5;

type Combination = { readonly members: readonly Candidate[]; readonly rank: number; readonly ratio: number };

/**
 * The wrong options of one question.
 *
 * Taking the nearest neighbours of the answer makes the answer the centre of the options in half of all questions, which a
 * clever guesser would find. So a centrality rank for the answer is drawn first, and options are chosen that give it
 * that rank (items.md §3.2).
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
  const band = middleBand(candidates, random);
  for (const size of [3, 2]) {
    const target = Math.floor(random() * (size + 1));
    for (const pool of [band, candidates]) {
      const chosen = bestOf(base, answer, answerLabel, shuffled(pool, random).slice(0, LARGEST_POOL), size, target);
      if (chosen !== null) return chosen;
    }
  }
  return [];
}

/** A random third of the candidates by similarity, widened where a third is too small to choose from. */
function middleBand(candidates: readonly Candidate[], random: Random): readonly Candidate[] {
  const third = Math.max(6, Math.ceil(candidates.length / 3));
  const start = Math.floor(random() * 3) * Math.floor(candidates.length / 3);
  return candidates.slice(Math.min(start, Math.max(0, candidates.length - third)), start + third);
}

/** The first combination with the wanted rank and even lengths; else the wanted rank; else any. */
function bestOf(
  base: FactBase,
  answer: Entity,
  answerLabel: string,
  pool: readonly Candidate[],
  size: number,
  target: number,
): readonly Candidate[] | null {
  const near = similarityTable(base, answer, pool);
  let best: Combination | null = null;
  for (const indexes of combinations(pool.length, size)) {
    const members = indexes.flatMap((index) => pool[index] ?? []);
    if (!allDifferent(members)) continue;
    const rank = rankOfAnswer(near, indexes);
    const found = { members, rank, ratio: lengthRatio([answerLabel, ...members.map(({ label }) => label)]) };
    if (found.rank === target && found.ratio <= LONGEST_RATIO) return members;
    if (best === null || misfit(found, target) < misfit(best, target)) best = found;
  }
  return best?.members ?? null;
}

const misfit = (combination: Combination, target: number): number =>
  Math.abs(combination.rank - target) * 10 + combination.ratio;

/** Row and column 0 are the answer; the others are the pool in order. */
function similarityTable(base: FactBase, answer: Entity, pool: readonly Candidate[]): readonly (readonly number[])[] {
  const all = [answer, ...pool.map(({ entity }) => entity)];
  return all.map((left) => all.map((right) => (left === right ? 0 : similarity(base, left, right))));
}

/** 0 when the answer is the most central of the options, i.e. has the largest summed similarity to the others. */
function rankOfAnswer(near: readonly (readonly number[])[], indexes: readonly number[]): number {
  const rows = [0, ...indexes.map((index) => index + 1)];
  const sums = rows.map((row) => rows.reduce((sum, column) => sum + (near[row]?.[column] ?? 0), 0));
  const own = sums[0] ?? 0;
  return sums.slice(1).filter((sum) => sum > own).length;
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
