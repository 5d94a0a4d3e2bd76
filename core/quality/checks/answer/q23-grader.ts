import { blankAnswer, wrongAnswers } from "@/core/quality/answers";
import { blindAnswers } from "@/core/quality/blind-answers";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { copyingFaults } from "@/core/quality/checks/answer/copied-words";
import { orderFaults } from "@/core/quality/checks/answer/grading-order";
import { toleranceFaults } from "@/core/quality/checks/answer/grading-tolerance";
import { creditFor, type Item } from "@/core/questions/contract";
import { rightAnswer } from "@/core/questions/right-answer";

/** What a point set blindly on a map may earn (items.md §3.1). */
const BLIND_SPOT = { least: 0.01, most: 0.06 } as const;
/** What the table writes as "≈0": of names, years and figures some guesses are right. */
const NEARLY_NOTHING = 0.05;
/** The table gives two decimals. */
const ROUNDING = 0.005;

/**
 * The key earns everything, a wrong answer nothing, no answer no grade; every score lies in [0, 1], a better answer never
 * earns less, what is copied from the question nothing, what is forgiven is what items.md forgives, and a blind guess earns no more
 * than its table says.
 */
export const grader: ItemCheck = {
  id: "Q23",
  title: "The grader is right",
  blocking: true,
  run(subject) {
    const { item, context } = subject;
    const right = creditOf(subject, rightAnswer(item));
    const wrong = wrongAnswers(item).filter((answer) => (creditOf(subject, answer) ?? 1) > 0);
    const blind = blindAnswers(context, item).map(({ answer, weight }) => ({
      weight,
      credit: creditOf(subject, answer) ?? 0,
    }));
    const mean = blind.reduce((sum, { weight, credit }) => sum + weight * credit, 0);
    const most = blindRate(item);
    return [
      ...(right === 1 ? [] : [`the key earns ${right ?? "no grade"}`]),
      ...wrong.map((answer) => `${JSON.stringify(answer)} is wrong and earns something`),
      ...(creditOf(subject, blankAnswer(item)) === null ? [] : ["an empty answer is graded"]),
      ...(blind.every(({ credit }) => credit >= 0 && credit <= 1) ? [] : ["a score lies outside 0 to 1"]),
      ...(mean > most + ROUNDING ? [`a blind guess earns ${mean.toFixed(3)}, more than ${most.toFixed(3)}`] : []),
      ...(mean > item.guess + (most === NEARLY_NOTHING ? NEARLY_NOTHING : ROUNDING)
        ? [`a blind guess earns ${mean.toFixed(3)}, and ${item.guess.toFixed(3)} is said`]
        : []),
      ...(item.guess <= most + ROUNDING ? [] : [`${item.guess.toFixed(3)} is said of a guess, the table has ${most}`]),
      ...copyingFaults(subject),
      ...mapFaults(subject, mean),
      ...orderFaults(subject),
      ...toleranceFaults(subject),
    ];
  },
};

/** Credit in [0, 1]; null when the answer is not graded. */
function creditOf({ item, grader }: Subject, answer: unknown): number | null {
  const grade = grader(item, answer);
  return grade.ok ? creditFor(grade.value) : null;
}

function mapFaults({ item: { view } }: Subject, mean: number): readonly string[] {
  const isPoint = view.type === "map" && view.mode === "click";
  return isPoint && mean < BLIND_SPOT.least ? [`a blind point earns ${mean.toFixed(3)}`] : [];
}

/** What a blind guess may earn, by the table of items.md §3.1. */
function blindRate({ view }: Item): number {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return 1 / view.choices.length;
    case "true-false":
      return 0.5;
    case "multiple-response":
      return 0.19;
    case "matching":
      return 0.1;
    case "ordering":
      // The table has four and five events; of three, two orders of six earn a third and one earns all.
      return view.entries.length === 3 ? 0.28 : view.entries.length === 4 ? 0.19 : 0.16;
    case "map":
      return view.mode === "list" ? 1 / view.choices.length : BLIND_SPOT.most;
    case "short-answer":
    case "cloze":
    case "date":
    case "number":
      return NEARLY_NOTHING;
  }
}
