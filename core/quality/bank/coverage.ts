import type { Fact, FactBase } from "@/core/facts/model";
import { perspectiveOf } from "@/core/facts/voices";
import { cardsOfFact } from "@/core/flashcards/card";
import type { BankRow } from "@/core/quality/bank/rows";
import type { GenerationContext } from "@/core/questions/contract";
import { isAskable } from "@/core/questions/frame";

/** Types that are answered without seeing the answer. */
const RECALL = new Set<string>(["cloze", "short-answer", "number", "date", "ordering", "map"]);
/** Types about the evidence, not about the matter. */
const ABOUT_EVIDENCE = new Set<string>(["status", "which-wording"]);

/** How well the facts are asked, each share with what it is a share of. */
export type Coverage = {
  /** Structured, established facts without harm: the raw material of choice and typed questions. */
  readonly askableFacts: number;
  /** Share of them with at least two types besides the flashcard, one of them of recall. */
  readonly twoTypesOneRecall: number;
  readonly twoTypes: number;
  readonly recall: number;
  /** Share of them with a multiple-choice question whose wrong options are proved. */
  readonly multipleChoice: number;
  /** Choice and typed items of one seed per ten of them. */
  readonly itemsPerTen: number;
  readonly structuredFacts: number;
  readonly facts: number;
  /** Different ones: all members of a complete list lead to the same card. */
  readonly cards: number;
  /** Facts that yield no card; must be none. */
  readonly factsWithoutCard: number;
  /** Facts per relation, most frequent first, and how many of them are askable. */
  readonly relations: Readonly<Record<string, { readonly facts: number; readonly askable: number }>>;
};

export function coverageOf(context: GenerationContext, rows: readonly BankRow[], seeds: number): Coverage {
  const facts = [...context.base.facts.values()];
  const askable = facts.filter((fact) => isAskable(context, fact));
  const ids = new Set(askable.map(({ id }) => id));
  const types = typesByFact(rows);
  const share = (test: (found: readonly string[]) => boolean) =>
    rounded(askable.filter(({ id }) => test([...(types.get(id) ?? [])])).length / Math.max(1, askable.length));
  const isRecalled = (found: readonly string[]) => found.some((type) => RECALL.has(type));
  const structured = rows.filter(({ type, factIds }) => !ABOUT_EVIDENCE.has(type) && ids.has(factIds[0] ?? ""));
  const cards = facts.map((fact) => cardsOfFact(context, fact).map(({ targetId }) => targetId));
  return {
    askableFacts: askable.length,
    twoTypesOneRecall: share((found) => found.length >= 2 && isRecalled(found)),
    twoTypes: share((found) => found.length >= 2),
    recall: share(isRecalled),
    multipleChoice: share((found) => found.includes("multiple-choice")),
    itemsPerTen: rounded((10 * structured.length) / Math.max(1, seeds * askable.length)),
    structuredFacts: facts.filter(({ triple }) => triple !== null).length,
    facts: facts.length,
    // The members of a list share one.
    cards: new Set(cards.flat()).size,
    factsWithoutCard: cards.filter((targets) => targets.length === 0).length,
    relations: relationTable(facts, ids),
  };
}

/**
 * The types that ask each fact. A question for any member of a complete list, an order and a match ask every fact that they
 * rest on: whoever answers must know one of them, or all.
 */
export function typesByFact(rows: readonly BankRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>();
  for (const { type, factIds } of rows) {
    for (const id of factIds) types.set(id, (types.get(id) ?? new Set()).add(type));
  }
  return types;
}

function relationTable(facts: readonly Fact[], askable: ReadonlySet<string>): Coverage["relations"] {
  const table = new Map<string, { facts: number; askable: number }>();
  for (const { id, triple } of facts) {
    if (triple === null) continue;
    const row = table.get(triple.r) ?? { facts: 0, askable: 0 };
    table.set(triple.r, { facts: row.facts + 1, askable: row.askable + (askable.has(id) ? 1 : 0) });
  }
  return Object.fromEntries([...table].sort(([a, x], [b, y]) => y.facts - x.facts || (a < b ? -1 : 1)));
}

/** Share of the items in which each actor is named by its facts, the most frequent first. */
export function actorShares(base: FactBase, rows: readonly BankRow[]): readonly { id: string; share: number }[] {
  const counts = new Map<string, number>();
  for (const { factIds } of rows) {
    const named = new Set(factIds.flatMap((id) => namedIn(base, id)).filter((id) => perspectiveOf(base, id) !== null));
    for (const id of named) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .map(([id, count]) => ({ id, share: count / Math.max(1, rows.length) }))
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

function namedIn(base: FactBase, factId: string): readonly string[] {
  const fact = base.facts.get(factId);
  return fact === undefined ? [] : [...fact.about, ...fact.by];
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
