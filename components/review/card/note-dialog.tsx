"use client";

import { useId, useState } from "react";
import type { ReviewWords } from "@/components/review/intervals";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { describedBy, Field, TextArea } from "@/components/ui/field";
import { fill } from "@/components/words";

/** As the server has it (core/memory/marks.ts). */
const MAX_NOTE = 1_000;

export type NoteDialogProps = {
  readonly note: string | null;
  readonly words: ReviewWords;
  readonly onSave: (text: string) => void;
  readonly onClose: () => void;
};

/** The learner's own words on a card. */
export function NoteDialog({ note, words, onSave, onClose }: NoteDialogProps) {
  const id = useId();
  const [text, setText] = useState(note ?? "");
  return (
    <Dialog open onClose={onClose} title={words.note.title} closeLabel={words.info.close}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(text.trim());
        }}
      >
        <Field id={id} label={words.note.label} hint={words.note.hint}>
          <TextArea
            id={id}
            rows={5}
            maxLength={MAX_NOTE}
            value={text}
            autoFocus
            aria-describedby={describedBy(id, { hint: true })}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Button type="submit">{words.note.save}</Button>
          <p className="text-sm text-ink-soft tabular-nums">
            {fill(words.note.left, { count: MAX_NOTE - text.length })}
          </p>
        </div>
      </form>
    </Dialog>
  );
}
