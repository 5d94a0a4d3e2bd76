"use client";

import { useEffect } from "react";
import { FeedbackPanel } from "@/components/quiz/feedback-panel";
import type { StatusWords } from "@/components/quiz/provenance";
import type { RunnerWords } from "@/components/quiz/send-notice";
import { type FeedbackWords, spokenVerdict } from "@/components/quiz/verdict";
import { ReportForm, type ReportWords } from "@/components/report/report-form";
import { Notice } from "@/components/ui/notice";
import type { GradedReply } from "@/core/quizzes/protocol";

export type AfterAnswerWords = {
  readonly runner: RunnerWords;
  readonly feedback: FeedbackWords;
  readonly report: ReportWords;
  readonly status: StatusWords;
};

export type AfterAnswerProps = {
  readonly graded: GradedReply;
  /** The learner had said that they were sure. */
  readonly sure: boolean;
  readonly words: AfterAnswerWords;
  /** What a screen reader is told at once, in a live region that was there before. */
  readonly onSpoken: (text: string) => void;
};

/** An Enter so soon after the answer was the second of a double press, and not meant for the feedback, milliseconds. */
const TOO_SOON = 400;

/** Enter goes on from the feedback's heading, which has the focus: nobody has to go through its links by Tab. */
function useEnterGoesOn(): void {
  useEffect(() => {
    const since = performance.now();
    function onKey({ key, repeat, target, timeStamp }: KeyboardEvent) {
      if (key !== "Enter" || repeat || timeStamp - since < TOO_SOON || !(target instanceof HTMLHeadingElement)) return;
      target.closest("form")?.requestSubmit();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** The feedback, and where to report a mistake in it. */
export function AfterAnswerPanel({ graded, sure, words, onSpoken }: AfterAnswerProps) {
  const { before, takenOut, grade, given, feedback, credit } = graded;
  const spoken = spokenVerdict(grade, feedback, words.feedback);
  useEffect(() => onSpoken(spoken), [onSpoken, spoken]);
  useEnterGoesOn();
  // As `isMisjudged` has it for results: the browser gets no code of the rules.
  const isError = (grade.kind === "incorrect" || grade.kind === "partial") && credit < 0.5;
  return (
    <>
      {before ? (
        <div className="mt-6">
          <Notice>{takenOut ? words.runner.takenOut : words.runner.before}</Notice>
        </div>
      ) : null}
      <FeedbackPanel
        grade={grade}
        given={given}
        feedback={feedback}
        misjudged={sure && !before && isError}
        words={words.feedback}
        statusWords={words.status}
      />
      <ReportForm factIds={feedback.factIds} words={words.report} />
    </>
  );
}
