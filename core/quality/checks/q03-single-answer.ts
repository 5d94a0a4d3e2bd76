import { z } from "zod";
import type { ItemCheck } from "@/core/quality/check";
import { claimsOf, statedWhen } from "@/core/quality/item-parts";
import { frameOf } from "@/core/questions/frame";

const CHOICES = new Set(["multiple-choice", "what-changed"]);
const slotKey = z.object({ slot: z.enum(["s", "o"]) });

/** One right option; and, by both oracles, one answer in the world or a complete list of them. */
export const singleAnswer: ItemCheck = {
  id: "Q3",
  title: "There is a single answer",
  blocking: true,
  run(subject) {
    const { item, context, facts, second } = subject;
    const right = claimsOf(subject).filter((claim) => claim.right && claim.id !== "shown" && claim.id !== "then");
    if (CHOICES.has(item.type) && right.length !== 1) return [`${right.length} options are keyed`];
    const asked = slotKey.safeParse(item.key);
    if (!asked.success) return [];
    const frame = frameOf(context, facts[0], asked.data.slot);
    if (!frame.ok) return [`the slot may not be asked (${frame.error.code})`];
    if (frame.value.list !== null) return [];
    const answers = second.answersTo(facts[0], asked.data.slot, statedWhen(subject));
    return answers === 1 ? [] : [`the second oracle counts ${answers} answers`];
  },
};
