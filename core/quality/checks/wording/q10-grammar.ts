import type { Language } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { allText, optionGroups, stemOf } from "@/core/quality/item-parts";
import { phraseOf } from "@/core/questions/render/text";

const UNFILLED = /[{}[\]]|\bundefined\b|\bNaN\b/;
const DOUBLED = /\b(the|a|an|in|on|of|to|at|by|from|was|is|le|la|les|de|du|des) \1\b/i;
const BEFORE_GAP = /\b(a|an|un|une|l’|l'|d’|d')\s*$/i;
const MISPLACED = /\s[,.?;]|[,;]\s*[,.?;]| {2}/;
/** "a attack", "an region"; letters of an acronym are spoken one by one, and "uni…", "eu…", "one" begin with a consonant's sound. */
const ARTICLE_EN =
  /\ba (?=[aeio](?!ne\b)|u(?!n[iae]|s|r|t)|[AEIO](?!ne)[a-zA-Z])(?!eu)|\ban (?=[bcdfgjklmnpqrstvwxyz][a-z]|[BCDGJKPQTUVWYZ])/;
/** French contracts and elides: "de le", "à les", "le accord", "que il". */
const ELISION_FR = /\b(?:de|à) les?\b|\b(?:le|la|de|que|se|ne) (?=[aeiouéèêâîô])/i;
const ONE_OF_MANY = /\b1 \p{Ll}+s\b/u;
const LEADING_ARTICLE = /^(?:the|a|an|le|la|les|un|une|l’|l')(?:\s|(?<=[’']))/i;

/**
 * Nothing unfilled or doubled; articles, number and elision fit. Options are shown without articles, so that none tells by its
 * gender or number which it is: where one bears an article as part of its name, all do. A people takes a verb in the plural.
 */
export const grammar: ItemCheck = {
  id: "Q10",
  title: "Every option fits the sentence",
  blocking: true,
  run(subject) {
    const { item } = subject;
    const text = allText(item.view);
    const stem = stemOf(item.view);
    const before = item.view.type === "cloze" ? item.view.before : "";
    const groups = optionGroups(item.view);
    const loose = groups.filter((group) => group.some(({ label }) => label !== label.trim() || label === ""));
    const uneven = groups.filter((group) => new Set(group.map(({ label }) => LEADING_ARTICLE.test(label))).size > 1);
    return [
      ...spoilt(text),
      ...(BEFORE_GAP.test(before) ? ["the article before the gap tells something"] : []),
      ...(loose.length > 0 ? ["an option is empty or has loose spaces"] : []),
      ...(uneven.length > 0 ? ["some options bear an article and some do not"] : []),
      ...misfits(stem, item.language),
      ...wrongNumber(subject, stem),
    ];
  },
};

const spoilt = (text: string): readonly string[] => [
  ...(UNFILLED.test(text) ? [`something is left unfilled: ${text}`] : []),
  ...(DOUBLED.test(text) ? [`a word is doubled: ${DOUBLED.exec(text)?.[0]}`] : []),
  ...(MISPLACED.test(text.replaceAll(" \n ", "\n")) ? ["punctuation or spacing is wrong"] : []),
];

const misfits = (stem: string, language: Language): readonly string[] => [
  ...((language === "en" ? ARTICLE_EN : ELISION_FR).test(stem) ? [`an article does not fit: ${stem}`] : []),
  ...(ONE_OF_MANY.test(stem) ? [`one is no plural: ${stem}`] : []),
];

/** What is wrong with a text that stands alone, whoever shows it. */
export const textFaults = (text: string, language: Language): readonly string[] => [
  ...spoilt(text),
  ...misfits(text, language),
];

const SINGULAR = new Set(["is", "was", "has", "lives", "belongs", "does"]);

/** "the Dogon lives", "the Fulani was": a people in the singular. */
function wrongNumber({ item, context, facts }: Subject, stem: string): readonly string[] {
  return facts.flatMap(({ about }) =>
    about.flatMap((id) => {
      const entity = context.base.entities.get(id);
      const phrase = entity?.type === "people" ? phraseOf(entity, item.language) : null;
      const at = phrase === null ? -1 : stem.toLowerCase().indexOf(phrase.toLowerCase());
      const leads = at === 0 || stem.slice(0, Math.max(0, at)).endsWith(", ");
      const verb =
        stem
          .slice(at + (phrase?.length ?? 0))
          .trim()
          .split(" ")[0] ?? "";
      return at >= 0 && leads && SINGULAR.has(verb) ? [`a people in the singular: ${stem}`] : [];
    }),
  );
}
