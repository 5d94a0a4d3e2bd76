"use client";

import { ChoiceQuestion } from "@/components/questions/choice-question";
import { ClozeQuestion } from "@/components/questions/cloze-question";
import { DateQuestion } from "@/components/questions/date-question";
import { MapQuestion } from "@/components/questions/map-question";
import type { Marking, QuestionWords } from "@/components/questions/marking";
import { MatchingQuestion } from "@/components/questions/matching-question";
import { MultipleResponseQuestion } from "@/components/questions/multiple-response-question";
import { NumberQuestion } from "@/components/questions/number/number-question";
import { OrderingQuestion } from "@/components/questions/ordering-question";
import { ShortAnswerQuestion } from "@/components/questions/short-answer-question";
import { StatusQuestion } from "@/components/questions/status-question";
import { TrueFalseQuestion } from "@/components/questions/true-false-question";
import { WhoSaysSoQuestion } from "@/components/questions/who-says-so-question";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";

type Props = {
  readonly view: QuestionView;
  readonly answer: QuestionAnswer | null;
  readonly onChange: (answer: QuestionAnswer) => void;
  /** Null while it can be answered. */
  readonly marking: Marking | null;
  readonly words: QuestionWords;
  /** Asks the server for a map question as a list; null where nothing may be changed any more. */
  readonly onAskList: (() => void) | null;
};

/** The one switch over question types in the interface: a new type does not compile until it is listed. */
export function QuestionCard({ view, answer, onChange, marking, words, onAskList }: Props) {
  const rest = { answer, onChange, marking, words };
  switch (view.type) {
    case "multiple-choice":
      return <ChoiceQuestion view={view} {...rest} />;
    case "true-false":
      return <TrueFalseQuestion view={view} {...rest} />;
    case "cloze":
      return <ClozeQuestion view={view} {...rest} />;
    case "short-answer":
      return <ShortAnswerQuestion view={view} {...rest} />;
    case "who-says-so":
      return <WhoSaysSoQuestion view={view} {...rest} />;
    case "status":
      return <StatusQuestion view={view} {...rest} />;
    case "ordering":
      return <OrderingQuestion view={view} {...rest} />;
    case "date":
      return <DateQuestion view={view} {...rest} />;
    case "what-changed":
    case "which-wording":
      return <ChoiceQuestion view={view} {...rest} />;
    case "map":
      return <MapQuestion view={view} {...rest} onAskList={onAskList} />;
    case "multiple-response":
      return <MultipleResponseQuestion view={view} {...rest} />;
    case "number":
      return <NumberQuestion view={view} {...rest} />;
    case "matching":
      return <MatchingQuestion view={view} {...rest} />;
    default:
      return view satisfies never;
  }
}

/** Whether there is something to send; what it is worth, only the server knows. */
export function isAnswered(view: QuestionView, answer: QuestionAnswer | null): boolean {
  if (answer === null) return view.type === "ordering"; // the order shown is an answer, too
  if ("choiceId" in answer) return answer.choiceId !== null;
  if ("text" in answer) return answer.text.trim() !== "";
  if ("year" in answer) return answer.year !== null && (answer.month !== null || !asksMonth(view));
  if ("x" in answer) return answer.x !== null && answer.y !== null;
  if ("order" in answer) return true;
  if ("choiceIds" in answer) return answer.choiceIds.length > 0;
  if ("value" in answer) return answer.value !== null;
  if ("pairs" in answer) return Object.keys(answer.pairs).length > 0;
  return answer.verdict === true || (answer.verdict === false && answer.partId !== null && answer.optionId !== null);
}

const asksMonth = (view: QuestionView) => view.type === "date" && view.unit === "month";
