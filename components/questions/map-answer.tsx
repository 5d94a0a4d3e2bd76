"use client";

import type { Spot } from "@/components/questions/map-geometry";
import type { Marking, QuestionWords } from "@/components/questions/marking";
import { spokenMiss } from "@/components/questions/spoken-miss";
import { spokenPoint } from "@/components/questions/spoken-point";

type Place = NonNullable<Marking["spot"]>;

/** Where the point is that was set, for whoever does not see it. */
export function PointWords({ point, words }: { readonly point: Spot; readonly words: QuestionWords }) {
  return spokenPoint(point, words);
}

/** How far off an answer was, told once the place is known. */
export function MapMiss(props: { readonly point: Spot; readonly spot: Place; readonly words: QuestionWords }) {
  const { point, spot, words } = props;
  return <p className="font-semibold">{spokenMiss(point, spot, words)}</p>;
}

/** Where the place is and how near was near enough, with its name. */
export function RightSpot({ spot }: { readonly spot: Place }) {
  const right = spot.x > 0.7;
  return (
    <>
      <span
        style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%`, width: `${spot.radius * 200}%` }}
        className="pointer-events-none absolute aspect-square -translate-1/2 rounded-full border-2 border-right bg-right/15"
      />
      <span
        style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
        className="pointer-events-none absolute size-2.5 -translate-1/2 rounded-full border border-surface bg-right"
      />
      <span
        style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
        className={`pointer-events-none absolute -translate-y-1/2 rounded bg-surface/90 px-1.5 py-0.5 text-sm font-semibold whitespace-nowrap text-(color:--right) ${right ? "-translate-x-[calc(100%+0.6rem)]" : "translate-x-2.5"}`}
      >
        {spot.label}
      </span>
    </>
  );
}
