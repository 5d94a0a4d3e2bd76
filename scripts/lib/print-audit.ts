import type { AuditSummary } from "../items-audit";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const counts = (table: Readonly<Record<string, number>>): string =>
  Object.entries(table)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");

const VERDICTS = { holds: "holds    ", misses: "MISSES   ", "not shown": "not shown", reported: "reported " } as const;

/** The audit in words, for people. */
export function printAudit(summary: AuditSummary): void {
  const { coverage, bank, planted } = summary;
  const { flashcard, ...asked } = summary.byType;
  console.log(`${summary.items} items of ${summary.seeds} seeds: ${counts(asked)}; and ${flashcard} flashcards.`);
  console.log(
    `Faults: ${summary.violations} of checks that block, ${summary.advisory} of others${summary.violations + summary.advisory === 0 ? "" : ` (${counts(summary.byCheck)})`}.`,
  );
  console.log(
    `Refused before they were made, by the check that would have found them: ${counts(summary.rejectedByCheck)}.`,
  );
  for (const [type, reasons] of Object.entries(summary.rejected)) console.log(`  ${type}: ${counts(reasons)}`);
  console.log(
    `Of ${coverage.askableFacts} askable facts ${percent(coverage.twoTypes)} are asked in two ways or more, ${percent(coverage.twoTypesOneRecall)} with one of recall; ${coverage.itemsPerTen} choice or typed items for ten; a card for all but ${coverage.factsWithoutCard} of ${coverage.facts}.`,
  );
  console.log(`Facts by the number of types that ask them: ${counts(summary.perFact)}.`);
  console.log("Figures of the bank:");
  for (const { check, name, count, value, low, high, threshold, verdict } of bank) {
    const interval = low === null || high === null ? "" : ` (${low.toFixed(3)} to ${high.toFixed(3)})`;
    console.log(
      `  ${VERDICTS[verdict]} ${check} ${name}: ${value.toFixed(3)}${interval} of ${count}; wanted: ${threshold}`,
    );
  }
  console.log(`Forms built and checked: ${summary.forms}.`);
  console.log(`The second oracle judged ${summary.judged} statements and disagrees on ${summary.disagreements}.`);
  console.log(
    `Planted defects: ${planted.caught} of ${planted.defects} caught wherever they were planted (${planted.items} items); found by one check alone: ${planted.foundByOneCheckAlone.join(", ")}.`,
  );
}
