"use client";

import { useId, useState } from "react";
import { postJson } from "@/components/post-json";
import { Button } from "@/components/ui/button";
import { Field, Select, TextArea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type quiz from "@/messages/en/quiz.json";

export type ReportWords = (typeof quiz)["report"];

type Props = {
  /** Every fact of what is shown, the asked one first; of none, nothing can be reported. */
  readonly factIds: readonly string[];
  readonly words: ReportWords;
};
type State = "closed" | "open" | "sending" | "sent" | "failed";

/**
 * Says that something is wrong with what is shown. No form element: it stands inside the form of a question.
 * The person writes to the editors about its facts; nothing about their answer goes with it.
 */
export function ReportForm({ factIds, words }: Props) {
  const id = useId();
  const [state, setState] = useState<State>("closed");
  const [type, setType] = useState("wrong");
  const [text, setText] = useState("");

  async function send() {
    setState("sending");
    const posted = await postJson("/api/reports", { factIds, type, text: text.trim() });
    setState(posted.kind === "ok" ? "sent" : "failed");
  }

  if (factIds.length === 0) return null;
  if (state === "sent") {
    return (
      <div className="mt-5" role="status">
        <Notice tone="good">{words.sent}</Notice>
      </div>
    );
  }
  if (state === "closed") {
    return (
      <Button variant="quiet" size="small" className="mt-5" onClick={() => setState("open")}>
        <Icon name="flag" className="size-4" />
        {words.open}
      </Button>
    );
  }
  return (
    <section aria-label={words.open} className="mt-5 grid gap-4 rounded-2xl border border-line p-5">
      <Field id={`${id}-type`} label={words.type}>
        <Select id={`${id}-type`} value={type} onChange={(event) => setType(event.target.value)}>
          {Object.entries(words.types).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field id={`${id}-text`} label={words.text} hint={words.textHint}>
        <TextArea
          id={`${id}-text`}
          aria-describedby={`${id}-text-hint`}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {state === "failed" ? (
        <Notice tone="warning" role="alert">
          {words.failed}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" size="small" disabled={state === "sending"} onClick={send}>
          {words.send}
        </Button>
        <Button variant="quiet" size="small" onClick={() => setState("closed")}>
          {words.cancel}
        </Button>
      </div>
    </section>
  );
}
