"use client";

import { useEffect, useState } from "react";
import type { MapGroundPaths } from "@/core/geo/map-ground";

/** The same for every question, so that its address tells nothing; written by app/(public)/map-ground.json. */
const ADDRESS = "/map-ground.json";

export type LoadedGround = MapGroundPaths | "loading" | "failed";

/** The outlines, fetched when a first map question is shown and kept by the browser. */
export function useMapGround(): LoadedGround {
  const [ground, setGround] = useState<LoadedGround>("loading");

  useEffect(() => {
    const stop = new AbortController();
    async function load() {
      try {
        const response = await fetch(ADDRESS, { signal: stop.signal });
        if (!stop.signal.aborted) setGround(response.ok ? ((await response.json()) as MapGroundPaths) : "failed");
      } catch {
        if (!stop.signal.aborted) setGround("failed");
      }
    }
    void load();
    return () => stop.abort();
  }, []);

  return ground;
}
