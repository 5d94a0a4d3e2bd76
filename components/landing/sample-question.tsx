"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Demanded, whenIdle } from "@/components/on-demand";
import { postJson } from "@/components/post-json";
import { isAnswered } from "@/components/questions/is-answered";
import type { QuestionWords } from "@/components/questions/marking";
import { PromptHeading } from "@/components/questions/prompt";
import { QuestionCard } from "@/components/questions/question-card";
import { feedbackPanel } from "@/components/quiz/after-answer";
import type { StatusWords } from "@/components/quiz/provenance";
import { type FeedbackWords, spokenVerdict } from "@/components/quiz/verdict";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Feedback, Grade } from "@/core/questions/contract";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";
import type landing from "@/messages/en/landing.json";

type Sample = { readonly number: number; readonly count: number; readonly view: QuestionView };
type Reply = { readonly grade: Grade; readonly credit: number; readonly feedback: Feedback };

type Props = {
  readonly first: Sample;
  readonly words: {
    readonly sample: (typeof landing)["sample"];
    readonly question: QuestionWords;
    readonly feedback: FeedbackWords;
    readonly status: StatusWords;
  };
};

/** A real question, answered at once and without a trace. */
export function SampleQuestion({ first, words }: Props) {
  const [sample, setSample] = useState(first);
  const [answer, setAnswer] = useState<QuestionAnswer | null>(null);
  const [reply, setReply] = useState<Reply | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => whenIdle(() => void feedbackPanel.prefetch()), []);

  async function check(event: FormEvent) {
    event.preventDefault();
    if (busy || reply) return;
    if (!isAnswered(sample.view, answer)) return setProblem(words.sample.blank);
    setBusy(true);
    const posted = await postJson<Reply>("/api/sample", { number: sample.number, answer });
    setBusy(false);
    if (posted.kind === "ok") setReply(posted.value);
    setProblem(posted.kind === "ok" ? null : words.sample.trouble);
  }

  async function another() {
    setBusy(true);
    const next = (sample.number + 1) % sample.count;
    const response = await fetch(`/api/sample?number=${next}`).catch(() => null);
    setBusy(false);
    if (!response?.ok) return setProblem(words.sample.trouble);
    setSample((await response.json()) as Sample);
    setAnswer(null);
    setReply(null);
    setProblem(null);
  }

  return (
    <section aria-labelledby="sample" className="rounded-3xl border border-line bg-surface p-5 shadow-card sm:p-8">
      <h2 id="sample" className="mb-4 text-base font-semibold text-ochre-ink">
        {words.sample.title}
      </h2>
      <form onSubmit={check} noValidate>
        <PromptHeading value="h3">
          <QuestionCard
            view={sample.view}
            answer={answer}
            onChange={(value) => {
              setProblem(null);
              if (!reply) setAnswer(value);
            }}
            marking={reply && { credit: reply.credit, wrongIds: Object.keys(reply.feedback.whyWrong), spot: null }}
            onAskList={null}
            words={words.question}
          />
        </PromptHeading>
        <div role="status" className="mt-4 empty:hidden">
          {problem ? <Notice tone="warning">{problem}</Notice> : null}
        </div>
        {reply ? null : (
          <Button type="submit" disabled={busy} className="mt-5">
            {words.sample.check}
          </Button>
        )}
      </form>
      {reply && answer ? (
        <>
          <Demanded
            what={feedbackPanel}
            props={{
              grade: reply.grade,
              given: { answer },
              feedback: reply.feedback,
              misjudged: false,
              words: words.feedback,
              statusWords: words.status,
            }}
          />
          <div className="mt-5 flex flex-wrap gap-3">
            <ButtonLink href="/quiz/new">{words.sample.quiz}</ButtonLink>
            <Button variant="secondary" onClick={another} disabled={busy}>
              {words.sample.another}
            </Button>
          </div>
        </>
      ) : null}
      <p role="status" className="sr-only">
        {reply ? spokenVerdict(reply.grade, reply.feedback, words.feedback) : ""}
      </p>
    </section>
  );
}
