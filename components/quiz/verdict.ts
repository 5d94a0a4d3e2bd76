import type { IconName } from "@/components/ui/icon-sprite";
import { fill } from "@/components/words";
import type { Feedback } from "@/core/questions/contract";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import type quiz from "@/messages/en/quiz.json";

export type FeedbackWords = (typeof quiz)["feedback"];

type Tone = "right" | "partial" | "wrong" | "neutral";

const looks = {
  right: { icon: "right", bar: "border-right", text: "text-(color:--right)" },
  partial: { icon: "partial", bar: "border-ochre", text: "text-ochre-ink" },
  wrong: { icon: "wrong", bar: "border-wrong", text: "text-wrong" },
  neutral: { icon: "hint", bar: "border-line-strong", text: "text-ink" },
} satisfies Record<Tone, { icon: IconName; bar: string; text: string }>;

/** Sign and colour of a tone; the word beside it says the same. */
export const verdictLook = (tone: Tone) => looks[tone];

/** How a grade is called, and in which tone. */
export function verdictOf(grade: StoredGrade, words: FeedbackWords): { readonly tone: Tone; readonly title: string } {
  switch (grade.kind) {
    case "correct":
      return { tone: "right", title: words.correct };
    case "partial":
      return { tone: "partial", title: words.partial };
    case "incorrect":
      return { tone: "wrong", title: words.incorrect };
    case "dont-know":
      return { tone: "neutral", title: words.dontKnow };
    case "skipped":
      return { tone: "neutral", title: words.skipped };
    case "undecided":
      return { tone: "neutral", title: words.undecided };
    default:
      return grade satisfies never;
  }
}

/** What is known of a question whose grade is not told: whether it was answered, and that somebody said that they do not know. */
export function untoldTitle(given: Given | null, { result, runner, feedback }: typeof quiz): string {
  if (given === null) return result.unanswered;
  if ("dontKnow" in given) return runner.dontKnow;
  return "skip" in given ? feedback.skipped : result.given;
}

/** What a screen reader is told at once. */
export function spokenVerdict(grade: StoredGrade, feedback: Feedback, words: FeedbackWords): string {
  const { tone } = verdictOf(grade, words);
  const template = {
    right: words.correctSpoken,
    partial: words.partialSpoken,
    wrong: words.incorrectSpoken,
    neutral: words.neutralSpoken,
  }[tone];
  return fill(template, { answer: feedback.answer });
}
