import { join } from "node:path";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { type Audit, auditItems } from "@/core/quality/audit";
import { readFactBase } from "@/server/content/read-base";

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
function main(args: readonly string[]): number {
  const at = args.indexOf("--seeds");
  const seeds = Array.from({ length: at === -1 ? 2 : Number(args[at + 1] ?? 2) }, (_, index) => `audit-${index + 1}`);
  const { base } = readFactBase(join(process.cwd(), "content"));
  const context = { base, oracle: createTruthOracle(base), language: "en" } as const;
  const audit = auditItems(context, seeds);
  const blocking = audit.violations.filter((violation) => violation.blocking);
  const shown = args.includes("--all") ? audit.violations : blocking;
  for (const { check, where, message } of shown) console.error(`${check} ${where}: ${message}`);
  if (args.includes("--json")) console.log(JSON.stringify(summaryOf(audit)));
  else print(audit);
  return blocking.length === 0 ? 0 : 1;
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

function print(audit: Audit): void {
  for (const [name, value] of Object.entries(summaryOf(audit))) console.log(`${name}: ${JSON.stringify(value)}`);
}

process.exitCode = main(process.argv.slice(2));
