import { z } from "zod";
import { spotDistanceKm, spotOf } from "@/core/geo/question-map";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf } from "@/core/quality/item-parts";
import { namesIn } from "@/core/quality/naming";
import { countsThatAgree, ownCounters, statusByCards, untoldDates } from "@/core/quality/own/shown-status";
import { distanceKm } from "@/core/shared/geo";

/**
 * The oracle holds what the item takes for true, and the key is what the facts say: its figure, its date, its point of the
 * map, its status, its voice. That the second oracle agrees is a step of the audit of its own.
 */
export const keyTrue: ItemCheck = {
  id: "Q1",
  title: "The key is true",
  blocking: true,
  run: (subject) => [
    ...keyFaults(subject),
    ...claimsOf(subject)
      .filter(({ right }) => right)
      .flatMap(({ id, proposition, entity }) => [
        ...(subject.context.oracle.isTrue(proposition) ? [] : [`${id} (${entity.id}) is not established as true`]),
      ]),
  ],
};

function keyFaults(subject: Subject): readonly string[] {
  switch (subject.item.type) {
    case "number":
      return figureOfFact(subject);
    case "date":
      return dateOfFact(subject);
    case "map":
      return pointOfPlace(subject);
    case "status":
      return statusOfFact(subject);
    case "short-answer":
    case "cloze":
      return namesOfAnswer(subject);
    default:
      return [];
  }
}

const numberKey = z.object({ low: z.number(), high: z.number() });

/** The keyed figure is the fact's own: for one that is only reported, that is all that can be true of it. */
function figureOfFact({ item, facts }: Subject): readonly string[] {
  const value = facts[0].triple?.o;
  const { low, high } = numberKey.parse(item.key);
  return value?.kind === "number" && value.low === low && value.high === high
    ? []
    : [`the keyed figure ${low} to ${high} is not that of ${facts[0].id}`];
}

const dateKey = z.object({ year: z.number(), month: z.number().nullable() });

/** The keyed year, and month, stand so in the fact. */
function dateOfFact({ item, facts }: Subject): readonly string[] {
  const [{ id, triple, when }] = facts;
  const { year, month } = dateKey.parse(item.key);
  const text = triple?.o.kind === "date" ? triple.o.edtf : (when ?? "");
  const unit = month === null ? `${year}` : `${year}-${String(month).padStart(2, "0")}`;
  return text.split("/").every((end) => end.startsWith(unit)) ? [] : [`${unit} is not the date ${text} of ${id}`];
}

const spotKey = z.object({ mode: z.literal("click"), x: z.number(), y: z.number(), placeId: z.string() });
/** From these the place is measured on the drawing and on the ground; two distances leave one point and its mirror image. */
const LANDMARKS = [
  { lat: 12.65, lon: -8 },
  { lat: 16.27, lon: -0.04 },
  { lat: 22, lon: -6 },
] as const;
/** The drawing is true to lengths to within this share. */
const STRETCH = 0.02;
const LEAST_KM = 3;

/** The keyed point lies on the drawing where the place lies on the ground. */
function pointOfPlace({ item, context }: Subject): readonly string[] {
  const parsed = spotKey.safeParse(item.key);
  if (!parsed.success) return [];
  const { x, y, placeId } = parsed.data;
  const place = context.base.entities.get(placeId);
  if (place === undefined || place.lat === null || place.lon === null) return [`${placeId} has no position`];
  const { lat, lon } = place;
  const off = LANDMARKS.filter((mark) => {
    const ground = distanceKm(mark, { lat, lon });
    return Math.abs(spotDistanceKm(spotOf(mark), { x, y }) - ground) > Math.max(LEAST_KM, STRETCH * ground);
  });
  return off.length === 0 ? [] : [`the keyed point is not where ${placeId} lies`];
}

/** The keyed status is the fact's, and what is printed on the cards gives it without anything else that the base knows. */
function statusOfFact({ item, facts: [fact], context }: Subject): readonly string[] {
  const { correctChoiceId } = z.object({ correctChoiceId: z.string() }).parse(item.key);
  if (correctChoiceId !== fact.status) return [`${correctChoiceId} is keyed, the fact is ${fact.status}`];
  if (item.view.type !== "status") return [];
  const { evidence, proposition } = item.view;
  const agreeing = correctChoiceId === "disputed" ? countsThatAgree(context.base, fact, evidence) : [];
  if (agreeing.length > 0) return [`the counts of ${agreeing.join(" and ")} on the cards can both be true`];
  const shown = statusByCards(context.base, fact, evidence);
  if (shown !== correctChoiceId) return [`${correctChoiceId} is keyed, the cards alone give ${shown ?? "nothing"}`];
  const counters = shown === "reported" ? ownCounters(context.base, fact, proposition, evidence) : [];
  if (counters.length > 0) return [`the count is ${counters.join(" and ")}’s own: the cards leave its status open`];
  const isState = context.base.relations.get(fact.triple?.r ?? "")?.aspect === "state";
  return fact.statusRule !== "two-origins" || isState
    ? []
    : untoldDates(item.language, proposition, evidence).map((date) => `no card tells of ${date}`);
}

const typedKey = z.object({ expected: z.string(), accept: z.array(z.object({ text: z.string() })) });

/** The name that is shown as the answer is the asked entity's. */
function namesOfAnswer(subject: Subject): readonly string[] {
  const { expected } = typedKey.parse(subject.item.key);
  const [claim] = claimsOf(subject);
  return claim !== undefined && namesIn(expected, claim.entity) ? [] : [`“${expected}” is no name of what is asked`];
}
