"use client";

import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";

/** Nearer than this to the edge of the screen, a drag scrolls the page, pixels. */
const EDGE = 90;
const SCROLL_STEP = 14;
/** A press that moves less is a tap, pixels. */
const TAP = 6;

/** In the window, and on the page, which may be scrolled meanwhile. */
type Point = Readonly<Record<"clientX" | "clientY" | "pageX" | "pageY", number>>;
type Handlers = {
  readonly onMove?: (id: string, at: Point, from: Point) => void;
  readonly onDrop?: (id: string, at: Point) => void;
  readonly onTap?: (id: string) => void;
};

/**
 * Dragging by mouse, finger or pen. Listens on the window: an entry that changes its place in the list while it is dragged
 * is taken out of the page for a moment, and would lose the pointer that it had captured.
 */
export function useDrag(handlers: Handlers) {
  const [dragged, setDragged] = useState<string | null>(null);
  const from = useRef<Point>({ clientX: 0, clientY: 0, pageX: 0, pageY: 0 });
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    if (dragged === null) return;
    const id = dragged;
    const far = (at: Point) => Math.hypot(at.clientX - from.current.clientX, at.clientY - from.current.clientY) > TAP;
    let moved = false;
    function onMove(event: PointerEvent) {
      moved ||= far(event);
      if (!moved) return;
      if (event.clientY < EDGE) window.scrollBy(0, -SCROLL_STEP);
      if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, SCROLL_STEP);
      latest.current.onMove?.(id, event, from.current);
    }
    function onUp(event: PointerEvent) {
      setDragged(null);
      if (moved) latest.current.onDrop?.(id, event);
      else latest.current.onTap?.(id);
    }
    const onCancel = () => setDragged(null);
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onCancel);
    return () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onCancel);
    };
  }, [dragged]);

  /** For `onPointerDown` of a thing that can be dragged; it needs `touch-action: none`, or a finger scrolls the page. */
  function start(event: ReactPointerEvent, id: string) {
    if (event.button !== 0) return;
    event.preventDefault();
    // A finger's pointer is bound to what it touched first; the window hears of it in any case.
    const { clientX, clientY, pageX, pageY } = event;
    from.current = { clientX, clientY, pageX, pageY };
    setDragged(id);
  }

  return { dragged, start };
}
