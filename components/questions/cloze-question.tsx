"use client";

import { useId } from "react";
import type { RendererProps } from "@/components/questions/marking";
import { Prompt } from "@/components/questions/prompt";
import { MAX_TYPED_LENGTH, typedIn } from "@/components/questions/short-answer-question";
import { useTypedAhead } from "@/components/questions/use-typed-ahead";
import type { ClozeView } from "@/core/questions/views";

export function ClozeQuestion({ view, answer, onChange, marking, words }: RendererProps<ClozeView>) {
  const [stop = ""] = /^[.,;:!?)”]*/.exec(view.after) ?? [];
  const rest = stop === "" ? ` ${view.after}` : view.after.slice(stop.length);
  const id = useId();
  const field = useTypedAhead(marking === null);
  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <p className="mt-5 text-xl leading-[2.4]">
        {view.before} {/* A full stop after the gap does not begin a line of its own. */}
        <span className="whitespace-nowrap">
          <input
            ref={field}
            aria-describedby={`${id}-spelling`}
            aria-label={words.gap.replace("{hint}", view.hint)}
            placeholder={view.hint}
            value={typedIn(answer)}
            onChange={(event) => onChange({ text: event.target.value })}
            maxLength={MAX_TYPED_LENGTH}
            disabled={marking !== null}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="done"
            className="mx-1 h-12 w-64 max-w-full rounded-xl border-[1.5px] border-line-strong bg-surface px-3 text-center text-lg text-ink placeholder:text-base placeholder:text-ink-soft focus:border-indigo"
          />
          {stop}
        </span>
        {rest}
      </p>
      <p id={`${id}-spelling`} className="mt-2 text-sm text-ink-soft">
        {words.spelling}
      </p>
    </>
  );
}
