import type { GenerationContext } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { anyBlueprint, type Blueprint } from "@/core/quizzes/blueprint";
import { buildForm } from "@/core/quizzes/form";
import { hash32 } from "@/core/shared/random";
import { itemContext } from "./lib/item-context";
import { type Growth, growthOf, itemCosts, itemVisits, MOST_LOOKS, meanLooks } from "./lib/item-costs";

/**
 * How fast items are made, and how that grows with the fact base.
 *
 *   npm run bench:items              figures, the growth over five sizes up to 20 times the real base
 *   npm run bench:items -- --json    the last line is one JSON object
 *   npm run bench:items -- --quick   two sizes, and how much is looked at alone
 *   npm run bench:items -- --reads   the growth of what is read alone: no times, a minute
 *
 * Times are goals and are shown; growth is the gate. It is judged by what an item looks up and reads of the base, which is the same
 * number on every machine: ends with 1 when that grows faster than the logarithm of the base, when the whole interval of the processor
 * time's growth does, or when an item looks at more than a bounded number of propositions (with --quick, that alone).
 */
const GOALS = { itemMs: 1, formMs: 20, bankS: 30, rssMiB: 512 } as const;
/** Sizes, in real bases, between which growth is judged. */
const SIZES = [1, 2, 5, 10, 20] as const;
const PASSES = 2;
const FORMS = 41;
/** The first hundreds find little compiled; a server has made its first in a minute of a class. */
const WARM_UP = 164;
const FORM_LENGTH = 20;
const MIB = 2 ** 20;

function main(args: readonly string[]): number {
  if (args.includes("--reads")) return readsAlone();
  const quick = args.includes("--quick");
  const calibrationMs = calibrate();
  const real = quick ? null : measureReal();
  const { base } = itemContext();
  const costs = quick ? itemCosts(base, [1, 4], 60, 1) : itemCosts(base, SIZES, 150, PASSES);
  const looks = meanLooks(costs);
  const time = growthOf(costs, (cost) => cost.ms);
  const read = growthOf(costs, (cost) => cost.visits);
  console.log(`calibration: 20 million rounds of a hash in ${calibrationMs.toFixed(0)} ms`);
  if (real !== null) {
    for (const [name, goal] of Object.entries(GOALS)) {
      console.log(`${name}: ${real[name as keyof typeof GOALS]} (goal: below ${goal})`);
    }
    console.log(`a form asked for as easy: ${real.easyFormMs} ms, as hard: ${real.hardFormMs} ms`);
  }
  console.log(`propositions looked at per item in the largest base: ${looks.toFixed(1)} (at most ${MOST_LOOKS})`);
  if (!quick) {
    console.log(inWords("looked up and read of the base", read));
    console.log(inWords("processor time", time));
  }
  if (args.includes("--json")) {
    console.log(
      JSON.stringify({
        ...real,
        growth20x: quick ? null : rounded(read.ratio),
        time20x: quick ? null : rounded(time.ratio),
        calibrationMs: rounded(calibrationMs),
      }),
    );
  }
  return looks <= MOST_LOOKS && (quick || (read.slope <= read.allowed && time.low <= time.allowed)) ? 0 : 1;
}

function readsAlone(): number {
  const read = growthOf(itemVisits(itemContext().base, SIZES, 150), (cost) => cost.visits);
  console.log(inWords("looked up and read of the base", read));
  return read.slope <= read.allowed ? 0 : 1;
}

function inWords(what: string, { ratio, slope, low, high, allowed }: Growth): string {
  return (
    `${what}, per item, largest base to smallest: × ${ratio.toFixed(2)}; exponent ${slope.toFixed(3)} ` +
    `(95 % ${low.toFixed(3)} to ${high.toFixed(3)}), a logarithm has ${allowed.toFixed(3)}`
  );
}

/** The whole bank once, the median form, and the memory after both. */
function measureReal() {
  const context = itemContext();
  const began = performance.now();
  let items = 0;
  for (const fact of context.base.facts.values()) {
    for (const { type, ask } of possibleItems(context, fact)) {
      if (generateItem(context, type, ask, "bench").ok) items += 1;
    }
  }
  const bankMs = performance.now() - began;
  return {
    itemMs: rounded(bankMs / items),
    formMs: rounded(medianForm(context, null)),
    easyFormMs: rounded(medianForm(context, "easy")),
    hardFormMs: rounded(medianForm(context, "hard")),
    bankS: rounded(bankMs / 1000),
    rssMiB: rounded(process.memoryUsage().rss / MIB),
    items,
  };
}

function medianForm(context: GenerationContext, difficulty: Blueprint["difficulty"]): number {
  const times = Array.from({ length: WARM_UP + FORMS }, (_, at) => {
    const from = performance.now();
    buildForm(context, {
      blueprint: { ...anyBlueprint, length: FORM_LENGTH, difficulty },
      seed: `bench ${at}`,
      preferredTargets: new Set(),
      knownTargets: new Set(),
      askedBefore: [],
      withdrawnFactIds: new Set(),
      excludedFactIds: new Set(),
      difficultyFit: new Map(),
    });
    return performance.now() - from;
  });
  const warm = times.slice(WARM_UP).sort((a, b) => a - b);
  return warm[Math.floor(FORMS / 2)] ?? 0;
}

function calibrate(): number {
  const began = performance.now();
  let state = 0;
  const text = "calibration of this machine".padEnd(100, ".");
  for (let round = 0; round < 200_000; round++) state ^= hash32(text);
  return performance.now() - began + (state === 1 ? 1e-9 : 0);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

process.exitCode = main(process.argv.slice(2));
