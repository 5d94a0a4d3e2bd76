import { existedAt } from "@/core/distractors/existence";
import { clearlyDifferent, containsWords, sameForm } from "@/core/distractors/form";
import { isLikely } from "@/core/distractors/likely";
import { degreeOf, kilometresApart, similarity } from "@/core/distractors/similarity";
import { leastSimilarity, nearnessAmong } from "@/core/distractors/standing";
import type { Entity, FactBase, FalsityProof, Relation } from "@/core/facts/model";
import { oncePerEntity } from "@/core/facts/once-per-entity";
import { typeFits } from "@/core/facts/type-tree";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import { labelOf } from "@/core/questions/render/text";
import { namesAnotherPlace } from "@/core/questions/told-by-name";
import { boundedPart } from "@/core/shared/bounded-part";
import { edtf, mayOverlap, outerSpan, startSpan } from "@/core/shared/edtf";
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

/** Branches and leaves whose members are armed actors; events in which they act (items.md §8, H3). */
const ARMED_LEAVES = new Set([
  "northern-movement",
  "islamist-group",
  "self-defence-group",
  "coalition",
  "military-company",
  "state-force",
  "group-office",
  "islamist-office",
]);
const GROUP_OFFICE_LEAVES = new Set(["group-office", "islamist-office"]);
const VIOLENT_EVENT_LEAVES = new Set(["rising", "battle", "attack", "killing", "capture"]);
const GROUP_LEADER_LEAVES = new Set(["armed-group-leader", "islamist-leader", "paramilitary-leader"]);
/** Communities, and bodies that bear no arms and command nobody who does. */
const CIVILIAN_LEAVES = new Set([
  "people",
  "ngo",
  "research-body",
  "media",
  "court",
  "political-movement",
  "state-body",
]);
const ARMED_PEOPLE_LEAVES = new Set([...GROUP_LEADER_LEAVES, "army-officer"]);

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

const rolesByBase = new WeakMap<FactBase, ReadonlyMap<string, ReadonlySet<Entity>>>();

function rolesIn(base: FactBase): ReadonlyMap<string, ReadonlySet<Entity>> {
  const roles = rolesByBase.get(base) ?? rolesOf(base);
  rolesByBase.set(base, roles);
  return roles;
}

const peersByBase = new WeakMap<FactBase, Map<string, readonly Entity[]>>();

/** Entities of the answer's leaf that stand in the asked place of the relation in some fact. */
function peersOf(base: FactBase, { fact, slot, answer }: Frame): readonly Entity[] {
  const key = `${slot} ${fact.triple.r} ${answer.type}`;
  const lists = peersByBase.get(base) ?? new Map<string, readonly Entity[]>();
  peersByBase.set(base, lists);
  const peers = lists.get(key) ?? [...(rolesIn(base).get(key) ?? [])];
  lists.set(key, peers);
  return peers;
}

function rolesOf(base: FactBase): ReadonlyMap<string, ReadonlySet<Entity>> {
  const roles = new Map<string, Set<Entity>>();
  const add = (slot: string, relation: string, id: string) => {
    const entity = base.entities.get(id);
    if (entity === undefined) return;
    const key = `${slot} ${relation} ${entity.type}`;
    roles.set(key, (roles.get(key) ?? new Set()).add(entity));
  };
  for (const { triple } of base.facts.values()) {
    if (triple === null) continue;
    add("s", triple.r, triple.s);
    if (triple.o.kind === "entity") add("o", triple.r, triple.o.id);
  }
  return roles;
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

/** Whether a fact has the entity in the asked place of the relation: a capital beside capitals. */
export function hasRole(base: FactBase, entity: Entity, { fact, slot }: Frame): boolean {
  return rolesIn(base).get(`${slot} ${fact.triple.r} ${entity.type}`)?.has(entity) ?? false;
}

/** A person of whom the base knows nothing within this many years of the asked date is no option that anybody would take. */
const YEARS_AROUND = 8;
const DAYS_PER_YEAR = 365.25;

/**
 * Whether a person is documented about the time of the question: a captain of 2020 is no likely president of 2002.
 * Anything but a person, and whoever has no dated fact, passes.
 */
export function activeNear(base: FactBase, entity: Entity, when: string | null): boolean {
  if (when === null || !typeFits(base.types, entity.type, "person")) return true;
  const spans = spansOf(base, entity);
  if (spans.length === 0) return true;
  const asked = outerSpan(edtf(when));
  const reach = YEARS_AROUND * DAYS_PER_YEAR;
  return spans.some(({ from, to }) => from - reach <= asked.to && asked.from <= to + reach);
}

/** The days of every dated fact about an entity. */
const spansOf = oncePerEntity((base, { id }) =>
  (base.index.factsByEntity.get(id) ?? []).flatMap(({ when }) => (when === null ? [] : [outerSpan(edtf(when))])),
);

/** Relations whose date is that at which their subject came into being. */
const BIRTHS = ["carved-from", "formed-from", "split-from", "founded-on", "set-up-by", "launched-by"] as const;

/**
 * Whether an entity came into being by the event that is asked about or after it, and the answer before: a region that
 * the same reform made is nothing that another was carved out of.
 */
function isYounger(base: FactBase, entity: Entity, { fact, answer }: Frame): boolean {
  if (fact.when === null || base.relations.get(fact.triple.r)?.aspect !== "event") return false;
  const { from } = outerSpan(edtf(fact.when));
  const [own, right] = [beginningOf(base, entity), beginningOf(base, answer)];
  return own !== null && own >= from && !(right !== null && right >= from);
}

/**
 * Whether an agreement or an event was over before the one began of whom it is asked what they signed or had a part in: nobody
 * takes a movement of 2011 for a party to an accord of 1991.
 */
function isOverBefore(base: FactBase, { type, life }: Entity, { slot, given }: Frame): boolean {
  if (slot !== "s" || given === null || life === null) return false;
  if (!["document", "event"].some((branch) => typeFits(base.types, type, branch))) return false;
  const began = beginningOf(base, given);
  return began !== null && startSpan(edtf(life)).to < began;
}

/** The first day on which an entity may have begun; null where nothing tells. */
const beginningOf = oncePerEntity((base, { id, life }): number | null => {
  const told = BIRTHS.flatMap((relation) =>
    (base.index.factsBySubjectRelation.get(`${id} ${relation}`) ?? []).flatMap(({ triple, when, denies }) => {
      const text = triple?.o.kind === "date" ? triple.o.edtf : when;
      return text === null || denies ? [] : [outerSpan(edtf(text)).from];
    }),
  );
  const days = [...told, ...(life === null ? [] : [outerSpan(edtf(life)).from])].filter(Number.isFinite);
  return days.length === 0 ? null : Math.max(...days);
});

/**
 * Whether an entity may stand beside an armed actor, the office of one or a violent event, even as a wrong option: a
 * person only when documented as leading an armed force, beside the office of an armed group only when documented as the
 * leader of such a group at that time, as the leader of a coup or other violent event only when documented as one or the
 * other, and never a community or a civilian body (items.md §8, H3).
 *
 * @param when     the time that is asked about (EDTF); null for any
 * @param relation in which the two would stand; null where it is none
 */
export function mayStandBeside(
  base: FactBase,
  entity: Entity,
  other: Entity | null,
  when: string | null,
  relation: string | null,
): boolean {
  if (other === null) return true;
  return mayBePut(base, entity, other, when, relation) && mayBePut(base, other, entity, when, relation);
}

/** Who is put there as the one who did it. Whom a coup removed from power did nothing. */
const DOING = "led-by";

function mayBePut(
  base: FactBase,
  entity: Entity,
  armed: Entity,
  when: string | null,
  relation: string | null,
): boolean {
  const isPerson = typeFits(base.types, entity.type, "person");
  if (isOfficeOfArmedGroup(base, armed)) {
    return !isPerson || (GROUP_LEADER_LEAVES.has(entity.type) && ledGroupAt(base, entity, when));
  }
  if (isPerson && relation === DOING && (armed.type === "coup" || VIOLENT_EVENT_LEAVES.has(armed.type))) {
    return ledGroupAt(base, entity, when) || ledViolence(base, entity);
  }
  return !isArmed(armed) || mayStandBesideHarm(base, entity);
}

/** When each person is documented in an office of an armed group; null for a time that nobody gives. */
const groupOfficesOf = oncePerEntity((base, { id }): readonly (string | null)[] =>
  (base.index.factsByEntity.get(id) ?? []).flatMap(({ triple, when, denies }) => {
    if (denies || triple?.r !== "held-by" || triple.o.kind !== "entity" || triple.o.id !== id) return [];
    const office = base.entities.get(triple.s);
    return office !== undefined && isOfficeOfArmedGroup(base, office) ? [when] : [];
  }),
);

function ledGroupAt(base: FactBase, person: Entity, when: string | null): boolean {
  return groupOfficesOf(base, person).some(
    (held) => when === null || (held !== null && mayOverlap(edtf(held), edtf(when))),
  );
}

/** Whether an established fact names a person as the leader of a coup or another violent event. */
const ledViolence = oncePerEntity((base, { id }): boolean =>
  (base.index.factsByEntity.get(id) ?? []).some(({ triple, status, denies }) => {
    if (denies || status !== "established" || triple?.r !== DOING) return false;
    const event = base.entities.get(triple.s);
    const isViolent = event !== undefined && (event.type === "coup" || VIOLENT_EVENT_LEAVES.has(event.type));
    return isViolent && triple.o.kind === "entity" && triple.o.id === id;
  }),
);

/** Whether an entity may stand beside an act of violence, even as one who may have spoken of it (items.md §8, H3). */
export function mayStandBesideHarm(base: FactBase, { type }: Entity): boolean {
  return typeFits(base.types, type, "person") ? ARMED_PEOPLE_LEAVES.has(type) : !CIVILIAN_LEAVES.has(type);
}

/** An office is an armed group's when its leaf says so, or when leaders of such groups have held it. */
const isOfficeOfArmedGroup = oncePerEntity((base, entity): boolean => {
  if (GROUP_OFFICE_LEAVES.has(entity.type)) return true;
  if (!typeFits(base.types, entity.type, "office")) return false;
  const holdings = base.index.factsBySubjectRelation.get(`${entity.id} held-by`) ?? [];
  return holdings.some(({ triple }) => {
    const holder = triple?.o.kind === "entity" ? base.entities.get(triple.o.id) : undefined;
    return holder !== undefined && GROUP_LEADER_LEAVES.has(holder.type);
  });
});

function isArmed(entity: Entity): boolean {
  return ARMED_LEAVES.has(entity.type) || VIOLENT_EVENT_LEAVES.has(entity.type);
}

/** Most similar first, without the least similar quarter; what a small leaf offers is kept whole. */
function plausible(candidates: readonly ProvedOption[], leaf: number): readonly ProvedOption[] {
  const sorted = [...candidates].sort((a, b) => b.similarity - a.similarity || (a.entity.id < b.entity.id ? -1 : 1));
  if (leaf < SMALLEST_LEAF) return sorted;
  return sorted.slice(0, sorted.length - Math.floor(sorted.length * IMPLAUSIBLE_SHARE));
}
