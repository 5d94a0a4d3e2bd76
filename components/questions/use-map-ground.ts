import { useEffect, useState } from "react";
import { comesFirst, untilThere } from "@/components/on-demand";
import type { MapGroundPaths } from "@/core/geo/map-ground";

/** The same for every question, so that its address tells nothing; written by app/(public)/map-ground.json. */
const ADDRESS = "/map-ground.json";

export type LoadedGround = MapGroundPaths | "loading" | "failed";

let fetched: MapGroundPaths | null = null;

/** The outlines, fetched once a page. @throws when there is no connection */
export async function fetchMapGround(): Promise<MapGroundPaths> {
  if (fetched === null) {
    const response = await fetch(ADDRESS);
    if (!response.ok) throw new Error(`${ADDRESS}: ${response.status}`);
    fetched = (await response.json()) as MapGroundPaths;
  }
  return fetched;
}

/** The outlines as a map question shows them. */
export function useMapGround(): LoadedGround {
  const [ground, setGround] = useState<LoadedGround>(fetched ?? "loading");

  useEffect(() => {
    let shown = true;
    const ground = fetchMapGround();
    comesFirst(ground);
    const show = (paths: MapGroundPaths) => shown && setGround(paths);
    ground.then(show, () => {
      if (shown) setGround("failed");
      // The list asks the same meanwhile; whoever waits has the map when the connection is back.
      void untilThere(fetchMapGround).then(show);
    });
    return () => {
      shown = false;
    };
  }, []);

  return ground;
}
