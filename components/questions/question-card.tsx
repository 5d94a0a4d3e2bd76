"use client";

import { Demanded } from "@/components/on-demand";
import type { Marking, QuestionWords } from "@/components/questions/marking";
import { renderers } from "@/components/questions/renderers";
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
    case "what-changed":
    case "which-wording":
      return <Demanded key={view.type} what={renderers["multiple-choice"]} props={{ view, ...rest }} />;
    case "true-false":
      return <Demanded key={view.type} what={renderers["true-false"]} props={{ view, ...rest }} />;
    case "cloze":
      return <Demanded key={view.type} what={renderers.cloze} props={{ view, ...rest }} />;
    case "short-answer":
      return <Demanded key={view.type} what={renderers["short-answer"]} props={{ view, ...rest }} />;
    case "who-says-so":
      return <Demanded key={view.type} what={renderers["who-says-so"]} props={{ view, ...rest }} />;
    case "status":
      return <Demanded key={view.type} what={renderers.status} props={{ view, ...rest }} />;
    case "ordering":
      return <Demanded key={view.type} what={renderers.ordering} props={{ view, ...rest }} />;
    case "date":
      return <Demanded key={view.type} what={renderers.date} props={{ view, ...rest }} />;
    case "map":
      // A place chosen from a list, as the server sends it to whoever asks, is a choice like any other.
      if (view.mode === "list")
        return <Demanded key="list" what={renderers["multiple-choice"]} props={{ view, ...rest }} />;
      return <Demanded key={view.type} what={renderers.map} props={{ view, ...rest, onAskList }} />;
    case "multiple-response":
      return <Demanded key={view.type} what={renderers["multiple-response"]} props={{ view, ...rest }} />;
    case "number":
      return <Demanded key={view.type} what={renderers.number} props={{ view, ...rest }} />;
    case "matching":
      return <Demanded key={view.type} what={renderers.matching} props={{ view, ...rest }} />;
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
  return answer.verdict !== null; // "false" alone earns half
}

const asksMonth = (view: QuestionView) => view.type === "date" && view.unit === "month";
