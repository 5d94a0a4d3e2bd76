import { compassPoint, kmBetween, type Spot } from "@/components/questions/map-geometry";
import type { QuestionWords } from "@/components/questions/marking";
import { NEAR_KM, toTen } from "@/components/questions/spoken-point";
import { fill } from "@/components/words";
import type { AnswerSpot } from "@/core/questions/contract";

/** How far off a point is, and in which direction, for whoever does not see it. */
export function spokenMiss(point: Spot, spot: AnswerSpot, { map: words }: QuestionWords): string {
  const km = kmBetween(spot, point);
  const near = km < NEAR_KM;
  return fill(near ? words.near : words.missed, {
    km: near ? NEAR_KM : toTen(km),
    direction: words.directions[compassPoint(spot, point)],
    place: spot.label,
  });
}
