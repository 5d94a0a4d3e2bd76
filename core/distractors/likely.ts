import type { Entity, FactBase } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import type { Frame } from "@/core/questions/frame";

/**
 * Whether anybody could take an entity for the answer, by what kind of thing it is beyond its leaf: a town of the same side of
 * the border, an office that somebody like the named person has held. Said of the answer and of every option alike, so
 * that it does not tell which is right.
 */
export function isLikely(base: FactBase, entity: Entity, frame: Frame): boolean {
  return isOnSameSide(base, entity, frame.answer) && isHeldByTheLike(base, entity, frame.given);
}

/** Leaves in which places of the country that the base is about stand beside places abroad. */
const SETTLEMENTS = new Set(["town", "village"]);

/**
 * Whether two settlements lie both abroad or both at home: nobody looks for the seat of an organisation of five states in a
 * market town, or for talks in the Kremlin in Sévaré. What is at home is told by its region, what is abroad by its country
 * alone or not at all.
 */
function isOnSameSide(base: FactBase, one: Entity, other: Entity): boolean {
  return !SETTLEMENTS.has(one.type) || isAbroad(base, one) === isAbroad(base, other);
}

const abroadByBase = new WeakMap<FactBase, Map<Entity, boolean>>();

/** Looked up once for each place. */
function isAbroad(base: FactBase, place: Entity): boolean {
  const known = abroadByBase.get(base) ?? new Map<Entity, boolean>();
  abroadByBase.set(base, known);
  const found =
    known.get(place) ??
    (place.within.length === 0 || place.within.some((id) => base.entities.get(id)?.type === "country"));
  known.set(place, found);
  return found;
}

const homes = new WeakMap<FactBase, string | null>();

/**
 * Whether a question is answered by the country that everything here is about: who is asked "which country?" says that one, knowing
 * or not, whether it stands among options or is one of several that may be typed.
 *
 * @param answers all that are right
 */
export const isAnsweredByHome = (base: FactBase, answers: readonly Entity[]): boolean =>
  answers.some(({ id }) => id === homeCountry(base));

/** The country in which most of the base's places lie; null where none has more than the others. */
function homeCountry(base: FactBase): string | null {
  const known = homes.get(base);
  if (known !== undefined) return known;
  const places = new Map<string, number>();
  for (const id of [...base.entities.values()].flatMap(({ within }) => within)) {
    if (base.entities.get(id)?.type === "country") places.set(id, (places.get(id) ?? 0) + 1);
  }
  const [first, second] = [...places].sort(([, a], [, b]) => b - a);
  const home = first !== undefined && first[1] > (second?.[1] ?? 0) ? first[0] : null;
  homes.set(base, home);
  return home;
}

/** Leaves whose members hold the same offices. */
const CAREERS: Readonly<Record<string, string>> = { "head-of-state": "state", politician: "state" };
const careerOf = ({ type }: Entity): string => CAREERS[type] ?? type;

/**
 * Whether somebody like the named person has held the office: who led a Russian company was never taken for the president of
 * a Malian movement. Anything but an office beside a person passes.
 */
function isHeldByTheLike(base: FactBase, office: Entity, person: Entity | null): boolean {
  if (person === null || !typeFits(base.types, office.type, "office")) return true;
  if (!typeFits(base.types, person.type, "person")) return true;
  const holdings = base.index.factsBySubjectRelation.get(`${office.id} held-by`) ?? [];
  return holdings.some(({ triple }) => {
    const holder = triple?.o.kind === "entity" ? base.entities.get(triple.o.id) : undefined;
    return holder !== undefined && careerOf(holder) === careerOf(person);
  });
}
