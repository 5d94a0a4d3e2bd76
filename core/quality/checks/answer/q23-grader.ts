import { blankAnswer, blindAnswers, wrongAnswers } from "@/core/quality/answers";
import type { ItemCheck } from "@/core/quality/check";
import { creditFor, type Item } from "@/core/questions/contract";
import { gradeAnswer } from "@/core/questions/generate";
import { rightAnswer } from "@/core/questions/right-answer";

/** How far the average of all blind answers may lie above the item's own guess rate. */
const TOLERANCE = 0.06;

/** What a point set blindly on a map may earn (items.md §3.1). */
const BLIND_SPOT = { least: 0.01, most: 0.06 } as const;

/** The key earns everything, a wrong answer nothing, no answer no grade, and a blind guess no more than the table says. */
export const grader: ItemCheck = {
  id: "Q23",
  title: "The grader is right",
  blocking: true,
  run({ item }) {
    const right = credit(item, rightAnswer(item));
    const wrong = wrongAnswers(item).filter((answer) => (credit(item, answer) ?? 1) > 0);
    const blind = blindAnswers(item).map((answer) => credit(item, answer) ?? 0);
    const mean = blind.length === 0 ? 0 : blind.reduce((sum, each) => sum + each, 0) / blind.length;
    return [
      ...(right === 1 ? [] : [`the key earns ${right ?? "no grade"}`]),
      ...wrong.map((answer) => `${JSON.stringify(answer)} is wrong and earns something`),
      ...(credit(item, blankAnswer(item)) === null ? [] : ["an empty answer is graded"]),
      ...(item.view.type === "map" && item.view.mode === "click" && (mean < BLIND_SPOT.least || mean > BLIND_SPOT.most)
        ? [`a blind point earns ${mean.toFixed(3)}`]
        : []),
      ...(mean > item.guess + TOLERANCE
        ? [`a blind guess earns ${mean.toFixed(2)}, more than ${item.guess.toFixed(2)}`]
        : []),
    ];
  },
};

/** Credit in [0, 1]; null when the answer is not graded. */
function credit(item: Item, answer: unknown): number | null {
  const grade = gradeAnswer(item.type, item.key, answer);
  return grade.ok ? creditFor(grade.value) : null;
}
