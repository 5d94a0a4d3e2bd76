import type { ReactNode } from "react";
import type { Explanation } from "@/core/questions/explain";
import type quiz from "@/messages/en/quiz.json";

export type HowMadeWords = (typeof quiz)["howMade"];

export type HowMadeProps = { readonly explanation: Explanation; readonly words: HowMadeWords };

type FrameProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly onToggle?: (open: boolean) => void;
};

/** What opens under an answer, a card or a question's key. */
export function HowMadeFrame({ title, children, onToggle }: FrameProps) {
  return (
    <details
      className="mt-4 rounded-xl border border-line px-4"
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
    >
      <summary className="min-h-11 cursor-pointer py-2.5 font-semibold text-indigo">{title}</summary>
      {children}
    </details>
  );
}
