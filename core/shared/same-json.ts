/**
 * Whether two JSON values say the same: the order of an object's keys does not count, as a database may keep it otherwise, and
 * a key without a value counts as absent.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [mine, theirs] = [entriesOf(left), entriesOf(right)];
  return mine.size === theirs.size && [...mine].every(([key, value]) => sameJson(value, theirs.get(key)));
}

function entriesOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, inner]) => inner !== undefined));
}
