import type { MapGroundPaths } from "@/core/geo/map-ground";

const OUTLINE = "outline";
const line = "fill-none [stroke-linecap:round] [stroke-linejoin:round] [vector-effect:non-scaling-stroke]";

/** The outlines once for the whole page; every map of it refers to them. */
export function OutlineShapes({ ground }: { readonly ground: MapGroundPaths }) {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <symbol id={OUTLINE} viewBox={`0 0 ${ground.width} ${ground.height}`}>
        <path d={ground.borders} className={`${line} stroke-line stroke-[0.75px] [stroke-dasharray:4_3]`} />
        <path d={ground.regionBorders} className={`${line} stroke-line stroke-[0.75px] [stroke-dasharray:1_3]`} />
        <path d={ground.rivers} className={`${line} stroke-line stroke-[0.75px]`} />
        <path d={ground.greatRivers} className={`${line} stroke-line-strong stroke-[1.25px]`} />
        <path d={ground.outline} className={`${line} stroke-ink stroke-[1.5px]`} />
      </symbol>
    </svg>
  );
}

type Props = {
  readonly ground: MapGroundPaths;
  readonly label: string;
  readonly className: string;
  /** The ring of the key: parts of the drawing, the radius of its width. */
  readonly ring?: { readonly x: number; readonly y: number; readonly radius: number };
};

/** An outline map to mark with a pen, or the same with the ring within which a cross is right. */
export function OutlineMap({ ground, label, className, ring }: Props) {
  const { width, height } = ground;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className={`border border-line-strong ${className}`}
    >
      <use href={`#${OUTLINE}`} width={width} height={height} />
      {ring ? (
        <g className="stroke-ink [vector-effect:non-scaling-stroke]">
          <circle
            cx={ring.x * width}
            cy={ring.y * height}
            r={ring.radius * width}
            className="fill-none stroke-[2px] [vector-effect:non-scaling-stroke]"
          />
          <circle cx={ring.x * width} cy={ring.y * height} r={width / 150} className="fill-ink stroke-0" />
        </g>
      ) : null}
    </svg>
  );
}
