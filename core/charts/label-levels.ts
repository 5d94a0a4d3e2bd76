/** A point with a radius in pixels that the names of other points do not cover, from the n-th label on. */
export type LabelMark = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Labels before this one are more important than the mark and may cover it where they have no other side. */
  readonly fromLabel: number;
};

/** A box of text on a drawing that grows while its text keeps its size. */
export type LabelToPlace = {
  readonly id: string;
  /** Where it belongs, in units of the drawing. */
  readonly x: number;
  readonly y: number;
  /** Size of the text in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels between the point and the text; 0 puts the text over its point where it can stand there. */
  readonly gap: number;
};

export type LabelSide = "right" | "left" | "above" | "below" | "over";

/** From which drawing width on a label is shown, and where it stands; it keeps its side for ever. */
export type PlacedLabel = { readonly id: string; readonly level: number; readonly side: LabelSide };

export type LabelFrame = {
  /** Width and height in units of the drawing. */
  readonly width: number;
  readonly height: number;
  /** Widths in pixels at which labels may appear, ascending. */
  readonly levels: readonly number[];
};

type Box = { readonly x: number; readonly y: number; readonly halfWidth: number; readonly halfHeight: number };
type Standing = { readonly label: LabelToPlace; readonly box: Box; readonly scale: number };

const BESIDE: readonly LabelSide[] = ["right", "left", "above", "below"];
/** A name without a point may as well stand just above or below its middle. */
const OVER: readonly LabelSide[] = ["over", "above", "below"];

/** Times the size at which a label first appears: from a phone to a large screen. */
const A_WHILE = 2;

/**
 * Decides at which size of the drawing each label may appear, so that no two labels ever touch: neither at that
 * size nor at any larger one. Earlier labels win.
 *
 * Exact for every width, not only for the levels: both boxes move apart linearly with the scale, so the scales at
 * which they overlap form one interval, and that interval must end before the later label appears.
 *
 * @param labels most important first
 * @param marks  points that lesser labels keep clear of
 * @returns those that fit at some level; `level` is an index into `frame.levels`
 */
export function labelLevels(
  labels: readonly LabelToPlace[],
  frame: LabelFrame,
  marks: readonly LabelMark[] = [],
): readonly PlacedLabel[] {
  const standing: Standing[] = [];
  const placed: PlacedLabel[] = [];
  frame.levels.forEach((pixels, level) => {
    const scale = pixels / frame.width;
    for (const [index, label] of labels.entries()) {
      if (placed.some(({ id }) => id === label.id)) continue;
      const free = (label.gap === 0 ? OVER : BESIDE).filter((side) => {
        const box = boxOf(label, side);
        return (
          isInside(label, box, frame, scale) &&
          standing.every((other) => !meetFrom(label, box, other.label, other.box, scale)) &&
          marks.every((mark) => index < mark.fromLabel || isClear(label, side, mark, scale))
        );
      });
      // Best a side that covers no mark at all for a while, lesser ones included.
      const side =
        free.find((each) => marks.every((mark) => isClear(label, each, mark, scale, scale * A_WHILE))) ?? free[0];
      if (side === undefined) continue;
      standing.push({ label, box: boxOf(label, side), scale });
      placed.push({ id: label.id, level, side });
    }
  });
  return placed;
}

/** The middle of a label's box in pixels from its point. */
export function boxOf({ width, height, gap }: Omit<LabelToPlace, "id" | "x" | "y">, side: LabelSide): Box {
  const half = { halfWidth: width / 2, halfHeight: height / 2 };
  switch (side) {
    case "right":
      return { x: gap + width / 2, y: 0, ...half };
    case "left":
      return { x: -gap - width / 2, y: 0, ...half };
    case "above":
      return { x: 0, y: -gap - height / 2, ...half };
    case "below":
      return { x: 0, y: gap + height / 2, ...half };
    case "over":
      return { x: 0, y: 0, ...half };
  }
}

function isClear(
  label: LabelToPlace,
  side: LabelSide,
  mark: LabelMark,
  scale: number,
  until = Number.POSITIVE_INFINITY,
): boolean {
  return mark.id === label.id || !meetFrom(label, boxOf(label, side), mark, dot(mark.radius), scale, until);
}

function dot(radius: number): Box {
  return { x: 0, y: 0, halfWidth: radius, halfHeight: radius };
}

type At = { readonly x: number; readonly y: number };

/** Whether two boxes overlap at this scale (pixels a unit) or at any larger one up to a last. */
function meetFrom(a: At, boxA: Box, b: At, boxB: Box, scale: number, until = Number.POSITIVE_INFINITY): boolean {
  const across = nearScales(a.x - b.x, boxA.x - boxB.x, boxA.halfWidth + boxB.halfWidth);
  const down = nearScales(a.y - b.y, boxA.y - boxB.y, boxA.halfHeight + boxB.halfHeight);
  return Math.max(across[0], down[0], scale) < Math.min(across[1], down[1], until);
}

/** The open interval of scales s with |s · apart + offset| < reach. */
function nearScales(apart: number, offset: number, reach: number): readonly [number, number] {
  if (apart === 0) {
    return Math.abs(offset) < reach ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [0, 0];
  }
  const ends = [(-reach - offset) / apart, (reach - offset) / apart] as const;
  return ends[0] < ends[1] ? ends : [ends[1], ends[0]];
}

/** Inside the frame at this scale, and so at every larger one. */
function isInside(label: At, box: Box, frame: LabelFrame, scale: number): boolean {
  const x = label.x * scale + box.x;
  const y = label.y * scale + box.y;
  return (
    x - box.halfWidth >= 0 &&
    x + box.halfWidth <= frame.width * scale &&
    y - box.halfHeight >= 0 &&
    y + box.halfHeight <= frame.height * scale
  );
}
