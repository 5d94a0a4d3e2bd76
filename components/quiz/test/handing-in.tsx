"use client";

import type { TestWords } from "@/components/quiz/test/question-navigator";
import type { QueueState } from "@/components/quiz/test/use-answer-queue";
import { type Ending, useHandIn } from "@/components/quiz/test/use-hand-in";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Clock } from "@/core/quizzes/protocol";

export type HandingInProps = {
  readonly attemptId: string;
  readonly ending: Ending;
  /** Answers that the server does not have yet: they go first. */
  readonly waiting: number;
  readonly line: QueueState["line"];
  readonly onDone: () => void;
  /** The test goes on: the learner takes the handing in back (null), or the server's clock tells of time that is left. */
  readonly onGoOn: (clock: Clock | null) => void;
  readonly words: TestWords;
};

/** A test on its way to its end: hands in as soon as everything is on the server, and says what it waits for. */
export function HandingIn({ attemptId, ending, waiting, line, onDone, onGoOn, words }: HandingInProps) {
  const state = useHandIn({ attemptId, ending, waiting, onDone, onGoOn });
  if (ending === "time-up") return <EndNotice waits={state === "broken" || line.kind !== "open"} words={words} />;
  const broken = line.kind === "broken" && waiting > 0;
  return (
    <div role="status" className="mx-auto mb-5 max-w-3xl empty:hidden">
      {state === "broken" || (state === "going" && broken) ? (
        <Notice tone="warning">
          <p>{words.handIn.waits}</p>
          <Button variant="quiet" size="small" onClick={() => onGoOn(null)} className="-ml-4">
            {words.handIn.stop}
          </Button>
        </Notice>
      ) : state === "going" ? (
        <Notice>{words.handIn.going}</Notice>
      ) : state === "refused" ? (
        <Notice tone="warning">{words.handIn.refused}</Notice>
      ) : null}
    </div>
  );
}

/** The time is up: what is on its way is sent, and the result comes by itself. */
function EndNotice({ waits, words }: { readonly waits: boolean; readonly words: TestWords }) {
  return (
    <div role="alert" className="mx-auto max-w-3xl rounded-2xl border border-line bg-surface p-6 sm:p-8">
      <h1 className="text-3xl">{words.over.title}</h1>
      <p className="mt-3 text-lg">{waits ? words.over.offline : words.over.sending}</p>
      {waits ? null : <p className="mt-1 text-ink-soft">{words.over.lead}</p>}
    </div>
  );
}
