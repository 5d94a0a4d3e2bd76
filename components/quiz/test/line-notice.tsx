"use client";

import { type RunnerWords, SendNotice } from "@/components/quiz/send-notice";
import type { TestWords } from "@/components/quiz/test/question-navigator";
import type { QueueState } from "@/components/quiz/test/use-answer-queue";
import type { HandInState } from "@/components/quiz/test/use-hand-in";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { count } from "@/components/words";

type Props = {
  /** Answers that the server does not have yet. */
  readonly waiting: number;
  readonly line: QueueState["line"];
  readonly handIn: HandInState;
  readonly onRetry: () => void;
  /** Takes back a handing in that waits for the connection. */
  readonly onStop: () => void;
  /** Where to come back to after signing in. */
  readonly path: string;
  readonly words: { readonly runner: RunnerWords; readonly test: TestWords };
};

/** What to know while something is not on the server yet; nothing while all is well. */
export function LineNotice({ waiting, line, handIn, onRetry, onStop, path, words }: Props) {
  if (line.kind === "refused") {
    return (
      <div className="mb-5">
        <SendNotice state={line} words={words.runner} onRetry={onRetry} path={path} />
      </div>
    );
  }
  const broken = line.kind === "broken" && waiting > 0;
  return (
    <div role="status" className="mb-5 empty:hidden">
      {handIn === "broken" || (handIn === "going" && broken) ? (
        <Notice tone="warning">
          <p>{words.test.handIn.waits}</p>
          <Button variant="quiet" size="small" onClick={onStop} className="-ml-4">
            {words.test.handIn.stop}
          </Button>
        </Notice>
      ) : handIn === "going" ? (
        <Notice>{words.test.handIn.going}</Notice>
      ) : handIn === "refused" ? (
        <Notice tone="warning">{words.test.handIn.refused}</Notice>
      ) : broken ? (
        <Notice tone="warning">
          <p>{count(words.test.offline, waiting)}</p>
          <Button variant="quiet" size="small" onClick={onRetry} className="-ml-4">
            {words.test.retry}
          </Button>
        </Notice>
      ) : null}
    </div>
  );
}

/** The time is up: what is on its way is sent, and the result comes by itself. */
export function EndNotice({ waits, words }: { readonly waits: boolean; readonly words: TestWords }) {
  return (
    <div role="alert" className="mx-auto max-w-3xl rounded-2xl border border-line bg-surface p-6 sm:p-8">
      <h1 className="text-3xl">{words.over.title}</h1>
      <p className="mt-3 text-lg">{waits ? words.over.offline : words.over.sending}</p>
      {waits ? null : <p className="mt-1 text-ink-soft">{words.over.lead}</p>}
    </div>
  );
}
