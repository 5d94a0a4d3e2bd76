import { cautionFrom } from "@/core/facts/about/caution";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import { edtf, outerSpan } from "@/core/shared/edtf";

/** A dated fact at a place of the map. */
export type PlacedFact = {
  readonly fact: Fact;
  /** Too recent for a point: told with its region alone. */
  readonly regionOnly: boolean;
};

export type MapPlace = { readonly entity: Entity; readonly lat: number; readonly lon: number };

const POINTS = new Set(["town", "village", "monument"]);
const AREAS = new Set(["massif", "lake", "wetland", "desert", "border-area"]);
/** Topics whose places are not mapped: where displaced people are, and where aid, schools and clinics are. */
const UNMAPPED_TOPICS = new Set(["humanitarian"]);
/** Subjects that are not mapped: no maps of the dead. */
const UNMAPPED_EVENTS = new Set(["killing"]);

/** Towns, villages and monuments with coordinates, and bases that are closed: where troops are now is not mapped. */
export function pointPlaces(base: FactBase): readonly MapPlace[] {
  return withCoordinates(base, ({ type, life }) => POINTS.has(type) || (type === "base" && isOver(life, base)));
}

/** Mountains, lakes and other stretches of land: a name on the map without a point. */
export function areaPlaces(base: FactBase): readonly MapPlace[] {
  return withCoordinates(base, ({ type }) => AREAS.has(type));
}

function withCoordinates(base: FactBase, keep: (entity: Entity) => boolean): readonly MapPlace[] {
  return [...base.entities.values()].flatMap((entity) =>
    keep(entity) &&
    entity.harm === null &&
    entity.lat !== null &&
    entity.lon !== null &&
    base.index.factsToldOf.has(entity.id)
      ? [{ entity, lat: entity.lat, lon: entity.lon }]
      : [],
  );
}

function isOver(life: string | null, base: FactBase): boolean {
  return life !== null && outerSpan(edtf(life)).to < dayOf(base.release.asOf);
}

/**
 * What may be shown of a place in time: something that happened, at a known time, without harm to people.
 *
 * Left out: harm (no tolls, no maps of the dead), states such as where a force is deployed or has its headquarters
 * (no troop positions), humanitarian facts (no places of displaced people, aid, schools or clinics), what has no date.
 * Within a year before the release a fact keeps its region only.
 */
export function factsAtPlace(base: FactBase, place: Entity): readonly PlacedFact[] {
  const from = cautionFrom(base.release.asOf);
  return (base.index.factsToldOf.get(place.id) ?? []).flatMap((fact) => {
    if (fact.when === null || !mayBeMapped(base, fact)) return [];
    return [{ fact, regionOnly: outerSpan(edtf(fact.when)).to >= from }];
  });
}

/** Whether an entity has a point that may be shown to anybody. */
export function isOnMap(base: FactBase, { type, life, lat, lon }: Entity): boolean {
  return lat !== null && lon !== null && (POINTS.has(type) || (type === "base" && isOver(life, base)));
}

/** Events in which people are killed: the map may tell of them in words, but nobody is asked to point at them. */
const UNASKED_EVENTS = new Set(["attack", "battle", "killing"]);

/**
 * Whether the place of a fact may be asked for: as what the map may show, but no attack or battle (items.md §8, H4), and
 * nothing of the year before the release (H5).
 */
export function mayBeAskedOnMap(base: FactBase, fact: Fact): boolean {
  if (fact.when === null || !mayBeMapped(base, fact)) return false;
  const subject = fact.triple === null ? undefined : base.entities.get(fact.triple.s);
  if (subject !== undefined && UNASKED_EVENTS.has(subject.type)) return false;
  return outerSpan(edtf(fact.when)).to < cautionFrom(base.release.asOf);
}

function mayBeMapped(base: FactBase, { id, harm, topic, triple }: Fact): boolean {
  if (harm !== null || UNMAPPED_TOPICS.has(topic)) return false;
  const entities = (base.index.entitiesToldOf.get(id) ?? []).flatMap((each) => base.entities.get(each) ?? []);
  if (entities.some((entity) => entity.harm !== null)) return false;
  if (triple === null) return true;
  const relation = base.relations.get(triple.r);
  const subject = base.entities.get(triple.s);
  return (
    relation?.aspect === "event" &&
    relation.sensitive === "none" &&
    (subject === undefined || !UNMAPPED_EVENTS.has(subject.type))
  );
}

function dayOf(date: string): number {
  return outerSpan(edtf(date)).from;
}
