import { spellingsOf } from "@/core/facts/about/spellings";
import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { hasVoice } from "@/core/facts/checks/words/speech";
import { type Finding, warningAt } from "@/core/facts/content-document";
import type { Fact, FactBase } from "@/core/facts/model";
import { normalise, withoutArticle } from "@/core/shared/normalise";

const CHECK = "voices";

/** A sentence that is not established says who says so: a verb of saying, the speaker, or the outlet. */
export function checkVoices(context: CheckContext): readonly Finding[] {
  const { base } = context;
  return [...base.facts.values()].flatMap((fact) => {
    if (fact.status === "established" || hasVoice(fact.text.en) || namesVoice(fact, base)) return [];
    const voices = [...new Set(fact.evidence.map(({ origin }) => origin))].join(", ");
    const message = `${fact.id}: it is ${fact.status} (${voices}), but its sentence tells it as a fact; say who says so, or add an independent source.`;
    return [warningAt(placeOfFact(context, fact.id), CHECK, message, "text")];
  });
}

/** Whether the fact's sentence, or another text on it, names a speaker of the fact, or an outlet on which it rests. */
export function namesVoice(fact: Fact, base: FactBase, sentence: string = fact.text.en): boolean {
  const text = ` ${normalise(sentence)} `;
  const speakers = fact.by.flatMap((id) => {
    const entity = base.entities.get(id);
    return entity === undefined ? [] : spellingsOf(entity);
  });
  const outlets = fact.evidence.flatMap(({ origin, sourceId }) => [
    origin,
    base.sources.get(sourceId)?.publisher ?? "",
  ]);
  return [...speakers, ...outlets]
    .map((name) => withoutArticle(normalise(name)))
    .some((name) => name !== "" && text.includes(` ${name} `));
}
