"use client";

import { useActionState } from "react";
import { writtenMoment } from "@/components/dates";
import { FormNotice } from "@/components/forms/form-notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fill } from "@/components/words";

export type LinkState = {
  readonly error: string | null;
  readonly link: { readonly address: string; readonly until: string } | null;
};
type Props = {
  readonly action: (previous: LinkState, form: FormData) => Promise<LinkState>;
  readonly values: Readonly<Record<string, string>>;
  /** "make" on the button, "link" above what it made, "until" with {date}, and the sentences for errors. */
  readonly texts: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly language: string;
};

/** A button that makes a link, and the link: shown once, as large as it must be to be copied by hand. */
export function LinkForm({ action, values, texts, timeZone, language }: Props) {
  const [state, send] = useActionState(action, { error: null, link: null });
  if (state.link) {
    return (
      <div role="status" className="grid gap-3">
        <p className="font-semibold">{texts.link}</p>
        <p className="rounded-xl bg-sand p-4 font-mono text-lg break-all select-all">{state.link.address}</p>
        <p className="text-ink-soft">
          {fill(texts.until ?? "", { date: writtenMoment(new Date(state.link.until), language, timeZone) })}
        </p>
      </div>
    );
  }
  return (
    <form action={send} className="grid gap-4">
      {state.error ? (
        <FormNotice answer={state} error>
          {texts[state.error]}
        </FormNotice>
      ) : null}
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>
        <SubmitButton variant="secondary">{texts.make}</SubmitButton>
      </div>
    </form>
  );
}
