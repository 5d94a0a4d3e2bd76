"use client";

import { useId } from "react";
import type { RendererProps } from "@/components/questions/marking";
import { Prompt } from "@/components/questions/prompt";
import { useTypedAhead } from "@/components/questions/use-typed-ahead";
import { Field, TextInput } from "@/components/ui/field";
import { fill } from "@/components/words";
import type { QuestionAnswer, ShortAnswerView } from "@/core/questions/views";

/** Longer than any name in the base; the server refuses more. */
export const MAX_TYPED_LENGTH = 200;

/** What was typed, for the types whose answer is a text. */
export const typedIn = (answer: QuestionAnswer | null): string =>
  answer !== null && "text" in answer ? answer.text : "";

export function ShortAnswerQuestion({ view, answer, onChange, marking, words }: RendererProps<ShortAnswerView>) {
  const id = useId();
  const field = useTypedAhead(marking === null);
  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <div className="mt-5 max-w-lg">
        <Field id={id} label={view.hint === "" ? words.yourAnswerPlain : fill(words.yourAnswer, { hint: view.hint })}>
          <TextInput
            ref={field}
            id={id}
            value={typedIn(answer)}
            onChange={(event) => onChange({ text: event.target.value })}
            maxLength={MAX_TYPED_LENGTH}
            disabled={marking !== null}
            aria-describedby={`${id}-spelling`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="done"
            className="text-lg"
          />
        </Field>
        <p id={`${id}-spelling`} className="mt-2 text-sm text-ink-soft">
          {words.spelling}
        </p>
      </div>
    </>
  );
}
