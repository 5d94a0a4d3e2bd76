"use client";

import { useState } from "react";
import { ActionForm, type FormField } from "@/components/forms/action-form";
import { CodeReveal, type RevealWords } from "@/components/forms/code-reveal";
import type { Problem, Sentences } from "@/components/forms/form-words";
import { wipeLocal } from "@/components/leave-device";
import { forgetDevice } from "@/components/offline/forget-device";
import { Notice } from "@/components/ui/notice";

type Saved = { readonly reveal: string | null; readonly next?: string | undefined };

type Props = {
  readonly id: string;
  readonly fields: readonly FormField[];
  readonly submit: string;
  readonly done: string;
  readonly sentences: Sentences;
  /** A server action; what it wants shown once comes back in `reveal`. */
  readonly action: (
    raw: unknown,
  ) => Promise<{ readonly ok: true; readonly value: Saved } | { readonly ok: false; readonly error: Problem }>;
  readonly extra?: Readonly<Record<string, string>>;
  readonly reveal?: RevealWords;
  readonly variant?: "primary" | "secondary" | "danger";
  /** Where the button under something revealed leads. */
  readonly next?: string;
  /** An account that is gone when this is done: the device forgets it, too. */
  readonly ends?: string;
};

/** A form that stays on its page and says that it is saved, or shows a code or link once. */
export function SavingForm({ done, action, extra = {}, reveal, next = "/account", ends, ...form }: Props) {
  const [saved, setSaved] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  async function leaveFor(address: string) {
    if (ends !== undefined) {
      wipeLocal(ends);
      await forgetDevice(ends);
    }
    window.location.assign(address);
  }
  if (code !== null && reveal) return <CodeReveal code={code} words={reveal} next={next} />;
  return (
    <div className="grid gap-4">
      <ActionForm
        {...form}
        send={(values) => {
          setSaved(false);
          return action({ ...extra, ...values });
        }}
        onDone={(value) => {
          if (value.next !== undefined) void leaveFor(value.next);
          else if (value.reveal !== null) setCode(value.reveal);
          else setSaved(true);
        }}
      />
      {saved ? (
        <Notice tone="good" role="status">
          {done}
        </Notice>
      ) : null}
    </div>
  );
}
