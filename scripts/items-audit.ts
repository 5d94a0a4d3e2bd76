import { Worker } from "node:worker_threads";
import { type Audit, type AuditPart, auditOf, type Share } from "@/core/quality/audit";
import { itemContext } from "./lib/item-context";

/**
 * Makes every item that the fact base allows and runs every check over them.
 *
 *   npm run items:audit                  figures, and every fault of a blocking check
 *   npm run items:audit -- --json        one JSON object as the last line
 *   npm run items:audit -- --seeds 20    more draws of every item (2 unless told)
 *   npm run items:audit -- --all         faults of the checks that do not block, too
 *
 * Ends with 1 when a blocking check finds anything.
 */

/** Two threads, as on the smallest computer that this is meant for. */
const THREADS = 2;

type Task = { readonly seeds: readonly string[]; readonly share: Share };

async function main(args: readonly string[]): Promise<number> {
  const at = args.indexOf("--seeds");
  const seeds = Array.from({ length: at === -1 ? 2 : Number(args[at + 1] ?? 2) }, (_, index) => `audit-${index + 1}`);
  const parts = await Promise.all(
    Array.from({ length: THREADS }, (_, part) => partOf({ seeds, share: { part, parts: THREADS } })),
  );
  const audit = auditOf(itemContext(), parts, seeds.length);
  const blocking = audit.violations.filter((violation) => violation.blocking);
  const shown = args.includes("--all") ? audit.violations : blocking;
  for (const { check, where, message } of shown) console.error(`${check} ${where}: ${message}`);
  const summary = { seeds: seeds.length, ...summaryOf(audit) };
  if (args.includes("--json")) console.log(JSON.stringify(summary));
  else for (const [name, value] of Object.entries(summary)) console.log(`${name}: ${JSON.stringify(value)}`);
  return blocking.length === 0 ? 0 : 1;
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
