import { ensureAppBuilt } from "@/tests/support/app-server";
import { startPostgres } from "@/tests/support/postgres-server";
import { settingsOf } from "../quiz-bench/engines";
import { measureFsync, percentile, rounded } from "../quiz-bench/figures";
import { type BenchDatabase, benchTargets, openBenchDatabase } from "./databases";
import { measureNextCard } from "./page";
import { BATCH, SIZES, type Size } from "./plan";
import { measureReplay } from "./replay";
import { measureSteady } from "./steady";
import { measureRound, type Round } from "./work";

/**
 * How quick reviewing is, at a thousand, a hundred thousand and a million events of a thousand learners, on a PostgreSQL
 * server that syncs every commit, beside the same work by hand.
 *
 *   npm run bench:reviews                 all of it
 *   npm run bench:reviews -- --json       the last line is one JSON object
 *   npm run bench:reviews -- --quick      one round, no long run, no browser
 *
 * Ends with 1 when a gate is missed. Gates are ratios of one run; times are goals, shown beside what this machine can do.
 */
const GATES = { writeGrowth: 1.3, dueGrowth: 1.3, shareOfSql: 0.5, heapGrowthMiB: 8 } as const;
const GOALS = { batchPerS: 5_000, replayS: 10, nextCardMs: 50 } as const;
const ROUNDS = 5;

const misses: string[] = [];

function gate(name: string, good: boolean): void {
  if (!good) misses.push(name);
  console.log(`  ${good ? "met   " : "MISSED"} ${name}`);
}

const goal = (name: string, good: boolean): void => console.log(`  ${good ? "reached" : "not yet"} ${name}`);

type Figures = Readonly<Record<keyof Round, number>>;

async function main(args: readonly string[]): Promise<number> {
  const quick = args.includes("--quick");
  const fsyncMs = measureFsync();
  console.log(`calibration: 8 KiB and fdatasync in ${rounded(fsyncMs, 3)} ms (median of 200)`);
  const targets = benchTargets();
  const replayS = measureReplay(targets);
  console.log(`replaying ${SIZES[2]} events: ${rounded(replayS, 1)} s of the processor`);

  const server = await startPostgres(true);
  const databases: BenchDatabase[] = [];
  try {
    for (const size of SIZES) databases.push(await openBenchDatabase(server.url, size, targets));
    console.log(`${server.description}, ${await settingsOf(server.url)}; histories are there`);
    const figures = await measureSizes(databases, targets, quick ? 1 : ROUNDS);
    report(figures);
    const first = databases[0];
    if (!quick && first) {
      const steady = await measureSteady(first, targets);
      const grown = steady.lateMiB - steady.earlyMiB;
      console.log(`${steady.reviews} reviews in batches of ${BATCH}: ${rounded(steady.perSecond, 0)} a second`);
      gate(
        `memory held grows by ≤ ${GATES.heapGrowthMiB} MiB from the first fifth on: ${rounded(grown, 1)}`,
        grown <= GATES.heapGrowthMiB,
      );
    }
    const nextCardMs = quick ? null : await nextCard();
    const summary = { ...ratios(figures), replayS: rounded(replayS), nextCardMs };
    goal(
      `a batch of ${BATCH} at ≥ ${GOALS.batchPerS} reviews a second: ${summary.batchPerS}`,
      summary.batchPerS >= GOALS.batchPerS,
    );
    goal(`a million events replayed in ≤ ${GOALS.replayS} s: ${rounded(replayS, 1)}`, replayS <= GOALS.replayS);
    if (nextCardMs !== null)
      goal(
        `the next card painted ≤ ${GOALS.nextCardMs} ms after the key: ${nextCardMs}`,
        nextCardMs <= GOALS.nextCardMs,
      );
    console.log(misses.length === 0 ? "every gate is met" : `missed: ${misses.join("; ")}`);
    if (args.includes("--json")) console.log(JSON.stringify(summary));
  } finally {
    for (const database of databases) await database.close();
    await server.stop();
  }
  return misses.length === 0 ? 0 : 1;
}

/**
 * Of all rounds the time below which a quarter lies: what the machine needs when little else is in its way. The first round is
 * left out: it finds nothing compiled and nothing planned.
 */
async function measureSizes(
  databases: readonly BenchDatabase[],
  targets: Parameters<typeof measureRound>[1],
  rounds: number,
) {
  const measured: ReadonlyMap<Size, Round>[] = [];
  for (let round = 0; round <= rounds; round++) {
    const times = await measureRound(databases, targets);
    for (const database of databases) await database.putBack();
    if (round > 0) measured.push(times);
  }
  const of = (size: Size, kind: keyof Round) =>
    percentile(
      measured.flatMap((times) => times.get(size)?.[kind] ?? []),
      0.25,
    );
  return new Map<Size, Figures>(
    SIZES.map((size) => [
      size,
      {
        first: of(size, "first"),
        ...{ single: of(size, "single"), byHand: of(size, "byHand") },
        ...{ batch: of(size, "batch"), batchByHand: of(size, "batchByHand") },
        ...{ queue: of(size, "queue"), queueByHand: of(size, "queueByHand") },
      },
    ]),
  );
}

function ratios(figures: ReadonlyMap<Size, Figures>) {
  const [small, large] = [figures.get(SIZES[0]), figures.get(SIZES[2])];
  if (!small || !large) throw new Error("Nothing was measured.");
  return {
    writeGrowth: rounded(large.single / small.single),
    dueGrowth: rounded(large.queue / small.queue),
    batchPerS: rounded(BATCH / (large.batch / 1_000), 0),
    shareOfSql: rounded(large.byHand / large.single),
  };
}

function report(figures: ReadonlyMap<Size, Figures>): void {
  console.log(
    `lower quartile, ms (by hand): one review, the first of a day; a batch of ${BATCH} with the first; the due queue`,
  );
  const rate = (ms: number) => rounded(BATCH / (ms / 1_000), 0);
  for (const [size, { first, single, byHand, batch, batchByHand, queue, queueByHand }] of figures) {
    console.log(
      `  ${String(size).padStart(7)} events: ${rounded(single)} (${rounded(byHand)}), ${rounded(first)}; ` +
        `${rounded(batch)} (${rounded(batchByHand)}), ${rate(batch)} reviews a second (${rate(batchByHand)}); ` +
        `${rounded(queue)} (${rounded(queueByHand)})`,
    );
  }
  const { writeGrowth, dueGrowth, shareOfSql } = ratios(figures);
  gate(
    `one review at a million events ≤ ${GATES.writeGrowth} × at a thousand: ${writeGrowth}`,
    writeGrowth <= GATES.writeGrowth,
  );
  gate(`the due queue likewise: ${dueGrowth}`, dueGrowth <= GATES.dueGrowth);
  gate(`one review at ≥ ${GATES.shareOfSql} of the rate by hand: ${shareOfSql}`, shareOfSql >= GATES.shareOfSql);
}

async function nextCard(): Promise<number> {
  await ensureAppBuilt();
  return measureNextCard();
}

process.exit(await main(process.argv.slice(2)));
