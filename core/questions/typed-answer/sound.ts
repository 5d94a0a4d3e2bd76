/** Ways of writing one sound in the names of the region, in French and in English, and the one that stands for all: in this order. */
const ONE_SOUND: readonly (readonly [written: RegExp, sound: string])[] = [
  [/ /g, ""],
  [/t?ch|sh/g, "ʃ"],
  [/ph/g, "f"],
  [/gu(?=[ei])/g, "g"],
  [/qu(?=[aeio])|q/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/h/g, ""],
  [/dj/g, "j"],
  [/ou|oo|w/g, "u"],
  [/y/g, "i"],
  [/z/g, "s"],
  [/([a-z])\1+/g, "$1"],
];

/** A shorter sound is that of too many names. */
const SHORTEST = 4;

/**
 * How a name sounds, however its sounds are written: "quidal" and "kidal", "bah ndaw" and "ba n daou", "asimi" and "assimi" are one.
 * Letters are told apart as items.md §3.3 tells the alphabets of Mali apart: which language wrote a name says nothing of who is meant.
 *
 * @param text normalised
 * @returns null for what is too short to be known by its sound
 */
export function soundOfName(text: string): string | null {
  const sound = ONE_SOUND.reduce((left, [written, one]) => left.replace(written, one), text);
  return sound.length < SHORTEST ? null : sound;
}

const VOWELS = "aeiouy";

/**
 * Whether a text is an acronym with a slip of the hand: two neighbours exchanged, a letter twice, a vowel as it is spoken ("aquim"),
 * an s for a plural, or in one that is spoken as a word a vowel for another ("minisma"). Another consonant, or a letter less, is another acronym.
 */
export function isAcronymMistyped(text: string, acronym: string): boolean {
  if (text.length !== acronym.length) return isWithOneMore(text, acronym);
  return isExchanged(text, acronym) || isWithAnotherVowel(text, acronym);
}

/** Acronyms of so many letters are spoken as words: MINUSMA, ECOWAS, AFISMA. */
const SPOKEN = 6;

function isWithAnotherVowel(text: string, acronym: string): boolean {
  if (acronym.length < SPOKEN) return false;
  const unlike = [...text].flatMap((letter, at) => (letter === acronym[at] ? [] : [`${letter}${acronym[at]}`]));
  return unlike.length === 1 && unlike.every((pair) => [...pair].every((letter) => VOWELS.includes(letter)));
}

function isExchanged(text: string, acronym: string): boolean {
  const at = [...text].findIndex((letter, index) => letter !== acronym[index]);
  return at >= 0 && `${acronym.slice(0, at)}${acronym[at + 1]}${acronym[at]}${acronym.slice(at + 2)}` === text;
}

function isWithOneMore(text: string, acronym: string): boolean {
  return [...text].some((letter, at) => {
    const isMeant = VOWELS.includes(letter) || letter === text[at - 1] || (letter === "s" && at === acronym.length);
    return isMeant && text.slice(0, at) + text.slice(at + 1) === acronym;
  });
}
