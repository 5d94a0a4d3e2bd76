import type { Fact } from "@/core/facts/model";
import { type Asserted, gatherAssertions } from "@/core/quality/assertions";
import { type ChoiceQuestion, choiceQuestion, choiceTypes, ofType } from "@/core/quality/bank/choice-questions";
import { type Coverage, coverageOf, typesByFact } from "@/core/quality/bank/coverage";
import { figuresOfForm, worstOfForms } from "@/core/quality/bank/form-figures";
import { type RoleRow, roleTable } from "@/core/quality/bank/roles";
import { type BankRow, bankRow } from "@/core/quality/bank/rows";
import { allCardTargets, faultsAmongCards, faultsOfCards } from "@/core/quality/cards/run-card-checks";
import type { BankFigure, Violation } from "@/core/quality/check";
import { shuffledFigure } from "@/core/quality/checks/bank/q25-testwise";
import type { Rejected } from "@/core/quality/rejections";
import { bankChecks, formChecks, runItemChecks, subjectOf } from "@/core/quality/run-checks";
import type { GenerationContext, Item, Slot } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import { buildForm } from "@/core/quizzes/form";

export type FoundViolation = Violation & { readonly where: string };
/** Which part of the work: facts and forms are dealt out in turn, so that parts can run side by side. */
export type Share = { readonly part: number; readonly parts: number };

/** What one part of the audit found; plain data, so that it can be sent between threads. */
export type AuditPart = {
  readonly rows: readonly BankRow[];
  readonly choices: readonly ChoiceQuestion[];
  readonly violations: readonly FoundViolation[];
  /** By type and reason: how often an item was refused. */
  readonly rejected: Rejected;
  readonly forms: number;
  /** Of each figure of a form the worst. */
  readonly formFigures: readonly BankFigure[];
  /** What the items take for granted, each thing once: for the second oracle to judge. */
  readonly asserted: readonly Asserted[];
};

export type Audit = {
  readonly items: number;
  /** Items of every type; of flashcards, which no seed changes, each different one counts once. */
  readonly byType: Readonly<Record<QuestionTypeName | "flashcard", number>>;
  /** Of single items and cards, of forms, and of bank figures that miss their threshold. */
  readonly violations: readonly FoundViolation[];
  readonly rejected: AuditPart["rejected"];
  readonly coverage: Coverage;
  readonly bank: readonly BankFigure[];
  readonly roles: readonly RoleRow[];
  /** Facts by how many types ask them. */
  readonly perFact: Readonly<Record<string, number>>;
  readonly forms: number;
};

/** Length of the forms that are built of every topic, and of all topics together: of all types, and of each alone. */
const FORM_LENGTH = 10;

/** One share of the items and forms, with every check of single items and of forms. */
export function auditPart(
  context: GenerationContext,
  seeds: readonly string[],
  share: Share,
  visit: (item: Item) => void = () => {},
): AuditPart {
  const asserted = gatherAssertions(context);
  const rows: BankRow[] = [];
  const violations: FoundViolation[] = [];
  const rejected: Record<string, Record<string, number>> = {};
  for (const made of eachItem(context, seeds, share)) {
    if (made.item === null) {
      const reasons = rejected[made.type] ?? {};
      reasons[made.reason] = (reasons[made.reason] ?? 0) + 1;
      rejected[made.type] = reasons;
      continue;
    }
    const { item, slot } = made;
    visit(item);
    asserted.add(item);
    rows.push(bankRow(context, item));
    const where = `${item.type} ${item.factIds[0]} seed ${item.seed}`;
    for (const found of runItemChecks(subjectOf(context, item, slot))) violations.push({ ...found, where });
  }
  const targets = allCardTargets(context).filter((_, at) => at % share.parts === share.part);
  const forms = eachForm(context, seeds, share);
  const choices = drawnChoices(context, seeds, share);
  return {
    rows,
    choices,
    violations: [...violations, ...faultsOfCards(context, targets), ...forms.violations],
    rejected,
    forms: forms.count,
    formFigures: forms.figures,
    asserted: asserted.all(),
  };
}

/**
 * Puts the parts together and measures the bank as a whole.
 *
 * @param shuffled whether the testwise solver is also tried on shuffled answers, which takes a minute (Q25)
 */
export function auditOf(
  context: GenerationContext,
  parts: readonly AuditPart[],
  { seeds, shuffled }: { readonly seeds: number; readonly shuffled: boolean },
): Audit {
  const rows = parts.flatMap((part) => part.rows);
  const bank = { rows, choices: parts.flatMap(({ choices }) => choices) };
  const measured = [
    ...bankChecks.map(({ blocking, measure }) => ({ blocking, figures: measure(context, bank) })),
    { blocking: true, figures: shuffled ? shuffledFigures(bank.choices) : [] },
  ];
  const missed = measured.flatMap(({ blocking, figures }) =>
    figures.filter(({ verdict }) => verdict === "misses").map((figure) => missedFigure(figure, blocking)),
  );
  const coverage = coverageOf(context, rows, seeds);
  return {
    items: rows.length,
    byType: { ...countTypes(rows), flashcard: coverage.cards },
    violations: [...parts.flatMap(({ violations }) => violations), ...faultsAmongCards(context), ...missed],
    rejected: mergedCounts(parts.map(({ rejected }) => rejected)),
    coverage,
    // A form that misses one of these is a fault by itself already.
    bank: [...measured.flatMap(({ figures }) => figures), ...worstOfForms(parts.flatMap((part) => part.formFigures))],
    roles: roleTable(context.base, rows),
    perFact: typesPerFact(context, rows),
    forms: parts.reduce((sum, { forms }) => sum + forms, 0),
  };
}

const shuffledFigures = (choices: readonly ChoiceQuestion[]): readonly BankFigure[] =>
  choiceTypes.flatMap((type) => shuffledFigure(type, ofType(choices, type)) ?? []);

function missedFigure({ check, name, value, low, high, threshold }: BankFigure, blocking: boolean): FoundViolation {
  const interval = low === null || high === null ? "" : ` (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return { check, blocking, where: "bank", message: `${name}: ${value.toFixed(3)}${interval}; wanted: ${threshold}` };
}

type Made =
  | { readonly item: Item; readonly slot: Slot }
  | { readonly item: null; readonly type: QuestionTypeName; readonly reason: string };

/** Every item of the share's facts, one at a time: all together would not fit into the memory of a small computer. */
function* eachItem(context: GenerationContext, seeds: readonly string[], share: Share): Generator<Made> {
  for (const fact of factsOf(context, share)) {
    for (const { type, ask } of possibleItems(context, fact)) {
      for (const seed of seeds) {
        const result = generateItem(context, type, ask, seed);
        if (result.ok) yield { item: result.value, slot: ask.slot };
        else yield { item: null, type, reason: result.error.code };
      }
    }
  }
}

/** Draws of each choice question that the figures of the bank need, however few seeds the items are made with. */
const FEWEST_DRAWS = 8;

function drawnChoices(context: GenerationContext, seeds: readonly string[], share: Share): readonly ChoiceQuestion[] {
  const more = Array.from(
    { length: Math.max(0, FEWEST_DRAWS - seeds.length) },
    (_, at) => `${seeds[0]} draw ${at + 1}`,
  );
  return factsOf(context, share).flatMap((fact) =>
    possibleItems(context, fact)
      .filter(({ type }) => choiceTypes.some((each) => each === type))
      .flatMap(({ type, ask }) => [...seeds, ...more].map((seed) => generateItem(context, type, ask, seed)))
      .flatMap((made) => (made.ok ? (choiceQuestion(context, made.value) ?? []) : [])),
  );
}

const factsOf = ({ base }: GenerationContext, { part, parts }: Share): readonly Fact[] =>
  [...base.facts.values()].filter((_, at) => at % parts === part);

function eachForm(context: GenerationContext, seeds: readonly string[], { part, parts }: Share) {
  const topics = [[], ...context.base.topics.map(({ id }) => [id])];
  // A mix has another type wherever one cannot keep its keys even; a form of one type has nothing to turn to.
  const mixes = [[], ...questionTypeNames.map((type) => [type])];
  const wanted = topics.flatMap((topic) => mixes.flatMap((types) => seeds.map((seed) => ({ topic, types, seed }))));
  const violations: FoundViolation[] = [];
  let figures: readonly BankFigure[] = [];
  let count = 0;
  for (const { topic, types, seed } of wanted.filter((_, at) => at % parts === part)) {
    const form = buildForm(context, {
      blueprint: { ...anyBlueprint, topics: topic, types, length: FORM_LENGTH },
      seed,
      preferredTargets: new Set(),
      knownTargets: new Set(),
      askedBefore: [],
      withdrawnFactIds: new Set(),
      excludedFactIds: new Set(),
      difficultyFit: new Map(),
    });
    if (!form.ok) continue;
    count += 1;
    figures = worstOfForms([...figures, ...figuresOfForm(formChecks, form.value)]);
    const headings = context.base.topics.filter(({ id }) => topic.includes(id)).map(({ name }) => name.en);
    const where = `form ${topic[0] ?? "all topics"}, ${types[0] ?? "all types"}, seed ${seed}`;
    for (const { id, blocking, run } of formChecks) {
      violations.push(
        ...run(context, form.value, headings).map((message) => ({ check: id, blocking, message, where })),
      );
    }
  }
  return { violations, count, figures };
}

function countTypes(rows: readonly BankRow[]): Readonly<Record<QuestionTypeName, number>> {
  const counts = Object.fromEntries(questionTypeNames.map((type) => [type, 0])) as Record<QuestionTypeName, number>;
  for (const { type } of rows) counts[type] += 1;
  return counts;
}

function typesPerFact(context: GenerationContext, rows: readonly BankRow[]): Readonly<Record<string, number>> {
  const types = typesByFact(rows);
  const counts: Record<string, number> = {};
  for (const id of context.base.facts.keys()) {
    const count = String(types.get(id)?.size ?? 0);
    counts[count] = (counts[count] ?? 0) + 1;
  }
  return counts;
}

function mergedCounts(tables: readonly AuditPart["rejected"][]): AuditPart["rejected"] {
  const merged: Record<string, Record<string, number>> = {};
  for (const [type, reasons] of tables.flatMap((table) => Object.entries(table))) {
    const own = merged[type] ?? {};
    for (const [reason, count] of Object.entries(reasons)) own[reason] = (own[reason] ?? 0) + count;
    merged[type] = own;
  }
  return merged;
}
