import { MOST_ANSWERS } from "@/server/data/gradebook/asked-answers-sql";
import { ensureAppBuilt } from "@/tests/support/app-server";
import { startPostgres } from "@/tests/support/postgres-server";
import { type ClassStart, measureClassStart } from "../quiz-bench/class-start";
import { type Engine, openEmbeddedEngine, openServerEngine, settingsOf } from "../quiz-bench/engines";
import { measureFsync, rounded } from "../quiz-bench/figures";
import { type ClassDatabase, openClassDatabase } from "./databases";
import { measureGradebooks, type PageCost, SORTS } from "./gradebook";
import { type KnowledgeCost, measureKnowledgeEmbedded, measureKnowledgeOnServer, takeOwnFolder } from "./knowledge";
import { CLASSES, QUICK_SIZES, QUICK_TURNS, SIZES, TURNS } from "./plan";

/**
 * How quick a class is: its gradebook, in whichever order, with a log of a thousand and of a million events on a PostgreSQL server that syncs every
 * commit; what a class knows, with all its answers, on that server and on the embedded database, beside a class that has many more; and 33 learners who
 * begin an assignment within one second, on both, over HTTP.
 *
 *   npm run bench:class               all of it
 *   npm run bench:class -- --json     the last line is one JSON object; gradebookMs is the slowest order of the largest class
 *   npm run bench:class -- --quick    a log of 20 thousand, no class that begins
 *
 * Ends with 1 when a gate is missed. Gates are ratios of one run; times are goals.
 */
const GATES = { growth: 1.3, rowsGrowth: 1.05 } as const;
/** `knowledgeMs` of the classes, in their order. */
const GOALS = { gradebookMs: 10, startP95Ms: 1_000, knowledgeMs: [300, 1_000] } as const;

/** Of each answer that is read, it and its question, and what it takes to find their sittings. */
const MOST_ROWS = 4 * MOST_ANSWERS;

const misses: string[] = [];

function gate(name: string, good: boolean): void {
  if (!good) misses.push(name);
  console.log(`  ${good ? "met   " : "MISSED"} ${name}`);
}

const goal = (name: string, good: boolean): void => console.log(`  ${good ? "reached" : "not yet"} ${name}`);

async function main(args: readonly string[]): Promise<number> {
  const quick = args.includes("--quick");
  console.log(`calibration: 8 KiB and fdatasync in ${rounded(measureFsync(), 3)} ms (median of 200)`);
  const costs = await gradebooks(quick ? QUICK_SIZES : SIZES, quick ? QUICK_TURNS : TURNS);
  const figures = { ...reportGradebooks(costs), knowledgeMs: reportKnowledge(await knowledge()) };
  const starts = quick ? [] : await classStarts();
  const startP95Ms = starts.length === 0 ? null : rounded(Math.max(...starts.map((start) => start.startP95Ms)), 0);
  console.log(misses.length === 0 ? "every gate is met" : `missed: ${misses.join("; ")}`);
  if (args.includes("--json")) console.log(JSON.stringify({ ...figures, startP95Ms }));
  return misses.length === 0 ? 0 : 1;
}

async function gradebooks(sizes: readonly number[], turns: number): Promise<PageCost[]> {
  const server = await startPostgres(true);
  const databases: ClassDatabase[] = [];
  try {
    for (const events of sizes) databases.push(await openClassDatabase(server.url, events));
    console.log(`${server.description}, ${await settingsOf(server.url)}; classes and logs are there`);
    return await measureGradebooks(databases, turns);
  } finally {
    for (const database of databases) await database.close();
    await server.stop();
  }
}

function reportGradebooks(costs: readonly PageCost[]): { readonly gradebookMs: number; readonly growth: number } {
  console.log("a page of the gradebook in each order: median, statements, rows visited");
  let growth = 0;
  for (const { learners, assignments } of CLASSES) {
    for (const sort of SORTS) {
      const own = costs.filter((cost) => cost.learners === learners && cost.sort === sort);
      const name = `${learners} × ${assignments} by ${sort}`;
      for (const { events, ms, statements, rows } of own) {
        const log = String(events).padStart(7);
        console.log(`  ${name}, ${log} events: ${rounded(ms)} ms, ${statements} statements, ${rows} rows`);
      }
      const [short, long] = [own[0], own.at(-1)];
      if (short === undefined || long === undefined) throw new Error("Nothing was measured.");
      const grown = rounded(long.ms / short.ms);
      growth = Math.max(growth, grown);
      gate(`${name}: longest log ≤ ${GATES.growth} × shortest: ${grown}`, grown <= GATES.growth);
      gate(`statements the same: ${short.statements}, ${long.statements}`, short.statements === long.statements);
      gate(`rows visited the same: ${short.rows}, ${long.rows}`, long.rows <= GATES.rowsGrowth * short.rows);
      goal(`≤ ${GOALS.gradebookMs} ms at the median: ${rounded(long.ms)}`, long.ms <= GOALS.gradebookMs);
    }
  }
  return { gradebookMs: rounded(Math.max(...costs.map(({ ms }) => ms))), growth };
}

async function knowledge(): Promise<KnowledgeCost[]> {
  const server = await startPostgres(true);
  try {
    return [...(await measureKnowledgeOnServer(server.url)), ...(await measureKnowledgeEmbedded())];
  } finally {
    await server.stop();
  }
}

/** @returns the slowest page of the largest class, in milliseconds */
function reportKnowledge(costs: readonly KnowledgeCost[]): number {
  console.log(
    "what a class knows, with 15 questions a quiz: medians from memories and from answers, rows visited for these",
  );
  for (const { learners, assignments, engine, besides, memoriesMs, answersMs, rows } of costs) {
    const name = `${engine}, ${learners} × ${assignments}${besides === 0 ? " alone" : " beside another class"}`;
    const told = `${rounded(memoriesMs, 0)} + ${rounded(answersMs, 0)} ms${rows === null ? "" : `, ${rows} rows`}`;
    const wanted = GOALS.knowledgeMs[learners === CLASSES[0].learners ? 0 : 1];
    goal(`${name}: ≤ ${wanted} ms in all: ${told}`, memoriesMs + answersMs <= wanted);
  }
  const [alone, beside, large] = costs.filter(({ rows }) => rows !== null).map(({ rows }) => rows ?? 0);
  if (alone === undefined || beside === undefined || large === undefined) throw new Error("Nothing was measured.");
  gate(
    `rows visited the same beside a class with many answers: ${alone}, ${beside}`,
    beside <= GATES.rowsGrowth * alone,
  );
  gate(`a large class visits ≤ ${MOST_ROWS} rows: ${large}`, large <= MOST_ROWS);
  return rounded(Math.max(...costs.map(({ memoriesMs, answersMs }) => memoriesMs + answersMs)), 0);
}

async function classStarts(): Promise<ClassStart[]> {
  await ensureAppBuilt();
  const starts: ClassStart[] = [];
  for (const open of [() => openServerEngine(0), async () => openEmbeddedEngine(0)]) {
    const engine: Engine = await open();
    try {
      const start = await measureClassStart(engine, 1);
      starts.push(start);
      console.log(`${engine.name}: ${start.learners} learners begin within one second`);
      for (const error of start.errors.slice(0, 5)) console.log(`  error: ${error}`);
      gate(`no error: ${start.errors.length}`, start.errors.length === 0);
      gate(`every acknowledged answer is stored: ${start.lost} lost`, start.lost === 0);
      goal(
        `p95 of beginning < ${GOALS.startP95Ms} ms: ${rounded(start.startP95Ms, 0)}`,
        start.startP95Ms < GOALS.startP95Ms,
      );
    } finally {
      await engine.close();
    }
  }
  return starts;
}

const giveBack = takeOwnFolder();
try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  giveBack();
}
process.exit();
