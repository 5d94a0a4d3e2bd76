import { containsWords } from "@/core/distractors/form";
import { bondsOf } from "@/core/facts/about/bonds";
import { everythingNamedIn } from "@/core/facts/about/named-by-anything";
import type { Entity, FactBase, Language } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import { givesAway } from "@/core/questions/clang";
import { inLanguage, labelOf } from "@/core/questions/render/text";
import { normalise } from "@/core/shared/normalise";

/**
 * What a statement ties its speaker to, beside the speaker's own name (docs/adr/0050): "France is not leaving Mali" is said by
 * France's minister and by nobody else who stands there.
 */
export type Ties = {
  /** Of each that the statement names, all that it belongs to. */
  readonly named: readonly ReadonlySet<string>[];
  /** Kinds of actor of which it speaks by their noun ("the movements"). */
  readonly kinds: ReadonlySet<string>;
};

/** Branches of those that speak, or for which somebody speaks; of places only states do. */
const SPEAKING_BRANCHES = ["country", "person", "organisation", "mission", "office"] as const;

/** What the words of a statement tie anybody to. */
export function tiesOf(base: FactBase, language: Language, statement: string): Ties {
  return {
    named: [...namedIn(base, statement), ...statesIn(base, language, statement)].map((one) => bondsOf(base, one)),
    kinds: new Set(
      [...base.types.values()].flatMap(({ id, noun }) =>
        headsOf(inLanguage(noun, language) ?? "").some((head) => hasHead(statement, head)) ? [id] : [],
      ),
    ),
  };
}

/** Whether a statement is tied to its speaker and to none of the others: by somebody whom it names, or a kind of which it speaks. */
export function isTiedAlone(
  base: FactBase,
  { named, kinds }: Ties,
  speaker: Entity,
  others: readonly Entity[],
): boolean {
  if (kinds.has(speaker.type) && !others.some(({ type }) => kinds.has(type))) return true;
  const tied = (bonds: ReadonlySet<string>) => (one: Entity) => [...bondsOf(base, one)].some((id) => bonds.has(id));
  return named.some((bonds) => tied(bonds)(speaker) && !others.some(tied(bonds)));
}

function namedIn(base: FactBase, statement: string): readonly Entity[] {
  return everythingNamedIn(base, statement).filter(({ type }) =>
    SPEAKING_BRANCHES.some((branch) => typeFits(base.types, type, branch)),
  );
}

/** States of whose people or bodies a statement speaks: "French troops", "Malian soldiers". */
function statesIn(base: FactBase, language: Language, statement: string): readonly Entity[] {
  const capitalised = (statement.match(/\p{Lu}[\p{L}\p{M}]*/gu) ?? []).join(" ");
  return (base.index.entitiesByType.get("country") ?? []).filter((country) => {
    const name = labelOf(country, language);
    return name !== null && tellsOf(capitalised, name);
  });
}

/** Stands for the other options: what they share with the statement does not count. */
const SHARES_NOTHING = "";

/** Whether a text shares a telling word with a name; of a name of one word its beginning is enough: "Chadian soldiers" tell of Chad. */
export function tellsOf(text: string, name: string): boolean {
  const word = normalise(name);
  return (
    givesAway(text, name, [name, SHARES_NOTHING]) || (!word.includes(" ") && ` ${normalise(text)}`.includes(` ${word}`))
  );
}

/** What stands for the kind in its noun: "coalition" and "movements" of "coalition of movements", "force" of "state force". */
function headsOf(noun: string): readonly string[] {
  return noun
    .split(" of ")
    .flatMap((part) => part.split(" ").at(-1) ?? [])
    .filter(Boolean);
}

const hasHead = (statement: string, head: string): boolean =>
  [head, `${head}s`, head.replace(/s$/, "")].some((form) => containsWords(statement, form));

/**
 * Words by which a statement about a fight tells from which side it is said, where no loaded word does: of the attacker, of what a
 * force says of its own aircraft, losses and aims, of what a state is owed, and of a vote in an area that somebody holds.
 */
const SIDED: Readonly<Record<Language, RegExp>> = {
  en: /\battackers?\b|\bthose who (?:attacked|besieged)\b|\brepelled\b|\bstrategic\b|\b(?:beaten|driven) back\b|\btechnical problems\b|\bforced landing\b|\bsome loss of life\b|\bserves to\b|\bhanding them over\b|\bwar material\b|\bvote\b/i,
  fr: /\bassaillants?\b|\bceux qui ont (?:attaqué|assiégé)\b|\brepoussée?s?\b|\bstratégiques?\b|\bproblèmes techniques\b|\batterrissage forcé\b|\bpertes en vies\b|\bsert à\b|\bremettre\b|\bmatériel de guerre\b|\bvote\b/i,
};

/** Whether a statement tells from which side it is said: it speaks of attackers, or has a word that one side has for the other. */
export function tellsSide({ lexicon }: FactBase, language: Language, statement: string): boolean {
  const loaded = lexicon.banned.flatMap(({ words }) => words[language]);
  return SIDED[language].test(statement) || loaded.some((word) => containsWords(statement, word));
}
