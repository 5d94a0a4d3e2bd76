import { formOf } from "@/core/distractors/form";
import type { Entity, FactBase } from "@/core/facts/model";
import { normalise } from "@/core/shared/normalise";

export type Spelling = {
  readonly text: string;
  readonly exact: boolean;
  /** An acronym of so many letters that one typed amiss is still known. */
  readonly acronym?: true | undefined;
  /** The label of whom it names, where a list has several right answers and it is not the one that the key expects. */
  readonly label?: string | undefined;
  /** The answer bore this name before or after the time that is asked about. */
  readonly otherTime?: true | undefined;
};

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
  const spellings = writtenNames(entity).map((written): Spelling => {
    const text = normalise(written);
    const exact = formOf(written).acronym || (entity.acronym && written === entity.name.en);
    return { text, exact, ...(exact && LONG_ACRONYM.test(text) ? { acronym: true } : {}) };
  });
  const surname = uniqueSurname(base, entity);
  return uniqueSpellings(surname === null ? spellings : [...spellings, { text: surname, exact: false }]);
}

/** In one of three letters each letter makes another: CMA, MAA, MPA, MSA. */
const LONG_ACRONYM = /^[a-z]{4,}$/;

/** Every name of an entity as it is written, in either language: its label first, its aliases last. */
export function writtenNames({ name, text, long, aliases }: Entity): readonly string[] {
  const names = [name, text, long].flatMap((each) => (each === null ? [] : [each.en, each.fr ?? null]));
  return [...names, ...aliases].flatMap((each) => each ?? []);
}

/** Each spelling once; exact where any of its sources is. */
export function uniqueSpellings(spellings: readonly Spelling[]): Spelling[] {
  const byText = new Map<string, Spelling>();
  for (const spelling of spellings) {
    if (spelling.text !== "" && !byText.get(spelling.text)?.exact) byText.set(spelling.text, spelling);
  }
  return [...byText.values()];
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
