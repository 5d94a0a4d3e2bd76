import { overlapping } from "@/core/facts/about/overlap";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import { edtf, outerSpan } from "@/core/shared/edtf";

/**
 * Which entities are one thing under two names, and which contain each other. Time is left out on purpose:
 * a falsity must not rest on the day on which a movement joined a coalition.
 */
export type EntityGraph = {
  /** One thing that changed its name, as is established. */
  readonly same: (a: string, b: string) => boolean;
  /**
   * Whether `whole` contains `part`, as is written down or established, over any number of steps; what is true of the part is true
   * there.
   */
  readonly contains: (whole: string, part: string) => boolean;
  /**
   * Same, one in the other, or easily taken for each other, as far as anybody says: neither can be wrong where the other is right.
   * Nothing is true by it.
   */
  readonly entangled: (a: string, b: string, when: string | null) => boolean;
  /** Every name of the thing, its own included. */
  readonly namesOf: (id: string) => readonly string[];
  /** Everything that it may be entangled with at some time, itself included. */
  readonly relatedTo: (id: string) => readonly string[];
};

/** Relations whose subject lies in, belongs to or went into the object … */
const SUBJECT_IN_OBJECT = ["in-region", "in-country", "part-of-war", "merged-into"];
/** … and those whose object does so with the subject. */
const OBJECT_IN_SUBJECT = ["component", "formed-from"];
const RENAMING = "renamed-to";
/** Before this, and for a year after, the new region was part of the old one in what people wrote. */
const CARVING = "carved-from";
const CARVING_SLACK_DAYS = 366;

export function buildEntityGraph(base: FactBase): EntityGraph {
  // A renaming that is only told makes nothing true, but nothing may be called wrong against it.
  const names = renamingClasses(base, () => true);
  const established = renamingClasses(base, isEstablished);
  const nameOf = (id: string) => names.get(id) ?? id;
  const establishedName = (id: string) => established.get(id) ?? id;
  const wholes = allWholes(directWholes(base, establishedName, ({ within }) => within, isEstablished));
  const guarded = allWholes(directWholes(base, nameOf, overlapping, () => true));
  const carvings = carvingPairs(base, nameOf);

  const namesOf = namesBy(names);
  const relatedTo = relatedBy(guarded, carvings, nameOf, namesOf);
  const same = (a: string, b: string) => establishedName(a) === establishedName(b);
  const contains = (whole: string, part: string) =>
    wholes.get(establishedName(part))?.has(establishedName(whole)) === true;
  const mayContain = (whole: string, part: string) => guarded.get(nameOf(part))?.has(nameOf(whole)) === true;
  const carvedAt = (a: string, b: string) =>
    carvings.get(`${nameOf(a)} ${nameOf(b)}`) ?? carvings.get(`${nameOf(b)} ${nameOf(a)}`);
  return {
    same,
    contains,
    namesOf,
    relatedTo,
    entangled: (a, b, when) => {
      if (nameOf(a) === nameOf(b) || mayContain(a, b) || mayContain(b, a)) return true;
      const carved = carvedAt(a, b);
      if (carved === undefined) return false;
      return when === null || outerSpan(edtf(when)).from <= carved + CARVING_SLACK_DAYS;
    },
  };
}

function namesBy(representatives: ReadonlyMap<string, string>): EntityGraph["namesOf"] {
  const classes = new Map<string, Set<string>>();
  for (const [id, name] of representatives) {
    classes.set(name, (classes.get(name) ?? new Set([name])).add(id));
  }
  return (id) => [...(classes.get(representatives.get(id) ?? id) ?? [id])];
}

function relatedBy(
  wholes: ReadonlyMap<string, ReadonlySet<string>>,
  carvings: ReadonlyMap<string, number>,
  nameOf: (id: string) => string,
  namesOf: EntityGraph["namesOf"],
): EntityGraph["relatedTo"] {
  const near = new Map<string, Set<string>>();
  const tie = (a: string, b: string) => {
    near.set(a, (near.get(a) ?? new Set()).add(b));
    near.set(b, (near.get(b) ?? new Set()).add(a));
  };
  for (const [part, all] of wholes) for (const whole of all) tie(part, whole);
  for (const pair of carvings.keys()) {
    const [young = "", old = ""] = pair.split(" ");
    tie(young, old);
  }
  const known = new Map<string, readonly string[]>();
  return (id) => {
    const name = nameOf(id);
    const found = known.get(name) ?? [name, ...(near.get(name) ?? [])].flatMap((each) => namesOf(each));
    known.set(name, found);
    return found;
  };
}

/** Entity → representative of all names of one thing, by the renamings that count. */
function renamingClasses(base: FactBase, counts: (fact: Fact) => boolean): ReadonlyMap<string, string> {
  const representative = new Map<string, string>();
  const find = (id: string): string => {
    const next = representative.get(id);
    return next === undefined || next === id ? id : find(next);
  };
  for (const fact of base.index.factsByRelation.get(RENAMING) ?? []) {
    const { triple, denies } = fact;
    if (triple?.o.kind !== "entity" || denies || !counts(fact)) continue;
    representative.set(find(triple.s), find(triple.o.id));
  }
  return new Map([...representative.keys()].map((id) => [id, find(id)]));
}

const isEstablished = ({ status }: Fact): boolean => status === "established";

/**
 * @param wholesOf what the entity itself names as around it
 * @param counts   the facts that may put one thing into another
 */
function directWholes(
  base: FactBase,
  nameOf: (id: string) => string,
  wholesOf: (entity: Entity) => readonly string[],
  counts: (fact: Fact) => boolean,
): ReadonlyMap<string, ReadonlySet<string>> {
  const wholes = new Map<string, Set<string>>();
  const add = (part: string, whole: string) => {
    if (nameOf(part) === nameOf(whole)) return;
    const known = wholes.get(nameOf(part)) ?? new Set();
    wholes.set(nameOf(part), known.add(nameOf(whole)));
  };
  for (const entity of base.entities.values()) for (const whole of wholesOf(entity)) add(entity.id, whole);
  for (const relation of [...SUBJECT_IN_OBJECT, ...OBJECT_IN_SUBJECT]) {
    for (const fact of base.index.factsByRelation.get(relation) ?? []) {
      const { triple, denies } = fact;
      if (triple?.o.kind !== "entity" || denies || !counts(fact)) continue;
      if (SUBJECT_IN_OBJECT.includes(relation)) add(triple.s, triple.o.id);
      else add(triple.o.id, triple.s);
    }
  }
  return wholes;
}

function allWholes(direct: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const collect = (part: string, into: Set<string>): Set<string> => {
    for (const whole of direct.get(part) ?? []) {
      if (into.has(whole)) continue;
      into.add(whole);
      collect(whole, into);
    }
    return into;
  };
  return new Map([...direct.keys()].map((part) => [part, collect(part, new Set())]));
}

/** "new old" → last day on which the new region may have been founded. */
function carvingPairs(base: FactBase, nameOf: (id: string) => string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (const { triple, when, denies } of base.index.factsByRelation.get(CARVING) ?? []) {
    if (triple?.o.kind !== "entity" || denies) continue;
    const day = when === null ? Number.POSITIVE_INFINITY : outerSpan(edtf(when)).to;
    pairs.set(`${nameOf(triple.s)} ${nameOf(triple.o.id)}`, day);
  }
  return pairs;
}
