"use client";

import type { RunnerWords } from "@/components/quiz/send-notice";
import { RefusedNotice } from "@/components/quiz/send-trouble";
import type { TestWords } from "@/components/quiz/test/question-navigator";
import type { QueueState } from "@/components/quiz/test/use-answer-queue";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { count } from "@/components/words";
import type { Instead } from "@/core/quizzes/protocol";

export type LineNoticeProps = {
  /** Answers that the server does not have yet. */
  readonly waiting: number;
  readonly line: Exclude<QueueState["line"], { readonly kind: "open" }>;
  readonly onRetry: () => void;
  /** Where to come back to after signing in. */
  readonly path: string;
  readonly words: { readonly runner: RunnerWords; readonly test: TestWords };
};

/** What to know while answers do not reach the server. */
export function LineNotice({ waiting, line, onRetry, path, words }: LineNoticeProps) {
  if (line.kind === "refused") return <RefusedNotice status={line.status} words={words.runner} path={path} />;
  return (
    <Notice tone="warning">
      <p>{count(words.test.offline, waiting)}</p>
      <Button variant="quiet" size="small" onClick={onRetry} className="-ml-4">
        {words.test.retry}
      </Button>
    </Notice>
  );
}

export type QuestionNoticeProps = {
  /** What has taken the place of the answer given here: another tab's, which counts, or nothing, as the question was taken out. */
  readonly instead: Instead | null;
  /** The map goes on without the list that was asked for. */
  readonly isWithoutList: boolean;
  readonly words: { readonly runner: RunnerWords; readonly test: TestWords };
};

/** What to say of a question; nothing of most. */
export function QuestionNotice({ instead, isWithoutList, words }: QuestionNoticeProps) {
  if (instead) return <Notice>{instead === "elsewhere" ? words.test.elsewhere : words.test.takenOut}</Notice>;
  return isWithoutList ? <Notice tone="warning">{words.runner.noList}</Notice> : null;
}
