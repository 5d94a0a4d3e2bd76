import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, problemAt } from "@/core/facts/content-document";

const CHECK = "alone";
/** First words that point to something said before: on a card nothing was. */
const POINTING =
  /^(?:(?:the|that|this) (?:same|former|latter|said|aforementioned)|the other(?! (?:side|bank|shore))|it|its|they|their|he|his|she|her|this|these|those(?! who)|such|there(?=fore)|both(?! (?:the )?\p{Lu}| sides)|another|also|but|yet|so|then|however|still)(?![\p{L}\p{N}’'-])/iu;
/** "It is …", "This day …" and the like open a sentence without pointing back. */
const IMPERSONAL = /^it (?:is|was|took|takes) (?:\p{L}+ )?(?:possible|not known|unknown|until|disputed)/iu;

/** A sentence and a claim are read alone, on a card or in a list: they do not begin with what went before. */
export function checkAlone({ raw }: CheckContext): readonly Finding[] {
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
