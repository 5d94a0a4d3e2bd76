"use client";

import type { ReviewWords } from "@/components/review/intervals";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-sprite";
import type { CardMarks } from "@/core/memory/protocol";

type Props = {
  readonly marks: CardMarks;
  /** A cram leaves the schedule alone: its cards are neither put aside nor away. */
  readonly scheduled: boolean;
  readonly words: ReviewWords;
  readonly onFlag: () => void;
  readonly onBury: () => void;
  readonly onSuspend: () => void;
  /** Null for a card that was never begun. */
  readonly onReset: (() => void) | null;
  readonly onNote: () => void;
  readonly onInfo: () => void;
};

/** What else can be done with a card, each with a key of its own. */
export function CardTools({ marks, scheduled, words, onFlag, onBury, onSuspend, onReset, onNote, onInfo }: Props) {
  const { tools } = words;
  return (
    <div role="toolbar" aria-label={tools.label} className="mt-3 flex flex-wrap justify-center gap-x-1">
      <Tool icon="bookmark" label={tools.flag} keys="f" pressed={marks.flagged} onClick={onFlag} />
      {scheduled ? <Tool icon="clock" label={tools.bury} keys="b" onClick={onBury} /> : null}
      {scheduled ? <Tool icon="pause" label={tools.suspend} keys="s" onClick={onSuspend} /> : null}
      {scheduled && onReset !== null ? <Tool icon="restart" label={tools.anew} keys="r" onClick={onReset} /> : null}
      <Tool icon="pencil" label={tools.note} keys="n" onClick={onNote} />
      <Tool icon="info" label={tools.info} keys="i" onClick={onInfo} />
    </div>
  );
}

type ToolProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
  /** Only for what is on or off. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
};

function Tool({ icon, label, keys, pressed, onClick }: ToolProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      onClick={onClick}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-xl px-3 text-sm font-medium text-ink-soft hover:bg-sand hover:text-ink aria-pressed:text-indigo"
    >
      <Icon name={icon} className="size-4.5" />
      {label}
    </button>
  );
}
