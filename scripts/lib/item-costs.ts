import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { FactBase } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import type { GenerationContext } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { seededRandom, shuffled } from "@/core/shared/random";
import { countingBase } from "./counting-base";
import { syntheticBase } from "./synthetic-base";

/** What one item cost at one size of the base. */
export type Cost = {
  /** Facts of the base. */
  readonly size: number;
  readonly type: string;
  /** Which item: the same at every size. */
  readonly item: string;
  /** Processor time of this process in milliseconds: other programs do not count. */
  readonly ms: number;
  /** Propositions that the oracle was asked about: the same on every machine. */
  readonly looks: number;
  /** What was looked up and read of the base: the same on every machine. */
  readonly visits: number;
};

/** Growth of a cost with the size of the base. */
export type Growth = {
  /** Exponent of the size that fits the mean costs best, with its 95 % interval. */
  readonly slope: number;
  readonly low: number;
  readonly high: number;
  /** The exponent that a logarithm of the size shows over the same sizes. */
  readonly allowed: number;
  /** Mean cost at the largest size divided by that at the smallest. */
  readonly ratio: number;
};

/**
 * The cost of every item of a sample of facts, the same at each size: those that can be made at all of them, since a refusal costs
 * less than an item and becomes rarer as the base grows. Tables that are built once for a base are built before, with
 * other facts, as they are in a server that has served its first question; and the smallest base is gone through once
 * before it counts, or it would also pay for what the machine learns of the program.
 */
export function itemCosts(base: FactBase, sizes: readonly number[], facts: number, passes = PASSES): readonly Cost[] {
  const order = shuffled([...base.facts.keys()], seededRandom("costs")).slice(0, 2 * facts);
  const baseOf = (times: number) => (times === 1 ? { ...base } : syntheticBase(base, times));
  costsAt(baseOf(sizes[0] ?? 1), order);
  const gone = Array.from({ length: passes }, () => sizes.map((times) => costsAt(baseOf(times), order)));
  const costs = sizes.map((times, at) => {
    const visits = visitsAt(baseOf(times), order);
    return leastOf(gone.flatMap((pass) => (pass[at] === undefined ? [] : [pass[at]]))).map((cost) => ({
      ...cost,
      visits: visits.get(cost.item) ?? 0,
    }));
  });
  const made = costs.map((each) => new Set(each.map(({ item }) => item)));
  return costs.flat().filter(({ item }) => made.every((own) => own.has(item)));
}

/** All sizes are gone through so often, each base as if it were new: what else the machine did meanwhile is in one pass alone. */
const PASSES = 3;

type TimedCost = Omit<Cost, "visits">;

function leastOf(passes: readonly (readonly TimedCost[])[]): readonly TimedCost[] {
  const [first = [], ...others] = passes;
  return first.map((cost, at) => ({
    ...cost,
    ms: Math.min(cost.ms, ...others.flatMap((pass) => pass[at]?.ms ?? [])),
  }));
}

function costsAt(base: FactBase, order: readonly string[]): readonly TimedCost[] {
  const oracle = createTruthOracle(base);
  let looks = 0;
  const counted: GenerationContext = {
    base,
    language: "en",
    oracle: {
      ...oracle,
      proveFalse(x) {
        looks += 1;
        return oracle.proveFalse(x);
      },
    },
  };
  const costs: TimedCost[] = [];
  let warm = false;
  eachItem(counted, order, (item, type, make) => {
    // What building the base and its tables left behind is no cost of an item.
    if (item !== null && !warm) collectGarbage();
    warm = item !== null;
    looks = 0;
    const began = process.cpuUsage();
    const made = make();
    const { user, system } = process.cpuUsage(began);
    if (made && item !== null) costs.push({ size: base.facts.size, type, item, ms: (user + system) / 1000, looks });
  });
  return costs;
}

/** Node's collector, which programs see only on demand. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

/**
 * What every item of a sample of facts looks up and reads at each size: those that can be made at all of them. Quick, and
 * the same on every machine; `ms` and `looks` are 0.
 */
export function itemVisits(base: FactBase, sizes: readonly number[], facts: number): readonly Cost[] {
  const order = shuffled([...base.facts.keys()], seededRandom("costs")).slice(0, 2 * facts);
  const found = sizes.map((times) => visitsAt(times === 1 ? { ...base } : syntheticBase(base, times), order));
  const everywhere = [...(found[0]?.keys() ?? [])].filter((item) => found.every((own) => own.has(item)));
  return sizes.flatMap((times, at) =>
    everywhere.map((item) => ({
      size: times * base.facts.size,
      type: item.split(" ")[0] ?? "",
      item,
      ms: 0,
      looks: 0,
      visits: found[at]?.get(item) ?? 0,
    })),
  );
}

function visitsAt(base: FactBase, order: readonly string[]): ReadonlyMap<string, number> {
  const visits = { count: 0 };
  const counting = countingBase(base, visits);
  const found = new Map<string, number>();
  eachItem({ base: counting, language: "en", oracle: createTruthOracle(counting) }, order, (item, _, make) => {
    visits.count = 0;
    if (make() && item !== null) found.set(item, visits.count);
  });
  return found;
}

/**
 * Goes through every possible item of the second half of the facts. The first half and, in a synthetic base, a copy of each
 * of the second come before and have no name: they only build the tables that a base needs once.
 */
function eachItem(
  context: GenerationContext,
  order: readonly string[],
  visit: (item: string | null, type: string, make: () => boolean) => void,
): void {
  const half = Math.floor(order.length / 2);
  const measured = order.slice(half);
  const before = [...order.slice(0, half), ...measured.map((id) => `${id}-1`)];
  for (const [at, id] of [...before, ...measured].entries()) {
    const fact = context.base.facts.get(id);
    if (fact === undefined) continue;
    for (const { type, ask } of possibleItems(context, fact)) {
      const item = at < before.length ? null : `${type} ${id} ${ask.slot}`;
      visit(item, type, () => generateItem(context, type, ask, "bench").ok);
    }
  }
}

/**
 * No more propositions than this may an item look at on average, however large the base is: pools are bounded, so the
 * count rises from a small base to this and stays. A scan would look at hundreds.
 */
export const MOST_LOOKS = 64;

/** Mean number of propositions per item in the largest base of the costs, over the types that look at any. */
export function meanLooks(costs: readonly Cost[]): number {
  const largest = Math.max(...costs.map(({ size }) => size));
  const looking = costs.filter(({ size, looks }) => size === largest && looks > 0);
  return mean(looking.map(({ looks }) => looks));
}

const RESAMPLES = 400;

/**
 * Fits mean cost ∝ size^slope, with a 95 % interval (bootstrap over items, each with its costs at every size: what one item costs more than another
 * is no growth), and the slope that a logarithm shows over the same sizes.
 */
export function growthOf(costs: readonly Cost[], measure: (cost: Cost) => number): Growth {
  const sizes = [...new Set(costs.map(({ size }) => size))].sort((a, b) => a - b);
  const byItem = new Map<string, number[]>();
  for (const cost of costs) {
    const row = byItem.get(cost.item) ?? sizes.map(() => 0);
    byItem.set(cost.item, row);
    row[sizes.indexOf(cost.size)] = measure(cost);
  }
  const rows = [...byItem.values()];
  const meansOf = (chosen: readonly (readonly number[])[]) =>
    sizes.map((_, at) => mean(chosen.map((row) => row[at] ?? 0)));
  const logs = sizes.map(Math.log);
  const slopeOf = (means: readonly number[]) =>
    slope(
      logs,
      means.map((each) => Math.log(Math.max(each, 1e-9))),
    );
  const random = seededRandom("growth");
  const slopes = Array.from({ length: RESAMPLES }, () => slopeOf(meansOf(resampled(rows, random)))).sort(
    (a, b) => a - b,
  );
  const means = meansOf(rows);
  return {
    slope: slopeOf(means),
    low: slopes[Math.floor(RESAMPLES * 0.025)] ?? 0,
    high: slopes[Math.floor(RESAMPLES * 0.975)] ?? 0,
    allowed: slopeOf(logs),
    ratio: (means.at(-1) ?? 0) / Math.max(means[0] ?? 0, 1e-9),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function resampled<T>(values: readonly T[], random: () => number): readonly T[] {
  return values.map((value) => values[Math.floor(random() * values.length)] ?? value);
}

function slope(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [mean(xs), mean(ys)];
  const over = xs.reduce((sum, each, at) => sum + (each - x) * ((ys[at] ?? 0) - y), 0);
  return over / xs.reduce((sum, each) => sum + (each - x) ** 2, 0);
}
