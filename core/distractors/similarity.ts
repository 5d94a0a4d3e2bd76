import type { Entity, FactBase, Triple } from "@/core/facts/model";
import { oncePerEntity } from "@/core/facts/once-per-entity";
import { edtf, outerSpan } from "@/core/shared/edtf";

/** What two entities are compared by. */
type Features = {
  /** "relation object" and "subject relation" pairs of its facts, its roles alone, their topics, and who else they are about. */
  readonly pairs: ReadonlySet<string>;
  readonly span: { readonly from: number; readonly to: number } | null;
  readonly logDegree: number;
};

type FeatureTable = { readonly of: ReadonlyMap<string, Features>; readonly widestDegree: number };

/** Starting values of items.md §3.2; refit when answers say so. */
const WEIGHTS = { pairs: 0.3, period: 0.2, place: 0.2, type: 0.15, degree: 0.15 } as const;
const EARTH_RADIUS_KM = 6371;
const PLACE_SCALE_KM = 300;
/** Countries lie further apart than towns: neighbours are near, another continent is not. */
const COUNTRY_SCALE_KM = 1500;
/** What stands in for a missing comparison, so that entities without dates or places are neither near nor far. */
const UNKNOWN = 0.5;
/** A lifespan without an end is cut here when periods are compared: centuries would drown years. */
const EARLIEST_DAY = -25_567; // 1 January 1900
const LATEST_DAY = 20_820; // 2 January 2027

/** The place of a relation that a question asks for. */
export type AskedPlace = { readonly relation: string; readonly slot: "s" | "o" };

const tables = new WeakMap<FactBase, FeatureTable>();

/**
 * How alike two entities are in what the base says about them.
 *
 * @returns in [0, 1]; symmetric; both entities must be of the base
 */
export function similarity(base: FactBase, left: Entity, right: Entity): number {
  const table = featureTable(base);
  const a = table.of.get(left.id);
  const b = table.of.get(right.id);
  if (a === undefined || b === undefined) throw new Error(`No features of ${left.id} or ${right.id}`);
  return (
    WEIGHTS.pairs * jaccard(a.pairs, b.pairs) +
    WEIGHTS.period * periodOverlap(a.span, b.span) +
    WEIGHTS.place * nearness(left, right) +
    WEIGHTS.type * (left.type === right.type ? 1 : 0) +
    WEIGHTS.degree * (1 - Math.abs(a.logDegree - b.logDegree) / Math.max(1, table.widestDegree))
  );
}

/** Number of facts about the entity: how well known it is within the base. */
export const degreeOf = oncePerEntity((base, { id }): number => base.index.factsByEntity.get(id)?.length ?? 0);

/** The logarithm of one more than the number of facts about what the base tells most of. */
export const widestLogDegree = (base: FactBase): number => featureTable(base).widestDegree;

/**
 * How well known an entity is within the base apart from what is asked: its facts but those in which it stands in the asked
 * place of the asked relation. It is counted alike for all options of a question, whichever of them is right. A count without
 * the asked fact alone would be smaller for the right one only, and so tell it (docs/adr/0013).
 */
export function knownApart(base: FactBase, entity: Entity, { relation, slot }: AskedPlace): number {
  const { factsBySubjectRelation, factsByRelationObject } = base.index;
  const either = base.relations.get(relation)?.symmetric === true;
  const asSubject = either || slot === "s" ? (factsBySubjectRelation.get(`${entity.id} ${relation}`)?.length ?? 0) : 0;
  const asObject = either || slot === "o" ? (factsByRelationObject.get(`${relation} ${entity.id}`)?.length ?? 0) : 0;
  return Math.max(0, degreeOf(base, entity) - asSubject - asObject);
}

function featureTable(base: FactBase): FeatureTable {
  const known = tables.get(base);
  if (known !== undefined) return known;
  const of = new Map([...base.entities.values()].map((entity) => [entity.id, featuresOf(base, entity)] as const));
  const table = { of, widestDegree: Math.max(0, ...[...of.values()].map(({ logDegree }) => logDegree)) };
  tables.set(base, table);
  return table;
}

function featuresOf(base: FactBase, entity: Entity): Features {
  const facts = base.index.factsByEntity.get(entity.id) ?? [];
  const pairs = facts.flatMap(({ triple, topic, about }) => [
    `topic ${topic}`,
    ...about.filter((id) => id !== entity.id).map((id) => `beside ${id}`),
    ...pairOf(triple, entity.id),
  ]);
  const span = entity.life === null ? null : outerSpan(edtf(entity.life));
  return { pairs: new Set(pairs), span, logDegree: Math.log1p(facts.length) };
}

function pairOf(triple: Triple | null, id: string): readonly string[] {
  if (triple === null || triple.o.kind !== "entity") return [];
  if (triple.s === id) return [`${triple.r} ${triple.o.id}`, `${triple.r} of something`];
  return triple.o.id === id ? [`${triple.s} ${triple.r}`, `something ${triple.r}`] : [];
}

function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  const [few, many] = left.size <= right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const pair of few) if (many.has(pair)) shared += 1;
  return shared / (left.size + right.size - shared);
}

function periodOverlap(left: Features["span"], right: Features["span"]): number {
  if (left === null || right === null) return UNKNOWN;
  const [a, b] = [clipped(left), clipped(right)];
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from) + 1;
  const all = Math.max(a.to, b.to) - Math.min(a.from, b.from) + 1;
  return Math.max(0, shared) / all;
}

function clipped(span: { readonly from: number; readonly to: number }) {
  return { from: Math.max(span.from, EARLIEST_DAY), to: Math.min(Math.max(span.to, EARLIEST_DAY), LATEST_DAY) };
}

function nearness(left: Entity, right: Entity): number {
  const apart = kilometresApart(left, right);
  if (apart === null) return UNKNOWN;
  const scale = left.type === "country" && right.type === "country" ? COUNTRY_SCALE_KM : PLACE_SCALE_KM;
  return Math.exp(-apart / scale);
}

/** How far apart two places lie, in kilometres; null where one is not on the map. */
export function kilometresApart(left: Entity, right: Entity): number | null {
  if (left.lat === null || left.lon === null || right.lat === null || right.lon === null) return null;
  return distanceKm(left.lat, left.lon, right.lat, right.lon);
}

/** Great-circle distance by the haversine formula, in kilometres. */
function distanceKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const h = half(lat2 - lat1) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon2 - lon1);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
