import { isAsked } from "@/core/questions/typed-answer/asked-words";
import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { numbersAlone } from "@/core/questions/typed-answer/numbered";

/**
 * What was typed, and the same without what people add to a name and what says nothing more of who or what is meant: a rank or a
 * form of address before it, an article or "in" and the like, a word for its kind, the place around it.
 *
 * @param text normalised, as all that is returned
 */
export function readingsOf(key: TypedKey, text: string): readonly string[] {
  const readings = new Set([text]);
  for (const shorten of [
    inOneWord,
    withoutPreposition,
    withoutIndefinite,
    withoutTitle,
    withoutWhole,
    withoutKind,
    numbersOf,
  ]) {
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
  "preacher|predicateur|cleric",
];

/** A rank, an office or a form of address before a name, in full or in short, does not say who is meant: "president of" is no such thing. */
const TITLE = new RegExp(
  `^(?:(?:the|le|la|l) )?(?:(?:${[...RANKS, ...OFFICES, ...ADDRESSES].join("|")}) )+(?!(?:of|for|de|du|des|d) )(?=.)`,
);

const withoutTitle = (text: string): string => text.replace(TITLE, "");

/** "M N L A". */
const inOneWord = (text: string): string => (/^(?:[a-z] ){2,}[a-z]$/.test(text) ? text.replace(/ /g, "") : text);

/** "In Mopti", "at Bamako", "by the MNLA". */
const withoutPreposition = (text: string): string =>
  text.replace(/^(?:in|at|from|by|en|au|aux|dans|par)(?: the| la| le| les| l)? (?=.)/, "");

/** Also "a kind of wild cat". */
const withoutIndefinite = (text: string): string =>
  text
    .replace(/^(?:an?|une?) (?=.)/, "")
    .replace(/^(?:type|kind|sort|species|form|espece|sorte) (?:of|de|d)(?: an?| une?)? (?=.)/, "");

/** "The military coup of August 2020" is known by its date. */
const numbersOf = (text: string, { around = [] }: TypedKey): string =>
  (around.length === 0 ? null : numbersAlone(text, around)) ?? text;

/** Without a word for the kind around the name. Of no other kind than the one asked for: "Gao town" is not the region. */
function withoutKind(text: string, { kinds = [] }: TypedKey): string {
  const behind = kinds.find((word) => text.endsWith(` ${word}`));
  if (behind !== undefined) return text.slice(0, -behind.length - 1);
  return kinds
    .map((word) => new RegExp(`^(?:the |la |le )?${word} (?:(?:of|de|d) (?:the |la |le |l )?)?(?=.)`))
    .reduce((left, front) => left.replace(front, ""), text);
}

/** Without what contains the answer, written behind it, be it asked for or told: "Bamako, Mali", "Compaoré of Burkina Faso". */
function withoutWhole(text: string, { broader, told = [], asked = [] }: TypedKey): string {
  const whole = [...broader, ...told].find((each) => text.endsWith(` ${each}`));
  if (whole !== undefined) return text.slice(0, -whole.length - 1).replace(LINK_BEHIND, "");
  const [, front, behind] = LINKED.exec(text) ?? [];
  return front !== undefined && behind !== undefined && isAsked(asked, behind) ? front : text;
}

const LINK = "(?:of|from|in|near|de|du|d|des|au|en|a)(?: the| la| le| l)?";
const LINK_BEHIND = new RegExp(` ${LINK}$`);
const LINKED = new RegExp(`^(.+?) ${LINK} (.+)$`);

/** Whether a text is a right name but for small words, names in the middle, or that it is written twice, in full and as an acronym. */
export function sameName(key: TypedKey, text: string): boolean {
  return isGist(key, text) || isFuller(key, text) || isTwice(key, text);
}

/** A gist of fewer words than these is too little of a name. */
const FEWEST_WORDS = 2;

function isGist({ accept, short = [], others }: TypedKey, text: string): boolean {
  const gist = gistOf(text);
  if (gist.split(" ").length < FEWEST_WORDS || others.some((other) => gistOf(other.text) === gist)) return false;
  return [...accept.map((spelling) => spelling.text), ...short].some((each) => gistOf(each) === gist);
}

const SMALL = /^(?:a|an|un|une|of|in|the|for|and|to|at|on|s|de|du|des|d|la|le|les|l|en|au|aux|et|pour|dans)$/;
/** Words that are said for one another in the names of things. */
const SAID_FOR: Readonly<Record<string, string>> = {
  accord: "agreement",
  accords: "agreement",
  agreements: "agreement",
  deal: "agreement",
  organization: "organisation",
  defense: "defence",
  stabilization: "stabilisation",
  transitional: "transition",
  uprising: "rising",
  rebellion: "rising",
  revolt: "rising",
};

/**
 * A normalised text without the small words between the others, with one word for those that are said for one another, and in one
 * order for all: "Azawad Popular Movement" is the Popular Movement of Azawad.
 */
export function gistOf(text: string): string {
  return text
    .replace(/\bunited nations\b/g, "un")
    .replace(/\bnations unies\b/g, "onu")
    .split(" ")
    .filter((word) => !SMALL.test(word))
    .map((word) => SAID_FOR[word] ?? word)
    .sort()
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
  return accept.some(({ text: first, label = "" }) => {
    const rest = text.startsWith(`${first} `)
      ? text.slice(first.length + 1)
      : text.endsWith(` ${first}`)
        ? text.slice(0, -first.length - 1)
        : null;
    if (rest === null) return false;
    const gist = gistOf(rest);
    return accept.some((other) => other.text !== first && (other.label ?? "") === label && gistOf(other.text) === gist);
  });
}
