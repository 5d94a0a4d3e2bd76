import type { SetCheck } from "@/core/quality/check";
import { keyClassOf } from "@/core/quizzes/key-balance";

const LONGEST_RUN = 3;

/** In one form keys are spread over the places: counts differ by at most one in four items, no run above three. */
export const keyPosition: SetCheck = {
  id: "Q24",
  title: "Keys are spread over the places",
  blocking: true,
  run(_, items) {
    const places = items.flatMap((item) => {
      const keyClass = keyClassOf(item);
      return keyClass?.family === "choice" ? [keyClass] : [];
    });
    const counts = [0, 1, 2, 3].map((place) => places.filter((each) => each.place === place).length);
    const inPlay = places.every(({ places: count }) => count === 4) ? counts : counts.slice(0, 3);
    const spread = Math.max(...inPlay) - Math.min(...inPlay);
    const allowed = Math.max(1, Math.ceil(places.length / 4));
    return [
      ...(spread > allowed ? [`keys stand ${counts.join(", ")} times in the four places`] : []),
      ...(longestRun(places.map(({ place }) => place)) > LONGEST_RUN ? ["one place runs on for more than three"] : []),
    ];
  },
};

function longestRun(values: readonly number[]): number {
  let longest = 0;
  let run = 0;
  values.forEach((value, at) => {
    run = value === values[at - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}
