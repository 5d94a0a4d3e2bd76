import type { ItemCheck } from "@/core/quality/check";
import { allText } from "@/core/quality/item-parts";
import type { GenerationContext } from "@/core/questions/contract";
import { normalise } from "@/core/shared/normalise";
import { withPlainQuotes } from "@/core/shared/quotes";

const QUOTED = /[“"«][^”"»]*[”"»]/g;

/** Words that take sides stand only inside quotations and proper names, in the question and in its feedback. */
export const lexicon: ItemCheck = {
  id: "Q19",
  title: "The words are neutral",
  blocking: true,
  run({ item, context }) {
    const text = [
      allText(item.view),
      item.feedback.answer,
      item.feedback.because,
      ...Object.values(item.feedback.whyWrong),
    ].join(" \n ");
    const outlets = item.feedback.sources.map(({ publisher }) => publisher);
    return loadedWordsIn(context, text, outlets);
  },
};

/** What of a text takes sides outside quotations, proper names and the names of outlets. */
export function loadedWordsIn(
  { base, language }: GenerationContext,
  text: string,
  outlets: readonly string[],
): readonly string[] {
  const { banned, properNames } = base.lexicon;
  const own = [...properNames, ...outlets].reduce(
    (rest, name) => rest.replaceAll(withPlainQuotes(name), " "),
    withPlainQuotes(text.replace(QUOTED, " ")),
  );
  const plain = ` ${normalise(own)} `;
  return banned
    .flatMap(({ words }) => words[language])
    .filter((word) => plain.includes(` ${normalise(word)} `))
    .map((word) => `“${word}” stands outside a quotation`);
}
