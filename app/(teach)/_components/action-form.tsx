"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";

/** What a teacher's form shows after it was sent: an error or a confirmation, as a key of the message file. */
export type FormState = { readonly error: string | null; readonly done: string | null };
export const untouched: FormState = { error: null, done: null };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

type Props = {
  readonly action: FormAction;
  /** Sentences for the codes that the action may return. */
  readonly texts: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A form that says in words what went wrong, and loses nothing that was typed. */
export function ActionForm({ action, texts, className, children }: Props) {
  const [state, send] = useActionState(action, untouched);
  const text = texts[state.error ?? state.done ?? ""];
  return (
    <form
      action={send}
      // React empties a form once its action is done; who is told what is wrong mends one field, not all.
      onReset={(event) => {
        if (state.error !== null) event.preventDefault();
      }}
      className={className}
    >
      {text ? (
        <Notice role={state.error ? "alert" : "status"} tone={state.error ? "warning" : "good"}>
          {text}
        </Notice>
      ) : null}
      {children}
    </form>
  );
}
