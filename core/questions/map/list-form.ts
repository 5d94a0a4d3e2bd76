import { candidatePools, MOST_LOOKED_AT } from "@/core/distractors/candidates";
import { chooseDistractors, type OptionDraw } from "@/core/distractors/choose";
import { clearlyDifferent } from "@/core/distractors/form";
import type { Entity, FalsityProof, Language } from "@/core/facts/model";
import { isOnMap } from "@/core/geo/map-places";
import { COMPASS, directionOf, isOnDrawing, spotDistanceKm, spotOf } from "@/core/geo/question-map";
import { type ChoiceSet, choiceSet, type Option } from "@/core/questions/choice-set";
import { givesAway } from "@/core/questions/clang";
import type { GenerationContext, Rejection } from "@/core/questions/contract";
import { type AskedPlace, targetOf } from "@/core/questions/map/asked-place";
import { missedByKm, NOTHING_AT } from "@/core/questions/map/score";
import { type Explained, explained, wrongPosition } from "@/core/questions/render/reasons";
import { labelOf, writtenNumber } from "@/core/questions/render/text";
import { boundedPart } from "@/core/shared/bounded-part";
import { type Random, shuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

const FEWEST_DISTRACTORS = 2;
const MOST_DISTRACTORS = 3;
/** Positions are told from here: the one town that everybody who knows the country can place. */
const LANDMARK = "bamako";
/** Nearer to the landmark than this, a direction says nothing. */
const NEAR_KM = 50;

const DIRECTIONS: Readonly<Record<Language, readonly string[]>> = {
  en: ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"],
  fr: ["nord", "nord-est", "est", "sud-est", "sud", "sud-ouest", "ouest", "nord-ouest"],
};

/**
 * The same question without a map, as a choice: between places for where something happened, between positions for a
 * place that the question names.
 *
 * @param when the stated date; @param stem what is asked above the list
 */
export function listForm(
  context: GenerationContext,
  asked: AskedPlace,
  when: string | null,
  stem: string,
  draw: OptionDraw,
): Result<ChoiceSet, Rejection> {
  const { random } = draw;
  const options = asked.kind === "site" ? sites(context, asked, when, stem, draw) : positions(context, asked, random);
  if (options.length < FEWEST_DISTRACTORS + 1) return err({ code: "few-distractors" });
  const set = choiceSet(options, random);
  const right = options.find(({ proof }) => proof === null)?.label ?? "";
  const labels = options.map(({ label }) => label);
  return givesAway(stem, right, labels) ? err({ code: "answer-in-stem" }) : ok(set);
}

function sites(
  context: GenerationContext,
  { frame }: AskedPlace,
  when: string | null,
  stem: string,
  draw: OptionDraw,
): readonly Option[] {
  const answer = labelOf(frame.answer, context.language);
  if (answer === null) return [];
  const candidates = candidatePools(context, frame, when, stem);
  const chosen = chooseDistractors(context.base, frame, answer, candidates, draw);
  return [
    { label: answer, entityId: frame.answer.id, proof: null, why: null },
    ...chosen.map(({ entity, label, proof }) => ({
      label,
      entityId: entity.id,
      ...whyWrongPlace(context, frame, entity, proof),
    })),
  ];
}

/** Why it did not happen at that place. */
export const whyWrongPlace = (
  context: GenerationContext,
  frame: AskedPlace["frame"],
  place: Entity,
  proof: FalsityProof,
): Explained =>
  explained(context, place, frame.answer, proof, { relationId: frame.fact.triple.r, slot: "o", when: null });

function positions(context: GenerationContext, { place, frame }: AskedPlace, random: Random): readonly Option[] {
  const right = positionOf(context, place);
  if (right === null) return [];
  const proof: FalsityProof = { code: "F5-space", factIds: [frame.fact.id], listId: null };
  const options: Option[] = [{ label: right, entityId: place.id, proof: null, why: null }];
  for (const other of shuffled(
    [...boundedPart(context.base.index.entitiesByType.get(place.type) ?? [], MOST_LOOKED_AT, place.id)],
    random,
  )) {
    if (options.length > MOST_DISTRACTORS) break;
    const label = isOnMap(context.base, other) && isFarFrom(place, other) ? positionOf(context, other) : null;
    if (label === null || !options.every((option) => clearlyDifferent(option.label, label))) continue;
    options.push({ label, entityId: other.id, proof, why: wrongPosition(context.language, other) });
  }
  return options;
}

/** The name of the town from which positions are told; null where the base lacks it. */
export function landmarkLabel({ base, language }: GenerationContext): string | null {
  const landmark = base.entities.get(LANDMARK);
  return landmark === undefined ? null : labelOf(landmark, language);
}

/** Whether a point on the other place would earn nothing: then its position is wrong for this one. */
export function isFarFrom(place: Entity, other: Entity): boolean {
  const [target, spot] = [targetOf(place), targetOf(other)];
  if (target === null || spot === null || !isOnDrawing(spot)) return false;
  return missedByKm(target, spot) >= NOTHING_AT * target.radiusKm;
}

/** "about 950 km north-east of Bamako"; null for what is too near to it, or has no position. */
export function positionOf(context: GenerationContext, { lat, lon }: Entity): string | null {
  const { base, language } = context;
  const landmark = base.entities.get(LANDMARK);
  const name = landmarkLabel(context);
  if (landmark === undefined || name === null || landmark.lat === null || landmark.lon === null) return null;
  if (lat === null || lon === null) return null;
  const [from, to] = [spotOf({ lat: landmark.lat, lon: landmark.lon }), spotOf({ lat, lon })];
  const km = Math.round(spotDistanceKm(from, to) / 50) * 50;
  if (km < NEAR_KM) return null;
  const direction = DIRECTIONS[language][COMPASS.indexOf(directionOf(from, to))] ?? "";
  const far = writtenNumber(km, language);
  return language === "en"
    ? `about ${far} km ${direction} of ${name}`
    : `à environ ${far} km au ${direction} de ${name}`;
}
