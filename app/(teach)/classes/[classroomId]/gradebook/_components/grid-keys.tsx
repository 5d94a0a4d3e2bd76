"use client";

import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const rowsOf = (root: HTMLElement) =>
  [...root.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll<HTMLAnchorElement>("td a")]);

/**
 * Lets arrow keys, Home and End go from cell to cell of the table inside, and the Tab key pass it at one stop. Without scripts each
 * cell is a link in the order of the page.
 */
export function GridKeys({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const cells = root.current === null ? [] : rowsOf(root.current).flat();
    for (const [at, cell] of cells.entries()) cell.tabIndex = at === 0 ? 0 : -1;
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (root.current === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = rowsOf(root.current);
    const row = rows.findIndex((cells) => cells.some((cell) => cell === event.target));
    if (row < 0) return;
    const column = rows[row]?.indexOf(event.target as HTMLAnchorElement) ?? 0;
    const step = STEPS[event.key];
    const to =
      step !== undefined
        ? rows[row + step[0]]?.[column + step[1]]
        : event.key === "Home"
          ? rows[row]?.[0]
          : event.key === "End"
            ? rows[row]?.at(-1)
            : undefined;
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
  };

  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    if (root.current === null || !(event.target instanceof HTMLAnchorElement) || !event.target.closest("td")) return;
    for (const cell of root.current.querySelectorAll<HTMLAnchorElement>('td a[tabindex="0"]')) cell.tabIndex = -1;
    event.target.tabIndex = 0;
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells have the focus; here only their keys are heard
    <div ref={root} onKeyDown={onKeyDown} onFocus={onFocus} className={className}>
      {children}
    </div>
  );
}
