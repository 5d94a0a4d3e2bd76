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

/** Room for the ring around a cell that has the focus, in CSS pixels. */
const RING = 4;

/** Has whatever is scrolled into view come to rest beside the heads that stay there, never under them. */
function padForHeads(root: HTMLElement): void {
  const corner = root.querySelector<HTMLElement>("thead th");
  if (corner === null) return;
  root.style.scrollPadding = `${corner.offsetHeight + RING}px ${RING}px ${RING}px ${corner.offsetWidth + RING}px`;
}

/**
 * Lets arrow keys, Home and End go from cell to cell of the table inside, and the Tab key pass it at one stop. Without scripts each
 * cell is a link in the order of the page.
 */
export function GridKeys({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (root.current === null) return;
    for (const [at, cell] of rowsOf(root.current).flat().entries()) cell.tabIndex = at === 0 ? 0 : -1;
    // For whoever comes in by the Tab key.
    padForHeads(root.current);
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
    // The window may have another width by now, and the heads another size.
    padForHeads(root.current);
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
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
