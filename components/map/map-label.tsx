import { classes } from "@/components/class-names";
import { paths } from "@/components/reference/paths";
import type { LabelSide } from "@/core/charts/label-levels";
import type { Language } from "@/core/facts/model";
import type { MapLabel } from "@/core/geo/map-model";

/** From which width of the drawing on; one entry a level of MAP_LEVELS. */
const shownFrom = [
  "",
  "hidden @min-[340px]:block",
  "hidden @min-[440px]:block",
  "hidden @min-[560px]:block",
  "hidden @min-[720px]:block",
  "hidden @min-[940px]:block",
  "hidden @min-[1220px]:block",
  "hidden @min-[1600px]:block",
  "hidden @min-[2100px]:block",
  "hidden @min-[2800px]:block",
  "hidden @min-[3700px]:block",
  "hidden @min-[4800px]:block",
] as const;

/** Beside a point, clear of it. */
const sides: Readonly<Record<LabelSide, string>> = {
  right: "left-[7px] -translate-y-1/2 text-start",
  left: "right-[7px] -translate-y-1/2 text-end",
  above: "bottom-[7px] -translate-x-1/2 text-center",
  below: "top-[7px] -translate-x-1/2 text-center",
  over: "-translate-x-1/2 -translate-y-1/2 text-center",
};

/** Around the middle of a stretch of land or water. */
const around: Readonly<Record<LabelSide, string>> = {
  ...sides,
  above: "bottom-0 -translate-x-1/2 text-center",
  below: "top-0 -translate-x-1/2 text-center",
};

const looks: Readonly<Record<MapLabel["kind"], string>> = {
  country: "text-[11px] font-semibold tracking-[0.12em] text-ink-soft uppercase",
  region: "text-[11px] tracking-[0.06em] text-ink-soft uppercase",
  river: "text-[12px] text-reported italic",
  area: "text-[12px] text-ink-soft italic",
  town: "text-[13px] font-semibold text-ink",
  monument: "text-[12px] text-ink",
};

/** A name of constant size on a drawing that grows. Part of the picture: the list of places is for keyboard and screen reader. */
export function MapLabelText({ label, language }: { readonly label: MapLabel; readonly language: Language }) {
  const { kind, level, side, text, entityId, x, y } = label;
  const look = classes(
    "absolute block whitespace-nowrap leading-[17px] [text-shadow:0_0_2px_var(--surface),0_0_3px_var(--surface),0_0_4px_var(--surface)]",
    (kind === "town" || kind === "monument" ? sides : around)[side],
    looks[kind],
  );
  return (
    <div
      style={{ left: `${(x * 100).toFixed(2)}%`, top: `${(y * 100).toFixed(2)}%` }}
      className={classes("absolute size-0", shownFrom[level])}
    >
      {entityId === null ? (
        <span data-name="" className={look}>
          {text}
        </span>
      ) : (
        <a
          href={paths.entity(language, entityId)}
          data-name=""
          tabIndex={-1}
          className={classes(look, "hover:underline")}
        >
          {text}
        </a>
      )}
    </div>
  );
}
