"use client";

import { type ReactNode, type RefObject, useEffect } from "react";
import { Prompt } from "@/components/questions/prompt";
import { writtenQuestion } from "@/components/questions/written-answer";
import type { QuestionView } from "@/core/questions/views";

type Props = {
  readonly view: QuestionView;
  /** Why it was taken out. */
  readonly notice: ReactNode;
  /** The head of the question. */
  readonly top: RefObject<HTMLElement | null>;
};

/** A question that was taken out of a test: it can be read, and asks nothing. */
export function TakenOutQuestion({ view, notice, top }: Props) {
  useEffect(() => {
    // What had the focus has gone with the question.
    if (document.activeElement === document.body) top.current?.focus({ preventScroll: true });
  }, [top]);
  return (
    <div className="rise">
      <Prompt>{writtenQuestion(view)}</Prompt>
      <div role="status" className="mt-4 empty:hidden">
        {notice}
      </div>
    </div>
  );
}
