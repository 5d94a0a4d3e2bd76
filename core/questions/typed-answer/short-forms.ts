import type { Entity, FactBase } from "@/core/facts/model";
import { familyNameOf } from "@/core/questions/typed-answer/family-names";
import { knownNumbers } from "@/core/questions/typed-answer/numbered";
import { acceptedSpellings, branchOf } from "@/core/questions/typed-answer/spellings";
import { editDistance } from "@/core/shared/edit-distance";
import { normalise, withoutArticle } from "@/core/shared/normalise";

/**
 * What people type for a thing when the box already says of which kind it is: "Gao" where a region is asked for, "Bambara" for a
 * language, "2100" for a resolution, "22 March 2012" for a coup, "Alpha Konaré". They hold only there: elsewhere "Gao" is a town,
 * and no note on a source is read for them.
 */
export function shortForms(base: FactBase, entity: Entity): readonly string[] {
  const table = tables.get(base) ?? new Map<string, readonly string[]>();
  tables.set(base, table);
  const known = table.get(entity.id) ?? shortFormsOf(base, entity);
  table.set(entity.id, known);
  return known;
}

const tables = new WeakMap<FactBase, Map<string, readonly string[]>>();

function shortFormsOf(base: FactBase, entity: Entity): readonly string[] {
  const owners = ownersOf(base, entity);
  const full = new Set(acceptedSpellings(base, entity).map(({ text }) => text));
  return formsOf(base, entity).filter((text) => owners.get(text) === entity.id && !full.has(text));
}

const ownerTables = new WeakMap<FactBase, Map<string, ReadonlyMap<string, string | null>>>();

/**
 * By what is typed, in full or in short, the one thing of the kind that is called so; null where several are. Worked out once for
 * each leaf, and for all people together.
 */
function ownersOf(base: FactBase, entity: Entity): ReadonlyMap<string, string | null> {
  const byKind = ownerTables.get(base) ?? new Map<string, ReadonlyMap<string, string | null>>();
  ownerTables.set(base, byKind);
  const isPerson = branchOf(base, entity) === "person";
  const kind = isPerson ? "person" : entity.type;
  const known = byKind.get(kind);
  if (known !== undefined) return known;
  const owners = new Map<string, string | null>();
  for (const each of isPerson ? personsOf(base) : (base.index.entitiesByType.get(entity.type) ?? [])) {
    for (const text of [...acceptedSpellings(base, each).map((spelling) => spelling.text), ...formsOf(base, each)]) {
      owners.set(text, !owners.has(text) || owners.get(text) === each.id ? each.id : null);
    }
  }
  byKind.set(kind, owners);
  return owners;
}

function formsOf(base: FactBase, entity: Entity): readonly string[] {
  const typed = entity.typed.map(normalise);
  if (branchOf(base, entity) === "person") return [...typed, ...partsOfName(entity), ...familyNames(base, entity)];
  const texts = acceptedSpellings(base, entity).map(({ text }) => text);
  return [...typed, ...texts.flatMap((text) => withoutKind(text, entity.type)), ...knownNumbers(entity)];
}

function personsOf(base: FactBase): readonly Entity[] {
  return [...base.entities.values()].filter((each) => branchOf(base, each) === "person");
}

/** Words for the kind with which names of a leaf begin or end, in English and French. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  region: ["region"],
  river: ["river", "fleuve", "riviere"],
  language: ["language", "langue"],
  "language-family": ["languages", "language", "family", "langues"],
};
const LINKS = /^(?:de l|de la|de|du|des|d|of the|of) (?=.)/;

/** "gao region" and "region de gao" without the word for the kind; nothing where it is not there. */
function withoutKind(text: string, type: string): readonly string[] {
  return (KINDS[type] ?? []).flatMap((kind) => {
    const plain = withoutArticle(text);
    if (plain.endsWith(` ${kind}`)) return [withoutArticle(plain.slice(0, -kind.length - 1))];
    return plain.startsWith(`${kind} `) ? [plain.slice(kind.length + 1).replace(LINKS, "")] : [];
  });
}

const FIGHTERS = ["fighters", "rebels", "militants", "members", "combattants", "rebelles", "membres"];
const OF_MOVEMENTS = [
  "rebel movement",
  "rebel group",
  "armed movement",
  "armed group",
  "groupe arme",
  "movement",
  "mouvement",
  "group",
  "groupe",
  ...FIGHTERS,
];
const OF_ISLAMISTS = [
  "islamist group",
  "jihadist group",
  ...OF_MOVEMENTS,
  "brigade",
  "katiba",
  "islamists",
  "jihadists",
];

/** Words that people put behind the name of a thing of a leaf, though they are no part of it: "Kidal town", "the MNLA movement". */
export const wordsBehind: Readonly<Record<string, readonly string[]>> = {
  town: ["town", "city", "ville"],
  region: ["region"],
  village: ["village"],
  river: ["river", "fleuve"],
  language: ["language", "langue"],
  "language-family": ["languages", "language", "language family", "family", "langues"],
  "northern-movement": OF_MOVEMENTS,
  "islamist-group": OF_ISLAMISTS,
  "self-defence-group": OF_MOVEMENTS,
  "political-movement": ["movement", "mouvement"],
  "military-company": ["group", "groupe"],
  coalition: ["coalition", "alliance", "movements", "mouvements"],
  "ruling-council": ["junta", "junte", "council"],
  "foreign-operation": ["operation", "force", "mission"],
  ngo: ["ngo", "ong", "organisation", "organization"],
  "un-mission": ["mission"],
  "regional-mission": ["mission"],
  "eu-mission": ["mission"],
};

/** Behind these things, and before them, stand also words for the state whose they are: "the French Operation Barkhane". */
export function wordsAroundName(base: FactBase, entity: Entity): readonly string[] {
  return [...(wordsBehind[entity.type] ?? []), ...wordsForState(base, entity, STEPS)];
}

/** A force is that of an army, which is that of a state. */
const STEPS = 2;

function wordsForState(base: FactBase, { of }: Entity, steps: number): readonly string[] {
  if (steps === 0) return [];
  return of
    .flatMap((id) => base.entities.get(id) ?? [])
    .flatMap((owner) => (owner.type === "country" ? owner.typed.map(normalise) : wordsForState(base, owner, steps - 1)))
    .filter((word) => !word.includes(" "));
}

const PARTICLES = new Set(["ag", "ould", "al", "el", "ben", "bin", "abu", "abou"]);
const FEWEST_WORDS = 2;

/**
 * A person's names with words left out or their first letters alone, the family name always in full ("Alpha Konaré", "Bilal Acherif",
 * "Ould Sidati", "Ibrahim B. Keïta"), and with it first ("Goïta Assimi").
 */
function partsOfName({ name, aliases }: Entity): readonly string[] {
  return [name.en, ...(name.fr === undefined ? [] : [name.fr]), ...aliases].flatMap((text) => {
    const words = normalise(text).split(" ");
    const family = words.at(-1);
    if (family === undefined || words.length < FEWEST_WORDS || PARTICLES.has(family)) return [];
    const given = words.slice(0, -1);
    const chosen = subsetsOf(given).filter((some) => some.some((word) => !PARTICLES.has(word)));
    const shortened = chosen.flatMap(([first = "", ...others]) => [
      [first, ...others],
      [first, ...others.map(initialOf)],
    ]);
    const initials = given.map(initialOf);
    const last = given.at(-1) ?? "";
    const behind = PARTICLES.has(last) ? [[last]] : [];
    const fronts = [...shortened, ...behind, initials, [initials.join("")]].map((some) => [...some, family].join(" "));
    return [...new Set([...fronts, [family, ...given].join(" "), ...givenNames(given)])];
  });
}

/** All given names of one who has several, as presidents are called: "Ibrahim Boubacar". */
function givenNames(given: readonly string[]): readonly string[] {
  const last = given.findLastIndex((word) => !PARTICLES.has(word));
  const names = given.slice(0, last + 1);
  return names.filter((word) => !PARTICLES.has(word)).length < FEWEST_WORDS ? [] : [names.join(" ")];
}

/** A spelling differs from another of the same name by so many letters at most; more make another name of the same person. */
const OTHER_SPELLING = 3;

/** The family name alone in its other spellings, where nobody else has the word in a name: "Tchiani" for Tiani. */
function familyNames(base: FactBase, entity: Entity): readonly string[] {
  const own = familyNameOf(entity);
  return entity.aliases
    .map((alias) => normalise(alias).split(" ").at(-1) ?? "")
    .filter((family) => family.length > OTHER_SPELLING && editDistance(own, family, OTHER_SPELLING) <= OTHER_SPELLING)
    .filter((family) => bearersOf(base).get(family) === 1);
}

const initialOf = (word: string): string => (PARTICLES.has(word) ? word : word.slice(0, 1));

/** What other people of the same family name are called, in full and in short: an initial that is theirs is no slip. */
export function namesOfKin(base: FactBase, entity: Entity): ReadonlyMap<string, readonly string[]> {
  if (branchOf(base, entity) !== "person") return new Map();
  const kin = kinTables.get(base) ?? byFamilyName(base);
  kinTables.set(base, kin);
  const family = familyNameOf(entity);
  const others = (kin.get(family) ?? []).filter((each) => each !== entity);
  return new Map(
    others.map((each) => [
      each.id,
      [...acceptedSpellings(base, each).map(({ text }) => text), ...shortForms(base, each)],
    ]),
  );
}

const kinTables = new WeakMap<FactBase, ReadonlyMap<string, readonly Entity[]>>();

function byFamilyName(base: FactBase): ReadonlyMap<string, readonly Entity[]> {
  const table = new Map<string, Entity[]>();
  for (const person of personsOf(base)) {
    const family = familyNameOf(person);
    const kin = table.get(family);
    if (kin === undefined) table.set(family, [person]);
    else kin.push(person);
  }
  return table;
}

/** The names of a person in whose middle a name more changes nothing, since nobody else has the family name: a patronymic, say. */
export function fullerNames(base: FactBase, entity: Entity): readonly string[] {
  if (branchOf(base, entity) !== "person") return [];
  const bearers = bearersOf(base);
  const names = [entity.name.en, ...entity.aliases].map(normalise);
  return [...new Set(names)].filter((name) => {
    const words = name.split(" ");
    return words.length >= FEWEST_WORDS && bearers.get(words.at(-1) ?? "") === 1;
  });
}

/** Every choice of some of the words, in their order; names have few. */
function subsetsOf(words: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = words;
  if (first === undefined) return [[]];
  return subsetsOf(others).flatMap((some) => [some, [first, ...some]]);
}

/**
 * A word of a person's name by which people call him and others: too little to tell who is meant, and no mistake ("Keïta", "Iyad").
 * A family name may be several people's; another name only where no other person has it.
 */
export function halfNames(base: FactBase, entity: Entity): readonly string[] {
  if (branchOf(base, entity) !== "person") return [];
  const given = normalise(entity.name.en).split(" ");
  const families = [entity.name.en, ...entity.aliases].map((name) => normalise(name).split(" ").at(-1) ?? "");
  const bearers = bearersOf(base);
  const known = given.filter((word) => word.length > 3 && bearers.get(word) === 1);
  return [...new Set([...families, ...known])].filter((word) => !PARTICLES.has(word) && word.length > 1);
}

/** Whether a normalised text is one word that stands in the names of several people. */
export const isOfSeveralPeople = (base: FactBase, text: string): boolean => (bearersOf(base).get(text) ?? 0) > 1;

const bearerTables = new WeakMap<FactBase, ReadonlyMap<string, number>>();

/** How many people have a word in one of their names. */
function bearersOf(base: FactBase): ReadonlyMap<string, number> {
  const known = bearerTables.get(base);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { name, aliases } of personsOf(base)) {
    const words = new Set([name.en, ...aliases].flatMap((text) => normalise(text).split(" ")));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  bearerTables.set(base, counts);
  return counts;
}
