/**
 * What teachers write, and our facts call otherwise: a word that tells nothing here, or that is loaded, leads to the neutral one that
 * names, topics and facts bear (items.md §8). French words are the search's own task.
 */
const OTHERWISE: readonly (readonly [written: RegExp, ours: string])[] = [
  [
    /\b(?:took|takes?|taking|seized?|seizing|grabbed?) (?:over )?(?:the )?power\b|\btakeovers?\b|\bputsch(?:es)?\b/giu,
    "coup",
  ],
  [
    /\b(?:jihadi|jihadist|islamist|terrorist|extremist)s?(?: (?:armed )?groups?)?\b/giu,
    "armed Islamist groups al-Qaeda JNIM",
  ],
  [
    /\b(?:un|united nations) (?:peacekeeping )?(?:mission|peacekeepers|troops|force)\b|\b(?:un )?peacekeepers\b|\bblue helmets\b/giu,
    "MINUSMA",
  ],
  [/\b(?:peace )?(?:deals?|treaty|treaties)\b/giu, "peace accord"],
  [/\brussian (?:mercenaries|fighters|troops|soldiers)\b|\bmercenaries\b/giu, "Wagner"],
  [/\bfrench (?:military )?interventions?\b/giu, "Operation Serval"],
  [/\b(?:rebellion|uprising|revolt|insurrection)\b/giu, "rising"],
];

/** Words of a teacher's sentence that name nothing: "I want my class to know how the accord came about and ended". */
const TELLING_NOTHING =
  /\b(?:i|we|me|my|our|us|them|their|there|class|classes|pupils?|students?|learners?|lessons?|want|would|like|need|should|could|can|able|know|learn|teach|tell|explain|understand|understanding|how|why|what|when|who|which|where|in|on|is|between|from|until|during|are|be|been|came|comes?|about|beg[aiu]ns?|beginning|starts?|started|ends?|ended|forms?|formed|leaves?|left|leaving|happen|happens|happened|took|place|it|they|was|were|did|do|does|has|have|had|story|history|course|causes?|reasons?|origins?)\b/giu;

/** The sentence in our facts' words, with what names nothing left out; as it was where nothing would be left. */
export function namingWords(sentence: string): string {
  return inOurWords(sentence) || sentence;
}

function inOurWords(sentence: string): string {
  const ours = OTHERWISE.reduce((words, [written, word]) => words.replaceAll(written, word), sentence);
  return ours.replace(TELLING_NOTHING, " ").replaceAll(/\s+/g, " ").trim();
}

const JOINED = /\s*[,;&]\s*(?:and\b)?|\s+(?:and|as well as|along with)\s+/iu;
/** What lies between two things, or two years, is one matter. */
const BETWEEN = /\bbetween\b/iu;

/** The parts of a sentence that may each name a matter of their own, in our facts' words: "the rising of 2012", "Operation Serval". */
export function namingParts(sentence: string): readonly string[] {
  if (BETWEEN.test(sentence)) return [];
  const parts = sentence.split(JOINED).map(inOurWords);
  // Of "2020 and 2021" the second is a year of the first.
  return parts.filter((part) => /\p{L}/u.test(part.replace(/\b(?:the|a|an|of|to|its?|for|by|with)\b/giu, "")));
}
