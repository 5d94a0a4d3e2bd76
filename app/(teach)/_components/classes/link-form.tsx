"use client";

import { useActionState, useEffect, useRef } from "react";
import { writtenMoment } from "@/components/dates";
import { CopyButton } from "@/components/forms/copy-button";
import { FormNotice } from "@/components/forms/form-notice";
import { type QrPath, QrPicture } from "@/components/ui/qr-code";
import { SubmitButton } from "@/components/ui/submit-button";
import { fill } from "@/components/words";

export type LinkState = {
  readonly error: string | null;
  readonly link: Link | null;
};
type Link = {
  readonly address: string;
  readonly until: string;
  /** The address for a camera; none where it is sent to somebody far away. */
  readonly qr?: QrPath;
};
/** "make" on the button, "link" above what it made, "copy", "copied", "selected", "until" with {date}, "qr", and the sentences for errors. */
type Texts = Readonly<Record<"make" | "link" | "copy" | "copied" | "selected" | "until", string>> &
  Readonly<Record<string, string>>;
type Props = {
  readonly action: (previous: LinkState, form: FormData) => Promise<LinkState>;
  readonly values: Readonly<Record<string, string>>;
  readonly texts: Texts;
  readonly timeZone: string;
  readonly language: string;
  /** What else whoever gets the link has to know. */
  readonly notes?: readonly { readonly label: string; readonly value: string }[];
};

/** A button that makes a link, and the link: shown once, as large as it must be to be copied by hand. */
export function LinkForm({ action, values, texts, timeZone, language, notes = [] }: Props) {
  const [state, send] = useActionState(action, { error: null, link: null });
  if (state.link) {
    const until = writtenMoment(new Date(state.link.until), language, timeZone);
    return <MadeLink link={state.link} texts={texts} until={fill(texts.until, { date: until })} notes={notes} />;
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

type MadeProps = {
  readonly link: Link;
  readonly texts: Texts;
  readonly until: string;
  readonly notes: NonNullable<Props["notes"]>;
};

function MadeLink({ link: { address, qr }, texts, until, notes }: MadeProps) {
  const title = useRef<HTMLParagraphElement>(null);
  const shown = useRef<HTMLParagraphElement>(null);
  // The button that had the focus is gone.
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="grid gap-4">
      <p ref={title} tabIndex={-1} className="font-semibold outline-none">
        {texts.link}
      </p>
      <p ref={shown} className="rounded-xl bg-sand p-4 font-mono text-lg break-all select-all">
        {address}
      </p>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={address} shown={shown} words={texts} />
      </div>
      {qr === undefined ? null : <QrPicture {...qr} label={texts.qr ?? ""} />}
      <p className="text-ink-soft">{until}</p>
      {notes.length === 0 ? null : (
        <dl className="grid gap-2">
          {notes.map(({ label, value }) => (
            <div key={label} className="flex flex-wrap gap-x-3">
              <dt className="text-ink-soft">{label}</dt>
              <dd className="font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
