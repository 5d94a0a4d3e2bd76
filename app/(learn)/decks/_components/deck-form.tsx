"use client";

import { createContext, type ReactNode, useActionState, useContext } from "react";
import { FormNotice } from "@/components/forms/form-notice";
import { describedBy, Field, TextArea, TextInput, TickCard } from "@/components/ui/field";

/** What a form shows after it was sent: codes of the message file, and what was typed. */
export type DeckFormState = {
  readonly error: string | null;
  readonly done: string | null;
  readonly values: Readonly<Record<string, string>>;
};

const untouched: DeckFormState = { error: null, done: null, values: {} };

type Props = {
  readonly action: (previous: DeckFormState, form: FormData) => Promise<DeckFormState>;
  readonly errors: Readonly<Record<string, string>>;
  /** What is said when it was saved. */
  readonly saved?: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly children: ReactNode;
};

const Sent = createContext<DeckFormState>(untouched);

/** A form that works with and without scripts, says in words what went wrong, and loses nothing that was typed. */
export function DeckForm({ action, errors, saved, hidden, className, children }: Props) {
  const [state, send] = useActionState(action, untouched);
  const text = state.error === null ? (state.done === null ? null : saved) : (errors[state.error] ?? errors.invalid);
  return (
    <form action={send} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {text ? (
        <FormNotice answer={state} error={state.error !== null}>
          {text}
        </FormNotice>
      ) : null}
      <Sent value={state}>{children}</Sent>
    </form>
  );
}

type TypedProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly maxLength: number;
  readonly required?: boolean;
  /** Lines of text; a single line without it. */
  readonly rows?: number | undefined;
  readonly type?: "text" | "url";
};

/** A labelled field whose text survives a refusal. Its direction is that of what is typed. */
export function TypedField({ name, label, hint, value, rows, type = "text", required = false, maxLength }: TypedProps) {
  const { values, error } = useContext(Sent);
  const wrong = error !== null && error.split(".")[0] === name;
  const typed = values[name] ?? value;
  const shared = {
    id: name,
    name,
    // React puts a form back to its defaults when it is sent: those are what was typed.
    defaultValue: typed,
    key: typed,
    dir: "auto",
    required,
    maxLength,
    autoComplete: "off",
    "aria-invalid": wrong,
    "aria-describedby": describedBy(name, { hint: hint !== undefined }),
  } as const;
  const { key, ...props } = shared;
  return (
    <Field id={name} label={label} hint={hint}>
      {rows === undefined ? (
        <TextInput key={key} {...props} type={type} />
      ) : (
        <TextArea key={key} {...props} rows={rows} />
      )}
    </Field>
  );
}

type TickProps = {
  readonly name: string;
  readonly label: string;
  readonly detail: string;
  readonly checked: boolean;
};

/** A box whose tick survives a refusal: a box that was not ticked is not among what was sent. */
export function TypedTick({ name, label, detail, checked }: TickProps) {
  const { values } = useContext(Sent);
  const ticked = Object.keys(values).length === 0 ? checked : values[name] === "on";
  return (
    <TickCard
      key={String(ticked)}
      kind="checkbox"
      name={name}
      value="on"
      defaultChecked={ticked}
      label={label}
      detail={detail}
    />
  );
}
