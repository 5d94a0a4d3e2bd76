import { z } from "zod";
import type { Entity, Fact, Proposition } from "@/core/facts/model";
import type { Subject } from "@/core/quality/check";
import { pairId } from "@/core/questions/matching/match-set";
import type { QuestionView } from "@/core/questions/views";

/** A statement that an option or part amounts to, and whether the item takes it for true. */
export type Claim = {
  /** Option or part id; "shown" for the statement as it stands, "key" for a typed answer. */
  readonly id: string;
  readonly entity: Entity;
  readonly proposition: Proposition;
  readonly right: boolean;
};

const choiceKey = z.object({
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
  slot: z.enum(["s", "o"]),
  when: z.string().nullable(),
});
const typedKey = z.object({ slot: z.enum(["s", "o"]), when: z.string().nullable() });
const verdictKey = z.object({
  isTrue: z.boolean(),
  fix: z.object({ partId: z.string(), optionId: z.string() }).nullable(),
  shown: z.record(z.string(), z.string()),
  options: z.record(z.string(), z.string()),
  when: z.string().nullable(),
});

const setKey = z.object({
  correctChoiceIds: z.array(z.string()),
  options: z.record(z.string(), z.string()),
  when: z.string().nullable(),
});
const pairsKey = z.object({
  pairs: z.record(z.string(), z.string()),
  premises: z.record(z.string(), z.object({ factId: z.string(), when: z.string().nullable() })),
  options: z.record(z.string(), z.string()),
});
const numberKey = z.object({ low: z.number(), high: z.number(), when: z.string().nullable() });

/** A premise of a matching question: what it says, of which fact, at which stated time, and the id of its right option. */
export type PremisePart = {
  readonly id: string;
  readonly text: string;
  readonly fact: Fact;
  readonly when: string | null;
  readonly rightId: string;
};

/** The premises of a matching question; none for other types. */
export function premisesOf({ item, context }: Subject): readonly PremisePart[] {
  if (item.view.type !== "matching") return [];
  const { pairs, premises } = pairsKey.parse(item.key);
  return item.view.premises.map(({ id, label }) => {
    const premise = premises[id];
    const fact = context.base.facts.get(premise?.factId ?? "");
    if (premise === undefined || fact === undefined) throw new Error(`The premise ${id} has no fact`);
    return { id, text: label, fact, when: premise.when, rightId: pairs[id] ?? "" };
  });
}

/** The stated date that the key keeps; null where nothing is stated. */
export function statedWhen({ item }: Subject): string | null {
  const parsed = z.object({ when: z.string().nullable() }).safeParse(item.key);
  return parsed.success ? parsed.data.when : null;
}

/** Every statement about the world that the item takes for true or for false, rebuilt from its key. */
export function claimsOf(subject: Subject): readonly Claim[] {
  const { item, facts } = subject;
  const triple = facts[0].triple;
  if (triple === null) return [];
  switch (item.type) {
    case "multiple-choice": {
      const { correctChoiceId, options, slot, when } = choiceKey.parse(item.key);
      return Object.entries(options).map(([id, entityId]) => ({
        id,
        entity: entityIn(subject, entityId),
        proposition: withSlots(triple, { [slot]: entityId }, when),
        right: id === correctChoiceId,
      }));
    }
    case "cloze":
    case "short-answer": {
      const { slot, when } = typedKey.parse(item.key);
      const entityId = slot === "s" ? triple.s : triple.o.kind === "entity" ? triple.o.id : "";
      return [
        { id: "key", entity: entityIn(subject, entityId), proposition: withSlots(triple, {}, when), right: true },
      ];
    }
    case "multiple-response": {
      const { correctChoiceIds, options, when } = setKey.parse(item.key);
      return Object.entries(options).map(([id, entityId]) => ({
        id,
        entity: entityIn(subject, entityId),
        proposition: withSlots(triple, { o: entityId }, when),
        right: correctChoiceIds.includes(id),
      }));
    }
    case "matching":
      return pairClaims(subject);
    case "number": {
      // What is not established is keyed as what its source says: no claim about the world.
      if (facts[0].status !== "established" || triple.o.kind !== "number") return [];
      const { low, high, when } = numberKey.parse(item.key);
      const proposition = { ...withSlots(triple, {}, when), o: { ...triple.o, low, high } };
      return [{ id: "key", entity: entityIn(subject, triple.s), proposition, right: true }];
    }
    case "true-false":
      return verdictClaims(subject);
    case "what-changed":
      return changeClaims(subject);
    case "map":
      return siteClaims(subject);
    default:
      return [];
  }
}

const changeKey = z.object({
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
  when: z.string(),
  until: z.string(),
  successor: z.string(),
});

/** Id of the claim that the answer no longer held; it carries a proof of its own. */
export const ENDED = "until";

/** At the first date the keyed option alone was true; at the later one none of the options, and another value was. */
function changeClaims(subject: Subject): readonly Claim[] {
  const triple = subject.facts[0].triple;
  if (triple === null) return [];
  const { correctChoiceId, options, when, until, successor } = changeKey.parse(subject.item.key);
  const claim = (id: string, entityId: string, date: string, right: boolean): Claim => ({
    id,
    entity: entityIn(subject, entityId),
    proposition: withSlots(triple, { o: entityId }, date),
    right,
  });
  return [
    ...Object.entries(options).map(([id, entityId]) => claim(id, entityId, when, id === correctChoiceId)),
    ...Object.entries(options).map(([id, entityId]) =>
      claim(id === correctChoiceId ? ENDED : id, entityId, until, false),
    ),
    claim("then", successor, until, true),
  ];
}

const mapKey = z.object({ kind: z.enum(["position", "site"]), placeId: z.string(), when: z.string().nullable() });

/**
 * Where something happened: the place, and in a list the other places. Where a place lies is no statement of the base but a
 * measurement of the entity; check Q2 holds the listed positions against it.
 */
function siteClaims(subject: Subject): readonly Claim[] {
  const triple = subject.facts[0].triple;
  const { kind, placeId, when } = mapKey.parse(subject.item.key);
  if (triple === null || kind === "position") return [];
  const listed = choiceKey.omit({ slot: true, when: true }).safeParse(subject.item.key);
  const options = listed.success ? Object.entries(listed.data.options) : [["key", placeId] as const];
  return options.map(([id, entityId]) => ({
    id,
    entity: entityIn(subject, entityId),
    proposition: withSlots(triple, { o: entityId }, when),
    right: listed.success ? id === listed.data.correctChoiceId : true,
  }));
}

/** Every premise with every option. */
function pairClaims(subject: Subject): readonly Claim[] {
  const { options } = pairsKey.parse(subject.item.key);
  return premisesOf(subject).flatMap(({ id, fact, when, rightId }) => {
    const { triple } = fact;
    if (triple === null) return [];
    return Object.entries(options).map(([optionId, entityId]) => ({
      id: pairId(id, optionId),
      entity: entityIn(subject, entityId),
      proposition: withSlots(triple, { o: entityId }, when),
      right: optionId === rightId,
    }));
  });
}

function verdictClaims(subject: Subject): readonly Claim[] {
  const triple = subject.facts[0].triple;
  if (triple === null) return [];
  const { isTrue, fix, shown, options, when } = verdictKey.parse(subject.item.key);
  const changed = Object.entries(options).map(([id, entityId]) => {
    const slot = id.startsWith("s") ? "s" : "o";
    return {
      id,
      entity: entityIn(subject, entityId),
      proposition: withSlots(triple, { ...shown, [slot]: entityId }, when),
      right: fix !== null && id === fix.optionId,
    };
  });
  const asShown = {
    id: "shown",
    entity: entityIn(subject, shown.o ?? triple.s),
    proposition: withSlots(triple, shown, when),
    right: isTrue,
  };
  return [asShown, ...changed];
}

function withSlots(
  triple: { readonly s: string; readonly r: string; readonly o: Proposition["o"] },
  slots: Readonly<Record<string, string>>,
  when: string | null,
): Proposition {
  const object = slots.o;
  return {
    s: slots.s ?? triple.s,
    r: triple.r,
    o: object === undefined ? triple.o : { kind: "entity", id: object },
    when,
  };
}

function entityIn({ context }: Subject, id: string): Entity {
  const entity = context.base.entities.get(id);
  if (entity === undefined) throw new Error(`The key names ${id}, which is not in the base`);
  return entity;
}

const anyOptions = z.object({ options: z.record(z.string(), z.string()) });

/** Entity behind each option of a stored key; nothing where the options are no things of the base. */
export function optionEntities({ key }: Pick<Subject["item"], "key">): Readonly<Record<string, string>> {
  const parsed = anyOptions.safeParse(key);
  return parsed.success ? parsed.data.options : {};
}

/** Groups of options that stand side by side: the choices, or the values of each part. */
export function optionGroups(
  view: QuestionView,
): readonly (readonly { readonly id: string; readonly label: string }[])[] {
  switch (view.type) {
    case "multiple-choice":
    case "multiple-response":
    case "what-changed":
    case "who-says-so":
      return [view.choices];
    case "map":
      return view.mode === "list" ? [view.choices] : [];
    case "matching":
      return [view.options];
    case "true-false":
      return view.parts.map(({ options, label, id }) => [{ id: `shown ${id}`, label }, ...options]);
    default:
      return [];
  }
}

/** What is read first: the question, the statement to judge or the sentence with its gap. */
export function stemOf(view: QuestionView): string {
  switch (view.type) {
    case "true-false":
      return view.statement;
    case "cloze":
      return `${view.before}…${view.after}`;
    default:
      return view.prompt;
  }
}

/** Every text of the view in one. */
export function allText(view: QuestionView): string {
  const groups = optionGroups(view).flatMap((group) => group.map(({ label }) => label));
  const own =
    view.type === "status"
      ? [view.proposition, ...view.evidence.flatMap(({ publisher, note }) => [publisher, note])]
      : view.type === "who-says-so"
        ? [view.proposition]
        : view.type === "ordering"
          ? view.entries.map(({ label }) => label)
          : view.type === "which-wording"
            ? view.choices.map(({ label }) => label)
            : view.type === "matching"
              ? view.premises.map(({ label }) => label)
              : view.type === "number"
                ? [view.unit, view.source]
                : [];
  return [stemOf(view), ...own, ...groups].join(" \n ");
}
