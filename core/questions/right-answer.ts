import { z } from "zod";
import type { Item } from "@/core/questions/contract";
import type { QuestionAnswer } from "@/core/questions/views";

// What stored keys have in common as far as the right answer goes; each type's own folder has the whole of its key.

export const choiceKey = z.object({ correctChoiceId: z.string() });
export const typedKey = z.object({
  accept: z.array(z.object({ text: z.string() })).min(1),
  broader: z.array(z.string()),
  expected: z.string(),
});
export const verdictKey = z.object({
  isTrue: z.boolean(),
  fix: z.object({ partId: z.string(), optionId: z.string() }).nullable(),
});
export const orderKey = z.object({ order: z.array(z.string()) });
export const spotKey = z.object({
  mode: z.literal("click"),
  x: z.number(),
  y: z.number(),
  kmWide: z.number(),
  kmHigh: z.number(),
  radiusKm: z.number(),
});
export const setKey = z.object({ correctChoiceIds: z.array(z.string()), options: z.record(z.string(), z.string()) });
export const numberKey = z.object({ low: z.number(), high: z.number(), tolerance: z.number() });
export const pairsKey = z.object({ pairs: z.record(z.string(), z.string()) });
export const dateKey = z.object({ year: z.number(), month: z.number().nullable() });

/**
 * The answer that an item's key gives full credit: for a teacher's key on paper, and for checks. Nothing that a learner
 * sees before answering uses it.
 *
 * @throws when the key does not fit the view's type: a bug
 */
export function rightAnswer({ view, key }: Pick<Item, "view" | "key">): QuestionAnswer {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return { choiceId: choiceKey.parse(key).correctChoiceId };
    case "true-false": {
      const { isTrue, fix } = verdictKey.parse(key);
      return { verdict: isTrue, partId: fix?.partId ?? null, optionId: fix?.optionId ?? null };
    }
    case "cloze":
    case "short-answer":
      return { text: typedKey.parse(key).expected };
    case "ordering":
      return { order: orderKey.parse(key).order };
    case "date":
      return dateKey.parse(key);
    case "map":
      if (view.mode === "list") return { choiceId: choiceKey.parse(key).correctChoiceId };
      return { x: spotKey.parse(key).x, y: spotKey.parse(key).y };
    case "multiple-response":
      return { choiceIds: setKey.parse(key).correctChoiceIds };
    case "number":
      return { value: numberKey.parse(key).low };
    case "matching":
      return { pairs: pairsKey.parse(key).pairs };
  }
}
