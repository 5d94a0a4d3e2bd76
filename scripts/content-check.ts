import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Finding } from "@/core/facts/content-document";
import { type ContentSummary, summarise } from "@/core/facts/content-summary";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { cardsAtOdds } from "@/core/flashcards/at-odds";
import { type BaseFigures, baseFigures, shortcomings } from "@/core/quality/base-figures";
import { yieldOf } from "@/core/quality/fact-yield";
import type { GenerationContext } from "@/core/questions/contract";
import { readFactBase } from "@/server/content/read-base";
import { checkAgainstReleased } from "@/server/content/released";
import { printYield } from "./lib/print-yield";

/**
 * Checks the whole of content/, reports everything at once, and tells what the facts yield.
 *
 *   npm run content:check                        problems, warnings that matter, figures
 *   npm run content:check -- --json              one JSON object as the last line
 *   npm run content:check -- --all               unused entities and sources too
 *   npm run content:check -- --only geography    only what concerns files whose path contains this
 *   npm run content:check -- --fact kidal-fell   every item and card of a fact, or why it has none; may be repeated
 *   npm run content:check -- --file geography    the same for all facts of the files whose path contains this
 *   npm run content:check -- --quick             without the items: what can be told in a second
 */
function main(): number {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      only: { type: "string", default: "" },
      fact: { type: "string", multiple: true, default: [] },
      file: { type: "string" },
    },
  });
  const folder = join(process.cwd(), "content");
  const built = readFactBase(folder);
  const { base, factPlaces } = built;
  // A start serves what there is; only whoever edits the facts owes an entry for each change.
  const sinceRelease = values.quick ? [] : checkAgainstReleased(folder, built);
  const findings = [...built.findings, ...(sinceRelease ?? [])];
  const context = { base, oracle: createTruthOracle(base), language: "en" } as const;
  const told = (only: string) => findings.filter(({ file }) => file.includes(only));
  const problems = findings.filter(({ level }) => level === "problem");

  const inFile =
    values.file === undefined ? [] : [...factPlaces].filter(([, { file }]) => file.includes(values.file ?? ""));
  if (values.fact.length > 0 || values.file !== undefined) {
    const ids = [...values.fact, ...inFile.map(([id]) => id)];
    const unknown = ids.filter((id) => !base.facts.has(id));
    for (const id of unknown) console.error(`There is no fact "${id}". Ids stand in content/facts/*.yaml.`);
    for (const id of ids) printYield(context, id);
    const files = new Set(ids.map((id) => factPlaces.get(id)?.file));
    for (const finding of problems) if (files.has(finding.file)) console.log(line(finding));
    return unknown.length === 0 ? 0 : 1;
  }

  const figures = values.quick
    ? null
    : baseFigures(
        base,
        [...base.facts.values()].map((fact) => yieldOf(context, fact)),
      );
  const short = figures === null ? [] : [...shortcomings(figures), ...oddCards(context)];
  const count = problems.length + short.filter(({ level }) => level === "problem").length;
  if (values.json) {
    for (const finding of problems) console.error(line(finding));
    for (const { level, message } of short) console.error(`${level}: ${message}`);
    console.log(JSON.stringify({ ...figures, ...summarise(base), problems: count }));
    return count === 0 ? 0 : 1;
  }
  const shown = told(values.only).filter(({ level, check, message }) => {
    return level === "warning" && (values.all || check !== "usage" || !message.startsWith(UNUSED));
  });
  for (const finding of shown) console.log(line(finding));
  for (const finding of told(values.only)) if (finding.level === "problem") console.log(line(finding));
  console.log("");
  if (figures !== null) printFigures(figures);
  printSummary(summarise(base));
  if (sinceRelease === null) console.log("Nothing was published yet: no change needs an entry in changelog.yaml.");
  for (const { level, message } of short) console.log(`${level === "problem" ? "" : "warning: "}${message}`);
  const unused = findings.filter(({ check, message }) => check === "usage" && message.startsWith(UNUSED)).length;
  const warnings = findings.length - problems.length + short.length + problems.length - count;
  console.log(`${count} problems, ${warnings} warnings (${unused} unused entries; --all lists them).`);
  return count === 0 ? 0 : 1;
}

function oddCards(context: GenerationContext) {
  return cardsAtOdds(context).map(({ front, factIds }) => ({
    level: "problem" as const,
    message: `${factIds.join(" and ")}: cards with one front and two answers; give them an ask of their own: ${front}`,
  }));
}

/** How the check of unused entries begins what it says. */
const UNUSED = "No fact";

function line({ level, check, file, line: at, message }: Finding): string {
  return `content/${file}:${at}: ${level === "warning" ? "warning: " : ""}${message} [${check}]`;
}

function printFigures(figures: BaseFigures): void {
  const { largestRelation, candidatesPerLeaf } = figures;
  const used = Object.entries(candidatesPerLeaf).filter(([, count]) => count > 0).length;
  print("Items by type", counts(figures.itemsByType));
  print("Cards", `${figures.cards}`);
  print("Facts per relation", counts(figures.factsPerRelation));
  print(`Candidates per leaf (${used} of ${figures.leaves} in use)`, counts(candidatesPerLeaf));
  console.log(
    `${figures.facts} facts, ${figures.entities} entities, ${figures.sources} sources, ${figures.relations} relations.\n` +
      `${percent(figures.structuredShare)} of the facts yield an item other than a card; ${percent(figures.askedShare)} one that asks for what they say,` +
      ` not only for who says it or how sure it is. ${figures.withTriple} have subject, relation and object` +
      `${largestRelation === null ? "." : `; the largest relation, ${largestRelation.id}, holds ${percent(largestRelation.share)} of them.`}`,
  );
}

function printSummary({ byStatus, byRule, byTopic, seedCovered, seedStatements }: ContentSummary): void {
  print("Facts per topic", counts(byTopic));
  print("Status", counts(byStatus));
  print("Decided by", counts(byRule));
  print("Seed", `${seedCovered} of ${seedStatements} statements covered`);
}

function print(name: string, text: string): void {
  console.log(`${`${name}:`.padEnd(22)} ${text}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function counts(tallied: Readonly<Record<string, number>>): string {
  return Object.entries(tallied)
    .map(([key, count]) => `${key} ${count}`)
    .join(", ");
}

process.exitCode = main();
