import { z } from "zod";
import { degreeOf, widestLogDegree } from "@/core/distractors/similarity";
import { nearnessInKind } from "@/core/distractors/standing";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { dateNearness } from "@/core/questions/ordering/chosen-events";
import { dateOfEvent } from "@/core/questions/ordering/dated-event";
import type { QuestionTypeName } from "@/core/questions/views";

/**
 * Starting values of items.md §3.2, on the logit of a right answer; `items:refit` reports how well they do. Nearness and
 * fame are each measured
 * from 0 to 1, so that a weight says how much its term can move: with the similarity as it is and the fame as a
 * logarithm of a count, fame moved
 * twenty times as much as what the draw decides (docs/adr/0046).
 */
const WEIGHTS = {
  meanNearness: -1.2,
  maxNearness: -0.8,
  degree: 0.6,
  mentions: 0.4,
  date: -0.5,
  /** Of three wordings of one sentence somebody who knows the rule sees one off who knows no more than what kind of thing is said. */
  wording: 0.5,
} as const;

/** Types whose answer must be produced: nothing is shown to choose from. */
const RECALL: ReadonlySet<QuestionTypeName> = new Set(["short-answer", "cloze", "date", "number", "map"]);

/**
 * Whoever must produce an answer chooses among everything of its kind: half of it is less like the answer than the rest, and something is
 * as like as can be. That is what recall costs, in place of the 0.8 of items.md §3.2 (docs/adr/0046).
 */
const EVERYTHING = { mean: 0.5, nearest: 1 } as const;

/** The keys of most types say which entity stands behind which option, or which slot was asked. */
const keyParts = z.object({
  correctChoiceId: z.string().optional().catch(undefined),
  options: z.record(z.string(), z.string()).optional().catch(undefined),
  slot: z.enum(["s", "o"]).optional().catch(undefined),
});
type KeyParts = z.infer<typeof keyParts>;
type Estimated = Pick<Item, "view" | "key" | "proofs" | "factIds">;

/**
 * How hard an item is before anybody has answered it, as the negative logit of a right answer (items.md §3.2): wrong
 * options that are like the answer, and dates that lie near each other, make it harder, an answer that the base often speaks of
 * makes it easier.
 *
 * @param chosen how near each wrong option comes to the answer among the candidates, of a match all of them together;
 *   null where none were
 *   chosen among candidates
 * @returns a Rasch-like difficulty; comparable within one base, with no meaning of its own; between −2.5 and 3.5
 */
export function estimateDifficulty(
  { base }: GenerationContext,
  fact: Fact,
  item: Estimated,
  chosen: readonly number[] | null,
): number {
  const parsed = keyParts.safeParse(item.key);
  const parts = parsed.success ? parsed.data : {};
  const answer = answerOf(base, fact, item, parts);
  const { mean, nearest } = RECALL.has(item.view.type)
    ? EVERYTHING
    : nearnessOf(chosen ?? shownNear(base, item, parts, answer));
  const ease =
    WEIGHTS.meanNearness * mean +
    WEIGHTS.maxNearness * nearest +
    WEIGHTS.degree * (answer === null ? 0 : fame(base, asSubjectOrObject(base, answer))) +
    WEIGHTS.mentions * (answer === null ? 0 : fame(base, degreeOf(base, answer))) +
    (item.view.type === "date" ? WEIGHTS.date : 0) +
    (item.view.type === "which-wording" ? WEIGHTS.wording : 0);
  return 0 - ease; // not −ease: JSON keeps no negative zero
}

/** How near to the answer comes what is shown beside it and was not chosen among candidates. */
const shownNear = (base: FactBase, item: Estimated, parts: KeyParts, answer: Entity | null): readonly number[] =>
  item.view.type === "ordering" ? datesOf(base, item) : optionsOf(base, item, parts, answer);

/** How near each wrong option comes to the answer beside everything of the answer's kind. */
function optionsOf(base: FactBase, { proofs }: Estimated, { options = {} }: KeyParts, answer: Entity | null) {
  return Object.keys(proofs).flatMap((id) => {
    const wrong = base.entities.get(options[id] ?? "");
    return answer === null || wrong === undefined ? [] : [nearnessInKind(base, answer, wrong)];
  });
}

/** How near each event of an order lies to the next. */
function datesOf(base: FactBase, { factIds }: Estimated): readonly number[] {
  const dates = factIds.flatMap((id) => {
    const fact = base.facts.get(id);
    return (fact === undefined ? null : dateOfEvent(fact)) ?? [];
  });
  const sorted = [...dates].sort();
  return sorted.slice(1).map((date, at) => dateNearness(sorted[at] ?? date, date));
}

/** The entity asked for; where the answer is no entity, the one that the fact is about. */
function answerOf(
  base: FactBase,
  fact: Fact,
  { view }: Estimated,
  { correctChoiceId, options = {}, slot }: KeyParts,
): Entity | null {
  const object = fact.triple?.o.kind === "entity" ? fact.triple.o.id : undefined;
  const asked = view.type === "true-false" ? view.parts[0]?.id : slot;
  const chosen = correctChoiceId === undefined ? undefined : options[correctChoiceId];
  const id = chosen ?? (asked === "o" ? (object ?? fact.triple?.s) : fact.triple?.s) ?? fact.about[0];
  return id === undefined ? null : (base.entities.get(id) ?? null);
}

function asSubjectOrObject({ index }: FactBase, { id }: Entity): number {
  return (index.factsByEntity.get(id) ?? []).filter(
    ({ triple }) => triple !== null && (triple.s === id || (triple.o.kind === "entity" && triple.o.id === id)),
  ).length;
}

/** A number of facts, as a part of what is told of the best known thing of the base; on a logarithmic scale, in [0, 1]. */
const fame = (base: FactBase, facts: number): number => Math.log1p(facts) / Math.max(1, widestLogDegree(base));

const nearnessOf = (values: readonly number[]) => ({
  mean: values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length,
  nearest: Math.max(0, ...values),
});
