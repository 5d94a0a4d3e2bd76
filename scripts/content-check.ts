import { join } from "node:path";
import type { Finding } from "@/core/facts/content-document";
import { summarise, tally } from "@/core/facts/content-summary";
import type { FactBase } from "@/core/facts/model";
import { readFactBase } from "@/server/content/read-base";

/**
 * Checks the whole of content/ and reports everything at once.
 *
 *   npm run content:check                    problems, warnings that matter, figures
 *   npm run content:check -- --json          one JSON object as the last line
 *   npm run content:check -- --all           unused entities and sources too
 *   npm run content:check -- --only geography   only files whose path contains this
 */
function main(args: readonly string[]): number {
  const onlyAt = args.indexOf("--only");
  const only = onlyAt === -1 ? "" : (args[onlyAt + 1] ?? "");
  const { base, findings } = readFactBase(join(process.cwd(), "content"));
  const problems = findings.filter(({ level }) => level === "problem");
  const shown = findings.filter(({ file }) => file.includes(only));

  if (args.includes("--json")) {
    for (const finding of problems) console.error(line(finding));
    console.log(JSON.stringify({ ...summarise(base), problems: problems.length }));
    return problems.length === 0 ? 0 : 1;
  }
  const quiet = args.includes("--all") ? [] : ["usage"];
  for (const finding of shown) {
    const unused = quiet.includes(finding.check) && finding.message.startsWith("No fact");
    if (finding.level === "warning" && !unused) console.log(line(finding));
  }
  for (const finding of shown) if (finding.level === "problem") console.log(line(finding));
  printFigures(base, findings);
  return problems.length === 0 ? 0 : 1;
}

function line({ level, check, file, line: at, message }: Finding): string {
  return `content/${file}:${at}: ${level === "warning" ? "warning: " : ""}${message} [${check}]`;
}

function printFigures(base: FactBase, findings: readonly Finding[]): void {
  const summary = summarise(base);
  const structured = [...base.facts.values()].flatMap(({ triple }) => triple ?? []);
  const warnings = findings.filter(({ level }) => level === "warning");
  const unused = warnings.filter(({ check, message }) => check === "usage" && message.startsWith("No fact"));
  console.log("");
  console.log(`Facts per relation:   ${counts(tally(structured, ({ r }) => r))}`);
  console.log(`Entities per leaf:    ${counts(tally([...base.entities.values()], ({ type }) => type))}`);
  console.log(`Facts per topic:      ${counts(summary.byTopic)}`);
  console.log(`Status:               ${counts(summary.byStatus)}`);
  console.log(`Decided by:           ${counts(summary.byRule)}`);
  console.log(
    `${summary.facts} facts (${summary.structured} structured, ${Math.round(100 * summary.structuredShare)} %), ` +
      `${summary.entities} entities, ${summary.sources} sources, ${summary.relations} relations; ` +
      `seed ${summary.seedCovered} of ${summary.seedStatements} statements covered.`,
  );
  const problems = findings.length - warnings.length;
  console.log(`${problems} problems, ${warnings.length} warnings (${unused.length} unused entries; --all lists them).`);
}

function counts(tallied: Readonly<Record<string, number>>): string {
  return Object.entries(tallied)
    .map(([key, count]) => `${key} ${count}`)
    .join(", ");
}

process.exitCode = main(process.argv.slice(2));
