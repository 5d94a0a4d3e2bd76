import type { Interval } from "@/core/statistics/calibration";

/** The share as a bar and its interval as a line above it; the words beside it say the same. */
export function ShareBar({ share, interval: { low, high } }: { readonly share: number; readonly interval: Interval }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="mt-1.5 block h-3 w-full">
      <rect className="fill-sand" y="4" width="100" height="6" />
      <rect className="fill-indigo" y="4" width={share * 100} height="6" />
      <rect className="fill-ochre" x={low * 100} y="0.5" width={Math.max(0.8, (high - low) * 100)} height="1.6" />
    </svg>
  );
}
