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
  [/\b(?:rebellion|uprising|revolt|insurrection)\b/giu, "rising"],
];

/** Words of a teacher's sentence that name nothing: "I want my class to know how the accord came about and ended". */
const TELLING_NOTHING =
  /\b(?:i|we|me|my|our|us|them|their|there|class|classes|pupils?|students?|learners?|lessons?|want|would|like|need|should|could|can|able|know|learn|teach|tell|explain|understand|understanding|how|why|what|when|who|which|where|in|on|is|between|from|until|during|are|be|been|came|comes?|about|beg[aiu]ns?|beginning|starts?|started|ends?|ended|forms?|formed|leaves?|left|leaving|happen|happens|happened|took|place|it|they|was|were|did|do|does|has|have|had|story|history|course|causes?|reasons?|origins?)\b/giu;

/** The sentence in our facts' words, with what names nothing left out; as it was where nothing would be left. */
export function namingWords(sentence: string): string {
  const ours = OTHERWISE.reduce((words, [written, word]) => words.replaceAll(written, word), sentence);
  return ours.replace(TELLING_NOTHING, " ").replaceAll(/\s+/g, " ").trim() || sentence;
}
