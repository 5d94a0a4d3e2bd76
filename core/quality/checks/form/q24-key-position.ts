import { z } from "zod";
import type { SetCheck } from "@/core/quality/check";
import type { Item } from "@/core/questions/contract";

const LONGEST_RUN = 3;
const VERDICTS = "true and false";
const chosen = z.object({ correctChoiceId: z.string() });
const judged = z.object({ isTrue: z.boolean() });

/**
 * In one form keys are spread over the places: among the questions with one number of options, whatever their type, counts
 * differ by at most one in four questions, and no place runs on for more than three choices. A statement to judge has
 * two places, true and false.
 *
 * Left out are a status question, whose four options always stand in the order of the rule, and a question with several
 * right options, which has no one place: both say nothing by the place of the key.
 */
export const keyPosition: SetCheck = {
  id: "Q24",
  title: "Keys are spread over the places",
  blocking: true,
  run(_, items) {
    const keys = items.flatMap((item) => placeOf(item) ?? []);
    const groups = [...new Set(keys.map(({ group }) => group))];
    const chosenPlaces = keys.filter(({ group }) => group !== VERDICTS).map(({ place }) => place);
    const uneven = groups.flatMap((group) => {
      const own = keys.filter((key) => key.group === group);
      const places = Array.from({ length: own[0]?.places ?? 0 }, (_each, place) => place);
      const counts = places.map((place) => own.filter((key) => key.place === place).length);
      const spread = Math.max(...counts) - Math.min(...counts);
      const allowed = Math.max(1, Math.ceil(own.length / 4));
      return spread > allowed ? [`of ${group} options keys stand ${counts.join(", ")} times in the places`] : [];
    });
    const verdicts = keys.filter(({ group }) => group === VERDICTS).map(({ place }) => place);
    return [
      ...uneven,
      ...[chosenPlaces, verdicts]
        .filter((row) => longestRun(row) > LONGEST_RUN)
        .map(() => "one place runs on for more than three"),
    ];
  },
};

type KeyPlace = { readonly group: string; readonly place: number; readonly places: number };

function placeOf({ view, key }: Item): KeyPlace | null {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "what-changed":
    case "which-wording": {
      const { correctChoiceId } = chosen.parse(key);
      const places = view.choices.length;
      return { group: String(places), place: view.choices.findIndex(({ id }) => id === correctChoiceId), places };
    }
    case "true-false":
      return { group: VERDICTS, place: judged.parse(key).isTrue ? 0 : 1, places: 2 };
    default:
      return null;
  }
}

function longestRun(values: readonly number[]): number {
  let longest = 0;
  let run = 0;
  values.forEach((value, at) => {
    run = value === values[at - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}
