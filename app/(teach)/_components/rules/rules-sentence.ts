import { count, fill } from "@/components/words";
import type { QuizRules } from "@/core/quizzes/rules/quiz-rules";
import type teach from "@/messages/en/teach.json";

export type RulesWords = (typeof teach)["rules"];

/** Rules and dates of a quiz as they are said back; dates and times in words already. */
export type SaidRules = Omit<QuizRules, "graceS" | "typed"> & {
  /** Null when it is open at once. */
  readonly opens: string | null;
  /** Whether that is past. */
  readonly opened?: boolean;
  readonly due: string;
  /** "due": with the due date; null: never. */
  readonly closes: string | "due" | null;
};

/**
 * What a teacher has chosen, in whole sentences: only what holds, and nothing that follows from it.
 *
 * @param rules a time limit that is no number yet, because somebody is typing, counts as none
 */
export function rulesSentences(rules: SaidRules, words: RulesWords): readonly string[] {
  const { say } = words;
  const test = rules.mode === "test";
  const ends = rules.timeLimitS !== null || rules.closes !== null;
  return [
    say.mode[rules.mode],
    rules.opens === null
      ? fill(say.openNow, { due: rules.due })
      : fill(rules.opened ? say.opened : say.opens, { date: rules.opens, due: rules.due }),
    rules.closes === null
      ? say.late
      : rules.closes === "due"
        ? say.closesDue
        : fill(say.closes, { date: rules.closes }),
    timeLimit(rules.timeLimitS, words),
    sittings(rules, words),
    ...(test && ends ? [say.overdue[rules.overdue]] : []),
    ...(rules.shuffle ? [say.shuffle] : []),
    ...(test ? review(rules, words) : []),
    ...(rules.confidence === "free" ? [] : [say.confidence[rules.confidence]]),
  ];
}

function timeLimit(seconds: number | null, { say }: RulesWords): string {
  if (seconds === null || !Number.isFinite(seconds) || seconds <= 0) return say.noLimit;
  return seconds % 60 === 0 ? count(say.minutes, seconds / 60) : fill(say.seconds, { count: seconds });
}

function sittings({ attemptLimit, counts }: SaidRules, { say }: RulesWords): string {
  if (attemptLimit === 1) return say.oneSitting;
  const first = attemptLimit === null ? say.anySittings : fill(say.someSittings, { count: attemptLimit });
  return fill(first, { counts: say.counts[counts] });
}

function review({ reviewAfter, reviewClosed }: SaidRules, { say }: RulesWords): readonly string[] {
  const after = say.after[reviewAfter];
  if (reviewAfter === "everything") return [after];
  return reviewClosed === reviewAfter || reviewClosed === "nothing" ? [after] : [after, say.closed[reviewClosed]];
}
