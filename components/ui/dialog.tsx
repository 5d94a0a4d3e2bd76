"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { classes } from "@/components/class-names";
import { Icon } from "@/components/ui/icon";

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  /** For tables. */
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A modal dialog on the browser's own element, which keeps the focus inside and closes by Escape. */
export function Dialog({ open, onClose, title, closeLabel, wide = false, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    <dialog
      ref={element}
      onClose={onClose}
      aria-labelledby={titleId}
      className={classes(
        "m-auto rounded-2xl border border-line bg-surface p-6 text-ink",
        wide ? "w-[min(52rem,calc(100vw-2rem))]" : "w-[min(34rem,calc(100vw-2rem))]",
      )}
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 id={titleId} className="text-2xl">
          {title}
        </h2>
        <button
          type="button"
          onClick={onClose}
          aria-label={closeLabel}
          className="grid size-10 shrink-0 place-items-center rounded-full hover:bg-sand"
        >
          <Icon name="cross" className="size-5" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
