"use client";

import { useEffect, useRef, useState } from "react";
import type { QuestionWords } from "@/components/questions/marking";
import { QuestionCard } from "@/components/questions/question-card";
import { writtenAnswer } from "@/components/questions/written-answer";
import { gradeHere, type Verdict } from "@/components/review/asked/grade-here";
import type { ReviewWords } from "@/components/review/intervals";
import { Button } from "@/components/ui/button";
import { fill } from "@/components/words";
import type { CardAsk } from "@/core/flashcards/card-ask";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";

export type AskedCardProps = {
  readonly ask: CardAsk;
  readonly revealed: boolean;
  readonly words: ReviewWords;
  readonly questionWords: QuestionWords;
  /** Null when the learner gave no answer and wants to see it. */
  readonly onAnswered: (verdict: Verdict | null) => void;
};

/** A card that is answered before it is turned: by typing, on the map, or from a list in the map's place. */
export function AskedCard({ ask, revealed, words, questionWords, onAnswered }: AskedCardProps) {
  const [answer, setAnswer] = useState<QuestionAnswer | null>(null);
  const [asList, setAsList] = useState(false);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [blank, setBlank] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const list = ask.face === "map" && asList ? ask.list : null;
  const view: QuestionView = list?.view ?? ask.view;
  const canList = ask.face === "map" && ask.list !== null && !asList && !revealed;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question brings other fields
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input:not([type=radio]), select, [role=application]")?.focus();
  }, [view]);

  function check(event: { preventDefault: () => void }) {
    event.preventDefault();
    const graded = gradeHere(ask, answer, list !== null);
    setBlank(graded === null);
    if (graded === null || revealed) return;
    setVerdict(graded);
    onAnswered(graded);
  }

  const marking = revealed
    ? {
        credit: verdict?.credit ?? 0,
        wrongIds:
          list === null ? [] : list.view.choices.map(({ id }) => id).filter((id) => id !== list.correctChoiceId),
        spot: ask.face === "map" && list === null ? ask.spot : null,
      }
    : null;

  return (
    <form ref={form} onSubmit={check} className="mt-4">
      <QuestionCard
        key={view.type === "map" ? view.mode : view.type}
        view={view}
        answer={answer}
        onChange={setAnswer}
        marking={marking}
        words={questionWords}
        onAskList={
          canList
            ? () => {
                setAnswer(null);
                setAsList(true);
              }
            : null
        }
      />
      {revealed ? (
        <Told verdict={verdict} given={answer && writtenAnswer(view, { answer }, questionWords)} words={words} />
      ) : (
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <Button type="submit">{words.asked.check}</Button>
          <Button variant="quiet" onClick={() => onAnswered(null)}>
            {words.asked.giveUp}
          </Button>
          <p role="status" className="text-sm text-ink-soft">
            {blank ? words.asked.nothing : null}
          </p>
        </div>
      )}
    </form>
  );
}

type ToldProps = { readonly verdict: Verdict | null; readonly given: string | null; readonly words: ReviewWords };

function Told({ verdict, given, words }: ToldProps) {
  if (verdict === null) return null;
  return (
    <p role="status" className="mt-5 text-lg font-semibold">
      {sentenceOf(verdict, given, words)}
      {given === null ? null : (
        <span className="block text-base font-normal text-ink-soft">{fill(words.asked.given, { given })}</span>
      )}
    </p>
  );
}

function sentenceOf({ outcome, note }: Verdict, given: string | null, words: ReviewWords): string {
  if (note !== null) return fill(words.asked[note.code], { expected: note.expected });
  return outcome === "undecided" ? fill(words.asked.undecided, { given: given ?? "" }) : words.asked[outcome];
}
