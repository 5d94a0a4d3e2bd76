"use client";

import type { RunnerWords } from "@/components/quiz/send-notice";
import { ProgressMeter } from "@/components/ui/meter";
import { fill } from "@/components/words";
import type { Progress } from "@/core/quizzes/protocol";

/** Which question is shown, and how many are done. */
export function RunnerProgress({
  progress,
  showing,
  words,
}: {
  readonly progress: Progress;
  readonly showing: number;
  readonly words: RunnerWords;
}) {
  const text = fill(words.progress, { number: Math.min(showing, progress.total), total: progress.total });
  return (
    <div className="mb-7">
      <p className="mb-2 text-sm font-semibold text-ink-soft tabular-nums">{text}</p>
      <ProgressMeter
        value={progress.answered}
        max={progress.total}
        label={words.progressLabel}
        text={text}
        tone="ochre"
      />
    </div>
  );
}
