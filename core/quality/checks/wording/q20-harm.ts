import { z } from "zod";
import type { Entity, Fact, FactBase, Proposition } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf, optionEntities, statedWhen, stemOf } from "@/core/quality/item-parts";
import { edtf, endSpan, mayOverlap, outerSpan } from "@/core/shared/edtf";
import { normalise } from "@/core/shared/normalise";

/**
 * The harm rules of items.md §8, read off the facts by themselves: nothing is shared with what generates items, or a
 * fault there would hide here. Violence and the dead are asked as evidence only and enter no fact's memory (H2, H4); nobody stands
 * beside an armed actor who is not documented there (H3); no place is mapped that could endanger (H5); no community stands
 * among those who act (H6).
 */
export const harmGate: ItemCheck = {
  id: "Q20",
  title: "The harm rules hold",
  blocking: true,
  run: (subject) => [
    ...askedHarm(subject),
    ...mappedPlaces(subject),
    ...pairs(subject),
    ...doers(subject),
    ...besideCrime(subject),
  ],
};

const ALLOWED = new Set(["who-says-so", "status"]);
const TOLL =
  /\b(dead|deaths?|died|killed|wounded|injured|casualt\w+|victims?|bodies|executed|morts?|tué\w*|blessé\w*)\b/i;

/** Marked as harm, of a relation of violence, or a count of the dead whatever its mark. */
export function isHarm(base: FactBase, { harm, triple }: Fact): boolean {
  if (harm === "casualties" || harm === "violence") return true;
  if (triple === null) return false;
  const counts = triple.o.kind === "number" && TOLL.test(triple.o.unit.en);
  return counts || base.relations.get(triple.r)?.sensitive === "harm";
}

function askedHarm({ item, context, facts }: Subject): readonly string[] {
  const [asked] = facts;
  const harmful = facts.filter((fact) => isHarm(context.base, fact));
  const isSkill = item.targetId.startsWith("skill:");
  return [
    ...(harmful.length > 0 && !ALLOWED.has(item.type) ? [`${harmful[0]?.id} may not be asked as ${item.type}`] : []),
    ...(isHarm(context.base, asked) && !isSkill ? ["an answer on harm would enter the memory of a fact"] : []),
    ...(item.type === "number" && TOLL.test(stemOf(item.view)) ? ["the dead are counted"] : []),
  ];
}

const mapKey = z.object({ kind: z.enum(["position", "site"]), placeId: z.string() });
const PUBLIC_PLACES = new Set(["town", "village", "monument"]);
const DEADLY_EVENTS = new Set(["attack", "battle", "killing"]);
const DAYS_OF_CAUTION = 365;

/** Public places only, or bases that are closed; and of what happened, nothing deadly, humanitarian or of the last year. */
function mappedPlaces({ item, context, facts }: Subject): readonly string[] {
  const parsed = mapKey.safeParse(item.key);
  if (item.type !== "map" || !parsed.success) return [];
  const { base } = context;
  const [fact] = facts;
  const place = base.entities.get(parsed.data.placeId);
  const today = endSpan(edtf(base.release.asOf)).to;
  const isClosed = (life: string | null) => life !== null && outerSpan(edtf(life)).to < today;
  const isPublic =
    place !== undefined && (PUBLIC_PLACES.has(place.type) || (place.type === "base" && isClosed(place.life)));
  const event = base.entities.get(fact.triple?.s ?? "");
  const relation = base.relations.get(fact.triple?.r ?? "");
  const isSafe =
    parsed.data.kind === "position" ||
    (fact.topic !== "humanitarian" &&
      relation?.aspect === "event" &&
      !DEADLY_EVENTS.has(event?.type ?? "") &&
      fact.when !== null &&
      outerSpan(edtf(fact.when)).to < today - DAYS_OF_CAUTION);
  return isPublic && isSafe && !isHarm(base, fact) ? [] : [`the place of ${fact.id} may not be mapped`];
}

/** Leaves of those who bear arms; where they meet; and what an armed movement, as against a state, is led by. */
const MOVEMENTS = new Set(["northern-movement", "islamist-group", "self-defence-group", "coalition"]);
const FORCES = new Set([...MOVEMENTS, "military-company", "state-force"]);
const VIOLENT_EVENTS = new Set([...DEADLY_EVENTS, "rising", "capture"]);
/** To lead one of these is a crime, or may be. */
const VIOLENCE = new Set([...VIOLENT_EVENTS, "coup"]);
const LEADERS = new Set(["armed-group-leader", "islamist-leader", "paramilitary-leader"]);

/** H3 for every wrong option and statement. A change is asked of those who were there at its first date. */
function pairs(subject: Subject): readonly string[] {
  const isChange = subject.item.type === "what-changed";
  return claimsOf(subject)
    .filter(({ right }) => !right)
    .map(({ proposition }) => (isChange ? { ...proposition, when: statedWhen(subject) } : proposition))
    .flatMap((proposition) => besideArmed(subject.context.base, proposition) ?? []);
}

/**
 * What H3 has against a wrong statement, or null: a person stands beside an armed actor only as a documented leader of such a
 * one, beside an office of such a one only as a leader of some armed group at that time, and as the one who led violence only
 * as somebody who is documented to have done one or the other; a community or a civilian body never.
 */
export function besideArmed(base: FactBase, { s, r, o, when }: Proposition): string | null {
  const [left, right] = [base.entities.get(s), o.kind === "entity" ? base.entities.get(o.id) : undefined];
  if (left === undefined || right === undefined) return null;
  if (!mayMeet(base, left, right) || !mayMeet(base, right, left)) return `${left.id} stands beside ${right.id}`;
  if (!typeFits(base.types, right.type, "person")) return null;
  const wasLeader = () =>
    documented(base, right, "held-by").some(
      ({ about, held }) => ledByLeaders(base, about) && (when === null || touches(held, when)),
    );
  if (r === "held-by" && ledByLeaders(base, left) && !wasLeader())
    return `${right.id} led no armed group in ${when ?? "any year"} and stands beside ${left.id}`;
  const didSo = () => documented(base, right, "led-by").some(({ about }) => VIOLENCE.has(about.type));
  return r === "led-by" && VIOLENCE.has(left.type) && !wasLeader() && !didSo()
    ? `${right.id} is offered as the leader of ${left.id}`
    : null;
}

const touches = (held: string | null, when: string): boolean => held !== null && mayOverlap(edtf(held), edtf(when));

/** The offices or events with which the facts name a person by a relation, and when. */
function documented(base: FactBase, person: Entity, relation: string) {
  return (base.index.factsByEntity.get(person.id) ?? []).flatMap(({ triple, when, denies }) => {
    if (denies || triple?.r !== relation || triple.o.kind !== "entity" || triple.o.id !== person.id) return [];
    const about = base.entities.get(triple.s);
    return about === undefined ? [] : [{ about, held: when }];
  });
}

function mayMeet(base: FactBase, one: Entity, armed: Entity): boolean {
  const isOffice = typeFits(base.types, armed.type, "office") && ledByLeaders(base, armed);
  const isActor = FORCES.has(armed.type) || VIOLENT_EVENTS.has(armed.type);
  if (!isOffice && !isActor) return true;
  if (one.type === "people" || one.type === "ngo" || one.type === "religious-leader") return false;
  if (!typeFits(base.types, one.type, "person")) return true;
  if (LEADERS.has(one.type)) return true;
  return !isOffice && one.type === "army-officer" && !MOVEMENTS.has(armed.type);
}

/** An office that only leaders of armed movements are documented in, or that is one by its kind. */
function ledByLeaders(base: FactBase, office: Entity): boolean {
  if (office.type === "group-office" || office.type === "islamist-office") return true;
  return (base.index.factsByEntity.get(office.id) ?? []).some(({ triple }) => {
    const holder = triple?.s === office.id && triple.o.kind === "entity" ? base.entities.get(triple.o.id) : undefined;
    return triple?.r === "held-by" && holder !== undefined && LEADERS.has(holder.type);
  });
}

/** Who may stand beside an armed movement among those who may have said something of violence: others who bear arms or command. */
const COMMANDING = new Set([...FORCES, ...LEADERS, "army-officer", "government", "ruling-council", "head-of-state"]);

/**
 * H3 among speakers: where an armed actor may be the one who speaks of violence, for itself or against others, everybody beside
 * it bears arms or commands those who do. A body of civilians, a firm or an outlet there would stand beside a crime.
 */
function besideCrime({ item, context, facts }: Subject): readonly string[] {
  const [fact] = facts;
  if (item.type !== "who-says-so" || !isHarm(context.base, fact)) return [];
  const speakers = Object.values(optionEntities(item)).flatMap((id) => context.base.entities.get(id) ?? []);
  if (!speakers.some(({ type }) => FORCES.has(type) || LEADERS.has(type))) return [];
  return speakers.filter(({ type }) => !COMMANDING.has(type)).map(({ id }) => `${id} stands beside a crime`);
}

/** H6: no community is offered as the one who speaks or acts; and of nobody's ethnicity is asked beside an armed actor. */
function doers({ item, context }: Subject): readonly string[] {
  if (item.type !== "who-says-so") return [];
  const communities = Object.values(optionEntities(item)).filter(
    (id) => context.base.entities.get(id)?.type === "people",
  );
  const names = [...context.base.entities.values()].filter(({ type }) => type === "people").map(({ name }) => name.en);
  const labels = "choices" in item.view ? item.view.choices.map(({ label }) => normalise(label)) : [];
  const shown = names.filter((name) => labels.includes(normalise(name)));
  return [...communities, ...shown].map((id) => `the community ${id} stands among those who speak`);
}
