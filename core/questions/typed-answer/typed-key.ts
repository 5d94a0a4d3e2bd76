import type { Entity, Fact } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import { entityOf, labelOf } from "@/core/questions/render/text";
import { type AskedWords, isAsked } from "@/core/questions/typed-answer/asked-words";
import { broaderThings, broaderWords, RENAMING, toldSpellings } from "@/core/questions/typed-answer/broader";
import { nearFamilies } from "@/core/questions/typed-answer/family-names";
import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { nearAcronyms, sameSound } from "@/core/questions/typed-answer/near-sounds";
import { nearSpellings, sameGist } from "@/core/questions/typed-answer/near-spellings";
import { wordsAround } from "@/core/questions/typed-answer/numbered";
import { rightAnswers } from "@/core/questions/typed-answer/right-answers";
import { fullerNames, namesOfKin, shortForms, wordsAroundName } from "@/core/questions/typed-answer/short-forms";
import { acceptedSpellings, type Spelling, uniqueSpellings } from "@/core/questions/typed-answer/spellings";
import { undecidedEntities } from "@/core/questions/typed-answer/undecided";

/**
 * What a typed answer to this frame is compared with. Holds only the other spellings that matter: those for which the sources decide
 * neither way, and those so near a right one that a slip could mean them. Nothing in it is a phrase of the question.
 *
 * @param asked   what the question says; nothing where it is not made yet
 * @param answers as {@link rightAnswers} gives them
 */
export function typedKey(
  context: GenerationContext,
  frame: Frame,
  when: string | null,
  asked: AskedWords = [],
  answers: readonly Entity[] = rightAnswers(context, frame, when),
): TypedKey {
  const before = otherNames(context, frame, when);
  const right = [...answers, ...before];
  const { base, language } = context;
  const isFree = (text: string) => !isAsked(asked, text);
  const expected = labelOf(frame.answer, language) ?? frame.answer.name.en;
  const ofAnswers = answers.flatMap((entity) => {
    const label = labelOf(entity, language) ?? entity.name.en;
    const spellings = acceptedSpellings(base, entity);
    return frame.list === null || label === expected ? spellings : spellings.map((each) => ({ ...each, label }));
  });
  const ofOtherTimes = before
    .flatMap((entity) => acceptedSpellings(base, entity))
    .map((each): Spelling => ({ ...each, otherTime: true }));
  const accept = uniqueSpellings([...ofAnswers, ...ofOtherTimes]).filter(({ text }) => isFree(text));
  const short = [...new Set(right.flatMap((entity) => shortForms(base, entity)))].filter(isFree);
  const taken = new Set([...accept.map(({ text }) => text), ...short]);
  // What the question calls by one of its names is told under all of them.
  const things = broaderThings(context, frame, when, right);
  const said = things.filter(({ texts }) => !texts.every(isFree));
  const broader = [...things.filter((each) => !said.includes(each)), ...broaderWords(context, right)]
    .flatMap(({ texts, label }) => texts.map((text) => ({ text, label })))
    .filter(({ text }) => !taken.has(text) && isFree(text));
  const told = new Set([...toldSpellings(base, frame, right), ...said.flatMap(({ texts }) => texts)]);
  const around = wordsAround(frame.answer.type);
  return {
    expected,
    accept,
    short,
    fuller: right.flatMap((entity) => fullerNames(base, entity)),
    kinds: wordsAroundName(base, frame.answer),
    families: nearFamilies(base, right),
    broader: [...new Set(broader.map(({ text }) => text))],
    shortOf: Object.fromEntries(
      broader.flatMap(({ text, label }) => (label === undefined || label === expected ? [] : [[text, label]])),
    ),
    told: [...told],
    ...(around.length === 0 ? {} : { around }),
    others: otherSpellings(context, frame, when, right, accept, [...short, ...broader.map(({ text }) => text)]).filter(
      ({ text, open }) => !taken.has(text) && !(open && (told.has(text) || !isFree(text))),
    ),
    asked,
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
  loose: readonly string[],
): TypedKey["others"] {
  const { base } = context;
  const rightIds = new Set(right.map(({ id }) => id));
  const undecided = undecidedEntities(context, frame, when).filter(({ id }) => !rightIds.has(id));
  const openIds = new Set(undecided.map(({ id }) => id));
  const open = undecided.flatMap((entity) => acceptedSpellings(base, entity).map(({ text }) => ({ text, open: true })));
  const near = [
    ...nearSpellings(base, accept, frame.answer.type),
    ...sameGist(base, accept),
    ...sameSound(base, [...accept.map(({ text }) => text), ...loose]),
    ...nearAcronyms(base, accept),
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
