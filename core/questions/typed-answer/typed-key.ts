import type { Entity, Fact, FactBase } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, fittingMembers, propositionWith } from "@/core/questions/frame";
import { entityOf, labelOf } from "@/core/questions/render/text";
import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { nearSpellings } from "@/core/questions/typed-answer/near-spellings";
import { acceptedSpellings, branchOf, type Spelling, uniqueSpellings } from "@/core/questions/typed-answer/spellings";
import { undecidedEntities } from "@/core/questions/typed-answer/undecided";

/**
 * What a typed answer to this frame is compared with. Holds only the other spellings that matter: those for which the sources decide
 * neither way, and those so near a right one that a slip could mean them.
 */
export function typedKey(context: GenerationContext, frame: Frame, when: string | null): TypedKey {
  const right = [...rightAnswers(context, frame, when), ...otherNames(context, frame, when)];
  const accept = uniqueSpellings(right.flatMap((entity) => acceptedSpellings(context.base, entity)));
  const rightIds = new Set(right.map(({ id }) => id));
  const taken = new Set(accept.map(({ text }) => text));
  return {
    expected: labelOf(frame.answer, context.language) ?? frame.answer.name.en,
    accept,
    broader: broaderSpellings(context.base, frame.answer).filter((text) => !taken.has(text)),
    others: otherSpellings(context, frame, when, rightIds, accept).filter(({ text }) => !taken.has(text)),
    slot: frame.slot,
    when,
  };
}

/**
 * All entities that answer the question: the one, or the members of the complete list. Of a state, those for whom the sources vouch
 * at the stated time: one may have been looked up later than another, and is then not decided.
 */
function rightAnswers(context: GenerationContext, frame: Frame, when: string | null): readonly Entity[] {
  if (frame.list === null) return [frame.answer];
  const isState = context.base.relations.get(frame.fact.triple.r)?.aspect === "state";
  const { oracle } = context;
  return fittingMembers(context, frame).filter(
    (member) => !isState || member.id === frame.answer.id || oracle.isTrue(propositionWith(frame, member, when)),
  );
}

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

/** Places that contain a place: right, but broader than asked. */
function broaderSpellings(base: FactBase, entity: Entity): string[] {
  if (branchOf(base, entity) !== "place") return [];
  return entity.within
    .map((id) => entityOf(base, id))
    .filter((container) => branchOf(base, container) === "place" && !container.within.includes(entity.id))
    .flatMap((container) => acceptedSpellings(base, container).map(({ text }) => text));
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
export function factsBehind(context: GenerationContext, frame: Frame): readonly [Fact, ...Fact[]] {
  const { list } = frame;
  if (list === null) return [frame.fact];
  const fitting = new Set(fittingMembers(context, frame).map(({ id }) => id));
  const facts = context.base.index.factsBySubjectRelation.get(`${list.s} ${list.r}`) ?? [];
  const others = facts.filter(
    ({ id, triple }) => id !== frame.fact.id && triple?.o.kind === "entity" && fitting.has(triple.o.id),
  );
  return [frame.fact, ...others];
}
