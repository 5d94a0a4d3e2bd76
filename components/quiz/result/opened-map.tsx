"use client";

import { useEffect, useRef, useState } from "react";
import { Demanded, laterOnDemand } from "@/components/on-demand";
import { MAP_RATIO } from "@/components/questions/map-window";
import type { MapPictureProps } from "@/components/quiz/result/map-picture";

const mapPicture = laterOnDemand(async () => (await import("@/components/quiz/result/map-picture")).MapPicture);

/** The map, fetched when the question that it belongs to is opened: most questions of a list never are. */
export function OpenedMap(props: MapPictureProps) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const holder = place.current?.closest("details") ?? null;
    const look = () => {
      if (holder === null || holder.open) setOpen(true);
    };
    look();
    holder?.addEventListener("toggle", look);
    return () => holder?.removeEventListener("toggle", look);
  }, []);
  return (
    <div ref={place}>
      {isOpen ? (
        <Demanded what={mapPicture} props={props} fallback={<div style={{ aspectRatio: MAP_RATIO }} />} />
      ) : null}
    </div>
  );
}
