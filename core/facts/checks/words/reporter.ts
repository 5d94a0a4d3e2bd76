import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, problemAt } from "@/core/facts/content-document";

const CHECK = "reporter";
const QUOTED = /[“«][^”»]*[”»]/g;
/** Words of somebody who speaks of himself. "US" in capitals is a country. */
const FIRST_PERSON =
  /(?<![\p{L}\p{N}’'-])(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|us|Us|[Oo]urs?|[Mm]yself|[Oo]urselves)(?![\p{L}\p{N}-])/u;
/** Whose enemy somebody is depends on who speaks. */
const ENEMY = /(?<!\p{L})(?:enem(?:y|ies)|the adversary|foes?|hostiles)(?!\p{L})/iu;
/** A subject that is told by a number or a pronoun alone: read without its source it is nobody. */
const NOBODY =
  /^(?:one (?:group|side|party|movement) (?:alone|only)|our own|some(?:body|one)|the (?:southern|northern|eastern|western)most \p{L}+ (?:is|lies))(?!\p{L})/iu;
/** What an editor notes on how a source was read or found is no part of its publisher's name. */
const EDITOR =
  /(?<!\p{L})(?:stored|retold|copied$|an? copy|an? (?:press|news|agency) story|without (?:an )?address|no (?:date|address)|unknown|to check)(?!\p{L})|\(copy\)|[?[\]]/iu;

/**
 * Facts are told as a neutral reporter tells them: nobody speaks of himself outside a quotation, nobody is "the enemy", a sentence
 * has a subject that is known without its source, and a publisher is named as it calls itself.
 */
export function checkReporter({ raw }: CheckContext): readonly Finding[] {
  return [
    ...raw.facts.flatMap((place) => {
      const { id, text, ask, answer, claim } = place.value;
      return Object.entries({ text, ask, answer, claim }).flatMap(([field, words]) =>
        faultsOf(words?.en ?? "").map((fault) => problemAt(place, CHECK, `${id}: ${fault}`, field)),
      );
    }),
    ...raw.sources.flatMap((place) => {
      const { id, publisher } = place.value;
      const found = EDITOR.exec(publisher);
      const message = `${id}: "${found?.[0]}" is an editor's word, and readers see the publisher; name it as it calls itself.`;
      return found === null ? [] : [problemAt(place, CHECK, message, "publisher")];
    }),
  ];
}

function faultsOf(words: string): readonly string[] {
  const own = words.replace(QUOTED, " ");
  const said = FIRST_PERSON.exec(own)?.[0];
  const enemy = ENEMY.exec(own)?.[0];
  const nobody = NOBODY.exec(own)?.[0];
  return [
    ...(said === undefined ? [] : [`"${said}" lets somebody speak of himself outside a quotation; say who is meant.`]),
    ...(enemy === undefined ? [] : [`"${enemy}" takes a side; say who is meant.`]),
    ...(nobody === undefined
      ? []
      : [`"${nobody}" has no subject for whoever reads it alone; name who or what is meant.`]),
  ];
}
