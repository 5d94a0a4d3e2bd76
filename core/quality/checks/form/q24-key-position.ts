import { z } from "zod";
import type { SetCheck } from "@/core/quality/check";
import type { Item } from "@/core/questions/contract";

const LONGEST_RUN = 3;
/** In so many questions the places may come apart by one. */
const QUESTIONS_PER_STEP = 4;
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
    const { groups, runs } = placesOf(items);
    return [
      ...groups
        .filter(({ spread, allowed }) => spread > allowed)
        .map(({ group, counts }) => `of ${group} options keys stand ${counts.join(", ")} times in the places`),
      ...runs.filter((run) => run > LONGEST_RUN).map(() => "one place runs on for more than three"),
    ];
  },
  measure(items) {
    const { groups, runs } = placesOf(items);
    return [
      {
        name: "largest spread of the keys over the places in a form",
        value: Math.max(0, ...groups.map(({ spread }) => spread)),
        threshold: `at most 1, from ${QUESTIONS_PER_STEP + 1} questions of a kind on 1 in ${QUESTIONS_PER_STEP}`,
        holds: groups.every(({ spread, allowed }) => spread <= allowed),
      },
      {
        name: "longest run of keys in one place in a form",
        value: Math.max(...runs),
        threshold: `at most ${LONGEST_RUN}`,
        holds: runs.every((run) => run <= LONGEST_RUN),
      },
    ];
  },
};

/** How far the places of each kind of question come apart, and the longest runs of choices and of verdicts. */
function placesOf(items: readonly Item[]) {
  const keys = items.flatMap((item) => placeOf(item) ?? []);
  const groups = [...new Set(keys.map(({ group }) => group))].map((group) => {
    const own = keys.filter((key) => key.group === group);
    const places = Array.from({ length: own[0]?.places ?? 0 }, (_each, place) => place);
    const counts = places.map((place) => own.filter((key) => key.place === place).length);
    const spread = Math.max(...counts) - Math.min(...counts);
    return { group, counts, spread, allowed: Math.max(1, Math.ceil(own.length / QUESTIONS_PER_STEP)) };
  });
  const rows = [keys.filter(({ group }) => group !== VERDICTS), keys.filter(({ group }) => group === VERDICTS)];
  return { groups, runs: rows.map((row) => longestRun(row.map(({ place }) => place))) };
}

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
