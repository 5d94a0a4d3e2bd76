/**
 * Mean score of somebody who chooses a set of options blindly, every set but the empty one with equal chance.
 *
 * @param right   number of right options, at least 1
 * @param options number of all options, more than `right`
 * @returns in [0, 1], to three decimals: 0.19 for five options, 0.16 for three right ones of six
 */
export function guessRate(right: number, options: number): number {
  const wrong = options - right;
  let sum = 0;
  for (let hits = 0; hits <= right; hits++) {
    for (let misses = 0; misses <= wrong; misses++) {
      const score = Math.max(0, hits / right - misses / wrong);
      sum += score * choose(right, hits) * choose(wrong, misses);
    }
  }
  return Math.round((1000 * sum) / (2 ** options - 1)) / 1000;
}

/** Number of ways to take `taken` of `count` things. */
function choose(count: number, taken: number): number {
  let ways = 1;
  for (let step = 1; step <= taken; step++) ways = (ways * (count - taken + step)) / step;
  return ways;
}
