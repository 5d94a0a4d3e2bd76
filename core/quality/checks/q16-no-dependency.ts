import type { SetCheck } from "@/core/quality/check";
import { exposureOf, revealsEither } from "@/core/quizzes/exposure";

/** Within one form no item tells another's answer, and no two rest on one fact. */
export const noDependency: SetCheck = {
  id: "Q16",
  title: "No item reveals another's key",
  blocking: true,
  run(context, items) {
    const exposures = items.map((item) => exposureOf(context, item));
    return items.flatMap((left, at) =>
      items.slice(at + 1).flatMap((right, offset) => {
        const [mine, theirs] = [exposures[at], exposures[at + 1 + offset]];
        const told = mine !== undefined && theirs !== undefined && revealsEither(mine, theirs);
        const shared = left.factIds.filter((id) => right.factIds.includes(id));
        return [
          ...(told
            ? [`${left.factIds[0]} (${left.type}) and ${right.factIds[0]} (${right.type}) tell on each other`]
            : []),
          ...shared.map((id) => `two items rest on ${id}`),
        ];
      }),
    );
  },
};
