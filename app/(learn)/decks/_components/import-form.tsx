"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { describedBy, Field, TextArea, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { count, fill } from "@/components/words";
import type { LineProblem, ReadImport } from "@/core/imports/read-import";

export type ImportPreview = {
  readonly format: ReadImport["format"];
  readonly count: number;
  readonly first: readonly { readonly line: number; readonly front: string; readonly back: string }[];
  readonly problemCount: number;
  /** The first of them. */
  readonly problems: ReadImport["problems"];
};

export type ImportState = {
  readonly error: string | null;
  readonly text: string;
  readonly preview: ImportPreview | null;
};

export type ImportWords = {
  readonly text: string;
  readonly file: string;
  readonly fileHint: string;
  readonly preview: string;
  readonly found: { readonly none: string; readonly one: string; readonly other: string };
  readonly formats: Readonly<Record<ReadImport["format"], string>>;
  readonly first: string;
  readonly passed: { readonly one: string; readonly other: string };
  readonly line: string;
  readonly more: { readonly one: string; readonly other: string };
  readonly problems: Readonly<Record<LineProblem, string>>;
  readonly take: { readonly one: string; readonly other: string };
};

type Props = {
  readonly action: (previous: ImportState, form: FormData) => Promise<ImportState>;
  readonly deckId: string;
  readonly maxLength: number;
  readonly words: ImportWords;
  readonly errors: Readonly<Record<string, string>>;
};

/** Of a UTF-16 unit, in UTF-8; in UTF-16 it has two. */
const MOST_BYTES_A_CHARACTER = 3;

const empty: ImportState = { error: null, text: "", preview: null };

/** Text in, then what it would become, then the import; each step is one press, with or without scripts. */
export function ImportForm({ action, deckId, maxLength, words, errors }: Props) {
  const [state, send] = useActionState(action, empty);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state !== empty) outcome.current?.focus();
  }, [state]);
  return (
    <form action={send} className="grid max-w-3xl gap-6">
      <input type="hidden" name="deckId" value={deckId} />
      <div ref={outcome} tabIndex={-1} className="empty:hidden">
        {state.error === null ? null : (
          <Notice role="alert" tone="warning">
            {errors[state.error] ?? errors.invalid}
          </Notice>
        )}
        {state.preview === null ? null : <Preview preview={state.preview} words={words} />}
      </div>
      <Field id="text" label={words.text}>
        <TextArea
          key={state.text}
          id="text"
          name="text"
          defaultValue={state.text}
          rows={10}
          maxLength={maxLength}
          dir="auto"
          spellCheck={false}
          className="font-mono text-sm"
        />
      </Field>
      <Field id="file" label={words.file} hint={words.fileHint}>
        <TextInput
          id="file"
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          aria-describedby={describedBy("file", { hint: true })}
          // A spreadsheet in the wrong format may be larger than what a form can send: it is refused before it is sent.
          onChange={({ currentTarget: { files }, currentTarget }) =>
            currentTarget.setCustomValidity(
              (files?.[0]?.size ?? 0) > maxLength * MOST_BYTES_A_CHARACTER ? (errors.text ?? "") : "",
            )
          }
          className="py-2.5"
        />
      </Field>
      <div>
        <SubmitButton name="step" value="preview" variant={state.preview?.count ? "secondary" : "primary"}>
          {words.preview}
        </SubmitButton>
      </div>
    </form>
  );
}

function Preview({ preview, words }: { readonly preview: ImportPreview; readonly words: ImportWords }): ReactNode {
  const { count: cards, first, problemCount, problems } = preview;
  return (
    <section className="grid gap-4 rounded-2xl border border-line bg-surface p-5">
      <div role="status">
        <p className="text-xl font-semibold">{cards === 0 ? words.found.none : count(words.found, cards)}</p>
        <p className="text-ink-soft">{words.formats[preview.format]}</p>
      </div>
      {first.length === 0 ? null : (
        <div>
          <h2 className="text-lg">{words.first}</h2>
          <ul className="mt-1 grid gap-1">
            {first.map(({ line, front, back }) => (
              <li key={line} className="border-t border-line py-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
                <bdi className="font-medium">{front}</bdi>
                {back === "" ? null : (
                  <>
                    {" — "}
                    <bdi>{back}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {problemCount === 0 ? null : (
        <Notice tone="warning" title={count(words.passed, problemCount)}>
          <ul className="mt-1 grid gap-1">
            {problems.map(({ line, problem, text }) => (
              <li key={line} className="[overflow-wrap:anywhere]">
                {fill(words.line, { line })}: {words.problems[problem]}
                {text === "" ? null : (
                  <>
                    {" · "}
                    <bdi>{text}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
          {problemCount > problems.length ? (
            <p className="mt-1">{count(words.more, problemCount - problems.length)}</p>
          ) : null}
        </Notice>
      )}
      {cards === 0 ? null : (
        <div>
          <SubmitButton name="step" value="import" size="large">
            {count(words.take, cards)}
          </SubmitButton>
        </div>
      )}
    </section>
  );
}
