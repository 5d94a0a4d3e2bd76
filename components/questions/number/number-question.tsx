"use client";

import { useId, useState } from "react";
import type { RendererProps } from "@/components/questions/marking";
import { fieldText } from "@/components/questions/number/field-text";
import { readNumber } from "@/components/questions/number/read-number";
import { shownNumber } from "@/components/questions/number/shown-number";
import { Prompt } from "@/components/questions/prompt";
import { useTypedAhead } from "@/components/questions/use-typed-ahead";
import { describedBy, TextInput } from "@/components/ui/field";
import { fill } from "@/components/words";
import type { NumberView, QuestionAnswer } from "@/core/questions/views";

const LONGEST = 40;

/** The number that was given. */
const givenIn = (answer: QuestionAnswer | null): number | null =>
  answer !== null && "value" in answer ? answer.value : null;

/** A figure in the printed unit; what was read of the typing is shown at once, so that no separator is misread in silence. */
export function NumberQuestion({ view, answer, onChange, marking, words }: RendererProps<NumberView>) {
  const id = useId();
  const value = givenIn(answer);
  const [typed, setTyped] = useState("");
  const text = marking === null ? fieldText(typed, value, view.unit) : value === null ? "" : shownNumber(value);
  const misread = marking === null && text.trim() !== "" && value === null;
  const field = useTypedAhead(marking === null);

  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <p className="mt-2 text-ink-soft">{fill(words.figureOf, { source: view.source })}</p>
      <div className="mt-5 grid max-w-lg gap-1.5">
        <label htmlFor={id} className="font-semibold">
          {fill(words.yourNumber, { unit: view.unit })}
        </label>
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {words.numberHint}
        </p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <TextInput
            ref={field}
            id={id}
            value={text}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange({ value: readNumber(event.target.value, view.unit) });
            }}
            maxLength={LONGEST}
            disabled={marking !== null}
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="done"
            aria-describedby={describedBy(id, { hint: true, error: misread })}
            aria-invalid={misread}
            className="max-w-60 text-lg tabular-nums"
          />
          <span aria-hidden="true" className="text-lg">
            {view.unit}
          </span>
        </div>
        <p role="status" id={`${id}-error`} className="min-h-6 text-sm text-ink-soft">
          {misread
            ? words.notANumber
            : marking === null && value !== null
              ? fill(words.numberRead, { number: shownNumber(value), unit: view.unit })
              : ""}
        </p>
      </div>
    </>
  );
}
