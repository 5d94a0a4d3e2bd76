import "server-only";
import { randomUUID } from "node:crypto";
import { asksFor } from "@/core/demo/given-answer";
import { MIXED_UP, type TermQuiz } from "@/core/demo/term";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { type Blueprint, blueprintSchema, type Pin } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { heldBackFactIds } from "@/server/data/facts/in-force";
import { makeForm } from "@/server/data/sittings/forms";
import { seedOf } from "@/server/data/sittings/store-attempt";

/** A quiz of the demo term with the questions of everybody's first sitting. */
export type MadeQuiz = {
  readonly assignmentId: string;
  readonly blueprint: Blueprint;
  readonly seed: string;
  readonly items: readonly Item[];
};

/** Questions that ask for one of the two things while the other stands among the options. */
const MOST_MIXING = 4;
const TRIES = 30;

/** Null where the fact base, as it is now, gives too few questions. */
export async function makeQuiz(viewer: Viewer, quiz: TermQuiz, now: Date): Promise<MadeQuiz | null> {
  const assignmentId = randomUUID();
  const plain = { topics: [...quiz.topics], types: [], length: quiz.length, includeHarm: false };
  const pins = quiz.mixing ? mixingPins(getGenerationContext(viewer.language), quiz, await heldBackFactIds()) : [];
  const blueprint = blueprintSchema.parse({ ...plain, pins });
  const seed = seedOf(assignmentId);
  const form = await makeForm(viewer, blueprint, seed, "alike", now);
  return form.ok ? { assignmentId, blueprint, seed, items: form.value.items } : null;
}

/** As a teacher would pin them in the builder. Of each fact one, and of facts on violence none. */
function mixingPins(context: GenerationContext, { topics }: TermQuiz, heldBack: ReadonlySet<string>): Pin[] {
  const pins: Pin[] = [];
  for (const fact of context.base.facts.values()) {
    if (pins.length === MOST_MIXING) break;
    const { s, o } = fact.triple ?? { s: null, o: null };
    const ends: readonly (string | null)[] = [s, o?.kind === "entity" ? o.id : null];
    if (!topics.includes(fact.topic) || fact.harm !== null || heldBack.has(fact.id)) continue;
    if (!MIXED_UP.some((id) => ends.includes(id))) continue;
    const pin = pinOf(context, fact.id);
    if (pin !== null) pins.push(pin);
  }
  return pins;
}

function pinOf(context: GenerationContext, factId: string): Pin | null {
  const fact = context.base.facts.get(factId);
  if (fact === undefined) return null;
  for (const { type, ask } of possibleItems(context, fact)) {
    if (type !== "multiple-choice") continue;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const seed = randomUUID();
      const made = generateItem(context, type, ask, seed);
      if (made.ok && asksFor(made.value, MIXED_UP)) return { type, factId, slot: ask.slot, seed, always: true };
    }
  }
  return null;
}
