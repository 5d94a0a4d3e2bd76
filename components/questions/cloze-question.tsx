"use client";

import type { RendererProps } from "@/components/questions/marking";
import { Prompt } from "@/components/questions/prompt";
import { MAX_TYPED_LENGTH, typedIn } from "@/components/questions/short-answer-question";
import type { ClozeView } from "@/core/questions/views";

export function ClozeQuestion({ view, answer, onChange, marking, words }: RendererProps<ClozeView>) {
  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <p className="mt-5 text-xl leading-[2.4]">
        {view.before}{" "}
        <input
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
        />{" "}
        {view.after}
      </p>
      <p className="mt-2 text-sm text-ink-soft">{words.spelling}</p>
    </>
  );
}
