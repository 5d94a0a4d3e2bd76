import { spellingsOf } from "@/core/facts/about/spellings";
import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, warningAt } from "@/core/facts/content-document";
import type { FactBase } from "@/core/facts/model";
import { normalise, withoutArticle } from "@/core/shared/normalise";

const CHECK = "notes";
/** Words that name no entity by themselves. */
const MIN_WORD_LENGTH = 3;

/** A note shows what its source says: it names the subject or the object of the fact, by any of their names. */
export function checkNotes(context: CheckContext): readonly Finding[] {
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
