"use client";

import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from "react";
import { MapGround } from "@/components/map/map-ground";
import { MapViewport } from "@/components/map/map-viewport";
import { Demanded, laterOnDemand, whenIdle } from "@/components/on-demand";
import { Crosshair } from "@/components/questions/map-crosshair";
import type { Spot } from "@/components/questions/map-geometry";
import { MAP_RATIO } from "@/components/questions/map-window";
import type { Marking, QuestionWords, RendererProps } from "@/components/questions/marking";
import { Prompt } from "@/components/questions/prompt";
import { useMapGround } from "@/components/questions/use-map-ground";
import { Button } from "@/components/ui/button";
import type { MapPointView, QuestionAnswer } from "@/core/questions/views";

// What is said of a point, and what is shown once the question is answered, come when the browser is idle.
const pointWords = laterOnDemand(async () => (await import("@/components/questions/map-answer")).PointWords);
const rightSpot = laterOnDemand(async () => (await import("@/components/questions/map-answer")).RightSpot);
const mapMiss = laterOnDemand(async () => (await import("@/components/questions/map-answer")).MapMiss);

export type MapQuestionProps = RendererProps<MapPointView> & {
  readonly onAskList: (() => void) | null;
};

/** A point on a map without names, by pointer or by arrow keys. */
export function MapQuestion({ view, answer, onChange, marking, words, onAskList }: MapQuestionProps) {
  const point = pointIn(answer);
  const takesBack = useId();
  useEffect(
    () => whenIdle(() => void Promise.all([pointWords, rightSpot, mapMiss].map((each) => each.prefetch()))),
    [],
  );
  return (
    <>
      <Prompt>{view.prompt}</Prompt>
      <p className="mt-2 text-ink-soft">
        {words.map.hint} <span className="hidden pointer-fine:inline">{words.map.keys}</span>
      </p>
      <div className="mt-5">
        <PointMap point={point} onPoint={marking === null ? onChange : null} marking={marking} words={words} />
      </div>
      <p role="status" className="mt-3 min-h-7 tabular-nums">
        {point === null ? words.map.empty : <Demanded what={pointWords} props={{ point, words }} fallback={null} />}
      </p>
      {marking !== null && marking.spot !== null && point !== null ? (
        <Demanded what={mapMiss} props={{ point, spot: marking.spot, words }} fallback={null} />
      ) : null}
      {marking === null && onAskList !== null ? (
        <p className="mt-2 flex flex-wrap items-center gap-x-2">
          <Button variant="quiet" onClick={onAskList} aria-describedby={point === null ? undefined : takesBack}>
            {words.map.asList}
          </Button>
          {point === null ? null : (
            <span id={takesBack} className="text-sm text-ink-soft">
              {words.map.takesBack}
            </span>
          )}
        </p>
      ) : null}
    </>
  );
}

/** The point that was set, or null. */
function pointIn(answer: QuestionAnswer | null): Spot | null {
  if (answer === null || !("x" in answer) || answer.x === null || answer.y === null) return null;
  return { x: answer.x, y: answer.y };
}

/** Parts of the drawing that an arrow key moves the point by: about 40 kilometres, and 10 with Shift. */
const STEP = 0.02;
const SMALL_STEP = 0.005;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

const within = (part: number): number => Math.min(1, Math.max(0, Math.round(part * 10_000) / 10_000));

type PointMapProps = {
  readonly point: Spot | null;
  /** Null once it is answered. */
  readonly onPoint: ((point: Spot) => void) | null;
  readonly marking: Marking | null;
  readonly words: QuestionWords;
};

function PointMap({ point, onPoint, marking, words }: PointMapProps) {
  const ground = useMapGround();
  const marker = useRef<HTMLSpanElement>(null);
  const describedBy = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a point moved out of an enlarged map's frame is followed.
  useEffect(() => {
    if (document.activeElement?.contains(marker.current)) {
      marker.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }, [point]);

  function onClick(event: MouseEvent<HTMLElement>) {
    if (event.defaultPrevented || event.detail === 0) return; // the end of a drag, or no pointer
    const box = event.currentTarget.getBoundingClientRect();
    onPoint?.({
      x: within((event.clientX - box.left) / box.width),
      y: within((event.clientY - box.top) / box.height),
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      event.currentTarget.closest("form")?.requestSubmit();
      return;
    }
    const arrow = ARROWS[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? SMALL_STEP : STEP;
    const from = point ?? { x: 0.5, y: 0.5 };
    onPoint?.({ x: within(from.x + arrow[0] * step), y: within(from.y + arrow[1] * step) });
  }

  return (
    <>
      {/* Answered, it is whole again: the right place may lie outside of what was enlarged. */}
      <MapViewport
        key={marking === null ? "asked" : "answered"}
        ratio={MAP_RATIO}
        words={{ region: words.map.scroll, ...words.map.controls }}
      >
        <div
          role="application"
          aria-label={words.map.label}
          aria-describedby={describedBy}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is interactive; no role of a single control says how.
          tabIndex={0}
          onClick={onClick}
          onKeyDown={onKeyDown}
          className="absolute inset-0 cursor-crosshair touch-manipulation outline-offset-[-4px]"
        >
          {typeof ground === "object" ? <MapGround ground={ground} /> : null}
          {marking?.spot ? <Demanded what={rightSpot} props={{ spot: marking.spot }} fallback={null} /> : null}
          {point === null ? null : <Crosshair at={point} ref={marker} />}
        </div>
      </MapViewport>
      <p id={describedBy} className={ground === "failed" ? "mt-2 text-wrong" : "sr-only"}>
        {ground === "loading" ? words.map.loading : ground === "failed" ? words.map.noOutlines : words.map.keys}
      </p>
    </>
  );
}
