/**
 * The words by which a sentence lets somebody else speak: one list for both checks that ask who says so. Announcing,
 * declaring, proclaiming, asking and ordering are acts themselves, so they are not among them, but they name a voice.
 */
const PHRASES = [
  "according to",
  "by (?:the|his|her|its|their|one|another) (?:own )?(?:\\w+ )?(?:accounts?|figures?|counts?|estimates?|tally)",
  "in the (?:view|words|account) of",
  "held that",
  "holds that",
  "spoke of",
  "speaks of",
  "found (?:that|no|\\w+ (?:responsible|guilty))",
  "finds (?:that|no)",
  "confirm(?:s|ed)? (?:that|it|this|the \\w+)",
  "(?:has|have|had|was|were) confirmed by",
  "reports? that",
  "counted (?:about |at least |more than )?\\d+",
  "puts? [^.;]*? at (?:about |at least |more than |some |under |over )?\\d+",
];
const VERBS = [
  "said|says",
  "claimed|claims",
  "reported",
  "wrote|writes",
  "alleged|alleges",
  "describe[sd]",
  "estimate[sd]",
  "recorded",
  "conclude[sd]",
  "denied|denies",
  "accuse[sd]",
  "blame[sd]",
  "argued|argues",
  "stated",
  "insisted|insists",
  "believed|believes",
  "maintained|maintains",
  "warned|warns",
  "acknowledged|acknowledges",
  "admitted|admits",
  "asserted|asserts",
  "contended|contends",
  "complained|complains",
  "rejected|rejects",
  "explained|explains",
  "suggested|suggests",
];
/** What is always somebody's explanation: why something happened, and who is at fault. */
const JUDGEMENTS = [
  "because(?: of)?",
  "owing to",
  "due to",
  "thanks to",
  "(?:protests?|anger|dispute|quarrel|row|mutiny|crisis|suspended|expelled|dismissed|sanctioned|strike) over",
  "to blame",
  "(?:is|are|was|were|as|held|being) responsible for",
  "(?:is|are|was|were) caused by",
  "as a (?:result|consequence) of",
  "in (?:response|reaction|retaliation) to",
  "(?<!(?:talks|negotiations|process|congress|road|path)(?: (?:that|which))? )(?:led|leads|leading) to",
  "(?:prompt|trigger|provok|spark)(?:s|ed|ing|es)",
  "caus(?:es|ed|ing)",
];
/** Doubt or hearsay whose author is left out. */
const HEARSAY = [
  "(?:alleg|report|suppos|purport|presum|apparent|seeming)(?:ed)?ly",
  "(?:is|are|was|were|has been|have been) (?:said|thought|believed|rumou?red|alleged|reported|understood|widely seen) (?:to|as)",
];
/** They name a voice in a sentence, though by themselves they are acts or have other meanings. */
const ALSO_VOICES = [
  "(?:announc|call|count|dat|document|explain|list|prais|put|quot|record|report|trac)(?:e|es|ed|d|s|ing)?",
  "account of",
  "(?:accus|alleg|argu|blam|claim|confirm|describ|estimat|reject|warn)(?:e|ing|s|ed|es)?",
  "den(?:y|ying)|found|finds?|gave|gives?|judge[ds]?|not(?:ed|es)|answer(?:ed|s)?|say|saying|saw|sees?|speaks?|spoke|states|told|write",
];

const words = (...lists: readonly (readonly string[])[]) =>
  `(?<![\\p{L}\\p{N}])(?:${lists.flat().join("|")})(?![\\p{L}\\p{N}-])`;
/** Telling somebody that something is so; "told the soldiers to leave" is an order. */
const TOLD = "(?<!\\p{L})told (?=\\p{Lu})";
/** What is quoted are words of others, which the quotation marks show. */
const QUOTED = /“[^”]*”/gu;

// A capital may open the sentence, so the first letter alone is matched in both cases.
const anyCase = (source: string) => new RegExp(source, "iu");
const speech = anyCase(words(PHRASES, VERBS));
const judgement = anyCase(words(JUDGEMENTS));
const hearsay = anyCase(words(HEARSAY));
const told = new RegExp(TOLD, "u");
const voice = anyCase(words(PHRASES, VERBS, ALSO_VOICES));

/** The words by which a sentence lets somebody speak, outside quotations; null when nobody does. */
export function speechIn(sentence: string): string | null {
  const open = sentence.replace(QUOTED, " ");
  return speech.exec(open)?.[0] ?? told.exec(open)?.[0].trim() ?? null;
}

/** The words by which a sentence gives a cause or lays blame, outside quotations; null when it does neither. */
export function judgementIn(sentence: string): string | null {
  return judgement.exec(sentence.replace(QUOTED, " "))?.[0] ?? null;
}

/** The words by which a sentence doubts or passes on without saying whose word it is, outside quotations. */
export function hearsayIn(sentence: string): string | null {
  return hearsay.exec(sentence.replace(QUOTED, " "))?.[0] ?? null;
}

/** Whether the sentence shows that somebody says so, by speaking or by an act such as announcing. */
export const hasVoice = (sentence: string): boolean => voice.test(sentence);
