import { spellingsOf } from "@/core/facts/about/spellings";
import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, problemAt, warningAt } from "@/core/facts/content-document";
import type { FactBase } from "@/core/facts/model";
import { UNNAMED } from "@/core/facts/status";
import { normalise, withoutArticle } from "@/core/shared/normalise";

const CHECK = "notes";
/** Words that name no entity by themselves. */
const MIN_WORD_LENGTH = 3;

/**
 * A note shows what its source says: it names the subject or the object of the fact, by any of their names. One note at least of a
 * claim names who says so, or its evidence does not show that it is one.
 */
export function checkNotes(context: CheckContext): readonly Finding[] {
  return [...endsUnnamed(context), ...speakersUnnamed(context)];
}

function speakersUnnamed(context: CheckContext): readonly Finding[] {
  const { base } = context;
  return [...base.facts.values()].flatMap(({ id, by, claim, evidence }) => {
    const voices = by.filter((each) => each === UNNAMED || isParty(base, each));
    if (claim === null || voices.length === 0) return [];
    const names = voices.flatMap((each) => (each === UNNAMED ? NAMELESS : spellingsOfVoice(base, each)));
    const spoken = names.map((name) => ` ${withoutArticle(normalise(name))} `);
    if (evidence.some(({ note }) => spoken.some((name) => ` ${normalise(note.en)} `.includes(name)))) return [];
    const message = `${id}: no note names ${voices.join(" or ")}, who says so; say in one whose words the source gives.`;
    return [problemAt(placeOfFact(context, id), CHECK, message, "sources")];
  });
}

/** How a note says that its speaker has no name. */
const NAMELESS = ["unnamed", "anonymous"];

function isParty({ entities, types }: FactBase, id: string): boolean {
  return types.get(entities.get(id)?.type ?? "")?.party === true;
}

/** Its names and those of what it is a part of: of a transitional government that "the government" says so is as plain. */
function spellingsOfVoice({ entities }: FactBase, id: string): readonly string[] {
  const voice = entities.get(id);
  const wholes = (voice?.within ?? []).flatMap((whole) => entities.get(whole) ?? []);
  return [...(voice === undefined ? [] : [voice]), ...wholes].flatMap(spellingsOf);
}

function endsUnnamed(context: CheckContext): readonly Finding[] {
  const { base } = context;
  return [...base.facts.values()].flatMap((fact) => {
    if (fact.triple === null) return [];
    const { s, o } = fact.triple;
    const names = [s, ...(o.kind === "entity" ? [o.id] : [])].flatMap((id) => namesOf(base, id));
    return fact.evidence.flatMap((evidence, index) => {
      const note = ` ${normalise(evidence.note.en)} `;
      if (names.some((name) => note.includes(name))) return [];
      const wanted = o.kind === "entity" ? `neither "${s}" nor "${o.id}"` : `not "${s}"`;
      const message = `${fact.id}: this note names ${wanted}; say what the source says about it, or add the name that it uses as an alias.`;
      return [warningAt(placeOfFact(context, fact.id), CHECK, message, "sources", index, "note")];
    });
  });
}

/** Normalised names and their longer words, so that "Goïta" stands for "Assimi Goïta". */
function namesOf(base: FactBase, id: string): readonly string[] {
  const entity = base.entities.get(id);
  if (entity === undefined) return [];
  const names = spellingsOf(entity).map((spelling) => withoutArticle(normalise(spelling)));
  const words = names.flatMap((name) => name.split(" ")).filter((word) => word.length > MIN_WORD_LENGTH);
  return [...new Set([...names.map((name) => ` ${name} `), ...words.map((word) => ` ${word}`)])];
}
