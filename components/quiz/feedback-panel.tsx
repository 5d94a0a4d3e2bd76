"use client";

import { useLayoutEffect, useRef } from "react";
import { classes } from "@/components/class-names";
import { AnswerList } from "@/components/quiz/answer-list";
import { answerParts } from "@/components/quiz/answer-parts";
import { Grounds } from "@/components/quiz/grounds";
import { Misjudged } from "@/components/quiz/misjudged";
import type { StatusWords } from "@/components/quiz/provenance";
import { WhyNot } from "@/components/quiz/reasons";
import { type FeedbackWords, verdictLook, verdictOf } from "@/components/quiz/verdict";
import { Icon } from "@/components/ui/icon";
import { fill } from "@/components/words";
import type { Feedback } from "@/core/questions/contract";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";

type Props = {
  readonly grade: StoredGrade;
  readonly given: Given;
  readonly feedback: Feedback;
  /** The learner was sure, and it is not so: more is told, as such errors are the ones best corrected. */
  readonly misjudged: boolean;
  readonly words: FeedbackWords;
  readonly statusWords: StatusWords;
};

/**
 * Right answer, why, why not the chosen one, how sure it is, as of when, and where to read it. Takes the focus when it
 * appears, so that what comes next is read next; not from somebody who is past it already: its code may come after the
 * button that leads on, and a key that is on its way to that button must not be lost.
 */
export function FeedbackPanel({ grade, given, feedback, misjudged, words, statusWords }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before anything of it is painted: what can be seen can be tabbed to.
  useLayoutEffect(() => {
    if (heading.current === null || isPast(heading.current)) return;
    heading.current.focus({ preventScroll: true });
    // Not the heading alone: as much of what it heads as there is room for.
    heading.current.closest("section")?.scrollIntoView({ block: "nearest" });
  }, []);
  const { tone, title } = verdictOf(grade, words);
  const { icon, bar, text } = verdictLook(tone);
  const note = "note" in grade ? grade.note : null;

  return (
    <section className={classes("rise mt-8 rounded-2xl border border-line border-t-6 bg-surface p-5 sm:p-7", bar)}>
      <h2 ref={heading} tabIndex={-1} className={classes("flex items-center gap-2.5 text-2xl", text)}>
        <Icon name={icon} className="size-7" />
        {title}
      </h2>
      {note ? <p className="mt-2">{fill(words.gradeNotes[note.code], { expected: note.expected })}</p> : null}
      <p className="mt-4 text-sm font-semibold text-ink-soft">{words.answer}</p>
      <AnswerInWords answer={feedback.answer} />
      <div className="mt-3">
        <Grounds feedback={feedback} words={words} statusWords={statusWords}>
          {tone === "right" ? null : <WhyNot given={given} feedback={feedback} words={words} />}
          {misjudged ? <Misjudged given={given} feedback={feedback} words={words} /> : null}
        </Grounds>
      </div>
    </section>
  );
}

/** Whether the focus is on something that comes after this. */
function isPast(element: HTMLElement): boolean {
  const held = document.activeElement;
  if (held === null || held === document.body) return false;
  return (element.compareDocumentPosition(held) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** What is right, at a glance. */
function AnswerInWords({ answer }: { readonly answer: string }) {
  if (answerParts(answer).length < 2) {
    return <p className="font-display text-xl leading-snug font-semibold">{answer}</p>;
  }
  return <AnswerList answer={answer} className="mt-1 gap-1.5 text-lg leading-snug font-semibold" />;
}
