"use client";

import { useState } from "react";
import { classes } from "@/components/class-names";
import { useDrag } from "@/components/questions/use-drag";
import type { Choice } from "@/core/questions/views";

export type BankProps = {
  readonly options: readonly Choice[];
  readonly used: readonly string[];
  readonly picked: string | null;
  readonly onPick: (optionId: string | null) => void;
  readonly onDrop: (premiseId: string, optionId: string) => void;
};

/** The options to be dragged or pressed, for a pointer alone: everything that it does, the lists do too. */
export function MatchingBank({ options, used, picked, onPick, onDrop }: BankProps) {
  const [shift, setShift] = useState({ x: 0, y: 0 });
  const { dragged, start } = useDrag({
    onMove: (_id, at, from) => setShift({ x: at.pageX - from.pageX, y: at.pageY - from.pageY }),
    onTap: (id) => onPick(picked === id ? null : id),
    onDrop(id, { clientX, clientY }) {
      const under = document.elementsFromPoint(clientX, clientY);
      const premise = under.map((element) => element.closest<HTMLElement>("[data-premise]")).find((each) => each);
      if (premise?.dataset.premise !== undefined) onDrop(premise.dataset.premise, id);
    },
  });

  return (
    <ul aria-hidden="true" className="mt-5 flex flex-wrap gap-2">
      {options.map(({ id, label }) => (
        <li
          key={id}
          onPointerDown={(event) => {
            setShift({ x: 0, y: 0 });
            start(event, id);
          }}
          style={dragged === id ? { transform: `translate(${shift.x}px, ${shift.y}px)` } : undefined}
          className={classes(
            "cursor-grab touch-none rounded-full border-[1.5px] px-4 py-2 select-none",
            dragged === id
              ? "relative z-20 cursor-grabbing border-indigo bg-indigo-tint shadow-card"
              : picked === id
                ? "border-indigo bg-indigo-tint"
                : "border-line bg-surface hover:border-line-strong",
            used.includes(id) && dragged !== id ? "text-ink-soft line-through decoration-1" : "",
          )}
        >
          {label}
        </li>
      ))}
    </ul>
  );
}
