import type { Entity } from "@/core/facts/model";

/**
 * Who may stand beside whom as a speaker: narrower than "whoever speaks", wider than a leaf of the type tree, since an
 * army answers movements and not other armies (docs/adr/0013). A government speaks among states and in public life.
 */
const CLASSES = {
  /** Parties that fight. */
  fighting: [
    "state-force",
    "foreign-operation",
    "military-company",
    "northern-movement",
    "islamist-group",
    "self-defence-group",
    "coalition",
  ],
  states: ["country", "government", "ruling-council"],
  /** Authorities and political bodies within a state. */
  publicLife: ["government", "ruling-council", "state-body", "political-movement"],
  /** Organisations that watch, count and judge. */
  observing: [
    "un-body",
    "un-mission",
    "international-organisation",
    "regional-organisation",
    "ngo",
    "research-body",
    "court",
    "report",
    "media",
  ],
  /** People who hold an office of a state. */
  inOffice: ["head-of-state", "politician", "foreign-leader", "mediator", "diplomat"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SpeakerClass = keyof typeof CLASSES;

/** The classes in which an entity speaks; a leaf that is in none is a class of its own. */
export function speakerClassesOf({ type }: Entity): readonly string[] {
  const found = Object.entries(CLASSES).flatMap(([name, leaves]: [string, readonly string[]]) =>
    leaves.includes(type) ? [name] : [],
  );
  return found.length === 0 ? [type] : found;
}

/** Whether an entity speaks in a class. */
export const speaksAmong = (name: SpeakerClass, entity: Entity): boolean => speakerClassesOf(entity).includes(name);

/** Whether there is one class in which all of them speak. */
export function shareClass(entities: readonly Entity[]): boolean {
  const [first, ...others] = entities.map(speakerClassesOf);
  return first === undefined || first.some((name) => others.every((classes) => classes.includes(name)));
}

/** Those who fight for a state; all others that fight do so for themselves or against one. */
const STATES_SIDE = [
  "state-force",
  "foreign-operation",
  "military-company",
] as const satisfies readonly (typeof CLASSES.fighting)[number][];

/**
 * Whether two speak from one side, as far as their kinds tell. "The attack has been beaten back" is said by the one army among
 * movements, whoever it is about: so somebody of its own side stands there too (docs/adr/0050).
 */
export function shareSide(one: Entity, other: Entity): boolean {
  if (!speaksAmong("fighting", one) || !speaksAmong("fighting", other)) return true;
  const forStates = ({ type }: Entity) => STATES_SIDE.some((leaf) => leaf === type);
  return forStates(one) === forStates(other);
}
