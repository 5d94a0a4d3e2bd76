import type { Lexicon } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { optionGroups, premisesOf, stemOf } from "@/core/quality/item-parts";
import { hasWords } from "@/core/quality/own/labels";
import { GAP } from "@/core/questions/matching/match-set";

const FEWEST_WORDS = 5;
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

/**
 * A stem is one short question of 5 to 35 words; neither its slots nor the options hold absolute, vague or negative words. Words of
 * the relation's own patterns are exempt ("how many", "X, not Y"), and so is a proposition whose evidence or speaker is asked
 * for: it stands in its own words. A sentence with a gap is read after "Fill the gap." and counted with it.
 */
export const stemForm: ItemCheck = {
  id: "Q9",
  title: "The stem is well formed",
  blocking: true,
  run(subject) {
    const { item, context } = subject;
    const stem = stemOf(item.view);
    const read = item.view.type === "cloze" ? `${item.view.prompt} ${stem}` : stem;
    const words = read.split(/\s+/).filter((word) => word !== "").length;
    const labels = optionGroups(item.view).flatMap((group) => group.map(({ label }) => label));
    const sentences = stem.replace(/[“"][^”"]*[”"]/g, "").split(/[?!](?=\s)/).length;
    return [
      ...(QUESTIONS.has(item.type) && !stem.endsWith("?") && !isTask(item.type, stem)
        ? ["the stem does not end with a question mark"]
        : []),
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
      ...loadedWords(context.base.lexicon, item.language, [withoutOutlets(subject, stem)])
        .filter((word) => !fixedWords(subject).some((pattern) => hasWords(pattern, word)))
        .map((word) => `the stem says “${word}”`),
    ];
  },
};

/** "Name one country that has a land border with Mali.": one task, where any of several answers will do. */
const isTask = (type: string, stem: string): boolean =>
  type === "short-answer" && /^(?:Name one|Citez) .*\.$/.test(stem);

/** "Reporters Without Borders" is a name. */
function withoutOutlets({ facts, context }: Subject, stem: string): string {
  const outlets = facts.flatMap(({ evidence }) =>
    evidence.flatMap(({ sourceId }) => context.base.sources.get(sourceId)?.publisher ?? []),
  );
  return outlets.reduce((rest, outlet) => rest.replaceAll(outlet, " "), stem);
}

/** The patterns of the facts' relations: what stands in them is no slot. */
function fixedWords({ facts, context, item }: Subject): readonly string[] {
  return facts.flatMap(({ triple }) => {
    const patterns = context.base.relations.get(triple?.r ?? "")?.patterns[item.language];
    const texts: readonly (string | null)[] = patterns === undefined ? [] : Object.values(patterns);
    return texts.flatMap((pattern) => pattern?.replace(/\{\w+\}/g, " , ") ?? []);
  });
}

function loadedWords(lexicon: Lexicon, language: "en" | "fr", labels: readonly string[]): readonly string[] {
  const words = [...lexicon.absolute, ...lexicon.vague, ...lexicon.negative].flatMap((entry) => entry.words[language]);
  return words.filter((word) => labels.some((label) => hasWords(label, word) && !lexicon.properNames.includes(label)));
}
