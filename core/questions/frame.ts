import type { CompleteList, Entity, Fact, Proposition } from "@/core/facts/model";
import { listCovers } from "@/core/facts/oracle/proofs";
import {
  factTarget,
  type GenerationContext,
  listTarget,
  type Rejection,
  type TargetId,
} from "@/core/questions/contract";
import { entityOf } from "@/core/questions/render/text";
import { hasPattern, isStructured, relationOf, type StructuredFact } from "@/core/questions/render/wording";
import { isToldByName } from "@/core/questions/told-by-name";
import { edtf, mayOverlap } from "@/core/shared/edtf";
import { err, ok, type Result } from "@/core/shared/result";

export type EntitySlot = "s" | "o";

/** One entity slot of an established fact, asked soundly: either it has one answer, or a complete list holds all. */
export type Frame = {
  readonly fact: StructuredFact;
  readonly slot: EntitySlot;
  /** The entity asked for. */
  readonly answer: Entity;
  /** The entity that stays in the stem; null when the other side is a literal. */
  readonly given: Entity | null;
  /** The complete list that the question rests on; null when the answer is unique. */
  readonly list: CompleteList | null;
  readonly targetId: TargetId;
};

/** Harm by its own mark or by its relation: then only who-says-so, status and flashcards (items.md §8, H2 and H4). */
export function isHarmful(context: GenerationContext, fact: Fact): boolean {
  return fact.harm !== null || (isStructured(fact) && relationOf(context, fact).sensitive === "harm");
}

/** Whether it may be asked as true at all: structured, established, not a denial, no harm. */
export function isAskable(context: GenerationContext, fact: Fact): fact is StructuredFact {
  return isStructured(fact) && fact.status === "established" && !fact.denies && !isHarmful(context, fact);
}

/** The frame of one slot, or why the slot may not be asked. */
export function frameOf(context: GenerationContext, fact: Fact, slot: EntitySlot): Result<Frame, Rejection> {
  if (!isAskable(context, fact)) return err({ code: "not-askable" });
  const { o, s } = fact.triple;
  const subject = entityOf(context.base, s);
  const object = o.kind === "entity" ? entityOf(context.base, o.id) : null;
  const answer = slot === "o" ? object : subject;
  const given = slot === "o" ? subject : object;
  if (answer === null) return err({ code: "literal-answer" });
  if (isToldByName(answer, given, context.language)) return err({ code: "told-by-name" });
  if (context.oracle.isUnique(fact, slot)) {
    return ok({ fact, slot, answer, given, list: null, targetId: factTarget(fact.id, slot) });
  }
  const list = slot === "o" ? coveringList(context, fact, answer) : null;
  if (list === null) return err({ code: "not-unique" });
  return ok({ fact, slot, answer, given, list, targetId: listTarget(list) });
}

/** The frames that may be asked, at most one a slot. */
export function framesOf(context: GenerationContext, fact: Fact): readonly Frame[] {
  return (["o", "s"] as const).flatMap((slot) => {
    const frame = frameOf(context, fact, slot);
    return frame.ok ? [frame.value] : [];
  });
}

/**
 * Whether the stated date leaves no other answer: the complete list, where the question rests on one, holds for all of it, and
 * otherwise nobody else is said to fill the slot then. A fact may be vouched for on the very day of a change, when its
 * predecessor still held too, and may have begun years before the list of its like is known to be whole.
 */
export function isUniqueAt({ base }: GenerationContext, { fact, slot, list }: Frame, when: string | null): boolean {
  const relation = base.relations.get(fact.triple.r);
  if (relation === undefined || relation.aspect !== "state") return true;
  if (list !== null) return listCovers(list.when, relation, when, base.release.asOf);
  if (when === null) return true;
  const { s, r, o } = fact.triple;
  const key = o.kind === "entity" ? `${r} ${o.id}` : "";
  const rivals =
    slot === "o" ? base.index.factsBySubjectRelation.get(`${s} ${r}`) : base.index.factsByRelationObject.get(key);
  const stated = edtf(when);
  return (rivals ?? []).every(
    (other) =>
      other.denies || other.when === null || !mayOverlap(edtf(other.when), stated) || sameAnswer(fact, other, slot),
  );
}

function sameAnswer(fact: StructuredFact, other: Fact, slot: EntitySlot): boolean {
  if (slot === "s") return other.triple?.s === fact.triple.s;
  return JSON.stringify(other.triple?.o) === JSON.stringify(fact.triple.o);
}

/** Whether the relation has a stem for this slot in the language of the context. */
export function hasStem(context: GenerationContext, { fact, slot }: Frame): boolean {
  return hasPattern(context, fact, slot === "o" ? "ask" : "askInverse");
}

function coveringList(context: GenerationContext, fact: StructuredFact, member: Entity): CompleteList | null {
  const lists = context.base.index.listBySubjectRelation.get(`${fact.triple.s} ${fact.triple.r}`) ?? [];
  return lists.find((list) => list.members.includes(member.id) && sameTime(list.when, fact.when)) ?? null;
}

function sameTime(listWhen: string | null, factWhen: string | null): boolean {
  return listWhen === null || factWhen === null || mayOverlap(edtf(listWhen), edtf(factWhen));
}

/** Members of the frame's list that the stem's noun fits: a list of signatories may hold governments and movements. */
export function fittingMembers({ base }: GenerationContext, { answer, list }: Frame): readonly Entity[] {
  return (list?.members ?? []).map((id) => entityOf(base, id)).filter(({ type }) => type === answer.type);
}

/** Whether more than one member of the frame's list answers the stem. */
export const asksForSeveral = (context: GenerationContext, frame: Frame): boolean =>
  frame.list !== null && fittingMembers(context, frame).length > 1;

/** The proposition in which another entity stands in the asked slot. */
export function propositionWith(frame: Frame, entity: Entity, when: string | null): Proposition {
  const { s, r, o } = frame.fact.triple;
  return frame.slot === "o" ? { s, r, o: { kind: "entity", id: entity.id }, when } : { s: entity.id, r, o, when };
}
