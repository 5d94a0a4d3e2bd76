"use client";

import { type ReactNode, useActionState, useId, useState } from "react";
import { FaultContext } from "@/app/(teach)/_components/fault";
import { FormNotice } from "@/components/forms/form-notice";
import { fill } from "@/components/words";

/** What a teacher's form shows after it was sent: an error or a confirmation, as a key of the message file. */
export type FormState = {
  readonly error: string | null;
  readonly done: string | null;
  /** What the `{name}` places of its sentence say. */
  readonly values?: Readonly<Record<string, string>>;
};
export const untouched: FormState = { error: null, done: null };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

type Props = {
  readonly action: FormAction;
  /** Sentences for the codes that the action may return. */
  readonly texts: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly children: ReactNode;
};

/**
 * A form that says in words what went wrong, and loses nothing that was typed. What went wrong stands above it and comes into sight, and
 * describes the field that it is about (`useFault`);
 * that it is done stands at its end and stays in sight, on a phone too, until something is changed: nobody is moved away.
 */
export function ActionForm({ action, texts, className, children }: Props) {
  const [state, send] = useActionState(action, untouched);
  const [read, setRead] = useState(untouched);
  const faultId = useId();
  // A failure that nobody wrote a sentence for is still one.
  const said = state.error === null ? texts[state.done ?? ""] : (texts[state.error] ?? texts.invalid);
  const text = said && fill(said, state.values ?? {});
  return (
    <form
      action={send}
      // React empties a form once its action is done; who is told what is wrong mends one field, not all.
      onReset={(event) => {
        if (state.error !== null) event.preventDefault();
      }}
      onChange={() => setRead(state)}
      className={className}
    >
      {text && state.error !== null ? (
        <FormNotice id={faultId} answer={state} error>
          {text}
        </FormNotice>
      ) : null}
      <FaultContext value={{ code: state.error, id: faultId }}>{children}</FaultContext>
      {text && state.error === null && read !== state ? (
        <div className="sticky bottom-20 z-10 w-full sm:bottom-4">
          <FormNotice answer={state} error={false}>
            {text}
          </FormNotice>
        </div>
      ) : null}
    </form>
  );
}
