/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, ties sharing their mean rank.
 *
 * @returns in [−1, 1]; null for fewer than two pairs, or where one side has no variance
 * @throws when the lists differ in length
 */
export function spearman(left: readonly number[], right: readonly number[]): number | null {
  if (left.length !== right.length) throw new Error("Spearman's correlation needs pairs");
  if (left.length < 2) return null;
  return pearson(ranks(left), ranks(right));
}

function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const result = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1;
    for (const { at } of order.slice(from, to + 1)) result[at] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return result;
}

function pearson(left: readonly number[], right: readonly number[]): number | null {
  const n = left.length;
  const [meanLeft, meanRight] = [sum(left) / n, sum(right) / n];
  const covariance = sum(left.map((value, at) => (value - meanLeft) * ((right[at] ?? 0) - meanRight)));
  const spread = Math.sqrt(
    sum(left.map((value) => (value - meanLeft) ** 2)) * sum(right.map((value) => (value - meanRight) ** 2)),
  );
  return spread === 0 ? null : covariance / spread;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
