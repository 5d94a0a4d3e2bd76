import { mayStandBeside } from "@/core/distractors/beside-harm";
import { existedAt } from "@/core/distractors/existence";
import { clearlyDifferent, containsWords, sameForm } from "@/core/distractors/form";
import { isLikely } from "@/core/distractors/likely";
import { hasRole, peersOf } from "@/core/distractors/roles";
import { degreeOf, kilometresApart, similarity } from "@/core/distractors/similarity";
import { leastSimilarity, nearnessAmong } from "@/core/distractors/standing";
import { activeNear, isOverBefore, isYounger } from "@/core/distractors/timely";
import type { Entity, FactBase, FalsityProof, Relation } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import { labelOf } from "@/core/questions/render/text";
import { namesAnotherPlace } from "@/core/questions/told-by-name";
import { boundedPart } from "@/core/shared/bounded-part";
import { lureKey } from "@/core/statistics/lure-weights";

/** An entity that may stand as a wrong option, with the proof that it is wrong. */
export type Candidate = {
  readonly entity: Entity;
  readonly label: string;
  readonly proof: FalsityProof;
  /** To the right answer, in [0, 1]. */
  readonly similarity: number;
  /** How near it comes to the right answer among all that may stand there (core/distractors/standing.ts), in [0, 1]. */
  readonly nearness: number;
  /** How often those who saw it took it, 1 where that is not known (core/statistics/lure-weights.ts). */
  readonly lure: number;
};

/** The lowest quarter by similarity is left out: an option that nobody would choose is no option. */
const IMPLAUSIBLE_SHARE = 0.25;
/** Of a smaller leaf none is left out: it would always be the same one, which were then right wherever it is offered. */
const SMALLEST_LEAF = 6;

/** Wrong options to choose from: `first` before `reserve`, which is empty where the first are not picked among more. */
export type CandidatePools = { readonly first: readonly Candidate[]; readonly reserve: readonly Candidate[] };

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
  return candidatePools(context, frame, when, stem).first;
}

/** The candidates, and those that are only to be taken where no choice of the first hides the answer well. */
export function candidatePools(
  context: GenerationContext,
  frame: Frame,
  when: string | null,
  stem: string,
): CandidatePools {
  const { first, reserve } = pooled(context, frame, when, stem);
  const near = [...first, ...reserve].map(({ similarity }) => similarity);
  const measured = (one: ProvedOption): Candidate => ({ ...one, nearness: nearnessAmong(near, one.similarity) });
  return { first: first.map(measured), reserve: reserve.map(measured) };
}

/** A candidate before it is seen beside the others. */
export type ProvedOption = Omit<Candidate, "nearness">;

function pooled(
  context: GenerationContext,
  frame: Frame,
  when: string | null,
  stem: string,
): { readonly first: readonly ProvedOption[]; readonly reserve: readonly ProvedOption[] } {
  const found = inReach(context.base, provedCandidates(context, frame, when, stem), frame);
  const leaf = context.base.index.entitiesByType.get(frame.answer.type)?.length ?? 0;
  const peers = found.filter(({ entity }) => hasRole(context.base, entity, frame));
  const relation = context.base.relations.get(frame.fact.triple.r);
  const oneToOne = relation !== undefined && isOneToOne(relation);
  if (peers.length < FEWEST_PEERS && !(oneToOne && relation.range === "any"))
    return { first: plausible(found, leaf), reserve: [] };
  const first = plausible(peers, leaf);
  if (oneToOne) return { first, reserve: [] };
  const taken = new Set(first);
  return { first, reserve: plausible(found, leaf).filter((candidate) => !taken.has(candidate)) };
}

/**
 * Where each has one of its own, as a country its capital, what is nobody's hides nothing: a town beside capitals is seen at
 * once. Of a relation in which anything may stand (whose new name?) that is all there is to choose from, however few they are.
 */
const isOneToOne = ({ functional, inverseFunctional }: Relation): boolean => functional && inverseFunctional;

/**
 * Enough to choose three from, however large the base is: those in the asked place of the relation come first, and of more than
 * are looked at a part that the fact decides, so that different facts meet different ones.
 */
const MOST_FOUND = 12;
export const MOST_LOOKED_AT = 32;

function provedCandidates(
  context: GenerationContext,
  frame: Frame,
  when: string | null,
  stem: string,
): readonly ProvedOption[] {
  const answerLabel = labelOf(frame.answer, context.language);
  if (answerLabel === null) return [];
  const { base } = context;
  const floor = leastSimilarity(base, frame.answer);
  const relation = base.relations.get(frame.fact.triple.r);
  const oneToOne = relation !== undefined && isOneToOne(relation);
  const acts = isDocumentThatActs(base, frame);
  const found: ProvedOption[] = [];
  for (const entity of leafPool(base, frame)) {
    if (found.length === MOST_FOUND) break;
    const label = labelOf(entity, context.language);
    if (label === null || entity.id === frame.answer.id || entity.id === frame.given?.id) continue;
    if (degreeOf(base, entity) === 0 || !(oneToOne || isLikely(base, entity, frame))) continue;
    if (!sameForm(label, answerLabel) || !clearlyDifferent(label, answerLabel) || containsWords(stem, label)) continue;
    if (!(acts || existedAt(base, entity, when)) || !activeNear(base, entity, when) || isYounger(base, entity, frame))
      continue;
    if (isOverBefore(base, entity, frame)) continue;
    const near = similarity(base, frame.answer, entity);
    if (near < floor || !mayStandBeside(base, entity, frame.given, when, frame.fact.triple.r)) continue;
    if (isOfAnotherPlace(context, entity, frame)) continue;
    const proof = context.oracle.proveFalse(propositionWith(frame, entity, when));
    if (proof !== null) found.push({ entity, label, proof, similarity: near, lure: lureOf(base, frame, entity) });
  }
  return found;
}

/**
 * What a document does it does on its own day, on which there is no other: an earlier one is as wrong as a later one. Were only
 * earlier ones offered, the newest would always be right.
 */
const isDocumentThatActs = ({ relations, types }: FactBase, { fact, slot, answer }: Frame): boolean =>
  slot === "o" && relations.get(fact.triple.r)?.act === true && typeFits(types, answer.type, "document");

/** Where it is asked what lies or was signed somewhere, what bears the name of another such place. */
const isOfAnotherPlace = (
  { base, language }: GenerationContext,
  entity: Entity,
  { fact, slot, given }: Frame,
): boolean =>
  slot === "s" &&
  given !== null &&
  base.relations.get(fact.triple.r)?.spatial === true &&
  namesAnotherPlace(base, entity, given, language);

const lureOf = ({ lures }: FactBase, { targetId }: Frame, { id }: Entity): number =>
  lures.get(lureKey(targetId, id)) ?? 1;

/**
 * A bounded part of the answer's leaf, those in the asked place of the relation first; read no further than it is walked. Where
 * an editor has named what could be taken for the answer, that and nothing else.
 */
export function* leafPool(base: FactBase, frame: Frame): Generator<Entity, void> {
  const named = frame.slot === "o" ? frame.fact.options : null;
  if (named !== null) {
    yield* named.flatMap((id) => base.entities.get(id) ?? []);
    return;
  }
  const key = `${frame.fact.id} ${frame.slot}`;
  const seen = new Set<Entity>();
  for (const pool of [peersOf(base, frame), base.index.entitiesByType.get(frame.answer.type) ?? []]) {
    for (const entity of boundedPart(pool, MOST_LOOKED_AT, key)) {
      if (seen.has(entity)) continue;
      if (seen.size === MOST_LOOKED_AT) return;
      seen.add(entity);
      yield entity;
    }
  }
}

/** Neither Ukraine nor France is a neighbour of Mali that anybody would choose; Libya is. */
const OUT_OF_REACH_KM = 2_900;

/** Where neighbours are asked for, without the places far away from the one whose they are, as long as enough others remain. */
function inReach(base: FactBase, candidates: readonly ProvedOption[], { fact, given }: Frame): readonly ProvedOption[] {
  if (given === null || base.relations.get(fact.triple.r)?.symmetric !== true) return candidates;
  const near = candidates.filter(({ entity }) => (kilometresApart(given, entity) ?? 0) <= OUT_OF_REACH_KM);
  return near.length < FEWEST_PEERS ? candidates : near;
}

/** With this many options that are the answer to the same kind of question, no others are needed. */
const FEWEST_PEERS = 4;

/** Most similar first, without the least similar quarter; what a small leaf offers is kept whole. */
function plausible(candidates: readonly ProvedOption[], leaf: number): readonly ProvedOption[] {
  const sorted = [...candidates].sort((a, b) => b.similarity - a.similarity || (a.entity.id < b.entity.id ? -1 : 1));
  if (leaf < SMALLEST_LEAF) return sorted;
  return sorted.slice(0, sorted.length - Math.floor(sorted.length * IMPLAUSIBLE_SHARE));
}
