import { similarity } from "@/core/distractors/similarity";
import type { Entity, Proposition } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { besideArmed } from "@/core/quality/checks/wording/q20-harm";
import { type Claim, claimsOf, optionEntities, statedWhen } from "@/core/quality/item-parts";
import { placeInName } from "@/core/quality/own/full-names";
import { looksAlike } from "@/core/quality/own/labels";
import { isOfTheseYears, isToldOfBy, wasThere } from "@/core/quality/own/times";

/** The lowest fifth of what could stand there is implausible (items.md §4.1). */
const LOWEST_SHARE = 0.2;
/** A fifth of fewer than this is nobody in particular. */
const SMALLEST_POOL = 10;

/**
 * Wrong options existed at the stated time, and are not among the least similar fifth of what could stand there: of all
 * things of the leaf and form that are provably false then. Where several answers stand side by side (a list, a match, the
 * parts of a statement), it is enough to be near one of them.
 */
export const plausible: ItemCheck = {
  id: "Q7",
  title: "Distractors are plausible",
  blocking: true,
  run(subject) {
    if (subject.item.type === "who-says-so") return speakers(subject);
    // What came after a change is no option, and who stands there need not be known from that day.
    const stated = subject.item.type === "what-changed" ? statedWhen(subject) : null;
    const claims = claimsOf(subject).filter(({ proposition }) => stated === null || proposition.when === stated);
    const wrong = claims.filter(({ right, id }) => !right && id !== "key");
    const keys = keysOf(subject, claims);
    const faults = wrong.flatMap((claim) => [
      ...ofTheTime(subject, claim),
      ...namingAnother(subject, claim),
      ...unnamed(subject, claim),
      ...(isNearOne(
        subject,
        claim,
        keys.filter((key) => slotOf(key) === slotOf(claim)),
      )
        ? []
        : [`${claim.entity.id} is too far from the answer`]),
    ]);
    return [...new Set(faults)];
  },
};

/** What stands or belongs in the slots: right options, and of a statement the true values of its parts. */
function keysOf({ item, facts, context }: Subject, claims: readonly Claim[]): readonly Claim[] {
  const right = claims.filter((claim) => claim.right);
  const { triple } = facts[0];
  if (item.type !== "true-false" || triple === null || triple.o.kind !== "entity") return right;
  const own = (["s", "o"] as const).flatMap((slot) => {
    const id = slot === "s" ? triple.s : triple.o.kind === "entity" ? triple.o.id : "";
    const entity = context.base.entities.get(id);
    const proposition: Proposition = { ...triple, when: claims[0]?.proposition.when ?? null };
    return entity === undefined ? [] : [{ id: slot, entity, proposition, right: true }];
  });
  return own;
}

/** In which place of its proposition the entity stands. */
const slotOf = ({ entity, proposition: { o } }: Claim): "s" | "o" =>
  o.kind === "entity" && o.id === entity.id ? "o" : "s";

/** What an editor has not named among the few things that anybody could take for the object. */
function unnamed({ facts: [{ triple, options }] }: Subject, claim: Claim): readonly string[] {
  const { entity, proposition } = claim;
  const isObject = proposition.s === triple?.s && proposition.r === triple.r && slotOf(claim) === "o";
  return options === null || !isObject || options.includes(entity.id)
    ? []
    : [`${entity.id} is none of what could be taken for the answer`];
}

function ofTheTime({ context }: Subject, { entity, proposition }: Claim): readonly string[] {
  // A document signs, sets up or ends on the day on which it is made: one of another day is no more out of its time than the next.
  const isAct = context.base.relations.get(proposition.r)?.act === true;
  const when = isAct && typeFits(context.base.types, entity.type, "document") ? null : proposition.when;
  return [
    ...(wasThere(entity, when) ? [] : [`${entity.id} did not exist then`]),
    ...(isToldOfBy(context.base, entity, when) ? [] : [`nothing is told of ${entity.id} so early`]),
    ...(isOfTheseYears(context.base, entity, when) ? [] : [`${entity.id} is known from other decades only`]),
  ];
}

/** Of something that bears the name of a place nobody believes that it lies, or was signed, in another. */
function namingAnother({ context: { base } }: Subject, claim: Claim): readonly string[] {
  const { entity, proposition } = claim;
  const stated = proposition.o.kind === "entity" ? base.entities.get(proposition.o.id) : undefined;
  if (stated === undefined || slotOf(claim) === "o" || base.relations.get(proposition.r)?.spatial !== true) return [];
  const place = placeInName(base, entity, stated);
  return place === null ? [] : [`${entity.id} bears the name of ${place.id}`];
}

function isNearOne(subject: Subject, { entity }: Claim, keys: readonly Claim[]): boolean {
  const { base } = subject.context;
  return keys.length === 0 || keys.some((key) => similarity(base, key.entity, entity) >= lowestFor(subject, key));
}

/** Similarity to the answer below which a fifth of all that could stand there lies. */
function lowestFor({ context }: Subject, key: Claim): number {
  const { base, oracle, language } = context;
  const { proposition } = key;
  const slot = slotOf(key);
  const pool = (base.index.entitiesByType.get(key.entity.type) ?? []).filter((entity) => {
    const label = entity.name[language];
    return (
      entity.id !== key.entity.id &&
      (base.index.factsByEntity.get(entity.id)?.length ?? 0) > 0 &&
      wasThere(entity, proposition.when) &&
      isToldOfBy(base, entity, proposition.when) &&
      isOfTheseYears(base, entity, proposition.when) &&
      label !== undefined &&
      looksAlike(label, key.entity.name[language] ?? "") &&
      oracle.proveFalse(withEntity(proposition, slot, entity)) !== null &&
      // Whom H3 keeps away is nothing that could stand there, near or far.
      besideArmed(base, withEntity(proposition, slot, entity)) === null
    );
  });
  return lowestOf(pool.map((entity) => similarity(base, key.entity, entity)));
}

const withEntity = (proposition: Proposition, slot: "s" | "o", { id }: Entity): Proposition =>
  slot === "s" ? { ...proposition, s: id } : { ...proposition, o: { kind: "entity", id } };

function lowestOf(similarities: readonly number[]): number {
  const near = [...similarities].sort((a, b) => a - b);
  return near.length < SMALLEST_POOL ? 0 : (near[Math.floor(near.length * LOWEST_SHARE)] ?? 0);
}

/**
 * Speakers who were there, and of whom the base knows that they say things themselves: the army stands beside a movement that
 * denies, however unlike the two are. Others must be nearer to the speaker than the least similar fifth of the kind.
 */
function speakers({ item, context, facts }: Subject): readonly string[] {
  const { base } = context;
  const [{ by, when, asOf }] = facts;
  const speaker = base.entities.get(by[0] ?? "");
  if (speaker === undefined) return ["nobody says so"];
  const then = when ?? asOf;
  const speaks = ({ id }: Entity) => (base.index.factsByEntity.get(id) ?? []).some((fact) => fact.by.includes(id));
  const kind = [...base.entities.values()].filter(
    (entity) =>
      entity.id !== speaker.id &&
      entity.type === speaker.type &&
      wasThere(entity, then) &&
      isToldOfBy(base, entity, then) &&
      (base.index.factsByEntity.get(entity.id)?.length ?? 0) > 0,
  );
  const lowest = lowestOf(kind.map((entity) => similarity(base, speaker, entity)));
  return Object.values(optionEntities(item))
    .flatMap((id) => base.entities.get(id) ?? [])
    .filter((entity) => entity.id !== speaker.id)
    .flatMap((entity) => [
      ...(wasThere(entity, then) ? [] : [`${entity.id} did not exist then`]),
      ...(isToldOfBy(base, entity, then) ? [] : [`nothing is told of ${entity.id} so early`]),
      ...(similarity(base, speaker, entity) < lowest && !speaks(entity)
        ? [`${entity.id} is too far from the speaker`]
        : []),
    ]);
}
