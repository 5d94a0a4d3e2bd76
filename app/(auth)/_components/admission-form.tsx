"use client";

import { useState } from "react";
import { ActionForm, type FormField } from "@/components/forms/action-form";
import { CodeReveal, type RevealWords } from "@/components/forms/code-reveal";
import type { Problem, Sentences } from "@/components/forms/form-words";

type Admitted = { readonly code: string | null; readonly next: string };
type Note = { readonly label: string; readonly value: string };

type Props<T extends Admitted> = {
  readonly id: string;
  readonly fields: readonly FormField[];
  readonly submit: string;
  readonly sentences: Sentences;
  readonly reveal: RevealWords;
  /** A server action. */
  readonly action: (
    raw: unknown,
  ) => Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Problem }>;
  /** Sent along with what was typed. */
  readonly extra?: Readonly<Record<string, string>>;
  /** What to note beside the code: names of sent fields by their label. */
  readonly noteFields?: Readonly<Record<string, string>>;
  readonly notes?: readonly Note[];
  readonly withTimeZone?: boolean;
};

/** A form that lets somebody in: afterwards the new code is shown once, then the way on. */
export function AdmissionForm<T extends Admitted>(props: Props<T>) {
  const { id, fields, submit, sentences, reveal, action, extra = {}, noteFields = {}, notes = [] } = props;
  const [done, setDone] = useState<{ code: string; next: string; notes: readonly Note[] } | null>(null);

  if (done) return <CodeReveal code={done.code} words={reveal} notes={done.notes} next={done.next} />;
  return (
    <ActionForm
      id={id}
      fields={fields}
      submit={submit}
      sentences={sentences}
      send={(values) => {
        const zone = props.withTimeZone ? { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } : {};
        return action({ ...extra, ...values, ...zone });
      }}
      onDone={(value, sent) => {
        if (value.code === null) {
          window.location.assign(value.next);
          return;
        }
        const typed = Object.entries(noteFields).map(([label, name]) => ({ label, value: sent[name] ?? "" }));
        setDone({ code: value.code, next: value.next, notes: [...notes, ...typed] });
      }}
    />
  );
}
