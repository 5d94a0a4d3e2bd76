import { containsWords } from "@/core/distractors/form";
import { editDistance } from "@/core/shared/edit-distance";
import { normalise } from "@/core/shared/normalise";

const SHORTEST_CONTENT_WORD = 4;
const SHORTEST_LOOKALIKE = 6;
const SHORTEST_SKELETON = 4;

/** Long words that differ by two letters at most ("Taoudénit" and "Taoudenni") tell as much as the same word. */
function soundsLike(left: string, right: string): boolean {
  if (left.length < SHORTEST_LOOKALIKE || right.length < SHORTEST_LOOKALIKE) return false;
  return left.charAt(0) === right.charAt(0) && editDistance(left, right, 2) <= 2;
}

/** Names grown from one root ("Algiers", "Algeria") have the same first letter and consonants, as far as the shorter goes. */
function isAkin(left: string, right: string): boolean {
  const [short = "", long = ""] = [skeleton(left), skeleton(right)].sort((a, b) => a.length - b.length);
  return short.length >= SHORTEST_SKELETON && long.startsWith(short);
}

const skeleton = (word: string): string => word.charAt(0) + word.slice(1).replace(/[aeiouy]/g, "");

/** Words of at least four letters, normalised. */
export function contentWords(text: string): readonly string[] {
  return normalise(text)
    .split(" ")
    .filter((word) => word.length >= SHORTEST_CONTENT_WORD);
}

/**
 * Whether the stem gives the answer away: it names it, or shares a content word with it that not every option has.
 *
 * @param options labels of all options, the answer's among them; empty for typed questions
 * @param kind    what the stem calls the things asked for ("river"): its words may recur in a typed answer
 */
export function givesAway(stem: string, answer: string, options: readonly string[], kind = ""): boolean {
  if (containsWords(stem, answer)) return true;
  const inStem = new Set(contentWords(stem));
  for (const word of contentWords(kind)) inStem.delete(word);
  const typed = options.length < 2;
  const alike = (word: string) => (each: string) => soundsLike(each, word) || (!typed && isAkin(each, word));
  const shared = contentWords(answer).filter((word) => inStem.has(word) || [...inStem].some(alike(word)));
  if (shared.length === 0) return false;
  if (typed) return true;
  return shared.some((word) => !options.every((option) => contentWords(option).includes(word)));
}
