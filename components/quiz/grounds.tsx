import type { ReactNode } from "react";
import { Because } from "@/components/quiz/because";
import { AnswerProvenance, SourceItems, type StatusWords } from "@/components/quiz/provenance";
import type { FeedbackWords } from "@/components/quiz/verdict";
import { StatusBadge } from "@/components/ui/badge";
import { Folded } from "@/components/ui/folded";
import { fill } from "@/components/words";
import type { Feedback } from "@/core/questions/contract";

/** So many facts with their sources can still be read in one breath. */
const AT_A_GLANCE = 2;

type Props = {
  readonly feedback: Feedback;
  /** Whether a fact behind it was withdrawn since: how sure it was says nothing then. */
  readonly withdrawn?: boolean;
  readonly words: FeedbackWords;
  readonly statusWords: StatusWords;
  /** Why what was given is wrong. */
  readonly children?: ReactNode;
};

/**
 * What an answer rests on: why it is right, how sure that is, and where it can be read. An order or a matching rests on many
 * facts, which say in full what the answer says already: they are opened on demand, and what was wrong comes before them.
 */
export function Grounds({ feedback, withdrawn = false, words, statusWords, children }: Props) {
  const { facts = [], sources } = feedback;
  // Who claims a thing is told at once.
  const isFolded = facts.length > AT_A_GLANCE && !withdrawn && facts.every(({ status }) => status === "established");
  const because = <Because feedback={feedback} words={words} statusWords={statusWords} />;
  if (!isFolded) {
    return (
      <>
        {because}
        {children}
        <AnswerProvenance feedback={feedback} withdrawn={withdrawn} words={words} statusWords={statusWords} />
      </>
    );
  }
  return (
    <>
      {children}
      <div className="mt-6 grid gap-2 border-t border-line pt-5 text-[0.95rem]">
        <p>
          <StatusBadge status="established" label={statusWords.established} />
        </p>
        <Folded summary={fill(words.factsBehind, { count: facts.length })}>
          {because}
          <div className="mt-6">
            <SourceItems sources={sources} words={words} />
          </div>
        </Folded>
      </div>
    </>
  );
}
