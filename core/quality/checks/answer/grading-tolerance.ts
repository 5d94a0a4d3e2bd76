import { z } from "zod";
import type { Entity } from "@/core/facts/model";
import { typePath } from "@/core/facts/type-tree";
import type { Subject } from "@/core/quality/check";
import { creditFor } from "@/core/questions/contract";
import { editDistance } from "@/core/shared/edit-distance";

/** What is forgiven is what items.md forgives: slips by length, a figure's rounding, the precision of a place. */
export function toleranceFaults(subject: Subject): readonly string[] {
  switch (subject.item.type) {
    case "short-answer":
    case "cloze":
      return [...slipFaults(subject), ...additionFaults(subject)];
    case "number":
      return figureFaults(subject);
    case "map":
      return radiusFaults(subject);
    default:
      return [];
  }
}

const typedKey = z.object({ accept: z.array(z.object({ text: z.string(), exact: z.boolean() })) });
/** Letters for slips; one that the name lacks, so that so many slips are so many. */
const STRANGE = ["x", "q", "w", "j", "z"];

/** Slips that items.md §3.3 allows in a name of this length. */
function slipsIn(length: number): number {
  return length <= 4 ? 0 : length <= 8 ? 1 : length <= 14 ? 2 : 3;
}

/** One slip more than allowed is wrong, and in an acronym the first one. */
function slipFaults(subject: Subject): readonly string[] {
  const { accept } = typedKey.parse(subject.item.key);
  const forgiven = (text: string) =>
    accept.some((each) => !each.exact && editDistance(text, each.text, 4) <= slipsIn(each.text.length));
  return accept.flatMap(({ text, exact }) => {
    const letter = STRANGE.find((each) => !text.includes(each));
    if (letter === undefined) return [];
    const slips = (exact ? 0 : slipsIn(text.length)) + 1;
    const wrong = `${letter.repeat(slips)}${text.slice(slips)}`;
    if (text.length <= slips || forgiven(wrong)) return [];
    return isRight(subject, { text: wrong }) ? [`“${wrong}” passes for “${text}”`] : [];
  });
}

/** Ranks as people write them in short. */
const RANKS = ["Gen.", "Col.", "Dr"];

/** What people add to a right name says nothing more: a rank in short before a person, the country behind a town. */
function additionFaults(subject: Subject): readonly string[] {
  const { base } = subject.context;
  const answer = answerOf(subject);
  if (answer === null) return [];
  const { name, type, within } = answer;
  const kinds = typePath(base.types, type);
  const states = within.flatMap((id) => base.entities.get(id) ?? []).filter((whole) => whole.type === "country");
  const added = [
    ...(kinds.includes("person") ? RANKS.map((rank) => `${rank} ${name.en}`) : []),
    ...(kinds.includes("town") ? states.map((state) => `${name.en}, ${state.name.en}`) : []),
  ];
  return added
    .filter((text) => !isRight(subject, { text }))
    .map((text) => `“${text}” says no more than “${name.en}” and is not right`);
}

const slotOf = z.object({ slot: z.enum(["s", "o"]) });

/** The one that is asked for, by the first fact. */
function answerOf({ item, facts, context }: Subject): Entity | null {
  const { triple } = facts[0];
  const { slot } = slotOf.parse(item.key);
  if (triple === null) return null;
  if (slot === "s") return context.base.entities.get(triple.s) ?? null;
  return triple.o.kind === "entity" ? (context.base.entities.get(triple.o.id) ?? null) : null;
}

function isRight({ item, grader }: Subject, answer: unknown): boolean {
  const grade = grader(item, answer);
  return grade.ok && creditFor(grade.value) === 1;
}

/**
 * Half of the last stated digit, or 5 % of the middle (items.md §3.1); of a rounded figure the last digit that is none; of per cent
 * at most a point; and what was counted is right or wrong.
 */
const SHARE = 0.05;
const POINT = 1;
/** Exact whole numbers below it were counted. */
const HUNDRED = 100;

function figureFaults({ item, facts, grader }: Subject): readonly string[] {
  const value = facts[0].triple?.o;
  if (value?.kind !== "number") return [];
  const { low, high, about, unit } = value;
  const middle = (low + high) / 2;
  const credit = (each: number) => {
    const grade = grader(item, { value: each });
    return grade.ok ? creditFor(grade.value) : 0;
  };
  if (!about && low === high && low < HUNDRED && decimalsOf(low) === 0) {
    return [low - 1, low + 1]
      .filter((each) => credit(each) > 0)
      .map((each) => `${each} is not ${low} and earns something`);
  }
  // A rounded figure is given to two digits at least: half of the second is never more than a twentieth of it.
  const digit = about ? 10 ** (Math.floor(Math.log10(Math.max(1, low))) - 1) : 10 ** -decimalsOf(low);
  const widest = unit.en.startsWith("per cent") ? POINT : Number.POSITIVE_INFINITY;
  const most = Math.min(widest, Math.max(SHARE * Math.abs(middle), digit / 2));
  const least = 0.99 * Math.min(widest, SHARE * middle);
  const inside = [low, high, low - least, high + least];
  const outside = [low - 1.05 * most, high + 1.05 * most].filter((each) => each >= 0);
  const nothing = [high + 4.05 * most, low - 4.05 * most].filter((each) => each >= 0);
  return [
    ...inside.filter((each) => credit(each) < 1).map((each) => `${each} is within the tolerance and is not right`),
    ...outside.filter((each) => credit(each) === 1).map((each) => `${each} is outside the tolerance and is right`),
    ...nothing.filter((each) => credit(each) > 0).map((each) => `${each} is far off and earns something`),
  ];
}

const decimalsOf = (value: number): number => String(value).split(".")[1]?.length ?? 0;

const spotKey = z.object({
  mode: z.literal("click"),
  radiusKm: z.number(),
  placeId: z.string(),
  kmWide: z.number(),
});
/** What is exact enough for a town; and the most that a finger on the smallest screen needs, as a share of the width. */
const LEAST_RADIUS_KM = 25;
const FINGER = 12 / 288;

/** The radius of full credit is the place's own precision, the town's or the finger's, whichever is more, and no more. */
function radiusFaults(subject: Subject): readonly string[] {
  const parsed = spotKey.safeParse(subject.item.key);
  if (!parsed.success) return [];
  const { radiusKm, placeId, kmWide } = parsed.data;
  const place = subject.context.base.entities.get(placeId);
  const wanted = Math.max(place?.precisionKm ?? 0, LEAST_RADIUS_KM, FINGER * kmWide);
  return Math.abs(radiusKm - wanted) <= 1 ? [] : [`${radiusKm} km count as there, where ${wanted.toFixed(0)} km would`];
}
