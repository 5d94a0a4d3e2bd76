/** One draw: which cluster it belongs to (a fact), and what it came to, in [0, 1]. */
export type Draw = { readonly cluster: string; readonly value: number };
export type Interval = { readonly rate: number; readonly low: number; readonly high: number };

const TAIL = 0.025;

/**
 * The exact 95 % interval of a rate whose draws come in clusters: Clopper and Pearson's interval on the number of
 * draws that would tell as much if they were independent.
 *
 * @param draws values in [0, 1]; a value between counts as part of a hit, for ties that are shared out
 * @returns the whole of [0, 1] when there are no draws
 *
 * Source: Korn and Graubard 1998, Survey Methodology 24, 193–201, without their correction for degrees of freedom
 */
export function clusteredInterval(draws: readonly Draw[]): Interval {
  const count = draws.length;
  if (count === 0) return { rate: 0, low: 0, high: 1 };
  const rate = draws.reduce((sum, { value }) => sum + value, 0) / count;
  const effective = effectiveCount(draws, rate);
  const hits = rate * effective;
  return {
    rate,
    low: hits <= 0 ? 0 : betaQuantile(TAIL, hits, effective - hits + 1),
    high: hits >= effective ? 1 : betaQuantile(1 - TAIL, hits + 1, effective - hits),
  };
}

/** How many independent draws would have the variance that the clusters show; never more than there are. */
function effectiveCount(draws: readonly Draw[], rate: number): number {
  const sums = new Map<string, number>();
  for (const { cluster, value } of draws) sums.set(cluster, (sums.get(cluster) ?? 0) + value - rate);
  const clusters = sums.size;
  const squares = [...sums.values()].reduce((sum, each) => sum + each * each, 0);
  if (squares === 0 || clusters < 2) return clusters;
  const variance = (squares / draws.length ** 2) * (clusters / (clusters - 1));
  return Math.min(draws.length, (rate * (1 - rate)) / variance);
}

/** The x at which the regularised incomplete beta function reaches `share`, by bisection. */
export function betaQuantile(share: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The regularised incomplete beta function I_x(a, b).
 *
 * Source: Press et al., Numerical Recipes, 6.4 (continued fraction by Lentz's method)
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

const TINY = 1e-300;

function betaFraction(x: number, a: number, b: number): number {
  const guarded = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-12) break;
  }
  return result;
}

const LANCZOS = [
  76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
  -0.5395239384953e-5,
] as const;

/** Natural logarithm of the gamma function for x > 0 (Lanczos; Numerical Recipes, 6.1). */
function logGamma(x: number): number {
  const base = x + 5.5;
  const series = LANCZOS.reduce((sum, coefficient, at) => sum + coefficient / (x + at + 1), 1.000000000190015);
  return Math.log((2.5066282746310007 * series) / x) - base + (x + 0.5) * Math.log(base);
}
