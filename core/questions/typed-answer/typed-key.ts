import type { Entity, Fact } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import { entityOf, labelOf } from "@/core/questions/render/text";
import { broaderSpellings, RENAMING, toldSpellings } from "@/core/questions/typed-answer/broader";
import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { nearSpellings, sameGist } from "@/core/questions/typed-answer/near-spellings";
import { rightAnswers } from "@/core/questions/typed-answer/right-answers";
import { fullerNames, namesOfKin, shortForms, wordsBehind } from "@/core/questions/typed-answer/short-forms";
import { acceptedSpellings, type Spelling, uniqueSpellings } from "@/core/questions/typed-answer/spellings";
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
  const { base, language } = context;
  const expected = labelOf(frame.answer, language) ?? frame.answer.name.en;
  const accept = uniqueSpellings(
    right.flatMap((entity) => {
      const label = labelOf(entity, language) ?? entity.name.en;
      const spellings = acceptedSpellings(base, entity);
      return frame.list === null || label === expected ? spellings : spellings.map((each) => ({ ...each, label }));
    }),
  );
  const short = [...new Set(right.flatMap((entity) => shortForms(base, entity)))];
  const taken = new Set([...accept.map(({ text }) => text), ...short]);
  const broader = broaderSpellings(context, frame, when, right).filter(({ text }) => !taken.has(text));
  return {
    expected,
    accept,
    short,
    fuller: right.flatMap((entity) => fullerNames(base, entity)),
    kinds: wordsBehind[frame.answer.type] ?? [],
    broader: [...new Set(broader.map(({ text }) => text))],
    shortOf: Object.fromEntries(
      broader.flatMap(({ text, label }) => (label === undefined || label === expected ? [] : [[text, label]])),
    ),
    told: toldSpellings(base, frame),
    others: otherSpellings(context, frame, when, right, accept).filter(({ text }) => !taken.has(text)),
    slot: frame.slot,
    when,
  };
}

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

function otherSpellings(
  context: GenerationContext,
  frame: Frame,
  when: string | null,
  right: readonly Entity[],
  accept: readonly Spelling[],
): TypedKey["others"] {
  const { base } = context;
  const rightIds = new Set(right.map(({ id }) => id));
  const undecided = undecidedEntities(context, frame, when).filter(({ id }) => !rightIds.has(id));
  const openIds = new Set(undecided.map(({ id }) => id));
  const open = undecided.flatMap((entity) => acceptedSpellings(base, entity).map(({ text }) => ({ text, open: true })));
  const near = [
    ...nearSpellings(base, accept, frame.answer.type),
    ...sameGist(base, accept),
    ...right.flatMap((entity) => [...namesOfKin(base, entity)]),
  ]
    .filter(([id]) => !rightIds.has(id) && !openIds.has(id))
    .flatMap(([, texts]) => texts);
  return [...open, ...[...new Set(near)].map((text) => ({ text, open: false }))];
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
