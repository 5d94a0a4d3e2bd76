import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";

/**
 * What was typed, and the same without what people add to a name and what says nothing more of who or what is meant: a rank or a
 * form of address before it, an article, a word for its kind, the place around it.
 *
 * @param text normalised, as all that is returned
 */
export function readingsOf(key: TypedKey, text: string): readonly string[] {
  const readings = new Set([text]);
  for (const shorten of [withoutIndefinite, withoutTitle, withoutWhole, withoutKind]) {
    for (const reading of [...readings]) readings.add(shorten(reading, key));
  }
  return [...readings];
}

const RANKS = [
  "(?:lieutenant|lt|major|maj|brigadier|brig|vice|colonel|col) (?:general|gen|colonel|col|major|maj|admiral)",
  "(?:army )?(?:general|gen|gal)(?: (?:de|d) (?:armee|division|brigade|corps d armee)| of the army)?",
  "brigadier|brig|marshal|admiral|colonel|col|major|maj|commandant|cdt|cmdt|commander|captain|capitaine|capt|cpt|cne",
  "lieutenant|lt|sous lieutenant|sergeant|sergent|sgt|private",
];
const OFFICES = [
  "(?:former |ex |interim |transitional |acting |late )?(?:president|vice president|prime minister|pm|minister|secretary general|governor|ambassador)",
  "premier ministre|ministre|gouverneur|ambassadeur|le president|the president|the prime minister|former|ex",
];
const ADDRESSES = [
  "sheikh|cheikh|imam|emir|amir|dr|doctor|docteur|prof|professor|mr|mrs|ms|mme|mlle|madame|monsieur|m|sir|he",
];

/** A rank, an office or a form of address before a name, in full or in short, does not say who is meant: "president of" is no such thing. */
const TITLE = new RegExp(
  `^(?:(?:${[...RANKS, ...OFFICES, ...ADDRESSES].join("|")}) )+(?!(?:of|for|de|du|des|d) )(?=.)`,
);

const withoutTitle = (text: string): string => text.replace(TITLE, "");

const withoutIndefinite = (text: string): string => text.replace(/^(?:an?|une?) (?=.)/, "");

/** Without a word for the kind around the name. Of no other kind than the one asked for: "Gao town" is not the region. */
function withoutKind(text: string, { kinds = [] }: TypedKey): string {
  const behind = kinds.find((word) => text.endsWith(` ${word}`));
  if (behind !== undefined) return text.slice(0, -behind.length - 1);
  return kinds
    .flatMap((word) => ["of", "de", "d"].map((link) => new RegExp(`^(?:the |la |le )?${word} ${link} (?=.)`)))
    .reduce((left, front) => left.replace(front, ""), text);
}

/** Without what contains the answer, written behind it, be it asked for or told: "Bamako, Mali". */
function withoutWhole(text: string, { broader, told = [] }: TypedKey): string {
  const whole = [...broader, ...told].find((place) => text.endsWith(` ${place}`));
  return whole === undefined ? text : text.slice(0, -whole.length - 1);
}

/** Whether a text is a right name but for small words, names in the middle, or that it is written twice, in full and as an acronym. */
export function sameName(key: TypedKey, text: string): boolean {
  return isGist(key, text) || isFuller(key, text) || isTwice(key, text);
}

/** A gist of fewer words than these is too little of a name. */
const FEWEST_WORDS = 2;

function isGist({ accept, others }: TypedKey, text: string): boolean {
  const gist = gistOf(text);
  if (gist.split(" ").length < FEWEST_WORDS || others.some((other) => gistOf(other.text) === gist)) return false;
  return accept.some((spelling) => gistOf(spelling.text) === gist);
}

const SMALL = /^(?:a|an|un|une|of|in|the|for|and|to|at|on|s|de|du|des|d|la|le|les|l|en|au|aux|et|pour|dans)$/;
/** Words that are said for one another in the names of things. */
const SAID_FOR: Readonly<Record<string, string>> = {
  accord: "agreement",
  accords: "agreement",
  agreements: "agreement",
  deal: "agreement",
  organization: "organisation",
  uprising: "rising",
  rebellion: "rising",
  revolt: "rising",
};

/** A normalised text without the small words between the others, and with one word for those that are said for one another. */
export function gistOf(text: string): string {
  return text
    .split(" ")
    .filter((word) => !SMALL.test(word))
    .map((word) => SAID_FOR[word] ?? word)
    .join(" ");
}

/** "Yevgeny Viktorovich Prigozhin": one name more than ours in the middle. */
function isFuller({ fuller = [] }: TypedKey, text: string): boolean {
  const words = text.split(" ");
  return words.some((word, at) => {
    const isInside = at > 0 && at < words.length - 1;
    return isInside && !JOINING.test(word) && fuller.includes(words.filter((_, index) => index !== at).join(" "));
  });
}

const JOINING = /^(?:or|and|ou|et|not|pas|no|non)$/;

/** "Ibrahim Boubacar Keïta (IBK)": two right names of one thing. Of two things of a list both would have to be named. */
function isTwice({ accept }: TypedKey, text: string): boolean {
  const named = new Map(accept.map((spelling) => [spelling.text, spelling.label ?? ""]));
  return accept.some(({ text: first, label = "" }) => {
    if (!text.startsWith(`${first} `)) return false;
    return named.get(text.slice(first.length + 1)) === label;
  });
}
