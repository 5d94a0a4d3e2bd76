/**
 * The z below which a standard normal variable lies with the given probability.
 *
 * @param probability in (0, 1); to twelve digits between 10⁻⁶ and 1 − 10⁻⁶, nearer to the ends less
 * @throws RangeError outside (0, 1)
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`No probability of a quantile: ${probability}`);
  let [low, high] = [-9, 9];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Standard normal quantile of the bounds of a 95 % interval. */
export const Z_95 = normalQuantile(0.975);

/**
 * Φ(z), the share of a standard normal distribution below z: ½ + φ(z) · (z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + …).
 *
 * Source: G. Marsaglia (2004), Evaluating the Normal Distribution, Journal of Statistical Software 11(4)
 */
function normalShare(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); odd += 2) {
    term *= z ** 2 / odd;
    sum += term;
  }
  return 1 / 2 + (sum * Math.exp(-(z ** 2) / 2)) / Math.sqrt(2 * Math.PI);
}
