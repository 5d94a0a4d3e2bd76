import { formOf } from "@/core/distractors/form";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, fittingMembers, propositionWith } from "@/core/questions/frame";
import { entityOf, labelOf } from "@/core/questions/render/text";
import { allowedSlips, type TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { editDistance } from "@/core/shared/edit-distance";
import { normalise } from "@/core/shared/normalise";

type Spelling = { readonly text: string; readonly exact: boolean };

/**
 * What a typed answer to this frame is compared with. Holds only the other spellings that matter: those for which the sources decide
 * neither way, and those so near a right one that a slip could mean them.
 */
export function typedKey(context: GenerationContext, frame: Frame, when: string | null): TypedKey {
  const right = rightAnswers(context, frame);
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

const spellingTables = new WeakMap<FactBase, Map<string, readonly Spelling[]>>();

/** Every spelling under which an entity may be typed; acronyms and what looks like one allow no slip. */
export function acceptedSpellings(base: FactBase, entity: Entity): readonly Spelling[] {
  const table = spellingTables.get(base) ?? new Map<string, readonly Spelling[]>();
  spellingTables.set(base, table);
  const known = table.get(entity.id) ?? spellingsOf(base, entity);
  table.set(entity.id, known);
  return known;
}

function spellingsOf(base: FactBase, entity: Entity): readonly Spelling[] {
  const names = [entity.name, entity.text, entity.long].flatMap((text) =>
    text === null ? [] : [text.en, text.fr ?? null],
  );
  const written = [...names, ...entity.aliases].flatMap((text) => text ?? []);
  const spellings = written.map((text) => ({
    text: normalise(text),
    exact: formOf(text).acronym || (entity.acronym && text === entity.name.en),
  }));
  const surname = uniqueSurname(base, entity);
  return uniqueSpellings(surname === null ? spellings : [...spellings, { text: surname, exact: false }]);
}

/** All entities that answer the question: the one, or the members of the complete list. */
function rightAnswers(context: GenerationContext, frame: Frame): readonly Entity[] {
  return frame.list === null ? [frame.answer] : fittingMembers(context, frame);
}

function uniqueSpellings(spellings: readonly Spelling[]): Spelling[] {
  const byText = new Map<string, Spelling>();
  for (const spelling of spellings) {
    if (spelling.text !== "" && !byText.get(spelling.text)?.exact) byText.set(spelling.text, spelling);
  }
  return [...byText.values()];
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
  const branch = branchOf(context.base, frame.answer);
  const near = nearSpellings(context.base, accept);
  const isOpen = (entity: Entity) =>
    branchOf(context.base, entity) === branch && isUndecided(context, frame, entity, when);
  return [...context.base.entities.values()]
    .filter((entity) => !rightIds.has(entity.id))
    .flatMap((entity) => {
      const texts = isOpen(entity)
        ? acceptedSpellings(context.base, entity).map(({ text }) => ({ text, open: true }))
        : (near.get(entity.id) ?? []).map((text) => ({ text, open: false }));
      return texts;
    });
}

/** Neither proved false nor anything but open: the learner's answer is then nobody's mistake. */
function isUndecided(context: GenerationContext, frame: Frame, entity: Entity, when: string | null): boolean {
  return context.oracle.proveFalse(propositionWith(frame, entity, when)) === null;
}

const nearTables = new WeakMap<FactBase, Map<string, ReadonlyMap<string, readonly string[]>>>();

/** Spellings to which a slip of a right one could come as near, by entity; worked out once for each right answer. */
function nearSpellings(base: FactBase, accept: readonly Spelling[]): ReadonlyMap<string, readonly string[]> {
  const tables = nearTables.get(base) ?? new Map<string, ReadonlyMap<string, readonly string[]>>();
  nearTables.set(base, tables);
  const key = accept.map(({ text }) => text).join("|");
  const known = tables.get(key);
  if (known !== undefined) return known;
  const fuzzy = accept.filter(({ exact }) => !exact).map(({ text }) => ({ text, reach: 2 * allowedSlips(text) + 1 }));
  const isNear = (text: string) => fuzzy.some((right) => editDistance(text, right.text, right.reach) <= right.reach);
  const near = new Map<string, readonly string[]>();
  for (const entity of base.entities.values()) {
    const texts = acceptedSpellings(base, entity).flatMap(({ text }) => (isNear(text) ? [text] : []));
    if (texts.length > 0) near.set(entity.id, texts);
  }
  tables.set(key, near);
  return near;
}

const branches = new WeakMap<FactBase, Map<string, string>>();

/** The topmost node above an entity's leaf: place, person, organisation … */
export function branchOf(base: FactBase, entity: Entity): string {
  const known = branches.get(base) ?? new Map<string, string>();
  branches.set(base, known);
  const cached = known.get(entity.type);
  if (cached !== undefined) return cached;
  let top = entity.type;
  for (
    let parent = base.types.get(top)?.parent ?? null;
    parent !== null;
    parent = base.types.get(top)?.parent ?? null
  ) {
    top = parent;
  }
  known.set(entity.type, top);
  return top;
}

const surnames = new WeakMap<FactBase, ReadonlyMap<string, number>>();

/** The last word of a person's name where no other person of the base bears it. */
function uniqueSurname(base: FactBase, entity: Entity): string | null {
  if (branchOf(base, entity) !== "person") return null;
  const last = normalise(entity.name.en).split(" ").at(-1) ?? "";
  return last.length > 3 && surnameCounts(base).get(last) === 1 ? last : null;
}

/** In how many persons' names each word occurs. */
function surnameCounts(base: FactBase): ReadonlyMap<string, number> {
  const known = surnames.get(base);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const person of [...base.entities.values()].filter((entity) => branchOf(base, entity) === "person")) {
    const words = new Set([person.name.en, ...person.aliases].flatMap((text) => normalise(text).split(" ")));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  surnames.set(base, counts);
  return counts;
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
