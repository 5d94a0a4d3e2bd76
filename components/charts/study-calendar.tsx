"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { indexAfterKey } from "@/components/charts/calendar-keys";
import { classes } from "@/components/class-names";

type Words = {
  readonly label: string;
  readonly less: string;
  readonly more: string;
  readonly keys: string;
  /** Monday first. */
  readonly weekdays: readonly string[];
};

type Props = {
  /** From a Monday to today: strength from 0 to 4, and the day with what was done on it in words. */
  readonly days: readonly { readonly strength: number; readonly told: string }[];
  /** Name of a month at the column in which it begins. */
  readonly months: readonly { readonly column: number; readonly name: string }[];
  readonly words: Words;
};

const CELL = 14;
const LEFT = 30;
const TOP = 18;
/** Room kept beside the chosen day when the calendar is wider than the page. */
const MARGIN = 40;
/** From none to very many. */
const LEVELS = [
  "fill-sand stroke-line",
  "fill-indigo/35 stroke-indigo",
  "fill-indigo/60 stroke-indigo",
  "fill-indigo/80 stroke-indigo",
  "fill-indigo stroke-indigo",
] as const;
/** Every other weekday is named. */
const isNamed = (row: number) => row % 2 === 0;

/**
 * A year of days, a column a week, today in the last one. One stop for the keyboard: the arrows go from day to day, and what
 * was done on it is written below and told. The figures of all days stand in the table behind it.
 */
export function StudyCalendar({ days, months, words }: Props) {
  const last = days.length - 1;
  const [chosen, choose] = useState(last);
  const box = useRef<HTMLDivElement>(null);
  const width = LEFT + Math.ceil(days.length / 7) * CELL;
  const told = days[chosen]?.told ?? "";

  // On a phone the year is wider than the page: the present end of it is what one looks for.
  useEffect(() => box.current?.scrollTo({ left: box.current.scrollWidth }), []);

  function onKeyDown(event: KeyboardEvent) {
    const next = indexAfterKey(chosen, event.key, last);
    if (next === null) return;
    event.preventDefault();
    choose(next);
    const shown = box.current;
    if (shown === null) return;
    const at = ((LEFT + Math.floor(next / 7) * CELL) / width) * shown.scrollWidth;
    if (at < shown.scrollLeft + MARGIN) shown.scrollTo({ left: at - MARGIN });
    else if (at > shown.scrollLeft + shown.clientWidth - MARGIN) {
      shown.scrollTo({ left: at - shown.clientWidth + MARGIN });
    }
  }

  return (
    <figure className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label={words.label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={chosen}
        aria-valuetext={told}
        onKeyDown={onKeyDown}
        className="overflow-x-auto rounded-lg outline-offset-4"
      >
        <svg aria-hidden="true" viewBox={`0 0 ${width} ${TOP + 7 * CELL + 2}`} className="block w-full min-w-184">
          {words.weekdays.map((name, row) =>
            isNamed(row) ? (
              <text key={name} y={TOP + row * CELL + 10.5} className="fill-ink-soft text-[9px]">
                {name}
              </text>
            ) : null,
          )}
          {months.map(({ column, name }) => (
            <text key={column} x={LEFT + column * CELL} y="11" className="fill-ink-soft text-[9px]">
              {name}
            </text>
          ))}
          {days.map(({ strength }, index) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place in the calendar
              key={index}
              x={LEFT + Math.floor(index / 7) * CELL + 1}
              y={TOP + (index % 7) * CELL + 1}
              width={CELL - 3}
              height={CELL - 3}
              rx="2.5"
              onPointerEnter={() => choose(index)}
              className={classes(LEVELS[strength], "stroke-[0.75px]")}
            />
          ))}
          <rect
            x={LEFT + Math.floor(chosen / 7) * CELL - 0.5}
            y={TOP + (chosen % 7) * CELL - 0.5}
            width={CELL}
            height={CELL}
            rx="3.5"
            pointerEvents="none"
            className="fill-transparent stroke-ochre-ink stroke-2"
          />
        </svg>
      </div>
      <figcaption className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm">
        {/* The slider tells it to screen readers. */}
        <span aria-hidden="true" className="font-semibold">
          {told}
        </span>
        <span className="flex items-center gap-2 text-ink-soft">
          {words.less}
          <svg viewBox="0 0 80 16" aria-hidden="true" className="h-4">
            {LEVELS.map((look, index) => (
              <rect
                key={look}
                x={index * 16 + 1}
                width="13"
                height="13"
                y="1"
                rx="3"
                className={classes(look, "stroke-[0.75px]")}
              />
            ))}
          </svg>
          {words.more}
        </span>
      </figcaption>
      <p className="mt-1 text-sm text-ink-soft max-sm:hidden">{words.keys}</p>
    </figure>
  );
}
