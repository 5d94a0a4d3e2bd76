"use client";

import { useActionState, useRef, useState } from "react";
import { FormNotice } from "@/components/forms/form-notice";
import { textOfBytes } from "@/components/forms/text-of-bytes";
import { describedBy, Field, TextArea, TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { fill } from "@/components/words";
import type { Roster } from "@/core/roster/read-roster";

export type ListState = { readonly error: string | null; readonly list: string; readonly preview: Roster | null };

export type RosterWords = {
  readonly list: string;
  readonly hint: string;
  readonly file: string;
  readonly noText: string;
  readonly check: string;
  /** With {count}. */
  readonly add: string;
  readonly addOne: string;
  readonly good: string;
  readonly bad: string;
  /** With {columns}. */
  readonly joined: string;
  readonly unread: string;
  readonly line: string;
  readonly text: string;
  readonly wrong: string;
  readonly problems: Readonly<Record<string, string>>;
};

type Props = {
  readonly action: (previous: ListState, form: FormData) => Promise<ListState>;
  readonly classroomId: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly words: RosterWords;
};

/** A list to paste or to take from a file: first what is wrong with it, line by line, then the button that adds. */
export function RosterForm({ action, classroomId, errors, words }: Props) {
  const [state, send] = useActionState(action, { error: null, list: "", preview: null });
  const area = useRef<HTMLTextAreaElement>(null);
  const [isText, setIsText] = useState(true);
  async function take(file: File | undefined) {
    const text = file ? textOfBytes(new Uint8Array(await file.arrayBuffer())) : "";
    setIsText(text !== null);
    if (file && text !== null && area.current) area.current.value = text;
  }
  return (
    <div className="grid gap-6">
      <form action={send} onReset={(event) => event.preventDefault()} className="grid gap-5">
        {state.error ? (
          <FormNotice answer={state} error>
            {errors[state.error]}
          </FormNotice>
        ) : null}
        <input type="hidden" name="classroomId" value={classroomId} />
        <Field id="list" label={words.list} hint={words.hint}>
          <TextArea
            ref={area}
            id="list"
            name="list"
            rows={10}
            defaultValue={state.list}
            className="font-mono"
            aria-describedby={describedBy("list", { hint: true })}
          />
        </Field>
        <Field id="file" label={words.file}>
          <TextInput
            id="file"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            className="py-2.5"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </Field>
        {isText ? null : (
          <Notice role="alert" tone="warning">
            {words.noText}
          </Notice>
        )}
        <div>
          <SubmitButton name="intent" value="check" variant={state.preview ? "secondary" : "primary"}>
            {words.check}
          </SubmitButton>
        </div>
      </form>
      {state.preview ? (
        <Preview roster={state.preview} words={words}>
          <form action={send}>
            <input type="hidden" name="classroomId" value={classroomId} />
            {/* What was read and shown is what is added, whatever the box above says by now. */}
            <input type="hidden" name="list" value={state.list} />
            <SubmitButton name="intent" value="add">
              {state.preview.entries.length === 1
                ? words.addOne
                : fill(words.add, { count: state.preview.entries.length })}
            </SubmitButton>
          </form>
        </Preview>
      ) : null}
    </div>
  );
}

function Preview({
  roster: { entries, problems, joined, unread },
  words,
  children,
}: {
  readonly roster: Roster;
  readonly words: RosterWords;
  readonly children: React.ReactNode;
}) {
  return (
    <section aria-live="polite" className="grid gap-5">
      {problems.length > 0 ? (
        <>
          <Notice tone="warning">{fill(words.bad, { count: problems.length })}</Notice>
          <Table
            caption={fill(words.bad, { count: problems.length })}
            hideCaption
            cards
            columns={[
              { key: "text", label: words.text },
              { key: "line", label: words.line },
              { key: "wrong", label: words.wrong },
            ]}
            rows={problems.map((one) => ({
              key: String(one.line),
              cells: {
                line: one.line,
                text: one.text,
                wrong: fill(words.problems[one.code] ?? "", { line: one.first ?? "" }),
              },
            }))}
          />
        </>
      ) : null}
      {joined.length > 0 ? (
        <p className="text-ink-soft">{fill(words.joined, { columns: joined.join(" + ") })}</p>
      ) : null}
      {unread.length > 0 ? <p className="text-ink-soft">{fill(words.unread, { columns: unread.join(", ") })}</p> : null}
      {entries.length > 0 ? (
        <>
          <p className="font-semibold">{fill(words.good, { count: entries.length })}</p>
          <ol className="grid list-none gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
            {entries.map((one) => (
              <li key={one.line} className="min-w-0 break-words">
                {one.number === null ? null : <span className="tabular-nums">{one.number}. </span>}
                {one.name}
              </li>
            ))}
          </ol>
          {children}
        </>
      ) : null}
    </section>
  );
}
