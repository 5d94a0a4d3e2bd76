"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { newId } from "@/components/client-id";
import { postJson } from "@/components/post-json";
import { goneOnCookie } from "@/components/quiz/gone-on-cookie";
import { useActiveTime } from "@/components/quiz/use-active-time";
import { useAnswerSender } from "@/components/quiz/use-answer-sender";
import type { Confidence } from "@/core/memory/grade-mapping";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";
import type {
  AnswerReply,
  AnswerRequest,
  Given,
  GradedReply,
  ListReply,
  Progress,
  RunnerItem,
  Unread,
} from "@/core/quizzes/protocol";
import type { ConfidenceRule } from "@/core/quizzes/rules/quiz-rules";

export type Hint =
  | { readonly kind: "blank" }
  | { readonly kind: "confidence" }
  | { readonly kind: "no-list" }
  | { readonly kind: "not-in-sources"; readonly typed: string };

type Options = {
  readonly account: string;
  readonly attemptId: string;
  readonly items: readonly RunnerItem[];
  readonly confidence: ConfidenceRule;
  /** Whose feedback comes first; null where there is none. */
  readonly unread: Unread | null;
};

const answerIn = (given: Given): QuestionAnswer | null => ("answer" in given ? given.answer : null);

/** Where a quiz with feedback after every answer stands: one question after the other, each answer final. */
export function usePractice({ account, attemptId, items, confidence: rule, unread }: Options) {
  const router = useRouter();
  const [current, setCurrent] = useState(() => (unread ?? items.find(({ answered }) => !answered))?.index ?? null);
  const [answer, setAnswer] = useState(unread && answerIn(unread.reply.given));
  const [confidence, setConfidence] = useState<Confidence | null>(unread?.confidence ?? null);
  /** The rule as the page was opened with it, or as the server has said since. */
  const [asks, setAsks] = useState(rule);
  const [graded, setGraded] = useState<GradedReply | null>(unread?.reply ?? null);
  const [hint, setHint] = useState<Hint | null>(null);
  const [progress, setProgress] = useState<Progress>({
    answered: items.filter(({ answered, takenOut }) => answered && !takenOut).length,
    total: items.filter(({ takenOut }) => !takenOut).length,
  });
  /** Views that the server has sent in place of the first ones. */
  const [lists, setLists] = useState<ReadonlyMap<number, QuestionView>>(new Map());
  const indexes = useMemo(() => items.map(({ index }) => index), [items]);
  const question = useRef<HTMLDivElement>(null);
  const activeMs = useActiveTime(current);
  const resultPath = `/quiz/${attemptId}/result`;
  const leave = useCallback(() => router.replace(resultPath), [router, resultPath]);

  const onReply = useCallback(
    (request: AnswerRequest, reply: AnswerReply) => {
      if (reply.outcome === "over") return leave();
      if (reply.outcome === "ask-again") {
        if (reply.reason === "confidence") setAsks("always");
        setHint(
          reply.reason === "not-in-sources" ? { kind: reply.reason, typed: reply.typed } : { kind: reply.reason },
        );
        return;
      }
      if (reply.outcome !== "graded") return;
      // A kept answer that is sent after a reload may belong to the question shown, or to an earlier one.
      setCurrent(request.index);
      setAnswer(answerIn(reply.given));
      setConfidence(request.confidence);
      setProgress(reply.progress);
      setGraded(reply);
    },
    [leave],
  );
  const sender = useAnswerSender(account, attemptId, indexes, onReply);
  const busy = sender.state.kind === "sending" || sender.state.kind === "unsaved";

  useEffect(() => {
    if (current === null) leave();
  }, [current, leave]);

  function give(given: Given) {
    if (current === null || graded || busy) return;
    setHint(null);
    const message = { id: newId(), attemptId, index: current, given, sequence: 1 };
    sender.send({ ...message, confidence, activeMs: activeMs() });
  }

  /** A map question as a list: which view is sent, and how it is scored, the server decides. */
  async function askList() {
    if (current === null) return;
    const posted = await postJson<ListReply>("/api/answers/list", { attemptId, index: current });
    if (posted.kind !== "ok") return setHint({ kind: "no-list" });
    setHint(null);
    setAnswer(null);
    setLists((before) => new Map(before).set(current, posted.value.view));
    question.current?.focus({ preventScroll: true });
  }

  function goOn() {
    if (!graded) return;
    const { next } = graded;
    // biome-ignore lint/suspicious/noDocumentCookie: the browser's cookie store is missing on plain http and in Safari
    document.cookie = goneOnCookie(attemptId, current);
    if (next === null) return leave();
    setGraded(null);
    setAnswer(null);
    setConfidence(null);
    setHint(null);
    setCurrent(next);
    window.scrollTo({ top: 0 });
    question.current?.focus({ preventScroll: true });
  }

  const item = items.find(({ index }) => index === current) ?? null;
  return {
    item,
    view: item && (lists.get(item.index) ?? item.view),
    answer,
    setAnswer,
    confidence,
    setConfidence,
    asks,
    graded,
    hint,
    setHint,
    progress,
    question,
    resultPath,
    leave,
    sender,
    busy,
    give,
    askList,
    goOn,
  };
}
