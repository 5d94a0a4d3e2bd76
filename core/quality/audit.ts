import type { Fact } from "@/core/facts/model";
import { cardsOfFact } from "@/core/flashcards/card";
import type { SetCheck, Violation } from "@/core/quality/check";
import { bankCues } from "@/core/quality/checks/q13-q14-bank-cues";
import { noDependency } from "@/core/quality/checks/q16-no-dependency";
import { readingLevel } from "@/core/quality/checks/q21-accessible";
import { keyPosition } from "@/core/quality/checks/q24-key-position";
import { verdictBalance } from "@/core/quality/checks/q26-verdict-balance";
import { nearDuplicates } from "@/core/quality/checks/q28-near-duplicates";
import { runItemChecks, subjectOf } from "@/core/quality/run-checks";
import { secondOracle } from "@/core/quality/second-oracle";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { isAskable } from "@/core/questions/frame";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import { buildForm } from "@/core/quizzes/form";

export type FoundViolation = Violation & { readonly where: string };
export type Coverage = {
  /** Structured, established facts without harm: the raw material of choice and typed questions. */
  readonly askableFacts: number;
  /** Share of them with at least two types besides the flashcard. */
  readonly twoTypes: number;
  /** Share of them with a question that is answered by recall: typed, date or order. */
  readonly recall: number;
  /** Share of them with a proved multiple-choice question. */
  readonly multipleChoice: number;
  /** Choice and typed items of one seed per ten of them. */
  readonly itemsPerTen: number;
  readonly cards: number;
  /** Facts that yield no card; must be none. */
  readonly factsWithoutCard: number;
};
export type Audit = {
  readonly items: number;
  readonly byType: Readonly<Record<QuestionTypeName, number>>;
  readonly violations: readonly FoundViolation[];
  readonly rejected: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly coverage: Coverage;
  /** Facts by how many types ask them. */
  readonly perFact: Readonly<Record<string, number>>;
  readonly forms: number;
};

const RECALL = new Set<QuestionTypeName>(["cloze", "short-answer", "date", "ordering"]);
const FORM_CHECKS: readonly SetCheck[] = [noDependency, keyPosition, nearDuplicates];
const BANK_CHECKS: readonly SetCheck[] = [bankCues, readingLevel, verdictBalance];
/** Length of the forms that are built of every topic, and of all topics together. */
const FORM_LENGTH = 10;

/** Makes every item that the base allows, with every seed, and runs every check over them, over forms and over the bank. */
export function auditItems(context: GenerationContext, seeds: readonly string[]): Audit {
  const bank = makeBank(context, seeds);
  const second = secondOracle(context.base);
  const single = bank.made.flatMap(({ item, slot }) =>
    runItemChecks(subjectOf(context, second, item, slot)).map((violation) => ({
      ...violation,
      where: `${item.type} ${item.factIds[0]} seed ${item.seed}`,
    })),
  );
  const items = bank.made.map(({ item }) => item);
  const forms = makeForms(context, seeds);
  return {
    items: items.length,
    byType: countTypes(items),
    violations: [
      ...single,
      ...forms.flatMap(({ name, items: form }) => setViolations(context, FORM_CHECKS, form, name)),
      ...setViolations(context, BANK_CHECKS, items, "bank"),
    ],
    rejected: bank.rejected,
    coverage: coverageOf(context, items, seeds.length),
    perFact: typesPerFact(context, items),
    forms: forms.length,
  };
}

type Made = { readonly item: Item; readonly slot: "s" | "o" | "when" | "card" };

function makeBank(context: GenerationContext, seeds: readonly string[]) {
  const made: Made[] = [];
  const rejected: Record<string, Record<string, number>> = {};
  for (const fact of context.base.facts.values()) {
    for (const { type, ask } of possibleItems(context, fact)) {
      for (const seed of seeds) {
        const result = generateItem(context, type, ask, seed);
        if (result.ok) made.push({ item: result.value, slot: ask.slot });
        else {
          const reasons = rejected[type] ?? {};
          reasons[result.error.code] = (reasons[result.error.code] ?? 0) + 1;
          rejected[type] = reasons;
        }
      }
    }
  }
  return { made, rejected };
}

function makeForms(context: GenerationContext, seeds: readonly string[]) {
  const topics = [[], ...context.base.topics.map(({ id }) => [id])];
  return topics.flatMap((topic) =>
    seeds.flatMap((seed) => {
      const form = buildForm(context, {
        blueprint: {
          topics: topic,
          types: [],
          length: FORM_LENGTH,
          includeHarm: false,
          factIds: null,
          difficulty: null,
        },
        seed,
        preferredTargets: new Set(),
        withdrawnFactIds: new Set(),
        excludedFactIds: new Set(),
        difficultyFit: new Map(),
      });
      return form.ok ? [{ name: `form ${topic[0] ?? "all topics"} seed ${seed}`, items: form.value }] : [];
    }),
  );
}

function setViolations(
  context: GenerationContext,
  checks: readonly SetCheck[],
  items: readonly Item[],
  where: string,
): readonly FoundViolation[] {
  return checks.flatMap(({ id, blocking, run }) =>
    run(context, items).map((message) => ({ check: id, blocking, message, where })),
  );
}

function countTypes(items: readonly Item[]): Readonly<Record<QuestionTypeName, number>> {
  const counts = Object.fromEntries(questionTypeNames.map((type) => [type, 0])) as Record<QuestionTypeName, number>;
  for (const { type } of items) counts[type] += 1;
  return counts;
}

function typesOf(items: readonly Item[]): ReadonlyMap<string, ReadonlySet<QuestionTypeName>> {
  const types = new Map<string, Set<QuestionTypeName>>();
  for (const { type, factIds } of items) {
    const [first = ""] = factIds;
    types.set(first, (types.get(first) ?? new Set()).add(type));
  }
  return types;
}

function typesPerFact(context: GenerationContext, items: readonly Item[]): Readonly<Record<string, number>> {
  const types = typesOf(items);
  const counts: Record<string, number> = {};
  for (const id of context.base.facts.keys()) {
    const count = String(types.get(id)?.size ?? 0);
    counts[count] = (counts[count] ?? 0) + 1;
  }
  return counts;
}

function coverageOf(context: GenerationContext, items: readonly Item[], seeds: number): Coverage {
  const facts: readonly Fact[] = [...context.base.facts.values()];
  const askable = facts.filter((fact) => isAskable(context, fact));
  const types = typesOf(items);
  const share = (test: (types: ReadonlySet<QuestionTypeName>) => boolean) =>
    rounded(askable.filter(({ id }) => test(types.get(id) ?? new Set())).length / Math.max(1, askable.length));
  const ids = new Set(askable.map(({ id }) => id));
  const structured = items.filter(({ type, factIds }) => type !== "status" && ids.has(factIds[0] ?? ""));
  const cards = facts.map((fact) => cardsOfFact(context, fact).length);
  return {
    askableFacts: askable.length,
    twoTypes: share((found) => found.size >= 2),
    recall: share((found) => [...found].some((type) => RECALL.has(type))),
    multipleChoice: share((found) => found.has("multiple-choice")),
    itemsPerTen: rounded((10 * structured.length) / Math.max(1, seeds * askable.length)),
    cards: cards.reduce((sum, count) => sum + count, 0),
    factsWithoutCard: cards.filter((count) => count === 0).length,
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
