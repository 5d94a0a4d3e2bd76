"use client";

import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { QuestionBody } from "@/app/(teach)/_components/question-body";
import { HowMadeLater } from "@/components/explain/how-made-later";
import { AnswerWords } from "@/components/quiz/answer-words";
import { ReportForm } from "@/components/report/report-form";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { fill } from "@/components/words";
import type { Item } from "@/core/questions/contract";
import type { Explanation } from "@/core/questions/explain";
import type { Pin } from "@/core/quizzes/blueprint";
import type { PreviewChange } from "@/core/quizzes/sets/preview";

type Props = {
  readonly items: readonly Item[];
  /** How each was made, in the same order. */
  readonly explanations: readonly Explanation[];
  /** How each is made again, in the same order. */
  readonly pins: readonly Pin[];
  readonly words: BuilderWords;
  /** Null where nothing may be changed: a set of somebody else, or an earlier version. */
  readonly onChange: ((change: PreviewChange) => void) | null;
  readonly onPin: (index: number) => void;
};

/** The questions as learners read them; key and source for whoever asks. */
export function PreviewItems({ items, explanations, pins, words, onChange, onPin }: Props) {
  return (
    <ol className="grid gap-4">
      {items.map((item, index) => (
        <li
          // Questions on skills share their target, and all of one draw their seed: facts are asked once.
          key={`${item.type} ${item.factIds.join()} ${item.seed}`}
          className="rounded-2xl border border-line bg-surface p-5"
        >
          <p className="text-sm text-ink-soft">
            {index + 1} · {words.types[item.type]}
            {item.feedback.harm === null ? "" : ` · ${words.builder.harmFact}`}
            {onChange === null && pins[index]?.always ? ` · ${words.builder.pinned}` : ""}
          </p>
          <h3 className="mt-1 text-lg">{item.view.prompt}</h3>
          <QuestionBody view={item.view} />
          <KeyAndSource item={item} explanation={explanations[index] ?? null} words={words} />
          {onChange === null ? null : (
            <Changes
              number={index + 1}
              pinned={pins[index]?.always ?? false}
              words={words.builder}
              onChange={onChange}
              onPin={onPin}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

/** A title that tells of violence is left out. */
const nameOf = (publisher: string, title: string | null) => (title === null ? publisher : `${publisher}: ${title}`);

type KeyProps = {
  readonly item: Item;
  readonly explanation: Explanation | null;
  readonly words: BuilderWords;
};

function KeyAndSource({ item, explanation, words }: KeyProps) {
  const { feedback } = item;
  return (
    <details className="mt-3 border-t border-line pt-3">
      <summary className="min-h-8 cursor-pointer text-sm font-semibold text-indigo">{words.builder.answer}</summary>
      <AnswerWords answer={feedback.answer} className="mt-2 font-semibold" />
      <p className="mt-1">{feedback.because}</p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
        {feedback.status === null ? null : (
          <StatusBadge status={feedback.status} label={words.status[feedback.status]} />
        )}
        {feedback.sources.map(({ publisher, title, date, url }) => (
          <span key={`${publisher} ${title} ${date} ${url}`}>
            {url === null ? (
              nameOf(publisher, title)
            ) : (
              <a href={url} target="_blank" rel="noreferrer" className="underline underline-offset-2">
                {nameOf(publisher, title)}
              </a>
            )}
            {date === null ? "" : `, ${date}`}
          </span>
        ))}
        {item.factIds[0] === undefined ? null : (
          <a
            href={`/en/facts/${item.factIds[0]}`}
            target="_blank"
            rel="noreferrer"
            className="font-semibold text-indigo"
          >
            {words.builder.factPage}
          </a>
        )}
      </p>
      {explanation === null ? null : (
        <HowMadeLater title={words.howMade.title} words={words.howMade} source={explanation} />
      )}
      <ReportForm factIds={item.factIds} words={words.report} />
    </details>
  );
}

type ChangesProps = {
  readonly number: number;
  readonly pinned: boolean;
  readonly words: BuilderWords["builder"];
  readonly onChange: (change: PreviewChange) => void;
  readonly onPin: (index: number) => void;
};

function Changes({ number, pinned, words, onChange, onPin }: ChangesProps) {
  const index = number - 1;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button
        size="small"
        variant={pinned ? "secondary" : "quiet"}
        aria-pressed={pinned}
        aria-label={fill(pinned ? words.pinnedOf : words.pinOf, { number })}
        onClick={() => onPin(index)}
      >
        {pinned ? words.pinned : words.pin}
      </Button>
      {(["reword", "replace", "exclude"] as const).map((kind) => (
        <Button
          key={kind}
          size="small"
          variant="quiet"
          aria-label={fill(words[`${kind}Of`], { number })}
          onClick={() => onChange({ kind, index })}
        >
          {words[kind]}
        </Button>
      ))}
    </div>
  );
}
