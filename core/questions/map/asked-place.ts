import type { Entity, Fact } from "@/core/facts/model";
import { isOnMap, mayBeAskedOnMap } from "@/core/geo/map-places";
import { isOnDrawing, KM_HIGH, KM_WIDE, spotOf, VIEW_RADIUS_KM } from "@/core/geo/question-map";
import type { GenerationContext, Rejection } from "@/core/questions/contract";
import { type Frame, frameOf, hasStem } from "@/core/questions/frame";
import { blindCredit, type Target } from "@/core/questions/map/score";
import { entityOf } from "@/core/questions/render/text";
import { relationOf } from "@/core/questions/render/wording";
import { err, ok, type Result } from "@/core/shared/result";

/** Towns are not known more exactly than this on a map of a country. */
const LEAST_RADIUS_KM = 25;
/** What a blind point may earn, so that a right one says something and a near one is possible. */
const BLIND_CREDIT = { least: 0.01, most: 0.06 } as const;

/**
 * A place to be found on the map. "position": where a place lies that the question names; "site": where something
 * happened, the place being the answer.
 */
export type AskedPlace = {
  readonly kind: "position" | "site";
  readonly frame: Frame;
  readonly place: Entity;
  readonly target: Target;
  /** Credit of a blind point. */
  readonly blind: number;
};

/**
 * The place that a fact lets us ask for: one answer, a known and public position with a known precision, on the
 * drawing; no harm, no troops, nothing recent (items.md §8, H4 and H5).
 */
export function askedPlace(context: GenerationContext, fact: Fact): Result<AskedPlace, Rejection> {
  const { base } = context;
  const frame = frameOf(context, fact, "o");
  if (!frame.ok) return frame;
  const { fact: asked, answer, list } = frame.value;
  if (list !== null) return err({ code: "not-unique" });
  if (!relationOf(context, asked).spatial) return err({ code: "not-about-a-place" });
  const subject = entityOf(base, asked.triple.s);
  const kind = isOnMap(base, subject) ? "position" : "site";
  const place = kind === "position" ? subject : answer;
  if (!isOnMap(base, place)) return err({ code: "no-public-place" });
  if (kind === "site" && !mayBeAskedOnMap(base, asked)) return err({ code: "not-to-be-mapped" });
  if (kind === "site" && !hasStem(context, frame.value)) return err({ code: "no-stem" });
  const target = targetOf(place);
  if (target === null) return err({ code: "no-position" });
  if (!isOnDrawing(target)) return err({ code: "off-the-map" });
  const blind = blindCredit(target);
  if (blind < BLIND_CREDIT.least || blind > BLIND_CREDIT.most) return err({ code: "easily-hit" });
  return ok({ kind, frame: frame.value, place, target, blind });
}

/** Null without coordinates, or when nobody knows how exact they are. */
export function targetOf({ lat, lon, precisionKm }: Entity): Target | null {
  if (lat === null || lon === null || precisionKm === null) return null;
  const radiusKm = Math.max(precisionKm, LEAST_RADIUS_KM, VIEW_RADIUS_KM);
  return { ...spotOf({ lat, lon }), kmWide: KM_WIDE, kmHigh: KM_HIGH, radiusKm };
}
