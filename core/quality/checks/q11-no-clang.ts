import { z } from "zod";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf, optionGroups, stemOf } from "@/core/quality/item-parts";
import { givesAway } from "@/core/questions/clang";

/** The stem shares no telling word with the answer alone. */
export const noClang: ItemCheck = {
  id: "Q11",
  title: "No word of the stem points at the answer",
  blocking: true,
  run(subject) {
    const { view, feedback, type } = subject.item;
    if (view.type === "multiple-choice" || view.type === "who-says-so" || view.type === "what-changed") {
      const options = optionGroups(view)[0]?.map(({ label }) => label) ?? [];
      const text = view.type === "who-says-so" ? `${view.prompt} ${view.proposition}` : view.prompt;
      return givesAway(text, feedback.answer, options) ? ["a word of the stem stands in the answer alone"] : [];
    }
    if (view.type === "map") return mapClang(subject);
    if (view.type !== "cloze" && view.type !== "short-answer") return [];
    const answer = claimsOf(subject)[0]?.entity.name.en ?? feedback.answer;
    return givesAway(stemOf(view), answer, [], view.hint) ? [`a word of the ${type} stem stands in the answer`] : [];
  },
};

const listKey = z.object({ correctChoiceId: z.string() });

/** Where something happened is not told by its name; the name of a place that is asked for tells nothing of where it lies. */
function mapClang(subject: Subject): readonly string[] {
  const { view, key } = subject.item;
  if (view.type !== "map") return [];
  const stem = stemOf(view);
  if (view.mode === "click") {
    const [site] = claimsOf(subject);
    return site !== undefined && givesAway(stem, site.entity.name.en, []) ? ["the stem names the place"] : [];
  }
  const right = view.choices.find(({ id }) => id === listKey.parse(key).correctChoiceId)?.label ?? "";
  const labels = view.choices.map(({ label }) => label);
  return givesAway(stem, right, labels) ? ["a word of the stem stands in the answer alone"] : [];
}
