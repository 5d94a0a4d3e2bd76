"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { newId } from "@/components/client-id";
import { Demanded, whenIdle } from "@/components/on-demand";
import { postJson } from "@/components/post-json";
import type { QuestionWords } from "@/components/questions/marking";
import { isAnswered, QuestionCard } from "@/components/questions/question-card";
import { prefetchRenderers } from "@/components/questions/renderers";
import { feedbackPanel, prefetchAfterAnswer, reportForm } from "@/components/quiz/after-answer";
import { ContentWarning } from "@/components/quiz/content-warning";
import type { StatusWords } from "@/components/quiz/provenance";
import { type RunnerWords, SendNotice } from "@/components/quiz/send-notice";
import { useActiveTime } from "@/components/quiz/use-active-time";
import { useAnswerSender } from "@/components/quiz/use-answer-sender";
import { type FeedbackWords, spokenVerdict } from "@/components/quiz/verdict";
import type { ReportWords } from "@/components/report/report-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { ProgressMeter } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { fill } from "@/components/words";
import type { Confidence } from "@/core/memory/grade-mapping";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";
import type { AnswerReply, AnswerRequest, Given, Progress, RunnerItem } from "@/core/quizzes/protocol";

type Words = {
  readonly runner: RunnerWords;
  readonly question: QuestionWords;
  readonly feedback: FeedbackWords;
  readonly report: ReportWords;
  readonly status: StatusWords;
};

type Props = {
  /** Whose answers are kept on this device until they are sent. */
  readonly account: string;
  readonly attemptId: string;
  readonly items: readonly RunnerItem[];
  readonly words: Words;
};

type Graded = Extract<AnswerReply, { readonly outcome: "graded" }>;
type Hint =
  | { readonly kind: "blank" }
  | { readonly kind: "no-list" }
  | { readonly kind: "not-in-sources"; readonly typed: string }
  | null;

/** One question a screen: answer, feedback, next. All questions are here from the start; their keys are not. */
export function QuizRunner({ account, attemptId, items, words }: Props) {
  const router = useRouter();
  const [current, setCurrent] = useState(() => items.find(({ answered }) => !answered)?.index ?? null);
  const [answer, setAnswer] = useState<QuestionAnswer | null>(null);
  const [confidence, setConfidence] = useState<Confidence | null>(null);
  const [warned, setWarned] = useState<ReadonlySet<number>>(new Set());
  const [graded, setGraded] = useState<Graded | null>(null);
  const [hint, setHint] = useState<Hint>(null);
  const [progress, setProgress] = useState<Progress>({
    answered: items.filter(({ answered }) => answered).length,
    total: items.length,
  });
  /** Views that the server has sent in place of the first ones. */
  const [lists, setLists] = useState<ReadonlyMap<number, QuestionView>>(new Map());
  const question = useRef<HTMLDivElement>(null);
  const activeMs = useActiveTime(current);

  const onReply = useCallback((request: AnswerRequest, reply: AnswerReply) => {
    if (reply.outcome === "ask-again") {
      setHint(reply.reason === "blank" ? { kind: "blank" } : { kind: "not-in-sources", typed: reply.typed });
      return;
    }
    if (reply.outcome !== "graded") return;
    // A kept answer that is sent after a reload may belong to the question shown, or to an earlier one.
    setCurrent(request.index);
    setAnswer("answer" in reply.given ? reply.given.answer : null);
    setProgress(reply.progress);
    setGraded(reply);
  }, []);
  const sender = useAnswerSender(account, attemptId, onReply);
  const resultPath = `/quiz/${attemptId}/result`;

  // Whatever is needed to answer the other questions and to read about them, before a connection can be lost.
  useEffect(
    () =>
      whenIdle(() => {
        void prefetchAfterAnswer();
        void prefetchRenderers(items.map(({ view }) => view.type));
      }),
    [items],
  );

  useEffect(() => {
    if (current === null) router.replace(resultPath);
  }, [current, router, resultPath]);

  const item = items.find(({ index }) => index === current);
  if (!item) return null;
  const mustWarn = item.warning !== null && !warned.has(item.index) && graded === null;
  const view = lists.get(item.index) ?? item.view;
  const busy = sender.state.kind === "sending" || sender.state.kind === "unsaved";

  function give(given: Given) {
    if (!item || graded || busy) return;
    setHint(null);
    sender.send({ id: newId(), attemptId, index: item.index, given, sequence: 1, confidence, activeMs: activeMs() });
  }

  /** A map question as a list: which view is sent, and how it is scored, the server decides. */
  async function askList() {
    if (!item) return;
    const { index } = item;
    const posted = await postJson<QuestionView>("/api/answers/list", { attemptId, index });
    if (posted.kind !== "ok") return setHint({ kind: "no-list" });
    setHint(null);
    setAnswer(null);
    setLists((before) => new Map(before).set(index, posted.value));
    question.current?.focus({ preventScroll: true });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!item) return;
    if (graded) return goOn();
    if (!isAnswered(view, answer)) return setHint({ kind: "blank" });
    give({ answer: answer ?? answerAsShown(view) });
  }

  function goOn() {
    if (!graded) return;
    const next = graded.next;
    setGraded(null);
    setAnswer(null);
    setConfidence(null);
    setHint(null);
    setCurrent(next);
    window.scrollTo({ top: 0 });
    question.current?.focus({ preventScroll: true });
  }

  return (
    <div className="mx-auto max-w-3xl">
      <RunnerProgress
        progress={progress}
        showing={graded ? progress.answered : progress.answered + 1}
        words={words.runner}
      />
      <div ref={question} tabIndex={-1}>
        {mustWarn && item.warning !== null ? (
          <ContentWarning
            topic={item.warning}
            words={words.runner.warning}
            onShow={() => setWarned(new Set([...warned, item.index]))}
            onSkip={() => give({ skip: true })}
          />
        ) : (
          <form onSubmit={submit} noValidate className="rise" key={item.index}>
            <QuestionCard
              view={view}
              answer={answer}
              onChange={(value) => {
                setHint(null);
                if (!busy && !graded) setAnswer(value);
              }}
              marking={
                graded && {
                  credit: graded.credit,
                  wrongIds: Object.keys(graded.feedback.whyWrong),
                  spot: graded.feedback.spot ?? null,
                }
              }
              onAskList={busy || graded ? null : () => void askList()}
              words={words.question}
            />
            {graded ? null : (
              <div className="mt-7">
                <Segmented
                  name="confidence"
                  legend={words.runner.confidence}
                  options={[
                    { value: "guess", label: words.runner.guess },
                    { value: "fairly", label: words.runner.fairly },
                    { value: "sure", label: words.runner.sure },
                  ]}
                  value={confidence}
                  onChange={(value) => setConfidence(value as Confidence)}
                />
              </div>
            )}
            <div role="status" className="mt-5 empty:hidden">
              {hint ? <Notice tone="warning">{hintText(hint, words.runner)}</Notice> : null}
            </div>
            <SendNotice state={sender.state} words={words.runner} onRetry={sender.retry} path={`/quiz/${attemptId}`} />
            {graded ? (
              <>
                {graded.before ? (
                  <div className="mt-6">
                    <Notice>{words.runner.before}</Notice>
                  </div>
                ) : null}
                <Demanded
                  what={feedbackPanel}
                  props={{
                    grade: graded.grade,
                    given: graded.given,
                    feedback: graded.feedback,
                    words: words.feedback,
                    statusWords: words.status,
                  }}
                />
                {graded.feedback.factIds[0] === undefined ? null : (
                  <Demanded what={reportForm} props={{ factId: graded.feedback.factIds[0], words: words.report }} />
                )}
              </>
            ) : null}
            <div className="sticky bottom-0 z-10 -mx-4 mt-6 flex flex-wrap items-center gap-3 border-t border-line bg-paper px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:px-0">
              {graded ? (
                graded.next === null ? (
                  <ButtonLink href={resultPath} size="large" className="flex-1 sm:flex-none">
                    {words.runner.finish}
                  </ButtonLink>
                ) : (
                  <Button type="submit" size="large" className="flex-1 sm:flex-none">
                    {words.runner.next}
                  </Button>
                )
              ) : (
                <>
                  <Button
                    type="submit"
                    size="large"
                    disabled={busy}
                    aria-busy={busy}
                    className="flex-1 whitespace-nowrap sm:flex-none"
                  >
                    {busy ? words.runner.checking : words.runner.check}
                  </Button>
                  <Button variant="quiet" size="large" disabled={busy} onClick={() => give({ dontKnow: true })}>
                    {words.runner.dontKnow}
                  </Button>
                </>
              )}
            </div>
          </form>
        )}
      </div>
      <p role="status" className="sr-only">
        {graded ? spokenVerdict(graded.grade, graded.feedback, words.feedback) : ""}
      </p>
    </div>
  );
}

/** Only an order can be sent without being touched. */
function answerAsShown(view: QuestionView): QuestionAnswer {
  return view.type === "ordering" ? { order: view.entries.map(({ id }) => id) } : { text: "" };
}

function hintText(hint: Exclude<Hint, null>, words: RunnerWords): string {
  if (hint.kind === "no-list") return words.noList;
  return hint.kind === "blank" ? words.blank : fill(words.notInSources, { typed: hint.typed });
}

function RunnerProgress({
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
