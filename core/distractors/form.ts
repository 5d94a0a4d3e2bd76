import { editDistance } from "@/core/shared/edit-distance";
import { normalise } from "@/core/shared/normalise";

/** How a label looks. Options of one question share it, so that looks do not tell the answer. */
export type LabelForm = {
  readonly acronym: boolean;
  readonly hasNumber: boolean;
  readonly script: "latin" | "other";
  /** An article that is part of the name: "The Sentry". */
  readonly article: boolean;
};

const ACRONYM = /^[\p{Lu}\d]{2,}([-\s][\p{Lu}\d]+)*$/u;

const ARTICLE = /^(?:the|an?|les?|la|une?)\s|^l[’']/i;

export function formOf(label: string): LabelForm {
  return {
    acronym: ACRONYM.test(label),
    hasNumber: /\d/.test(label),
    article: ARTICLE.test(label),
    script: /[^\p{Script=Latin}\p{N}\p{P}\p{Z}\p{S}]/u.test(label) ? "other" : "latin",
  };
}

export function sameForm(left: string, right: string): boolean {
  const a = formOf(left);
  const b = formOf(right);
  return a.acronym === b.acronym && a.hasNumber === b.hasNumber && a.script === b.script && a.article === b.article;
}

const normalForms = new Map<string, string>();
const MOST_FORMS = 20_000;
const LONGEST_KEPT = 80;

/** The normal form of a label; labels are few and are compared with each other over and over. */
function normalLabel(label: string): string {
  const known = normalForms.get(label);
  if (known !== undefined) return known;
  const form = normalise(label);
  if (normalForms.size < MOST_FORMS && label.length <= LONGEST_KEPT) normalForms.set(label, form);
  return form;
}

/** Whether one text contains the other as whole words, after normalisation. */
export function containsWords(text: string, words: string): boolean {
  const inner = normalLabel(words);
  return inner !== "" && ` ${normalLabel(text)} `.includes(` ${inner} `);
}

const wordLists = new Map<string, readonly string[]>();

/** The words of a label's normal form. */
function wordsOf(label: string): readonly string[] {
  const known = wordLists.get(label);
  if (known !== undefined) return known;
  const words = normalLabel(label).split(" ").filter(Boolean);
  if (wordLists.size < MOST_FORMS && label.length <= LONGEST_KEPT) wordLists.set(label, words);
  return words;
}

/** Whether all words of one label occur in the other, in whatever order and with whatever between them. */
function hasAllWords(label: string, inner: string): boolean {
  const words = wordsOf(inner);
  const all = wordsOf(label);
  return words.length > 0 && words.length <= all.length && words.every((word) => all.includes(word));
}

/** Labels that a reader cannot take for each other: not all words of one in the other, more than two edits apart. */
export function clearlyDifferent(left: string, right: string): boolean {
  if (hasAllWords(left, right) || hasAllWords(right, left)) return false;
  return editDistance(normalLabel(left), normalLabel(right), 3) > 2;
}

/** Longest label divided by shortest, in characters. */
export function lengthRatio(labels: readonly string[]): number {
  const lengths = labels.map(({ length }) => length);
  return Math.max(...lengths) / Math.max(1, Math.min(...lengths));
}
