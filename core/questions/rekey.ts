import type { GenerationContext, Item, Keyed } from "@/core/questions/contract";
import { generateItem } from "@/core/questions/generate";
import { questionTypes } from "@/core/questions/registry";
import { err, ok, type Result } from "@/core/shared/result";
import { sameJson } from "@/core/shared/same-json";

/** What is stored of an item that was asked. */
export type StoredItem = Pick<Item, "type" | "factIds" | "seed" | "view" | "key" | "feedback" | "proofs">;

export type NoNewKey =
  /** A teacher wrote it: no fact says what is right. */
  | "own"
  /** The fact is no longer in the base. */
  | "fact-gone"
  /** The fact, as it is now, gives no such question. */
  | "no-question"
  /** It gives one that asks something else, or whose answer was not among the options shown. */
  | "asked-otherwise"
  /** The facts give the key that the item has. */
  | "same-key";

/**
 * The key that the fact base as it is now gives an item that was asked before: the same question made again from the
 * corrected fact, or its right answer found among the options that were shown, every other one being proved wrong. What
 * neither way gives is not guessed.
 *
 * @param contexts one for each language in which the item may have been asked
 */
export function rekey(contexts: readonly GenerationContext[], stored: StoredItem): Result<Keyed, NoNewKey> {
  if (stored.factIds.length === 0) return err("own");
  const type = questionTypes[stored.type];
  let problem: NoNewKey = "fact-gone";
  for (const context of contexts) {
    const fact = context.base.facts.get(stored.factIds[0] ?? "");
    if (fact === undefined) continue;
    if (problem === "fact-gone") problem = "no-question";
    for (const slot of type.slots(context, fact)) {
      const fresh = generateItem(context, stored.type, { fact, slot }, stored.seed);
      if (!fresh.ok) continue;
      problem = "asked-otherwise";
      const keyed = sameJson(fresh.value.view, stored.view)
        ? keyedOf(fresh.value)
        : type.ontoStoredJson(context, fact, stored, fresh.value);
      if (keyed !== null) return sameJson(keyed.key, stored.key) ? err("same-key") : ok(keyed);
    }
  }
  return err(problem);
}

export const keyedOf = ({ key, feedback, proofs }: Keyed): Keyed => ({ key, feedback, proofs });
