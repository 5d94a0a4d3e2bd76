"use client";

import { useState } from "react";
import { mailResetAction } from "@/app/(auth)/actions";
import { ActionForm, type FormField } from "@/components/forms/action-form";
import type { Sentences } from "@/components/forms/form-words";
import { Notice } from "@/components/ui/notice";

type Props = {
  readonly fields: readonly FormField[];
  readonly submit: string;
  readonly sent: string;
  readonly sentences: Sentences;
};

export function MailForm({ fields, submit, sent, sentences }: Props) {
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <Notice tone="good" role="status">
        {sent}
      </Notice>
    );
  }
  return (
    <ActionForm
      id="mail"
      fields={fields}
      submit={submit}
      sentences={sentences}
      send={mailResetAction}
      onDone={() => setDone(true)}
    />
  );
}
