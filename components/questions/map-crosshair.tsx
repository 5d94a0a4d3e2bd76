import type { Ref } from "react";
import type { Spot } from "@/components/questions/map-geometry";

/** A point that was set: a ring with four hairs, so that what it points at stays visible. */
export function Crosshair({ at, ref }: { readonly at: Spot; readonly ref?: Ref<HTMLSpanElement> }) {
  return (
    <span
      ref={ref}
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
      className="pointer-events-none absolute size-8 -translate-1/2"
    >
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-full fill-none" strokeLinecap="round">
        <path d="M16 1v9M16 22v9M1 16h9M22 16h9" className="stroke-surface stroke-[5px]" />
        <circle cx="16" cy="16" r="9" className="stroke-surface stroke-[5px]" />
        <path d="M16 1v9M16 22v9M1 16h9M22 16h9" className="stroke-wrong stroke-[2.5px]" />
        <circle cx="16" cy="16" r="9" className="stroke-wrong stroke-[2.5px]" />
      </svg>
    </span>
  );
}
