/** Two lanes that a connector joins. */
export type LaneLink = { readonly from: string; readonly to: string };
export type LaneToOrder = {
  readonly id: string;
  /** Lanes of one kind like to stand together. */
  readonly kind: string;
  /** Day on which it begins: earlier lanes like to stand higher, and beside those of their time. */
  readonly start: number;
};

const KIND_CHANGE = 1.2;
const LATER_ABOVE = 0.06;
const FAR_IN_TIME = 0.8;
const FAR_DAYS = 3650;
const MOST_ROUNDS = 60;

/**
 * An order in which lanes that connectors join, directly or through others, stand together: the largest such family
 * first, then smaller ones, and last the lanes that nothing joins. Within each, connectors are short.
 *
 * @returns every lane once
 */
export function orderFamilies(lanes: readonly LaneToOrder[], links: readonly LaneLink[]): readonly LaneToOrder[] {
  const families = familiesOf(lanes, links);
  const joined = families.filter(({ length }) => length > 1).sort((a, b) => b.length - a.length);
  const alone = families.filter(({ length }) => length === 1).flat();
  return [...joined, alone].flatMap((family) => orderLanes(family, links));
}

/** Lanes by whatever connectors join, in the order in which the first of each is given. */
function familiesOf(lanes: readonly LaneToOrder[], links: readonly LaneLink[]): readonly (readonly LaneToOrder[])[] {
  const left = new Map(lanes.map((lane) => [lane.id, lane]));
  return lanes.flatMap((first) => {
    if (!left.has(first.id)) return [];
    const family: LaneToOrder[] = [];
    const ahead = [first.id];
    for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
      const lane = left.get(id);
      if (lane === undefined) continue;
      left.delete(id);
      family.push(lane);
      for (const { from, to } of links) if (from === id || to === id) ahead.push(from === id ? to : from);
    }
    return [lanes.filter((lane) => family.includes(lane))];
  });
}

/**
 * An order of lanes with short connectors: begins with the order of time and moves one lane at a time to its best
 * place until nothing gets better. Deterministic; a good order, not always the best one.
 *
 * @returns every lane once
 */
export function orderLanes(lanes: readonly LaneToOrder[], links: readonly LaneLink[]): readonly LaneToOrder[] {
  let order = [...lanes].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  let best = laneCost(order, links);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = best;
    for (const lane of [...order]) {
      const without = order.filter((other) => other !== lane);
      for (let place = 0; place <= without.length; place++) {
        const tried = [...without.slice(0, place), lane, ...without.slice(place)];
        const cost = laneCost(tried, links);
        if (cost < best - 1e-9) {
          best = cost;
          order = tried;
        }
      }
    }
    if (best >= before - 1e-9) break;
  }
  return order;
}

/** Lanes that connectors cross, plus a little for each change of kind, each jump in time, and each later lane above an earlier one. */
export function laneCost(order: readonly LaneToOrder[], links: readonly LaneLink[]): number {
  const place = new Map(order.map(({ id }, index) => [id, index]));
  const reach = links.reduce((sum, { from, to }) => {
    const a = place.get(from);
    const b = place.get(to);
    return a === undefined || b === undefined ? sum : sum + Math.abs(a - b);
  }, 0);
  let loose = 0;
  order.forEach((lane, index) => {
    const above = order[index - 1];
    if (above === undefined) return;
    if (above.kind !== lane.kind) loose += KIND_CHANGE;
    if (above.start > lane.start) loose += LATER_ABOVE;
    loose += FAR_IN_TIME * Math.min(1, Math.abs(above.start - lane.start) / FAR_DAYS);
  });
  return reach + loose;
}
