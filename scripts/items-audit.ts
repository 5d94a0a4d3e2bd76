import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { type Audit, type AuditPart, auditOf, type Share } from "@/core/quality/audit";
import { type Planted, plantDefects } from "@/core/quality/planted/plant";
import { rejectedByCheck } from "@/core/quality/rejections";
import { itemContext } from "./lib/item-context";
import { printAudit } from "./lib/print-audit";
import { disagreementsOf } from "./second-oracle/agreement";
import { sampleOfPropositions } from "./second-oracle/sample";

const USAGE = `Makes every item that the fact base allows, runs every check over them, and asks a second oracle, written apart in SQL, about
everything that they take for granted and about propositions drawn at random. Then every planted defect is put into items
of the base, to see that its check finds it.

  npm run items:audit                  figures, and every fault of a blocking check
  npm run items:audit -- --json        one JSON object as the last line
  npm run items:audit -- --seeds 20    more draws of every item (2 unless told)
  npm run items:audit -- --shuffled    what the testwise solver comes to when the answers are shuffled (from 20 seeds on, always)
  npm run items:audit -- --all         faults of the checks that do not block, too
  npm run items:audit -- --help        this

Ends with 1 when a blocking check finds anything, a planted defect passes or the oracles disagree.`;

/** Two threads, as on the smallest computer that this is meant for. */
const THREADS = 2;
/** Propositions on which both oracles are asked for their verdict. */
const SAMPLE = 20_000;

/** From so many seeds on the audit may take its time. */
const LONG = 20;

type Task = { readonly seeds: readonly string[]; readonly share: Share };

type Options = ReturnType<typeof optionsOf>;

/** What is asked for. @throws a TypeError of node's where an option is not known */
function optionsOf(args: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { json: flag, shuffled: flag, all: flag, help: flag, seeds: { type: "string", default: "2" } },
  });
  return values;
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = optionsOf(args);
    if (!options.help && /^[1-9]\d*$/.test(options.seeds)) return await audit(options);
    console[options.help ? "log" : "error"](USAGE);
    return options.help ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_")))
      throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 1;
  }
}

async function audit(options: Options): Promise<number> {
  const seeds = Array.from({ length: Number(options.seeds) }, (_, index) => `audit-${index + 1}`);
  const parts = await Promise.all(
    Array.from({ length: THREADS }, (_, part) => partOf({ seeds, share: { part, parts: THREADS } })),
  );
  const context = itemContext();
  const found = auditOf(context, parts, {
    seeds: seeds.length,
    shuffled: seeds.length >= LONG || options.shuffled,
  });
  const sample = sampleOfPropositions(context.base, SAMPLE, "audit");
  const asserted = parts.flatMap((part) => part.asserted);
  const disagreements = await disagreementsOf(context.base, context.oracle, asserted, sample);
  const blocking = found.violations.filter((violation) => violation.blocking);
  const shown = options.all ? found.violations : blocking;
  for (const { check, where, message } of shown) console.error(`${check} ${where}: ${message}`);
  for (const { where, about, first, second } of disagreements) {
    console.error(`The oracles disagree on ${where}: ${about}: the first: ${first}; in SQL: ${second}`);
  }
  const planted = plantDefects(context, "audit-planted");
  const passed = planted.filter(({ planted: count, caught }) => count === 0 || caught < count);
  for (const { check, name, missed } of passed)
    console.error(`${check} does not find “${name}” in ${missed ?? "any item"}`);
  const agreement = { judged: asserted.length + sample.length, disagreements: disagreements.length };
  const summary = { seeds: seeds.length, ...summaryOf(found), ...agreement, planted: plantedOf(planted) };
  if (options.json) console.log(JSON.stringify(summary));
  else printAudit(summary);
  return blocking.length === 0 && disagreements.length === 0 && passed.length === 0 ? 0 : 1;
}

function partOf(task: Task): Promise<AuditPart> {
  return new Promise((resolve, reject) => {
    const module = new URL("./lib/audit-part.ts", import.meta.url).href;
    const worker = new Worker(new URL("./lib/typescript-worker.mjs", import.meta.url), {
      workerData: { ...task, module },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** The figures of an audit as they are printed. */
export type AuditSummary = ReturnType<typeof summaryOf> & {
  readonly seeds: number;
  readonly judged: number;
  readonly disagreements: number;
  readonly planted: ReturnType<typeof plantedOf>;
};

function summaryOf(audit: Audit) {
  const byCheck: Record<string, number> = {};
  for (const { check } of audit.violations) byCheck[check] = (byCheck[check] ?? 0) + 1;
  return {
    ...audit,
    violations: audit.violations.filter(({ blocking }) => blocking).length,
    advisory: audit.violations.filter(({ blocking }) => !blocking).length,
    byCheck,
    rejectedByCheck: rejectedByCheck(audit.rejected),
  };
}

/** How many defects there are, how many were caught wherever they were planted, and each with its check. */
function plantedOf(planted: readonly Planted[]) {
  return {
    defects: planted.length,
    caught: planted.filter(({ planted: count, caught }) => count > 0 && caught === count).length,
    items: planted.reduce((sum, { planted: count }) => sum + count, 0),
    foundByOneCheckAlone: [...new Set(planted.filter(({ alone }) => alone > 0).map(({ check }) => check))].sort(),
    list: planted.map(({ missed: _, ...shown }) => shown),
  };
}

process.exitCode = await main(process.argv.slice(2));
