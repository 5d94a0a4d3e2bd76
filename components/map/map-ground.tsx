import type { MapGroundPaths } from "@/core/geo/map-ground";

const line = "fill-none [stroke-linecap:round] [stroke-linejoin:round] [vector-effect:non-scaling-stroke]";

/** Land and water, drawn alike on the map of places and in map questions. */
export function MapGround({ ground }: { readonly ground: MapGroundPaths }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${ground.width} ${ground.height}`}
      className="pointer-events-none absolute inset-0 size-full"
    >
      <path d={ground.neighbours} className="fill-sand" />
      <path d={ground.borders} className={`${line} stroke-line-strong/60 stroke-[1px]`} />
      <path d={ground.land} className="fill-surface" />
      <path d={ground.regionBorders} className={`${line} stroke-line-strong/80 stroke-[1px] [stroke-dasharray:5_4]`} />
      <path d={ground.rivers} className={`${line} stroke-reported stroke-[1px] opacity-60`} />
      <path d={ground.greatRivers} className={`${line} stroke-reported stroke-[2px]`} />
      <path d={ground.outline} className={`${line} stroke-ink/75 stroke-[1.75px]`} />
    </svg>
  );
}
