import { z } from "zod";
import { degreeOf, similarity } from "@/core/distractors/similarity";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";

/** Starting values of items.md §3.2, on the logit of a right answer; `items:refit` reports how well they do. */
const WEIGHTS = {
  meanSimilarity: -1.2,
  maxSimilarity: -0.8,
  degree: 0.6,
  mentions: 0.4,
  date: -0.5,
  recall: -0.8,
  /** One of two sentences, by a rule that is the same for every claim: whoever knows it is right, whatever the claim is about. */
  wording: 1.5,
} as const;

/** Whoever answers at random is hardly ever right where the answer must be produced: that is recall. */
const RECALL_GUESS = 0.1;

/** The keys of most types say which entity stands behind which option, or which slot was asked. */
const keyParts = z.object({
  correctChoiceId: z.string().optional().catch(undefined),
  options: z.record(z.string(), z.string()).optional().catch(undefined),
  slot: z.enum(["s", "o"]).optional().catch(undefined),
});

/**
 * How hard an item is before anybody has answered it, as the negative logit of a right answer (items.md §3.2): wrong
 * options that are like the answer make it harder, an answer that the base often speaks of makes it easier.
 *
 * @returns a Rasch-like difficulty; comparable within one base, with no meaning of its own; usually between −4 and 2
 */
export function estimateDifficulty(
  { base }: GenerationContext,
  fact: Fact,
  item: Pick<Item, "view" | "key" | "proofs" | "guess">,
): number {
  const parts = keyParts.safeParse(item.key);
  const { correctChoiceId, options = {}, slot } = parts.success ? parts.data : {};
  const answer = answerOf(base, fact, correctChoiceId === undefined ? undefined : options[correctChoiceId], slot);
  // The proof of a pair stands under the ids of both: the option is the second.
  const wrong = Object.keys(item.proofs).flatMap(
    (id) => base.entities.get(options[id.split(" ").at(-1) ?? ""] ?? "") ?? [],
  );
  const near = answer === null ? [] : wrong.map((other) => similarity(base, answer, other));
  const ease =
    WEIGHTS.meanSimilarity * mean(near) +
    WEIGHTS.maxSimilarity * Math.max(0, ...near) +
    WEIGHTS.degree * Math.log(1 + (answer === null ? 0 : asSubjectOrObject(base, answer))) +
    WEIGHTS.mentions * Math.log(1 + (answer === null ? 0 : degreeOf(base, answer))) +
    (item.view.type === "date" ? WEIGHTS.date : 0) +
    (item.view.type === "which-wording" ? WEIGHTS.wording : 0) +
    (item.guess < RECALL_GUESS ? WEIGHTS.recall : 0);
  return 0 - ease; // not −ease: JSON keeps no negative zero
}

/** The entity asked for; where the answer is no entity, the one that the fact is about. */
function answerOf(base: FactBase, fact: Fact, chosen: string | undefined, slot: "s" | "o" | undefined): Entity | null {
  const object = fact.triple?.o.kind === "entity" ? fact.triple.o.id : undefined;
  const id = chosen ?? (slot === "o" ? (object ?? fact.triple?.s) : fact.triple?.s) ?? fact.about[0];
  return id === undefined ? null : (base.entities.get(id) ?? null);
}

function asSubjectOrObject({ index }: FactBase, { id }: Entity): number {
  return (index.factsByEntity.get(id) ?? []).filter(
    ({ triple }) => triple !== null && (triple.s === id || (triple.o.kind === "entity" && triple.o.id === id)),
  ).length;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
