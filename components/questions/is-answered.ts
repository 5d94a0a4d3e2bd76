import type { QuestionAnswer, QuestionView } from "@/core/questions/views";

/** Whether there is something to send; what it is worth, only the server knows. */
export function isAnswered(view: QuestionView, answer: QuestionAnswer | null): boolean {
  if (answer === null) return view.type === "ordering"; // the order shown is an answer, too
  if ("choiceId" in answer) return answer.choiceId !== null;
  if ("text" in answer) return SAYS_SOMETHING.test(answer.text);
  if ("year" in answer) return answer.year !== null && (answer.month !== null || !asksMonth(view));
  if ("x" in answer) return answer.x !== null && answer.y !== null;
  if ("order" in answer) return true;
  if ("choiceIds" in answer) return answer.choiceIds.length > 0;
  if ("value" in answer) return answer.value !== null;
  if ("pairs" in answer) return Object.keys(answer.pairs).length > 0;
  return answer.verdict !== null; // "false" alone earns half
}

/** A text without a letter or a digit is no answer to the server either. */
const SAYS_SOMETHING = /[\p{L}\p{N}&]/u;

const asksMonth = (view: QuestionView) => view.type === "date" && view.unit === "month";
