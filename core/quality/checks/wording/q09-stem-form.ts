import { containsWords } from "@/core/distractors/form";
import type { Lexicon } from "@/core/facts/model";
import type { ItemCheck } from "@/core/quality/check";
import { optionGroups, premisesOf, stemOf } from "@/core/quality/item-parts";
import { GAP } from "@/core/questions/matching/match-set";

const FEWEST_WORDS = 4;
const MOST_WORDS = 35;
const QUESTIONS = new Set([
  "multiple-choice",
  "multiple-response",
  "number",
  "matching",
  "short-answer",
  "date",
  "who-says-so",
  "status",
  "which-wording",
  "what-changed",
  "map",
]);

/** A stem is one short question; options hold no absolute, vague or negative words. */
export const stemForm: ItemCheck = {
  id: "Q9",
  title: "The stem is well formed",
  blocking: true,
  run(subject) {
    const { item, context } = subject;
    const stem = stemOf(item.view);
    const words = stem.split(/\s+/).filter((word) => word !== "").length;
    const labels = optionGroups(item.view).flatMap((group) => group.map(({ label }) => label));
    const sentences = stem.replace(/[“"][^”"]*[”"]/g, "").split(/[?!](?=\s)/).length;
    return [
      ...(QUESTIONS.has(item.type) && !stem.endsWith("?") ? ["the stem does not end with a question mark"] : []),
      ...(words < FEWEST_WORDS || words > MOST_WORDS ? [`the stem has ${words} words`] : []),
      ...(sentences > 1 ? ["the stem asks twice"] : []),
      ...premisesOf(subject).flatMap(({ id, text }) => {
        const gaps = text.split(GAP).length - 1;
        const length = text.split(/\s+/).length;
        return [
          ...(gaps === 1 ? [] : [`the sentence ${id} has ${gaps} gaps`]),
          ...(length > MOST_WORDS ? [`the sentence ${id} has ${length} words`] : []),
        ];
      }),
      ...loadedWords(context.base.lexicon, item.language, labels).map((word) => `an option says “${word}”`),
    ];
  },
};

function loadedWords(lexicon: Lexicon, language: "en" | "fr", labels: readonly string[]): readonly string[] {
  const words = [...lexicon.absolute, ...lexicon.vague, ...lexicon.negative].flatMap((entry) => entry.words[language]);
  return words.filter((word) =>
    labels.some((label) => containsWords(label, word) && !lexicon.properNames.includes(label)),
  );
}
