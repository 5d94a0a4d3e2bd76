import type { ItemCheck } from "@/core/quality/check";
import { claimsOf, optionGroups, stemOf } from "@/core/quality/item-parts";
import { givesAway } from "@/core/questions/clang";

/** The stem shares no telling word with the answer alone. */
export const noClang: ItemCheck = {
  id: "Q11",
  title: "No word of the stem points at the answer",
  blocking: true,
  run(subject) {
    const { view, feedback, type } = subject.item;
    if (view.type === "multiple-choice" || view.type === "who-says-so") {
      const options = optionGroups(view)[0]?.map(({ label }) => label) ?? [];
      const text = view.type === "who-says-so" ? `${view.prompt} ${view.proposition}` : view.prompt;
      return givesAway(text, feedback.answer, options) ? ["a word of the stem stands in the answer alone"] : [];
    }
    if (view.type !== "cloze" && view.type !== "short-answer") return [];
    const answer = claimsOf(subject)[0]?.entity.name.en ?? feedback.answer;
    return givesAway(stemOf(view), answer, [], view.hint) ? [`a word of the ${type} stem stands in the answer`] : [];
  },
};
