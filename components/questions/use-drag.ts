"use client";

import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";

/** Nearer than this to the edge of the screen, a drag scrolls the page, pixels; the nearer, the faster. */
const EDGE = 90;
/** Pixels a frame at the edge itself. */
const FASTEST = 14;
/** A press that moves less is a tap, pixels. */
const TAP = 6;

/** In the window, and on the page, which may be scrolled meanwhile. */
type Point = Readonly<Record<"clientX" | "clientY" | "pageX" | "pageY", number>>;
type Handlers = {
  readonly onMove?: (id: string, at: Point, from: Point) => void;
  readonly onDrop?: (id: string, at: Point) => void;
  readonly onTap?: (id: string) => void;
};

const NOWHERE = { clientX: 0, clientY: 0, pageX: 0, pageY: 0, pointerId: -1 };

/**
 * Dragging by mouse, finger or pen. Listens on the window: an entry that changes its place in the list while it is dragged
 * is taken out of the page for a moment, and would lose the pointer that it had captured.
 */
export function useDrag(handlers: Handlers) {
  const [dragged, setDragged] = useState<string | null>(null);
  const from = useRef<Point & { readonly pointerId: number }>(NOWHERE);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    if (dragged === null) return;
    const id = dragged;
    const far = (at: Point) => Math.hypot(at.clientX - from.current.clientX, at.clientY - from.current.clientY) > TAP;
    let moved = false;
    /** Where the pointer was last. */
    let last: Point = from.current;
    const isOther = ({ pointerId }: PointerEvent) => pointerId !== from.current.pointerId; // a second finger
    function onMove(event: PointerEvent) {
      if (isOther(event)) return;
      moved ||= far(event);
      if (!moved) return;
      const { clientX, clientY, pageX, pageY } = event;
      last = { clientX, clientY, pageX, pageY };
      latest.current.onMove?.(id, last, from.current);
    }
    // As it is now: what is drawn away with the pointer may make the page longer, and it would scroll for ever.
    const lowest = document.documentElement.scrollHeight - window.innerHeight;
    // In every frame, not with every move: at the edge a pointer that is held still goes on.
    let frame = requestAnimationFrame(function scroll() {
      frame = requestAnimationFrame(scroll);
      const before = window.scrollY;
      const step = scrollStep(last.clientY, window.innerHeight);
      if (moved) window.scrollBy(0, Math.min(step, Math.max(0, lowest - before)));
      const by = window.scrollY - before;
      if (by === 0) return;
      last = { ...last, pageY: last.pageY + by };
      latest.current.onMove?.(id, last, from.current);
    });
    function onUp(event: PointerEvent) {
      if (isOther(event)) return;
      setDragged(null);
      if (moved) latest.current.onDrop?.(id, event);
      else latest.current.onTap?.(id);
    }
    function onCancel(event: PointerEvent) {
      if (!isOther(event)) setDragged(null);
    }
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onCancel);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onCancel);
    };
  }, [dragged]);

  /** For `onPointerDown` of a thing that can be dragged; it needs `touch-action: none`, or a finger scrolls the page. */
  function start(event: ReactPointerEvent, id: string) {
    if (event.button !== 0 || dragged !== null) return;
    event.preventDefault();
    // A finger's pointer is bound to what it touched first; the window hears of it in any case.
    const { clientX, clientY, pageX, pageY, pointerId } = event;
    from.current = { clientX, clientY, pageX, pageY, pointerId };
    setDragged(id);
  }

  return { dragged, start };
}

/** Pixels that the page is scrolled in a frame while something is held at this height of the window; 0 away from its edges. */
function scrollStep(clientY: number, height: number): number {
  const above = EDGE - clientY;
  const below = clientY - (height - EDGE);
  const depth = Math.min(EDGE, Math.max(above, below, 0));
  return Math.sign(below - above) * Math.ceil((FASTEST * depth) / EDGE);
}
