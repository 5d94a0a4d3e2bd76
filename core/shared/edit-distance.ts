/**
 * Optimal string alignment distance: insertions, deletions, substitutions and exchanges of two neighbours, of UTF-16 code
 * units. Only the band of the table is worked out in which a distance within the limit can lie (Ukkonen 1985), so that the
 * cost is the length times the limit.
 *
 * @param limit distances above it are reported as `limit + 1`; a whole number ≥ 0
 */
export function editDistance(left: string, right: string, limit = Number.MAX_SAFE_INTEGER): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  const reach = Math.min(limit, Math.max(left.length, right.length));
  const beyond = reach + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  let current: number[] = [];
  for (let row = 1; row <= left.length; row++) {
    const from = Math.max(1, row - reach);
    const to = Math.min(right.length, row + reach);
    const letter = left.charCodeAt(row - 1);
    const letterBefore = left.charCodeAt(row - 2);
    current[from - 1] = from === 1 ? row : beyond;
    let least = current[from - 1] ?? beyond;
    for (let column = from; column <= to; column++) {
      const other = right.charCodeAt(column - 1);
      let best = (last[column - 1] ?? beyond) + (letter === other ? 0 : 1);
      best = Math.min(best, (last[column] ?? beyond) + 1, (current[column - 1] ?? beyond) + 1);
      if (row > 1 && column > 1 && letterBefore === other && letter === right.charCodeAt(column - 2)) {
        best = Math.min(best, (beforeLast[column - 2] ?? beyond) + 1);
      }
      current[column] = best;
      least = Math.min(least, best);
    }
    if (least > limit) return limit + 1;
    // The next row looks one column further.
    if (to < right.length) current[to + 1] = beyond;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[right.length] ?? beyond, limit + 1);
}
