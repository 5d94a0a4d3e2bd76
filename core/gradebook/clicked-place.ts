import type { Entity, FactBase } from "@/core/facts/model";
import { pointPlaces } from "@/core/geo/map-places";
import type { MapSpot } from "@/core/geo/question-map";
import { targetOf } from "@/core/questions/map/asked-place";
import { missedByKm } from "@/core/questions/map/score";

/**
 * The place that somebody may have meant who clicked beside the one that was asked for: the nearest of the same kind, if the click
 * would have been right for it, and it lies nearer than the right one. Most wrong clicks mean no place, and say nothing.
 *
 * @param right the place that was asked for
 * @returns null when the click was right, or no such place is there
 */
export function clickedPlace(base: FactBase, right: Entity, given: MapSpot): Entity | null {
  const offBy = ({ entity }: { readonly entity: Entity }): number => {
    const target = targetOf(entity);
    return target === null ? Number.POSITIVE_INFINITY : missedByKm(target, given) / target.radiusKm;
  };
  const [nearest] = pointPlaces(base)
    .filter(({ entity }) => entity.type === right.type)
    .map((place) => ({ entity: place.entity, off: offBy(place) }))
    .sort((a, b) => a.off - b.off || (a.entity.id < b.entity.id ? -1 : 1));
  if (nearest === undefined || nearest.off > 1 || offBy({ entity: right }) <= 1) return null;
  return nearest.entity.id === right.id ? null : nearest.entity;
}
