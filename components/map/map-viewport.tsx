"use client";

import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type TouchEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { ZoomControls, type ZoomWords } from "@/components/map/zoom-controls";

type Props = {
  /** Width ÷ height of the drawing. */
  readonly ratio: number;
  readonly words: ZoomWords & { readonly region: string };
  readonly children: ReactNode;
};

const MOST = 8;
const STEP = 1.6;
/** Part of the visible width or height that one press moves. */
const STRIDE = 0.35;
/** Pixels of the mouse before a press becomes a drag and no longer opens a link. */
const DRAG = 5;

/** The middle of what is seen, as parts of the whole drawing. */
type Middle = { readonly x: number; readonly y: number };

/**
 * A window onto a drawing that only grows: moving is plain scrolling, so touch, wheel and arrow keys work by themselves,
 * and without scripts the whole drawing is there. Nothing is animated.
 */
export function MapViewport({ ratio, words, children }: Props) {
  const [zoom, setZoom] = useState(1);
  const frame = useRef<HTMLDivElement>(null);
  const middle = useRef<Middle>({ x: 0.5, y: 0.5 });
  const pinch = useRef<{ readonly distance: number; readonly zoom: number } | null>(null);
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was in the middle stays there whenever the size changes.
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    element.scrollLeft = middle.current.x * element.scrollWidth - element.clientWidth / 2;
    element.scrollTop = middle.current.y * element.scrollHeight - element.clientHeight / 2;
  }, [zoom]);

  function zoomTo(wanted: number) {
    const element = frame.current;
    if (element) {
      middle.current = {
        x: (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth,
        y: (element.scrollTop + element.clientHeight / 2) / element.scrollHeight,
      };
    }
    setZoom(Math.min(MOST, Math.max(1, wanted)));
  }

  function move(x: number, y: number) {
    const element = frame.current;
    element?.scrollBy({ left: x * STRIDE * element.clientWidth, top: y * STRIDE * element.clientHeight });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoomTo(zoom * STEP);
    else if (event.key === "-") zoomTo(zoom / STEP);
    else if (event.key === "0") zoomTo(1);
    else return;
    event.preventDefault();
  }

  function onTouchMove(event: TouchEvent) {
    const [a, b] = [event.touches[0], event.touches[1]];
    if (!a || !b) return;
    const distance = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    if (pinch.current === null) pinch.current = { distance, zoom };
    else zoomTo((pinch.current.zoom * distance) / pinch.current.distance);
  }

  function onPointerMove(event: PointerEvent) {
    const held = drag.current;
    const element = frame.current;
    if (!held || !element) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(x, y) < DRAG) return;
    if (!held.moved) element.setPointerCapture(event.pointerId);
    element.scrollBy(-x, -y);
    drag.current = { x: event.clientX, y: event.clientY, moved: true };
  }

  return (
    <div className="relative">
      {/* biome-ignore lint/a11y/useSemanticElements: a section would need a heading; the name says what it is. */}
      <div
        ref={frame}
        role="region"
        aria-label={words.region}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
        tabIndex={0}
        onKeyDown={onKeyDown}
        onTouchMove={onTouchMove}
        onTouchEnd={() => {
          pinch.current = null;
        }}
        onPointerDown={(event) => {
          if (event.pointerType === "mouse" && event.button === 0) {
            drag.current = { x: event.clientX, y: event.clientY, moved: false };
          }
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          // The click that ends a drag still arrives: forget the drag only after it.
          setTimeout(() => {
            drag.current = null;
          });
        }}
        onClickCapture={(event) => {
          if (drag.current?.moved) event.preventDefault();
        }}
        onDragStart={(event) => event.preventDefault()}
        style={{ aspectRatio: ratio }}
        className="w-full touch-pan-x touch-pan-y overflow-auto rounded-2xl border border-line bg-reported-tint [scrollbar-width:thin]"
      >
        <div style={{ width: `${zoom * 100}%`, aspectRatio: ratio }} className="@container relative overflow-hidden">
          {children}
        </div>
      </div>
      <ZoomControls
        words={words}
        zoomed={zoom > 1}
        largest={zoom >= MOST}
        onZoom={(steps) => zoomTo(steps === 0 ? 1 : zoom * STEP ** steps)}
        onMove={move}
      />
    </div>
  );
}
