import { buildIndex } from "@/core/facts/build-index";
import type { CompleteList, Entity, Evidence, Fact, FactBase, FactObject, Text } from "@/core/facts/model";

const VOWELS = "aeiouy";
const CONSONANTS = "bcdfghjklmnpqrstvwxz";

/**
 * A base of the same shape as the given one, so many times as large: its types, relations, topics and sources, and for
 * each copy its entities, facts and lists under other ids and other names. Degrees, spans, places and the share of every type and
 * status are those of the original; names have the same lengths and other letters.
 */
export function syntheticBase(base: FactBase, times: number): FactBase {
  const copies = Array.from({ length: times }, (_, copy) => copyOf(base, copy));
  const entities = new Map(copies.flatMap((copy) => copy.entities).map((entity) => [entity.id, entity]));
  const facts = new Map(copies.flatMap((copy) => copy.facts).map((fact) => [fact.id, fact]));
  const lists = copies.flatMap((copy) => copy.lists);
  const grown = { ...base, entities, facts, lists };
  return { ...grown, index: buildIndex(grown) };
}

function copyOf(base: FactBase, copy: number) {
  const id = (own: string): string => (copy === 0 || !base.entities.has(own) ? own : `${own}-${copy}`);
  const factId = (own: string): string => (copy === 0 ? own : `${own}-${copy}`);
  const text = (own: Text): Text =>
    copy === 0 ? own : { ...own, en: otherLetters(own.en, copy), fr: own.fr && otherLetters(own.fr, copy) };
  return {
    entities: [...base.entities.values()].map((entity) => entityCopy(entity, id, text, copy)),
    facts: [...base.facts.values()].map((fact) => factCopy(fact, id, factId, text)),
    lists: base.lists.map(
      (list): CompleteList => ({
        ...list,
        id: factId(list.id),
        s: id(list.s),
        members: list.members.map(id),
        evidence: evidenceCopy(list.evidence, text),
      }),
    ),
  };
}

/** Each copy lies elsewhere on the globe: a larger base holds more places, not more of them in one spot. */
const DEGREES_APART = 17;

type Rename = (own: string) => string;
type Reword = (own: Text) => Text;

function entityCopy(entity: Entity, id: Rename, text: Reword, copy: number): Entity {
  return {
    ...entity,
    id: id(entity.id),
    name: text(entity.name),
    text: text(entity.text),
    undated: text(entity.undated),
    deed: entity.deed === null ? null : text(entity.deed),
    long: entity.long === null ? null : text(entity.long),
    aliases: copy === 0 ? entity.aliases : entity.aliases.map((alias) => otherLetters(alias, copy)),
    typed: copy === 0 ? entity.typed : entity.typed.map((word) => otherLetters(word, copy)),
    broader: copy === 0 ? entity.broader : entity.broader.map((word) => otherLetters(word, copy)),
    within: entity.within.map(id),
    confusable: entity.confusable.map(id),
    of: entity.of.map(id),
    lon: entity.lon === null ? null : ((entity.lon + 180 + DEGREES_APART * copy) % 360) - 180,
  };
}

function factCopy(fact: Fact, id: Rename, factId: Rename, text: Reword): Fact {
  const object = (o: FactObject): FactObject => (o.kind === "entity" ? { kind: "entity", id: id(o.id) } : o);
  return {
    ...fact,
    id: factId(fact.id),
    text: text(fact.text),
    triple: fact.triple === null ? null : { ...fact.triple, s: id(fact.triple.s), o: object(fact.triple.o) },
    about: fact.about.map(id),
    by: fact.by.map(id),
    claim: fact.claim === null ? null : text(fact.claim),
    contradicts: fact.contradicts.map(factId),
    options: fact.options?.map(id) ?? null,
    evidence: evidenceCopy(fact.evidence, text),
  };
}

function evidenceCopy(evidence: readonly Evidence[], text: Reword): readonly Evidence[] {
  return evidence.map((each) => ({ ...each, note: text(each.note) }));
}

/** The same text in other letters: vowels for vowels and consonants for consonants, a different step for each place and copy. */
function otherLetters(text: string, copy: number): string {
  return [...text.normalize("NFD").replace(/\p{M}/gu, "")].map((letter, at) => otherLetter(letter, copy, at)).join("");
}

function otherLetter(letter: string, copy: number, at: number): string {
  const small = letter.toLowerCase();
  const row = VOWELS.includes(small) ? VOWELS : CONSONANTS;
  const place = row.indexOf(small);
  if (place === -1 || small === "") return letter;
  const other = row[(place + copy * (1 + (at % 3))) % row.length] ?? letter;
  return letter === small ? other : other.toUpperCase();
}
