import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { namesVoice } from "@/core/facts/checks/words/voices";
import type { Located } from "@/core/facts/content-document";
import { type Finding, problemAt, warningAt } from "@/core/facts/content-document";
import type { Fact } from "@/core/facts/model";
import type { RawFact } from "@/core/facts/schema";
import { isLower, UNNAMED } from "@/core/facts/status";

const CHECK = "attribution";
/**
 * Words by which a sentence lets somebody else speak. Announcing, declaring, proclaiming, asking and ordering are acts
 * themselves, so they are not among them.
 */
const SPEECH = new RegExp(
  [
    "\\b[Aa]ccording to\\b",
    "\\b[Bb]y (?:the|his|her|its|their|one|another) (?:own )?(?:\\w+ )?(?:account|figures?|counts?|estimates?|tally)\\b",
    "\\b[Ii]n the (?:view|words|account) of\\b",
    "\\b(?:said|says|claimed|claims|reported|reports that|wrote|writes|alleged|alleges|describe[sd]|estimate[sd])\\b",
    "\\b(?:recorded|concluded|denied|denies|accuse[sd]|blame[sd]|held that|holds that|argued|spoke of|speaks of)\\b",
    "\\btold (?=\\p{Lu})",
    "\\bcounted (?:about |at least |more than )?\\d",
    "\\bputs? the [^.;]*? at (?:about |at least |more than |some |under |over )?\\d",
  ].join("|"),
  "u",
);
/** What is quoted are words of others, which the quotation marks show. */
const QUOTED = /“[^”]*”/gu;

/** Who says something stands in the data, and what is said stands alone where a question needs it. */
export function checkAttribution(context: CheckContext): readonly Finding[] {
  return [...context.base.facts.values()].flatMap((fact) => {
    const place = placeOfFact(context, fact.id);
    return [
      ...cardComplete(fact, place),
      ...speakersFit(fact, place),
      ...speechHasSpeaker(fact, place, context),
      ...actsFit(fact, place, context),
      ...loweringLowers(fact, place, context),
    ];
  });
}

function cardComplete(fact: Fact, place: Located<RawFact>): Finding[] {
  const { ask, answer } = place.value;
  if ((ask === undefined) !== (answer === undefined)) {
    return [
      problemAt(place, CHECK, `${fact.id}: \`ask\` and \`answer\` go together.`, ask === undefined ? "answer" : "ask"),
    ];
  }
  if (fact.triple === null && fact.card === null) {
    return [
      problemAt(
        place,
        CHECK,
        `${fact.id}: a fact without s, r and o needs \`ask\` and \`answer\`, the two sides of its card.`,
        "id",
      ),
    ];
  }
  if (fact.triple === null && fact.about.length === 0) {
    return [problemAt(place, CHECK, `${fact.id}: a descriptive fact lists the entities that it is about.`, "id")];
  }
  return [];
}

function speakersFit(fact: Fact, place: Located<RawFact>): Finding[] {
  const found: Finding[] = [];
  if (fact.by.includes(UNNAMED) && fact.by.length > 1) {
    found.push(problemAt(place, CHECK, `${fact.id}: \`unnamed\` stands alone in \`by\`.`, "by"));
  }
  const named = fact.by.length === 1 && !fact.by.includes(UNNAMED);
  if (named && fact.claim === null && (fact.status === "claimed" || fact.status === "disputed")) {
    const message = `${fact.id}: it is ${fact.status} by one speaker; add \`claim: { en: … }\`, the bare proposition as one neutral sentence.`;
    found.push(problemAt(place, CHECK, message, "by"));
  }
  if (fact.claim !== null && fact.by.length === 0) {
    found.push(problemAt(place, CHECK, `${fact.id}: it has a \`claim\` but nobody who makes it; add \`by\`.`, "claim"));
  }
  if (fact.status === "claimed" && fact.by.length === 0) {
    const message = `${fact.id}: all its origins are parties to the matter; say which with \`by\` and \`claim\`, or add an independent source.`;
    found.push(problemAt(place, CHECK, message, "sources"));
  }
  return found;
}

/**
 * Whoever the sentence lets speak stands in the data, whatever the status: two papers that carry one communiqué would
 * make its words established. Free are the words of the fact's only origin, which the data has; documents and gazetteers,
 * which speak by what they are; and sentences whose editor says why the saying itself is what they state.
 */
function speechHasSpeaker(fact: Fact, place: Located<RawFact>, { base }: CheckContext): Finding[] {
  const words = SPEECH.exec(fact.text.en.replace(QUOTED, ""));
  const { saying } = place.value;
  if (words === null || fact.by.length > 0) {
    if (saying === undefined) return [];
    return [problemAt(place, CHECK, `${fact.id}: nobody speaks here without \`by\`; take \`saying\` out.`, "saying")];
  }
  if (saying !== undefined || fact.evidence.some(({ as }) => as !== null)) return [];
  if (fact.statusRule === "one-origin" && namesVoice(fact, base)) return [];
  const message = `${fact.id}: "${words[0].trim()}" lets somebody speak whom the data does not name; add \`by\` (and \`claim\`), or tell what happened in our own words, or say in \`saying\` why the saying itself is what happened.`;
  return [problemAt(place, CHECK, message, "text")];
}

/** Only a primary document acts; only reference data measures. */
function actsFit(fact: Fact, place: Located<RawFact>, { base }: CheckContext): Finding[] {
  return fact.evidence.flatMap((evidence, index) => {
    const kind = base.sources.get(evidence.sourceId)?.kind;
    if (kind === undefined || evidence.as === null) return [];
    const fits =
      evidence.as === "act" ? kind === "primary" || kind === "un" : kind === "gazetteer" || kind === "primary";
    if (fits) return [];
    const wanted = evidence.as === "act" ? "a primary document" : "a gazetteer or census";
    const message = `${fact.id}: \`as: ${evidence.as}\` needs ${wanted}, but "${evidence.sourceId}" is of kind "${kind}".`;
    return [problemAt(place, CHECK, message, "sources", index, "as")];
  });
}

function loweringLowers(fact: Fact, place: Located<RawFact>, { base }: CheckContext): Finding[] {
  const found: Finding[] = [];
  const lower = place.value.lower;
  if (lower !== undefined && fact.statusRule !== "lowered") {
    const hint =
      isLower(fact.status, lower.to) || fact.status === lower.to
        ? "the rule already gives"
        : "it cannot become more than";
    found.push(problemAt(place, CHECK, `${fact.id}: \`lower\` has no effect: ${hint} "${fact.status}".`, "lower"));
  }
  const onlyCopies = fact.evidence.every(({ sourceId }) => base.sources.get(sourceId)?.kind === "tertiary");
  if (onlyCopies) {
    const message = `${fact.id}: it rests on encyclopaedia copies alone; add a source that first said it.`;
    found.push(warningAt(place, CHECK, message, "sources"));
  }
  return found;
}
