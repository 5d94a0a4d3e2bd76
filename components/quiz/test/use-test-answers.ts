"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { newId } from "@/components/client-id";
import { readLocal, writeLocal } from "@/components/local-store";
import { isAnswered } from "@/components/questions/is-answered";
import { useAnswerQueue } from "@/components/quiz/test/use-answer-queue";
import { takesPlaceOf, waitingAnswers } from "@/components/quiz/waiting-answers";
import type { Confidence } from "@/core/memory/grade-mapping";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";
import type { AnswerRequest, Clock, Given, Instead, ListReply, RunnerItem } from "@/core/quizzes/protocol";

export type Entry = {
  /** What is on the screen. */
  readonly draft: QuestionAnswer | null;
  /** What was given last, saved or on its way; null before the first answer. */
  readonly given: Given | null;
  readonly sequence: number;
  /** Of the message that gave it; "" where only the server knows. */
  readonly id: string;
  readonly confidence: Confidence | null;
  /** To be looked at again before handing in; this device's own note. */
  readonly flagged: boolean;
  /** Why what is shown is not what was last given here; null where it is. */
  readonly instead: Instead | null;
};

type Notes = { readonly flagged: readonly number[] };

export const answerIn = (given: Given | null): QuestionAnswer | null =>
  given !== null && "answer" in given ? given.answer : null;

/** "I don't know" and nothing are alike here: the question is without an answer. */
export const hasAnswer = ({ given }: Entry): boolean => given !== null && !("dontKnow" in given);

const firstEntry = ({ given, sequence, confidence, takenOut }: RunnerItem): Entry => ({
  draft: answerIn(given),
  given,
  sequence,
  id: "",
  confidence,
  flagged: false,
  instead: takenOut ? "taken-out" : null,
});

type Options = {
  readonly account: string;
  readonly attemptId: string;
  readonly items: readonly RunnerItem[];
  /** Milliseconds spent on a question so far. */
  readonly spentOn: (index: number) => number;
  readonly onClock: (clock: Clock) => void;
  /** An answer came too late. */
  readonly onOver: () => void;
};

/** The answers of a test: on the screen, on their way and on the server, by question. */
export function useTestAnswers({ account, attemptId, items, spentOn, onClock, onOver }: Options) {
  const [entries, setEntries] = useState<ReadonlyMap<number, Entry>>(
    () => new Map(items.map((item) => [item.index, firstEntry(item)])),
  );
  const latest = useRef(entries);
  const indexes = useMemo(() => items.map(({ index }) => index), [items]);
  const notes = `notes:${attemptId}`;

  const put = useCallback((index: number, change: Partial<Entry>) => {
    const before = latest.current.get(index);
    if (before === undefined) return;
    latest.current = new Map(latest.current).set(index, { ...before, ...change });
    setEntries(latest.current);
  }, []);

  const queue = useAnswerQueue(account);
  const { sender, unheard, report, take } = queue;
  const showOther = useCallback(
    ({ index, id, given, sequence, confidence }: AnswerRequest) =>
      put(index, { given, sequence, id, draft: answerIn(given), confidence, instead: "elsewhere" }),
    [put],
  );
  // What this device keeps is known in the browser alone, so it comes after the first paint.
  useEffect(() => {
    const kept = readLocal<Notes>(account, notes);
    for (const index of kept?.flagged ?? []) put(index, { flagged: true });
    for (const request of waitingAnswers(account, attemptId, indexes)) {
      const { index, id, given, sequence, confidence } = request;
      const entry = latest.current.get(index);
      take(request);
      if (entry !== undefined && takesPlaceOf(request, entry))
        put(index, { draft: answerIn(given), given, sequence, id, confidence });
    }
  }, [account, attemptId, indexes, notes, put, take]);

  const keepNotes = useCallback(() => {
    const flagged = [...latest.current].flatMap(([index, entry]) => (entry.flagged ? [index] : []));
    writeLocal(account, notes, { flagged } satisfies Notes);
  }, [account, notes]);

  const give = useCallback(
    (index: number, given: Given, draft: QuestionAnswer | null) => {
      const entry = latest.current.get(index);
      if (entry === undefined) return;
      const sequence = entry.sequence + 1;
      const id = newId();
      put(index, { given, draft, sequence, id, instead: null });
      const { confidence } = entry;
      const request = { id, attemptId, index, given, sequence, confidence, activeMs: spentOn(index) };
      const counts = queue.give(request);
      if (counts.id !== id) showOther(counts);
    },
    [attemptId, put, queue.give, showOther, spentOn],
  );

  /** What is on the screen is what is saved: an answer that was emptied is taken back. */
  const change = useCallback(
    (index: number, view: QuestionView, draft: QuestionAnswer) => {
      const entry = latest.current.get(index);
      if (entry === undefined) return;
      if (isAnswered(view, draft)) give(index, { answer: draft }, draft);
      else if (hasAnswer(entry)) give(index, { dontKnow: true }, draft);
      else put(index, { draft, instead: null });
    },
    [give, put],
  );

  const setConfidence = useCallback(
    (index: number, confidence: Confidence) => {
      put(index, { confidence });
      const entry = latest.current.get(index);
      if (entry?.given != null && "answer" in entry.given) give(index, entry.given, entry.draft);
    },
    [put, give],
  );

  const takeList = useCallback(
    (index: number, { given, sequence }: ListReply) =>
      put(index, { draft: answerIn(given), given, sequence, id: "", confidence: null, instead: null }),
    [put],
  );
  const sequenceOf = useCallback((index: number) => latest.current.get(index)?.sequence ?? 0, []);

  const toggleFlag = useCallback(
    (index: number) => {
      put(index, { flagged: !latest.current.get(index)?.flagged });
      keepNotes();
    },
    [put, keepNotes],
  );

  const shown = { entryOf: (index: number) => latest.current.get(index), put, showOther, take, onClock, onOver };
  const sending = { account, attemptId, indexes, sender, unheard, report, shown };
  return { entries, queue, sending, change, give, takeList, sequenceOf, setConfidence, toggleFlag, notes };
}
