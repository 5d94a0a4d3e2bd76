import { ensureAppBuilt } from "@/tests/support/app-server";
import { ensureBareBuilt } from "./bare-app";
import { type ClassStart, measureClassStart } from "./class-start";
import { type Engine, openEmbeddedEngine, openServerEngine } from "./engines";
import { measureFsync, rounded } from "./figures";
import { type Load, medianMs, p95Ms, perSecond, processorMsEach } from "./load";
import { type Measured, measureAnswers, overRounds, shareOfBare } from "./measure";
import { measurePages, type Pages } from "./pages";
import { LOADS } from "./plan";

/**
 * How quick a quiz is, against the built app, over HTTP, with learners who have signed in.
 *
 *   npm run bench:quiz               answers on PostgreSQL and on the embedded database, a class that begins, the page
 *   npm run bench:quiz -- --json     the last line is one JSON object
 *   npm run bench:quiz -- --quick    one round, PostgreSQL alone, no class, no browser: under a minute
 *
 * Ends with 1 when a gate is missed. Times are goals: they are shown beside what this machine can do at all.
 */
const GATES = {
  shareOfBare32: 0.6,
  classP95Ms: 1_000,
  classPeakMiB: 1_024,
  pageJsKiB: 150,
  interactionMs: 50,
} as const;
const GOALS = { p50Ms1: 5, beyondP50Ms1: 3, beyondShareOfBare32: 0.75 } as const;
const ROUNDS = 3;
const CLASS_ANSWERS = 6;

const misses: string[] = [];

function gate(name: string, good: boolean): void {
  if (!good) misses.push(name);
  console.log(`  ${good ? "met   " : "MISSED"} ${name}`);
}

async function main(args: readonly string[]): Promise<number> {
  const quick = args.includes("--quick");
  await ensureAppBuilt();
  ensureBareBuilt();
  const fsyncMs = measureFsync();
  console.log(`calibration: 8 KiB and fdatasync in ${rounded(fsyncMs, 3)} ms (median of 200)`);

  const server = await withEngine(await openServerEngine(quick ? 1 : ROUNDS), (engine) =>
    answersOn(engine, quick ? 1 : ROUNDS),
  );
  let pages: Pages | null = null;
  if (!quick) {
    await withEngine(openEmbeddedEngine(ROUNDS), async (engine) => {
      await answersOn(engine, ROUNDS);
      reportClass(await measureClassStart(engine, CLASS_ANSWERS));
    });
    pages = await measurePages();
    reportPages(pages);
  }
  console.log(misses.length === 0 ? "every gate is met" : `missed: ${misses.join("; ")}`);
  if (args.includes("--json")) console.log(JSON.stringify(summary(server, pages)));
  return misses.length === 0 ? 0 : 1;
}

async function withEngine<T>(engine: Engine, run: (engine: Engine) => Promise<T>): Promise<T> {
  try {
    return await run(engine);
  } finally {
    await engine.close();
  }
}

async function answersOn(engine: Engine, rounds: number): Promise<Measured> {
  const measured = await measureAnswers(engine, rounds);
  console.log(`\n${engine.name}: answer → feedback, median of ${rounds} rounds, beside a bare route's one insert`);
  for (const { learners } of LOADS) {
    const figure = (of: "app" | "bare", value: (load: Load) => number, digits = 2) =>
      rounded(
        overRounds(measured, learners, (loads) => value(loads[of])),
        digits,
      );
    console.log(
      `  ${String(learners).padStart(2)} learners: p50 ${figure("app", medianMs)} ms, p95 ${figure("app", p95Ms)} ms, ` +
        `${figure("app", perSecond, 0)} a second, ${figure("app", processorMsEach)} ms of the server's processor each; ` +
        `bare p50 ${figure("bare", medianMs)} ms, ${figure("bare", perSecond, 0)} a second, ` +
        `${figure("bare", processorMsEach)} ms; share ${rounded(shareOfBare(measured, learners))}`,
    );
  }
  const share = shareOfBare(measured, 32);
  const p50 = overRounds(measured, 1, ({ app }) => medianMs(app));
  for (const error of measured.errors.slice(0, 5)) console.log(`  error: ${error}`);
  gate(
    `throughput at 32 learners ≥ ${GATES.shareOfBare32} of the bare route's: ${rounded(share)}`,
    share >= GATES.shareOfBare32,
  );
  gate(`no error: ${measured.errors.length}`, measured.errors.length === 0);
  gate(`every acknowledged answer is stored: ${measured.lost} of ${measured.acknowledged} lost`, measured.lost === 0);
  console.log(`  goal: median at one learner ≤ ${GOALS.p50Ms1} ms, beyond ${GOALS.beyondP50Ms1}: ${rounded(p50)}`);
  console.log(`  goal beyond: share of the bare route's throughput ≥ ${GOALS.beyondShareOfBare32}: ${rounded(share)}`);
  return measured;
}

function reportClass(start: ClassStart): void {
  console.log(`\na class on the embedded database: ${start.learners} learners begin within one second, gradebook open`);
  console.log(
    `  p95: beginning ${rounded(start.startP95Ms, 0)} ms, answer ${rounded(start.answerP95Ms, 0)} ms ` +
      `(${start.answers} answers), gradebook ${rounded(start.gradebookP95Ms, 0)} ms; memory ${rounded(start.peakMiB, 0)} MiB`,
  );
  for (const error of start.errors.slice(0, 5)) console.log(`  error: ${error}`);
  gate(`no error: ${start.errors.length}`, start.errors.length === 0);
  gate(`every acknowledged answer is stored: ${start.lost} lost`, start.lost === 0);
  gate(`p95 of beginning ≤ ${GATES.classP95Ms} ms`, start.startP95Ms <= GATES.classP95Ms);
  gate(`p95 of answering ≤ ${GATES.classP95Ms} ms`, start.answerP95Ms <= GATES.classP95Ms);
  gate(`largest memory ≤ ${GATES.classPeakMiB} MiB`, start.peakMiB <= GATES.classPeakMiB);
}

function reportPages(pages: Pages): void {
  console.log(
    "\nthe quiz page in Chromium: scripts until a question can be answered, slowest interaction to next paint",
  );
  for (const { type, mode, scriptsKiB, interactionMs } of pages) {
    console.log(`  ${mode}, ${type}: ${scriptsKiB} KiB, ${interactionMs} ms`);
  }
  gate(
    `scripts ≤ ${GATES.pageJsKiB} KiB for each type, in practice and in a test`,
    pages.every((page) => page.scriptsKiB <= GATES.pageJsKiB),
  );
  gate(
    `interaction to next paint ≤ ${GATES.interactionMs} ms for each type, in practice and in a test`,
    pages.every((page) => page.interactionMs <= GATES.interactionMs),
  );
}

function summary(measured: Measured, pages: Pages | null) {
  return {
    p50Ms1: rounded(overRounds(measured, 1, ({ app }) => medianMs(app))),
    p95Ms32: rounded(overRounds(measured, 32, ({ app }) => p95Ms(app))),
    shareOfBare32: rounded(shareOfBare(measured, 32)),
    errors: measured.errors.length,
    lost: measured.lost,
    quizPageJsKiB: pages === null ? null : Math.max(...pages.map(({ scriptsKiB }) => scriptsKiB)),
  };
}

process.exit(await main(process.argv.slice(2)));
