import { z } from "zod";
import type { Fact } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";

/** So many questions begin a lesson. */
export const LESSON_START = 5;
/** Draws of wrong options until the one that the class takes for the right one is among them. */
const DRAWS = 12;

const optionsKey = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });

/** What the class mixes up, and the facts in whose questions it did, the most frequent first. */
export type MixedUp = { readonly right: string; readonly given: string; readonly factIds: readonly string[] };

/**
 * A few questions on what a class mixes up, then on what it is about to forget: generated like all others, so that every wrong
 * option is proved wrong, with the thing that the class takes for the right one among the options wherever it can stand there.
 *
 * @param atRisk   facts that are about to be forgotten, the most endangered first
 * @param held     facts that must not be asked: withdrawn, or under test
 * @param seed     the same gives the same questions
 * @returns at most five, of different facts; no fact about violence or casualties
 */
export function lessonStart(
  context: GenerationContext,
  mixedUp: readonly MixedUp[],
  atRisk: readonly string[],
  held: ReadonlySet<string>,
  seed: string,
): Item[] {
  const items: Item[] = [];
  const used = new Set<string>(held);
  const take = (item: Item | null): boolean => {
    if (item === null || item.factIds.some((id) => used.has(id))) return false;
    for (const id of item.factIds) used.add(id);
    items.push(item);
    return true;
  };
  for (const { right, given, factIds } of mixedUp) {
    if (items.length === LESSON_START) return items;
    for (const fact of askable(context, factIds, used)) {
      if (take(choiceWith(context, fact, right, given, seed))) break;
    }
  }
  for (const fact of askable(context, atRisk, used)) {
    if (items.length === LESSON_START) break;
    take(choiceOf(context, fact, seed));
  }
  return items;
}

function askable({ base }: GenerationContext, ids: readonly string[], used: ReadonlySet<string>): Fact[] {
  return ids
    .filter((id) => !used.has(id))
    .flatMap((id) => base.facts.get(id) ?? [])
    .filter(({ harm }) => harm === null);
}

/** A choice between the two that are mixed up, and others; where they cannot stand together, the question without. */
function choiceWith(context: GenerationContext, fact: Fact, right: string, given: string, seed: string): Item | null {
  let other: Item | null = null;
  for (const { ask } of possibleItems(context, fact).filter(({ type }) => type === "multiple-choice")) {
    for (let draw = 0; draw < DRAWS; draw++) {
      const made = generateItem(context, "multiple-choice", ask, `${seed} ${draw}`);
      if (!made.ok) break;
      const { correctChoiceId, options } = optionsKey.parse(made.value.key);
      if (options[correctChoiceId] !== right) break;
      if (Object.values(options).includes(given)) return made.value;
      other ??= made.value;
    }
  }
  return other ?? choiceOf(context, fact, seed);
}

/** A question that a class can answer by raising hands; by saying a name where there are too few wrong options. */
function choiceOf(context: GenerationContext, fact: Fact, seed: string): Item | null {
  const possible = possibleItems(context, fact);
  for (const wanted of ["multiple-choice", "short-answer", "cloze"]) {
    for (const { type, ask } of possible.filter(({ type }) => type === wanted)) {
      const made = generateItem(context, type, ask, seed);
      if (made.ok) return made.value;
    }
  }
  return null;
}
