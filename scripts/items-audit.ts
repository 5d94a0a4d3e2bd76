import { Worker } from "node:worker_threads";
import { type Audit, type AuditPart, auditOf, type Share } from "@/core/quality/audit";
import { itemContext } from "./lib/item-context";
import { disagreementsOf } from "./second-oracle/agreement";
import { sampleOfPropositions } from "./second-oracle/sample";

/**
 * Makes every item that the fact base allows, runs every check over them, and asks a second oracle, written apart in SQL, about
 * everything that they take for granted and about propositions drawn at random.
 *
 *   npm run items:audit                  figures, and every fault of a blocking check
 *   npm run items:audit -- --json        one JSON object as the last line
 *   npm run items:audit -- --seeds 20    more draws of every item (2 unless told)
 *   npm run items:audit -- --all         faults of the checks that do not block, too
 *
 * Ends with 1 when a blocking check finds anything or the oracles disagree.
 */

/** Two threads, as on the smallest computer that this is meant for. */
const THREADS = 2;
/** Propositions on which both oracles are asked for their verdict. */
const SAMPLE = 20_000;

type Task = { readonly seeds: readonly string[]; readonly share: Share };

async function main(args: readonly string[]): Promise<number> {
  const at = args.indexOf("--seeds");
  const seeds = Array.from({ length: at === -1 ? 2 : Number(args[at + 1] ?? 2) }, (_, index) => `audit-${index + 1}`);
  const parts = await Promise.all(
    Array.from({ length: THREADS }, (_, part) => partOf({ seeds, share: { part, parts: THREADS } })),
  );
  const context = itemContext();
  const audit = auditOf(context, parts, seeds.length);
  const sample = sampleOfPropositions(context.base, SAMPLE, "audit");
  const asserted = parts.flatMap((part) => part.asserted);
  const disagreements = await disagreementsOf(context.base, context.oracle, asserted, sample);
  const blocking = audit.violations.filter((violation) => violation.blocking);
  const shown = args.includes("--all") ? audit.violations : blocking;
  for (const { check, where, message } of shown) console.error(`${check} ${where}: ${message}`);
  for (const { where, about, first, second } of disagreements) {
    console.error(`The oracles disagree on ${where}: ${about}: the first: ${first}; in SQL: ${second}`);
  }
  const agreement = { judged: asserted.length + sample.length, disagreements: disagreements.length };
  const summary = { seeds: seeds.length, ...summaryOf(audit), ...agreement };
  if (args.includes("--json")) console.log(JSON.stringify(summary));
  else for (const [name, value] of Object.entries(summary)) console.log(`${name}: ${JSON.stringify(value)}`);
  return blocking.length === 0 && disagreements.length === 0 ? 0 : 1;
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

function summaryOf(audit: Audit) {
  const byCheck: Record<string, number> = {};
  for (const { check } of audit.violations) byCheck[check] = (byCheck[check] ?? 0) + 1;
  return {
    ...audit,
    violations: audit.violations.filter(({ blocking }) => blocking).length,
    advisory: audit.violations.filter(({ blocking }) => !blocking).length,
    byCheck,
  };
}

process.exitCode = await main(process.argv.slice(2));
