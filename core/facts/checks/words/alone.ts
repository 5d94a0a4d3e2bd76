import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, problemAt } from "@/core/facts/content-document";

const CHECK = "alone";
/** First words that point to something said before: on a card nothing was. */
const POINTING =
  /^(?:(?:the|that|this) (?:same|former|latter|said|aforementioned)|the other(?! (?:side|bank|shore))|it|its|they|their|he|his|she|her|this|these|those(?! who)|such|there(?=fore)|both(?! (?:the )?\p{Lu}| sides)|another|also|but|yet|so|then|however|still)(?![\p{L}\p{N}’'-])/iu;
/** "It is …", "This day …" and the like open a sentence without pointing back. */
const IMPERSONAL = /^it (?:is|was|took|takes) (?:\p{L}+ )?(?:possible|not known|unknown|until|disputed)/iu;

/** "Our country" tells who says it; "US" is a state. */
const FIRST_PERSON = /(?<![\p{L}’'-])(?:[Ww]e|[Oo]ur|[Oo]urs|us|[Mm]y)(?![\p{L}-])/u;

/**
 * A sentence and a claim are read alone, on a card or in a list: they do not begin with what went before. A claim is asked without
 * its speaker, too: it does not speak for one.
 */
export function checkAlone(context: CheckContext): readonly Finding[] {
  return [...pointingBack(context), ...firstPerson(context)];
}

function firstPerson({ raw }: CheckContext): readonly Finding[] {
  return raw.facts.flatMap((place) => {
    const { id, claim } = place.value;
    const found = FIRST_PERSON.exec(claim?.en ?? "");
    if (found === null) return [];
    return [
      problemAt(place, CHECK, `${id}: "${found[0]}" lets the claim tell its speaker; say who is meant.`, "claim"),
    ];
  });
}

function pointingBack({ raw }: CheckContext): readonly Finding[] {
  return raw.facts.flatMap((place) => {
    const { id, text, claim } = place.value;
    return Object.entries({ text, claim }).flatMap(([field, words]) => {
      const found = words === undefined || IMPERSONAL.test(words.en) ? null : POINTING.exec(words.en);
      if (found === null) return [];
      const message = `${id}: "${found[0]}" points to something said before, but this is read alone; name who or what is meant.`;
      return [problemAt(place, CHECK, message, field)];
    });
  });
}
