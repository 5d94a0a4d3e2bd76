import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, problemAt } from "@/core/facts/content-document";

const CHECK = "undated";
const OFFICE =
  "(?:ministers?|prime minister|president|vice-president|spokes(?:man|woman|person|people)|chief of (?:the )?(?:general )?staff|chief|commander|governor|ambassador|secretary[- ]general|mayor|emir|chair(?:man|woman|person)?|head|leader|mediator|envoy|prefect)";
/** "is the defence minister of Mali", "was a spokesman of", "led". */
const OFFICES = new RegExp(
  `(?<!\\p{L})(?:is|are|was|were|had been|has been|became|remains|serves as|served as) (?:(?:a|an|the|its|their|once|then|also|also the|\\p{Lu}[\\p{L}-]*['’]s) )?(?:[\\p{L}-]+ ){0,3}?${OFFICE}(?!\\p{L})(?![^.;]{0,40} elected)`,
  "u",
);
/** "lies in Timbuktu Region", "a town in the region of Mopti", "the Senufo live in Sikasso Region". */
const REGIONS =
  /(?<!\p{L})(?:in|of|to|within) (?:the )?(?:\p{Lu}[\p{L}-]* ){1,2}(?:Region|Cercle)(?!\p{L})|(?<!\p{L})(?:region|cercle) of \p{Lu}/u;

/**
 * Offices change hands and regions were drawn anew: a descriptive fact that tells of one says when, as the relations of
 * structured facts already ask (audit patterns 1C.13 and 2C.4).
 */
export function checkUndated(context: CheckContext): readonly Finding[] {
  return [...context.base.facts.values()].flatMap((fact): Finding[] => {
    if (fact.triple !== null || fact.when !== null) return [];
    const office = OFFICES.exec(fact.text.en)?.[0];
    const region = REGIONS.exec(fact.text.en)?.[0];
    const found = office ?? region;
    if (found === undefined) return [];
    const what = office === undefined ? "regions were drawn anew" : "offices change hands";
    const message = `${fact.id}: "${found}" without a date: ${what}; say when in the sentence and in \`when\`.`;
    return [problemAt(placeOfFact(context, fact.id), CHECK, message, "text")];
  });
}
