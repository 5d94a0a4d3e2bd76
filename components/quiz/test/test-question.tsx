"use client";

import type { ReactNode } from "react";
import { Demanded } from "@/components/on-demand";
import type { QuestionWords } from "@/components/questions/marking";
import { QuestionCard } from "@/components/questions/question-card";
import { ConfidenceChoice } from "@/components/quiz/confidence";
import { contentWarning } from "@/components/quiz/now-and-then";
import { OwnMark } from "@/components/quiz/own-mark";
import type { RunnerWords } from "@/components/quiz/send-notice";
import type { TestWords } from "@/components/quiz/test/question-navigator";
import { type Entry, hasAnswer } from "@/components/quiz/test/use-test-answers";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Confidence } from "@/core/memory/grade-mapping";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";

type Props = {
  readonly view: QuestionView;
  readonly entry: Entry;
  /** What to warn of before the question is shown; null when nothing, or once it was shown. */
  readonly warning: "casualties" | "violence" | null;
  /** Written by the learner's teacher, not made of the fact base. */
  readonly own: boolean;
  /** Whether the answer is on its way, or waits for the connection. */
  readonly saving: "sent" | "going" | "waits";
  /** Whether learners are asked how sure they are. */
  readonly asksConfidence: boolean;
  readonly onChange: (answer: QuestionAnswer) => void;
  readonly onConfidence: (confidence: Confidence) => void;
  readonly onFlag: () => void;
  readonly onWithdraw: () => void;
  readonly onShow: () => void;
  readonly onSkip: () => void;
  /** What to say of the question now. */
  readonly notice: ReactNode;
  /** Asks the server for a map question as a list. */
  readonly onAskList: () => void;
  readonly words: { readonly test: TestWords; readonly runner: RunnerWords; readonly question: QuestionWords };
};

/** One question of a test: its answer is saved as it is given, and nobody says whether it is right. */
export function TestQuestion(props: Props) {
  const { view, entry, words } = props;
  if (props.warning !== null) {
    return (
      <Demanded
        what={contentWarning}
        props={{ topic: props.warning, words: words.runner.warning, onShow: props.onShow, onSkip: props.onSkip }}
      />
    );
  }
  return (
    <div className="rise">
      {props.own ? <OwnMark words={words.runner} /> : null}
      <QuestionCard
        view={view}
        answer={entry.draft}
        onChange={props.onChange}
        marking={null}
        onAskList={props.onAskList}
        words={words.question}
      />
      <div role="status" className="mt-4 empty:hidden">
        {props.notice}
      </div>
      {props.asksConfidence ? (
        <div className="mt-7">
          <ConfidenceChoice value={entry.confidence} onChange={props.onConfidence} words={words.runner} />
        </div>
      ) : null}
      <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-2">
        <label className="flex min-h-11 items-center gap-2.5">
          <input type="checkbox" checked={entry.flagged} onChange={props.onFlag} className="size-5 accent-indigo" />
          <Icon name="flag" className="size-4.5 text-ochre-ink" />
          {words.test.flag}
        </label>
        {hasAnswer(entry) ? (
          <Button variant="quiet" size="small" className="-mx-4" onClick={props.onWithdraw}>
            {words.test.withdraw}
          </Button>
        ) : view.type === "ordering" ? (
          // The order shown may be right as it stands, and no answer is taken that was not given.
          <Button
            variant="secondary"
            size="small"
            onClick={() => props.onChange({ order: view.entries.map(({ id }) => id) })}
          >
            {words.test.keepOrder}
          </Button>
        ) : null}
        <Saved {...props} />
      </div>
    </div>
  );
}

/** What became of the answer. "Saving" is only for the eye: it lasts a moment. */
function Saved({ entry, saving, words }: Props) {
  const begun = entry.draft !== null && !hasAnswer(entry);
  const text = hasAnswer(entry)
    ? { sent: words.test.saved, going: words.test.saving, waits: words.test.waiting }[saving]
    : begun
      ? words.test.incomplete
      : words.test.noAnswer;
  const icon = !hasAnswer(entry) ? null : saving === "sent" ? "saved" : "sending";
  return (
    <p className="ml-auto flex items-center gap-2 text-sm font-semibold text-ink-soft">
      {icon === null ? null : <Icon name={icon} className="size-4.5" />}
      <span aria-hidden="true">{text}</span>
      <span role="status" className="sr-only">
        {hasAnswer(entry) && saving === "going" ? "" : text}
      </span>
    </p>
  );
}
