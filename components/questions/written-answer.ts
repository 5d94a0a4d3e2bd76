import { GAP } from "@/components/questions/gap";
import type { QuestionWords } from "@/components/questions/marking";
import { shownNumber } from "@/components/questions/number/shown-number";
import { spokenPoint } from "@/components/questions/spoken-point";
import type { Choice, MatchingView, QuestionView } from "@/core/questions/views";
import type { Given } from "@/core/quizzes/protocol";

const labelIn = (choices: readonly Choice[], id: string) => choices.find((choice) => choice.id === id)?.label ?? null;

/** The question as one can read it without its controls. */
export function writtenQuestion(view: QuestionView): string {
  switch (view.type) {
    case "cloze":
      return `${view.before} ${GAP} ${view.after}`.replace(/\s+([.,;:?!)”])/g, "$1").trim();
    case "true-false":
      return `${view.prompt} “${view.statement}”`;
    case "who-says-so":
    case "status":
      return `${view.prompt} “${view.proposition}”`;
    case "ordering":
    case "multiple-choice":
    case "multiple-response":
    case "number":
    case "matching":
    case "short-answer":
    case "date":
    case "what-changed":
    case "map":
      return view.prompt;
    case "which-wording":
      return `${view.prompt} ${view.choices.map(({ label }) => `“${label}”`).join(" ")}`;
    default:
      return view satisfies never;
  }
}

/** What a learner gave, in words; null when nothing was given. */
export function writtenAnswer(view: QuestionView, given: Given, words: QuestionWords): string | null {
  if (!("answer" in given)) return null;
  const { answer } = given;
  if ("text" in answer) return answer.text;
  if ("choiceId" in answer) {
    return "choices" in view && answer.choiceId !== null ? labelIn(view.choices, answer.choiceId) : null;
  }
  if ("order" in answer) {
    if (view.type !== "ordering") return null;
    return answer.order.map((id) => labelIn(view.entries, id) ?? id).join(" → ");
  }
  if ("year" in answer) {
    const month = answer.month === null ? null : (words.months[answer.month - 1] ?? null);
    return [month, answer.year].filter((part) => part !== null).join(" ");
  }
  if ("x" in answer)
    return answer.x === null || answer.y === null ? null : spokenPoint({ x: answer.x, y: answer.y }, words);
  if ("choiceIds" in answer) {
    if (view.type !== "multiple-response") return null;
    return answer.choiceIds.map((id) => labelIn(view.choices, id) ?? id).join(", ");
  }
  if ("value" in answer) {
    return view.type !== "number" || answer.value === null ? null : `${shownNumber(answer.value)} ${view.unit}`;
  }
  if ("pairs" in answer) return view.type === "matching" ? writtenPairs(view, answer.pairs) : null;
  if (view.type !== "true-false" || answer.verdict === null) return null;
  const part = view.parts.find(({ id }) => id === answer.partId);
  const option = part && answer.optionId !== null ? labelIn(part.options, answer.optionId) : null;
  const verdict = answer.verdict ? words.true : words.false;
  return part && option !== null ? `${verdict}: ${part.label} → ${option}` : verdict;
}

/** The sentences as the learner completed them. */
function writtenPairs({ premises, options }: MatchingView, pairs: Readonly<Record<string, string>>): string {
  return premises
    .filter(({ id }) => pairs[id] !== undefined)
    .map(({ id, label }) => label.replace(GAP, labelIn(options, pairs[id] ?? "") ?? GAP))
    .join(" ");
}
