"use client";

import { MapGround } from "@/components/map/map-ground";
import { MapViewport } from "@/components/map/map-viewport";
import { RightSpot } from "@/components/questions/map-answer";
import { Crosshair } from "@/components/questions/map-crosshair";
import type { Spot } from "@/components/questions/map-geometry";
import { MAP_RATIO } from "@/components/questions/map-window";
import type { QuestionWords } from "@/components/questions/marking";
import { useMapGround } from "@/components/questions/use-map-ground";
import type { AnswerSpot } from "@/core/questions/contract";

export type MapPictureProps = {
  /** Null where no point was set: asked as a list, or not answered. */
  readonly point: Spot | null;
  readonly spot: AnswerSpot;
  /** What can be seen on it, in a sentence. */
  readonly label: string;
  readonly failed: string;
  readonly words: Pick<QuestionWords["map"], "controls" | "scroll" | "loading">;
};

/** The map of a question with the right place and the point that was set. */
export function MapPicture({ point, spot, label, failed, words }: MapPictureProps) {
  const ground = useMapGround();
  return (
    <>
      <MapViewport ratio={MAP_RATIO} words={{ region: words.scroll, ...words.controls }}>
        <div role="img" aria-label={label} className="absolute inset-0">
          {typeof ground === "object" ? <MapGround ground={ground} /> : null}
          <RightSpot spot={spot} />
          {point === null ? null : <Crosshair at={point} />}
        </div>
      </MapViewport>
      {typeof ground === "object" ? null : (
        <p role="status" className="mt-2 text-sm text-ink-soft">
          {ground === "failed" ? failed : words.loading}
        </p>
      )}
    </>
  );
}
