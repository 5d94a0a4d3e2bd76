import type { Entity, FactBase } from "@/core/facts/model";
import { oncePerEntity } from "@/core/facts/once-per-entity";
import { typeFits } from "@/core/facts/type-tree";
import { edtf, mayOverlap } from "@/core/shared/edtf";

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
