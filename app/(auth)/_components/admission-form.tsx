"use client";

import { type ReactNode, useState } from "react";
import { ActionForm, type FormField } from "@/components/forms/action-form";
import { CodeReveal, type RevealWords } from "@/components/forms/code-reveal";
import type { Problem, Sentences } from "@/components/forms/form-words";
import { Card } from "@/components/ui/card";

type Admitted = {
  readonly code: string | null;
  readonly next: string;
  readonly personal?: boolean;
  /** Whether the learner is a number in their class, and signs in with it. */
  readonly numbered?: boolean;
  readonly noted?: Readonly<Record<string, string>>;
};
type Note = { readonly label: string; readonly value: string };

type Shown = {
  readonly code: string;
  readonly next: string;
  readonly words: RevealWords;
  readonly notes: readonly Note[];
};

type Props<T extends Admitted> = {
  readonly id: string;
  readonly fields: readonly FormField[];
  /** What is asked from then on, once the answer was refused with this code: what fits was known only then. */
  readonly fieldsAfter?: Readonly<Record<string, readonly FormField[]>>;
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
  /** What is shown instead when the answer is a learner's personal code (`personal: true`). */
  readonly personal?: { readonly reveal: RevealWords; readonly notes: readonly Note[] };
  /** What is shown instead to a learner who is a number in their class (`numbered: true`). */
  readonly asNumber?: { readonly reveal: RevealWords; readonly noteFields: Readonly<Record<string, string>> };
  readonly withTimeZone?: boolean;
  /** Heading of the page, above the form. */
  readonly heading: ReactNode;
  /** Shown in the form's place: the link is used up, or somebody is signed in already. */
  readonly instead?: ReactNode;
};

/**
 * A form that lets somebody in: afterwards the new code is shown once, then the way on.
 *
 * Signing in makes Next render the page anew at once, when its link is used up and the person signed in: so the page
 * always renders this component in the same place, and what it shows then is decided here.
 */
export function AdmissionForm<T extends Admitted>(props: Props<T>) {
  const { id, fieldsAfter = {}, submit, sentences, reveal, action, extra = {}, noteFields = {}, notes = [] } = props;
  const [done, setDone] = useState<Shown | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const fields = (refused === null ? null : fieldsAfter[refused]) ?? props.fields;

  if (done) {
    return (
      <Card>
        <CodeReveal code={done.code} words={done.words} notes={done.notes} next={done.next} level={1} />
      </Card>
    );
  }
  if (props.instead) return props.instead;
  const form = (
    <ActionForm
      id={id}
      fields={fields}
      submit={submit}
      sentences={sentences}
      send={async (values) => {
        const zone = props.withTimeZone ? { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } : {};
        const answer = await action({ ...extra, ...values, ...zone });
        if (!answer.ok && fieldsAfter[answer.error.code]) setRefused(answer.error.code);
        return answer;
      }}
      onDone={(value, sent) => {
        if (value.code === null) {
          window.location.assign(value.next);
          return;
        }
        const asNumber = value.numbered ? props.asNumber : undefined;
        const typed = Object.entries(asNumber?.noteFields ?? noteFields).map(([label, name]) => {
          const isCode = fields.some((field) => field.name === name && field.code);
          const text = value.noted?.[name] ?? sent[name] ?? "";
          return { label, value: isCode ? text.toUpperCase() : text };
        });
        const kind = value.personal && props.personal ? props.personal : { reveal: asNumber?.reveal ?? reveal, notes };
        setDone({ code: value.code, next: value.next, words: kind.reveal, notes: [...kind.notes, ...typed] });
      }}
    />
  );
  return (
    <>
      {props.heading}
      <Card>{form}</Card>
    </>
  );
}
