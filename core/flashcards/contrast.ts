import { similarity } from "@/core/distractors/similarity";
import type { Entity, Fact, Triple } from "@/core/facts/model";
import type { GenerationContext, TargetId } from "@/core/questions/contract";
import { factSentence } from "@/core/questions/feedback";
import { isAskable, isHarmful } from "@/core/questions/frame";
import { labelOf } from "@/core/questions/render/text";
import type { StructuredFact } from "@/core/questions/render/wording";
import { edtf, outerSpan } from "@/core/shared/edtf";

/** One of two facts that are easily taken for each other. */
export type ContrastSide = { readonly factId: string; readonly about: string; readonly text: string };

/** Two facts side by side: the card's own, and the one that it is most likely confused with. */
export type Contrast = { readonly own: ContrastSide; readonly other: ContrastSide };

const DAYS_PER_YEAR = 365.25;
/** What stands in where two figures or dates cannot be compared. */
const UNKNOWN = 0.5;

/**
 * The established fact of the same relation that is most like the card's own and answers otherwise. Like are those of like
 * things, by the measure that chooses wrong options, and for a date those of about the same time. Nothing of violence is set
 * side by side (items.md §8, H3).
 *
 * @returns null when there is no such fact
 */
export function contrastOf(context: GenerationContext, targetId: TargetId): Contrast | null {
  const match = /^fact:(.+):(o|s|when|card)$/.exec(targetId);
  const fact = context.base.facts.get(match?.[1] ?? "");
  if (fact === undefined || !isAskable(context, fact) || isHarmful(context, fact)) return null;
  const slot = match?.[2] === "s" || match?.[2] === "when" ? match[2] : "o";
  let best: { readonly fact: StructuredFact; readonly score: number } | null = null;
  for (const other of context.base.index.factsByRelation.get(fact.triple.r) ?? []) {
    if (other.id === fact.id || !isAskable(context, other)) continue;
    if (answerOf(other, slot) === answerOf(fact, slot)) continue;
    const score = likeness(context, fact, other, slot);
    if (best === null || score > best.score || (score === best.score && other.id < best.fact.id)) {
      best = { fact: other, score };
    }
  }
  const own = sideOf(context, fact);
  const side = best === null ? null : sideOf(context, best.fact);
  return own === null || side === null ? null : { own, other: side };
}

type AskedSlot = "s" | "o" | "when";

function answerOf(fact: StructuredFact, slot: AskedSlot): string | null {
  if (slot === "s") return fact.triple.s;
  if (slot === "o" || fact.triple.o.kind === "date") return JSON.stringify(fact.triple.o);
  return fact.when;
}

function likeness(context: GenerationContext, one: StructuredFact, other: StructuredFact, slot: AskedSlot): number {
  const { base } = context;
  const alike = (a: Entity | null, b: Entity | null) => (a === null || b === null ? UNKNOWN : similarity(base, a, b));
  const entity = (id: string) => base.entities.get(id) ?? null;
  const object = ({ o }: Triple) => (o.kind === "entity" ? entity(o.id) : null);
  const things = alike(entity(one.triple.s), entity(other.triple.s)) + alike(object(one.triple), object(other.triple));
  return slot === "when" ? things + nearInTime(one, other) : things;
}

/** 1 for the same year, less the further apart. */
function nearInTime(one: Fact, other: Fact): number {
  const start = ({ triple, when }: Fact) => {
    const text = triple?.o.kind === "date" ? triple.o.edtf : when;
    return text === null ? Number.NaN : outerSpan(edtf(text)).from;
  };
  const years = Math.abs(start(one) - start(other)) / DAYS_PER_YEAR;
  return Number.isFinite(years) ? 1 / (1 + years) : 0;
}

function sideOf(context: GenerationContext, fact: StructuredFact): ContrastSide | null {
  const subject = context.base.entities.get(fact.triple.s);
  const about = subject === undefined ? null : labelOf(subject, context.language);
  return about === null ? null : { factId: fact.id, about, text: factSentence(context, fact) };
}
