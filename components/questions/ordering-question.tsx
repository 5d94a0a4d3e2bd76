"use client";

import { useRef, useState } from "react";
import { classes } from "@/components/class-names";
import type { RendererProps } from "@/components/questions/marking";
import { Prompt } from "@/components/questions/prompt";
import { useDrag } from "@/components/questions/use-drag";
import { Icon } from "@/components/ui/icon";
import { fill } from "@/components/words";
import type { OrderingView } from "@/core/questions/views";

/** Earliest first, by buttons (keyboard, switch, screen reader) or by dragging (mouse, touch). */
export function OrderingQuestion({ view, answer, onChange, marking, words }: RendererProps<OrderingView>) {
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const order = answer !== null && "order" in answer ? answer.order : view.entries.map(({ id }) => id);
  const labels = new Map(view.entries.map(({ id, label }) => [id, label]));
  const labelOf = (id: string) => labels.get(id) ?? id;

  function move(id: string, to: number) {
    if (marking !== null || to < 0 || to >= order.length || order[to] === id) return;
    const rest = order.filter((other) => other !== id);
    onChange({ order: [...rest.slice(0, to), id, ...rest.slice(to)] });
    setSaid(fill(words.moved, { label: labelOf(id), place: to + 1, count: order.length }));
  }

  const { dragged, start } = useDrag({
    onMove(id, { clientY }) {
      if (list.current === null) return;
      const rows = [...list.current.children].map((row) => row.getBoundingClientRect());
      const to = rows.findIndex((row) => clientY < row.bottom);
      move(id, to === -1 ? order.length - 1 : to);
    },
  });

  /** After the answer: whether an entry and the one below it stand the wrong way round. */
  const turned = (index: number) => marking?.wrongIds.includes(`${order[index]} ${order[index + 1]}`) ?? false;

  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <p className="mt-2 text-ink-soft">{words.orderHint}</p>
      <ol ref={list} className="mt-5 grid grid-cols-1 gap-2.5">
        {order.map((id, index) => (
          <li
            key={id}
            className={classes(
              "flex min-h-14 flex-wrap items-center gap-x-2 rounded-2xl border-[1.5px] bg-surface py-1.5 text-lg",
              marking === null ? "pr-1.5 pl-1" : "px-4",
              dragged === id ? "border-indigo bg-indigo-tint" : turned(index) ? "border-wrong" : "border-line",
            )}
          >
            {marking === null ? (
              <span
                onPointerDown={(event) => start(event, id)}
                className="grid size-11 shrink-0 cursor-grab touch-none place-items-center text-ink-soft"
              >
                <Icon name="grip" className="size-5" />
              </span>
            ) : null}
            <span className="w-5 shrink-0 font-display font-bold text-ochre-ink tabular-nums">{index + 1}</span>
            {/* Wide enough for a long word: on a narrow screen the buttons go below. */}
            <span className="min-w-0 flex-1 basis-36 leading-snug [overflow-wrap:anywhere]">
              {labelOf(id)}
              {turned(index) ? (
                <span className="mt-0.5 flex items-center gap-1 text-sm font-semibold text-wrong">
                  <Icon name="cross" className="size-4.5" />
                  {words.wrongPlace}
                </span>
              ) : null}
            </span>
            {marking === null ? (
              <span className="ml-auto flex shrink-0 gap-2">
                <MoveButton
                  label={fill(words.moveUp, { label: labelOf(id) })}
                  disabled={index === 0}
                  onClick={() => move(id, index - 1)}
                  up
                />
                <MoveButton
                  label={fill(words.moveDown, { label: labelOf(id) })}
                  disabled={index === order.length - 1}
                  onClick={() => move(id, index + 1)}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {marking === null ? said : ""}
      </p>
    </>
  );
}

function MoveButton({
  label,
  disabled,
  onClick,
  up = false,
}: {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly up?: boolean;
}) {
  return (
    // Not `disabled`: the button would lose the focus when its entry reaches the end.
    <button
      type="button"
      aria-label={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
      className="grid size-11 shrink-0 place-items-center rounded-xl text-indigo hover:bg-indigo-tint aria-disabled:cursor-not-allowed aria-disabled:text-line-strong aria-disabled:hover:bg-transparent"
    >
      <Icon name={up ? "up" : "down"} className="size-5.5" />
    </button>
  );
}
