"use client";

import { Demanded, type OnDemand } from "@/components/on-demand";
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

/** A question, drawn by the renderer of its type. */
export function QuestionCard({ view, answer, onChange, marking, words, onAskList }: Props) {
  // A place chosen from a list, as the server sends it to whoever asks, is a choice like any other.
  const type = view.type === "map" && view.mode === "list" ? "multiple-choice" : view.type;
  // A view and the renderer that stands under its type belong together; that cannot be said of a table in a type.
  const renderer = renderers[type] as unknown as OnDemand<object>;
  return <Demanded key={type} what={renderer} props={{ view, answer, onChange, marking, words, onAskList }} />;
}
