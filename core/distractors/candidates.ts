import { clearlyDifferent, containsWords, sameForm } from "@/core/distractors/form";
import { degreeOf, similarity } from "@/core/distractors/similarity";
import type { Entity, FactBase, FalsityProof } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import { labelOf } from "@/core/questions/render/text";
import { edtf, mayOverlap } from "@/core/shared/edtf";

/** An entity that may stand as a wrong option, with the proof that it is wrong. */
export type Candidate = {
  readonly entity: Entity;
  readonly label: string;
  readonly proof: FalsityProof;
  /** To the right answer, in [0, 1]. */
  readonly similarity: number;
};

/** Branches and leaves whose members are armed actors; events in which they act (items.md §8, H3). */
const ARMED_LEAVES = new Set([
  "northern-movement",
  "islamist-group",
  "self-defence-group",
  "coalition",
  "military-company",
  "state-force",
]);
const VIOLENT_EVENT_LEAVES = new Set(["rising", "battle", "attack", "killing", "capture"]);
const ARMED_GROUP_LEADER = "armed-group-leader";
const ARMED_PEOPLE_LEAVES = new Set([ARMED_GROUP_LEADER, "army-officer"]);

/** The lowest quarter by similarity is left out: an option that nobody would choose is no option. */
const IMPLAUSIBLE_SHARE = 0.25;

/**
 * Every entity that may stand as a wrong option for this frame, most similar first. Each is of the answer's leaf type,
 * provably false at the stated date, alive then, alike in form, and not to be confused with the answer or the stem.
 */
export function candidatesFor(
  context: GenerationContext,
  frame: Frame,
  when: string | null,
  stem: string,
): readonly Candidate[] {
  const answerLabel = labelOf(frame.answer, context.language);
  if (answerLabel === null) return [];
  const pool = context.base.index.entitiesByType.get(frame.answer.type) ?? [];
  const found = pool.flatMap((entity): Candidate[] => {
    const label = labelOf(entity, context.language);
    if (label === null || entity.id === frame.answer.id || entity.id === frame.given?.id) return [];
    if (degreeOf(context.base, entity) === 0) return [];
    if (!sameForm(label, answerLabel) || !clearlyDifferent(label, answerLabel) || containsWords(stem, label)) return [];
    if (!existedAt(entity, when) || !mayStandBeside(context.base, entity, frame.given)) return [];
    const proof = context.oracle.proveFalse(propositionWith(frame, entity, when));
    if (proof === null) return [];
    return [{ entity, label, proof, similarity: similarity(context.base, frame.answer, entity) }];
  });
  return plausible(found);
}

/** Unknown lifespans count as alive: nothing gives them away. */
export function existedAt(entity: Entity, when: string | null): boolean {
  return when === null || entity.life === null || mayOverlap(edtf(entity.life), edtf(when));
}

/**
 * Whether an entity may stand beside an armed actor, the office of one or a violent event, even as a wrong option: a
 * person only when documented as leading an armed force, beside the office of an armed group only when documented as a
 * leader of such a group, and never a community (items.md §8, H3).
 */
export function mayStandBeside(base: FactBase, entity: Entity, other: Entity | null): boolean {
  return other === null || (mayBePut(base, entity, other) && mayBePut(base, other, entity));
}

function mayBePut(base: FactBase, entity: Entity, armed: Entity): boolean {
  const isPerson = typeFits(base.types, entity.type, "person");
  if (isOfficeOfArmedGroup(base, armed)) return !isPerson || entity.type === ARMED_GROUP_LEADER;
  if (!isArmed(armed)) return true;
  if (entity.type === "people") return false;
  return !isPerson || ARMED_PEOPLE_LEAVES.has(entity.type);
}

/** An office is an armed group's when leaders of such groups have held it. */
function isOfficeOfArmedGroup(base: FactBase, entity: Entity): boolean {
  if (entity.type !== "office") return false;
  const holdings = base.index.factsBySubjectRelation.get(`${entity.id} held-by`) ?? [];
  return holdings.some(({ triple }) => {
    const holder = triple?.o.kind === "entity" ? base.entities.get(triple.o.id) : undefined;
    return holder?.type === ARMED_GROUP_LEADER;
  });
}

function isArmed(entity: Entity): boolean {
  return ARMED_LEAVES.has(entity.type) || VIOLENT_EVENT_LEAVES.has(entity.type);
}

/** Most similar first, without the least similar quarter; small pools are kept whole. */
function plausible(candidates: readonly Candidate[]): readonly Candidate[] {
  const sorted = [...candidates].sort((a, b) => b.similarity - a.similarity || (a.entity.id < b.entity.id ? -1 : 1));
  return sorted.slice(0, sorted.length - Math.floor(sorted.length * IMPLAUSIBLE_SHARE));
}
