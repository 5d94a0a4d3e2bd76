import { type GroupGraph, type GroupLink, type GroupLinkKind, heldUntil, startOf } from "@/core/charts/group-graph";
import type { TimeScale } from "@/core/charts/time-scale";
import type { Entity } from "@/core/facts/model";

/** Units of the drawing. */
export const ROW = 46;

export type DrawnLane = {
  readonly entity: Entity;
  readonly row: number;
  readonly y: number;
  /** May have been there from and to; certainly there from and to. */
  readonly mayFrom: number;
  readonly from: number;
  readonly to: number;
  readonly mayTo: number;
  /** Where the line that fades ends: nothing tells of it after `to`; null where its end is known. */
  readonly fades: number | null;
};

export type DrawnLink = {
  readonly id: string;
  readonly kind: GroupLinkKind;
  readonly link: GroupLink;
  /** SVG path from one lane to the other. */
  readonly path: string;
  /** Where it reaches the second lane, and from which side. */
  readonly tip: { readonly x: number; readonly y: number; readonly down: boolean };
  /** For states: the stretch during which it is known to have held, on the first lane, and where it fades. */
  readonly held: {
    readonly from: number;
    readonly to: number;
    readonly fades: number | null;
    readonly y: number;
  } | null;
};

export type GroupDrawing = {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly DrawnLane[];
  readonly links: readonly DrawnLink[];
};

/** Kinds in which one group becomes another; the others are ties between groups that stay. */
export const BECOMES: ReadonlySet<GroupLinkKind> = new Set(["split", "merge", "form", "rename", "follow"]);

const CORNER = 9;
/** Ties of different kinds and groups at one date stand side by side. */
const SHIFT = 5;
/** Below the line of a lane, where the stretch of a tie is drawn; the second tie below the first. */
const HELD_BELOW = 8;
const HELD_STEP = 4;
/** How far a line fades where no end is known; less where the drawing ends. */
const FADE = 64;

/**
 * Puts lanes and connectors on a plane. Two connectors between the same lanes at the same time are one line
 * ("merged into" and "formed from" say the same from two ends).
 */
export function drawGroups(graph: GroupGraph, scale: TimeScale): GroupDrawing {
  const fadesTo = (x: number) => Math.min(x + FADE, scale.width);
  const lanes = graph.lanes.map(
    ({ entity, span }, row): DrawnLane => ({
      entity,
      row,
      y: row * ROW + ROW / 2,
      mayFrom: scale.at(span.mayStart),
      from: scale.at(span.start),
      to: scale.at(span.end),
      mayTo: scale.at(span.mayEnd),
      fades: span.open ? fadesTo(scale.at(span.end)) : null,
    }),
  );
  const spanOf = new Map(graph.lanes.map(({ entity, span }) => [entity.id, span]));
  const yOf = new Map(lanes.map(({ entity, y }) => [entity.id, y]));
  const taken: { readonly x: number; readonly top: number; readonly bottom: number; readonly trunk: string }[] = [];
  const heldOn = new Map<string, number>();
  const seen = new Set<string>();

  const links = graph.links.flatMap((link): DrawnLink[] => {
    const [fromY, toY] = [yOf.get(link.from), yOf.get(link.to)];
    const key = `${[link.from, link.to].sort().join(" ")} ${BECOMES.has(link.kind)} ${link.fact.when ?? ""}`;
    if (fromY === undefined || toY === undefined || seen.has(key)) return [];
    seen.add(key);
    const [top, bottom] = [Math.min(fromY, toY), Math.max(fromY, toY)];
    const becomes = BECOMES.has(link.kind);
    // What grows into one group at one time shares its trunk; anything else moves aside.
    const trunk = becomes ? `${link.kind === "split" ? link.from : link.to}` : link.fact.id;
    let x = scale.at(startOf(link.fact));
    while (
      taken.some(
        (other) => other.trunk !== trunk && Math.abs(other.x - x) < SHIFT && other.top < bottom && top < other.bottom,
      )
    ) {
      x += SHIFT;
    }
    taken.push({ x, top, bottom, trunk });
    const end = heldUntil(
      link.fact,
      [link.from, link.to].flatMap((id) => spanOf.get(id) ?? []),
    );
    const level = heldOn.get(link.from) ?? 0;
    if (end !== null && !becomes) heldOn.set(link.from, level + 1);
    return [
      {
        id: link.fact.id,
        kind: link.kind,
        link,
        path: becomes ? curve(x, fromY, toY) : `M${round(x)} ${fromY}V${toY}`,
        tip: { x, y: toY, down: toY > fromY },
        held:
          end === null || becomes
            ? null
            : {
                from: x,
                to: scale.at(end.day),
                fades: end.open ? fadesTo(scale.at(end.day)) : null,
                y: fromY + HELD_BELOW + level * HELD_STEP,
              },
      },
    ];
  });
  return { width: scale.width, height: lanes.length * ROW, lanes, links };
}

/** Leaves the first lane rightwards, runs along the date, and arrives on the second lane. */
function curve(x: number, fromY: number, toY: number): string {
  const step = toY > fromY ? CORNER : -CORNER;
  const [before, after] = [round(x - CORNER), round(x)];
  return `M${before} ${fromY}Q${after} ${fromY} ${after} ${fromY + step}V${toY}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
