import "server-only";
import { creditFor, type Feedback, type Grade, type Item } from "@/core/questions/contract";
import { generateItem, gradeAnswer, possibleItems } from "@/core/questions/generate";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import { hash32 } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";
import { getGenerationContext } from "@/server/content/generation-context";

/**
 * Sample questions of the first page: made from the fact base by a number, and made again to grade the answer, so
 * that a visitor leaves no trace. The key never leaves the server before the answer.
 */
export const SAMPLE_COUNT = 12;

/** Kinds that explain themselves at first sight. */
const KINDS: readonly QuestionTypeName[] = ["multiple-choice", "who-says-so"];

/** Topics that a visitor does not expect as the first thing on a site about a conflict. */
const BACKGROUND: readonly string[] = ["geography", "peoples"];

const cache = globalThis as typeof globalThis & {
  azalaiSamples?: { readonly release: string; readonly items: readonly Item[] };
};

function samples(): readonly Item[] {
  const context = getGenerationContext("en");
  const release = context.base.release.hash;
  if (cache.azalaiSamples?.release === release) return cache.azalaiSamples.items;
  const facts = [...context.base.facts.values()]
    .filter(({ harm, topic }) => harm === null && !BACKGROUND.includes(topic))
    .sort((a, b) => hash32(a.id) - hash32(b.id));
  const items: Item[] = [];
  const topics = new Map<string, number>();
  for (const fact of facts) {
    if (items.length >= SAMPLE_COUNT) break;
    if ((topics.get(fact.topic) ?? 0) > 0) continue;
    const kind = KINDS[items.length % 3 === 2 ? 1 : 0];
    const possible = possibleItems(context, fact).find(({ type }) => type === kind);
    const made = possible ? generateItem(context, possible.type, possible.ask, `sample ${fact.id}`) : null;
    if (!made?.ok) continue;
    topics.set(fact.topic, 1);
    items.push(made.value);
  }
  cache.azalaiSamples = { release, items };
  return items;
}

export type Sample = { readonly number: number; readonly count: number; readonly view: QuestionView };

const isHeld = ({ factIds }: Item, held: ReadonlySet<string>) => factIds.some((id) => held.has(id));

/**
 * A sample as a visitor may see it before answering; null while the base yields none.
 *
 * @param number its number, or that of one before it which may not be shown
 * @param held   facts that are asked of nobody at the moment
 */
export function findSample(number: number, held: ReadonlySet<string> = new Set()): Sample | null {
  const items = samples();
  for (let step = 0; step < items.length; step++) {
    const index = (number + step) % items.length;
    const item = items[index];
    if (item && !isHeld(item, held)) return { number: index, count: items.length, view: item.view };
  }
  return null;
}

export type SampleReply = { readonly grade: Grade; readonly credit: number; readonly feedback: Feedback };

export function gradeSample(
  number: number,
  answer: unknown,
  held: ReadonlySet<string> = new Set(),
): Result<SampleReply, "not-found" | "invalid"> {
  const item = samples()[number];
  if (!item || isHeld(item, held)) return err("not-found");
  const grade = gradeAnswer(item.type, item.key, answer);
  if (!grade.ok) return err("invalid");
  return ok({ grade: grade.value, credit: creditFor(grade.value), feedback: item.feedback });
}
