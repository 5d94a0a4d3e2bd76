import type { Entity, Fact, FactBase } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import { entityOf, labelOf } from "@/core/questions/render/text";
import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { nearSpellings } from "@/core/questions/typed-answer/near-spellings";
import { halfNames, shortForms, wordsBehind } from "@/core/questions/typed-answer/short-forms";
import { acceptedSpellings, branchOf, type Spelling, uniqueSpellings } from "@/core/questions/typed-answer/spellings";
import { undecidedEntities } from "@/core/questions/typed-answer/undecided";

/**
 * What a typed answer to this frame is compared with. Holds only the other spellings that matter: those for which the sources decide
 * neither way, and those so near a right one that a slip could mean them.
 *
 * @param answers as {@link rightAnswers} gives them
 */
export function typedKey(
  context: GenerationContext,
  frame: Frame,
  when: string | null,
  answers: readonly Entity[] = rightAnswers(context, frame, when),
): TypedKey {
  const right = [...answers, ...otherNames(context, frame, when)];
  const { base } = context;
  const expected = labelOf(frame.answer, context.language) ?? frame.answer.name.en;
  const accept = uniqueSpellings(
    right.flatMap((entity) => {
      const label = labelOf(entity, context.language) ?? entity.name.en;
      const spellings = acceptedSpellings(base, entity);
      return frame.list === null || label === expected ? spellings : spellings.map((each) => ({ ...each, label }));
    }),
  );
  const short = [...new Set(right.flatMap((entity) => shortForms(base, entity)))];
  const rightIds = new Set(right.map(({ id }) => id));
  const taken = new Set([...accept.map(({ text }) => text), ...short]);
  return {
    expected,
    accept,
    short,
    kinds: wordsBehind[frame.answer.type] ?? [],
    broader: [
      ...broaderSpellings(context, frame, when),
      ...(frame.list === null ? right.flatMap((entity) => halfNames(base, entity)) : []),
    ].filter((text) => !taken.has(text)),
    others: otherSpellings(context, frame, when, rightIds, accept).filter(({ text }) => !taken.has(text)),
    slot: frame.slot,
    when,
  };
}

/**
 * All entities that answer the question: the one, or those of the complete list. Of a state, those for whom the sources vouch at
 * the stated time: one may have been looked up later than another, and is then not decided.
 */
export function rightAnswers(context: GenerationContext, frame: Frame, when: string | null): readonly Entity[] {
  const isState = context.base.relations.get(frame.fact.triple.r)?.aspect === "state";
  const { oracle } = context;
  return answersOfKind(context, frame).filter(
    (member) =>
      frame.list === null ||
      (!isState && member.type === frame.answer.type) ||
      member.id === frame.answer.id ||
      oracle.isTrue(propositionWith(frame, member, when)),
  );
}

/**
 * Leaves whose members the noun of a leaf covers as it is read, though the leaf does not: the African Union is an international
 * organisation, and who is a northern armed movement may be an Islamist one or a coalition. Not the other way round: the MNLA is no
 * armed Islamist group.
 */
const READ_AS: Readonly<Record<string, readonly string[]>> = {
  "international-organisation": ["regional-organisation", "un-body"],
  "northern-movement": ["islamist-group", "self-defence-group", "coalition"],
};
/** Leaves of a broader kind than the one asked for: every regional organisation is an international one, and such an answer earns half. */
const BROADER_KINDS: Readonly<Record<string, readonly string[]>> = {
  "regional-organisation": ["international-organisation"],
};

/**
 * The answer, or the members of the list that are of the kind that the stem names: a government is no armed movement, though it
 * signed as well. The noun is taken as pupils read it, not as the leaf is cut. Of people anyone: that one is a politician and another
 * a leader is no mistake of who types a name.
 */
export function answersOfKind(context: GenerationContext, frame: Frame): readonly Entity[] {
  const { answer, list } = frame;
  if (list === null) return [answer];
  const members = list.members.map((id) => entityOf(context.base, id));
  if (branchOf(context.base, answer) !== "person") {
    const kinds = new Set([answer.type, ...(READ_AS[answer.type] ?? [])]);
    return members.filter(({ type }) => kinds.has(type));
  }
  return members.filter((member) => branchOf(context.base, member) === "person");
}

/** The relation of a coalition to what belongs to it. */
const COMPONENT = "component";
/** The relation by which one thing has two names: asked for one of them, the other is no answer. */
const RENAMING = "renamed-to";

/** What the answer was called before or is called since, where it is true of that name too (items.md §2). */
function otherNames({ base, oracle }: GenerationContext, frame: Frame, when: string | null): readonly Entity[] {
  const { fact, answer, given } = frame;
  if (frame.list !== null || fact.triple.r === RENAMING) return [];
  const { factsBySubjectRelation, factsByRelationObject } = base.index;
  const renamings = [
    ...(factsBySubjectRelation.get(`${answer.id} ${RENAMING}`) ?? []),
    ...(factsByRelationObject.get(`${RENAMING} ${answer.id}`) ?? []),
  ];
  return renamings
    .flatMap(({ triple }) => (triple?.o.kind === "entity" ? [triple.s, triple.o.id] : []))
    .filter((id) => id !== answer.id && id !== given?.id)
    .map((id) => entityOf(base, id))
    .filter((entity) => oracle.isTrue(propositionWith(frame, entity, when)));
}

/** What is right but broader than asked: places around a place, and a coalition to which the one answer belonged then. */
function broaderSpellings(context: GenerationContext, frame: Frame, when: string | null): string[] {
  const { base } = context;
  const wholes =
    branchOf(base, frame.answer) === "place"
      ? placesAround(base, frame)
      : [...coalitionsAround(context, frame, when), ...membersOfBroaderKind(context, frame, when)];
  return wholes.flatMap((whole) => acceptedSpellings(base, whole).map(({ text }) => text));
}

/** Members of the list that are true and of a kind that holds the one asked for. */
function membersOfBroaderKind({ base, oracle }: GenerationContext, frame: Frame, when: string | null): Entity[] {
  const kinds = BROADER_KINDS[frame.answer.type] ?? [];
  return (frame.list?.members ?? [])
    .map((id) => entityOf(base, id))
    .filter((member) => kinds.includes(member.type) && oracle.isTrue(propositionWith(frame, member, when)));
}

/** Every place around the answer, without the one that the question itself gives and what is around that. */
function placesAround(base: FactBase, { answer, given }: Frame): readonly Entity[] {
  const around = containersOf(base, answer);
  if (given === null || !around.has(given)) return [...around];
  const told = containersOf(base, given).add(given);
  return [...around].filter((place) => !told.has(place));
}

/** All places in which a place lies, over any number of steps; two that overlap contain neither the other. */
function containersOf(base: FactBase, entity: Entity): Set<Entity> {
  const found = new Set<Entity>();
  const walk = (part: Entity): void => {
    for (const id of part.within) {
      const whole = entityOf(base, id);
      if (whole === entity || found.has(whole) || branchOf(base, whole) !== "place") continue;
      if (whole.within.includes(part.id)) continue;
      found.add(whole);
      walk(whole);
    }
  };
  walk(entity);
  return found;
}

/**
 * What the sources vouch for beside the answers, other names of the same thing left out: coalitions that one was part of. Of what
 * belongs to a coalition another one is no broader name, though they share a member.
 */
function coalitionsAround(context: GenerationContext, frame: Frame, when: string | null): readonly Entity[] {
  const { base, oracle } = context;
  const { fact, slot, given, list } = frame;
  const { r } = fact.triple;
  if (slot !== "o" || r === RENAMING || (list !== null && r === COMPONENT)) return [];
  const coalitions = answersOfKind(context, frame)
    .flatMap(({ id }) => base.index.factsByRelationObject.get(`${COMPONENT} ${id}`) ?? [])
    .flatMap(({ triple }) => (triple === null || triple.s === given?.id ? [] : [entityOf(base, triple.s)]));
  return [...new Set(coalitions)].filter((whole) => oracle.isTrue(propositionWith(frame, whole, when)));
}

function otherSpellings(
  context: GenerationContext,
  frame: Frame,
  when: string | null,
  rightIds: ReadonlySet<string>,
  accept: readonly Spelling[],
): TypedKey["others"] {
  const { base } = context;
  const undecided = undecidedEntities(context, frame, when).filter(({ id }) => !rightIds.has(id));
  const openIds = new Set(undecided.map(({ id }) => id));
  const open = undecided.flatMap((entity) => acceptedSpellings(base, entity).map(({ text }) => ({ text, open: true })));
  const near = [...nearSpellings(base, accept, frame.answer.type)]
    .filter(([id]) => !rightIds.has(id) && !openIds.has(id))
    .flatMap(([, texts]) => texts.map((text) => ({ text, open: false })));
  return [...open, ...near];
}

/** Facts that a typed question rests on: the asked one, and for a list all its members'. */
export function factsBehind(
  context: GenerationContext,
  frame: Frame,
  right: readonly Entity[],
): readonly [Fact, ...Fact[]] {
  const { list } = frame;
  if (list === null) return [frame.fact];
  const fitting = new Set(right.map(({ id }) => id));
  const facts = context.base.index.factsBySubjectRelation.get(`${list.s} ${list.r}`) ?? [];
  const others = facts.filter(
    ({ id, triple }) => id !== frame.fact.id && triple?.o.kind === "entity" && fitting.has(triple.o.id),
  );
  return [frame.fact, ...others];
}
