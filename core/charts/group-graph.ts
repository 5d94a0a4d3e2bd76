import { orderFamilies } from "@/core/charts/lane-order";
import { vouchedTo } from "@/core/facts/about/last-known";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import { type DayNumber, type DaySpan, edtf, endSpan, isOpenEnded, outerSpan, startSpan } from "@/core/shared/edtf";

/** How two groups are connected, told from the older or smaller one to the newer or larger one where there is one. */
export type GroupLinkKind = "split" | "merge" | "form" | "rename" | "follow" | "member" | "allegiance" | "alliance";

export type GroupLink = {
  readonly kind: GroupLinkKind;
  readonly from: string;
  readonly to: string;
  readonly fact: Fact;
};

/** Days between which a group is certainly there, and around them those on which it may be. */
export type LaneSpan = {
  readonly mayStart: DayNumber;
  readonly start: DayNumber;
  readonly end: DayNumber;
  readonly mayEnd: DayNumber;
  /** No end is known: it was there on its last day here, and nothing tells of it afterwards. */
  readonly open: boolean;
  readonly startKnown: boolean;
  readonly endKnown: boolean;
};

export type GroupLane = { readonly entity: Entity; readonly span: LaneSpan };
export type GroupGraph = { readonly lanes: readonly GroupLane[]; readonly links: readonly GroupLink[] };

const GROUP_TYPES = ["northern-movement", "coalition", "islamist-group", "self-defence-group"];

/** Whether the graph is sure to have a lane for it: an armed group of which something is known in time. */
export function isDrawnGroup({ type, life }: Entity): boolean {
  return GROUP_TYPES.includes(type) && life !== null;
}

/** Relation → kind, and whether the subject is where the connector comes from. */
const KINDS: Readonly<Record<string, { readonly kind: GroupLinkKind; readonly fromSubject: boolean }>> = {
  "split-from": { kind: "split", fromSubject: false },
  "merged-into": { kind: "merge", fromSubject: true },
  "renamed-to": { kind: "rename", fromSubject: true },
  "followed-by": { kind: "follow", fromSubject: true },
  "formed-from": { kind: "form", fromSubject: false },
  component: { kind: "member", fromSubject: false },
  "allegiance-to": { kind: "allegiance", fromSubject: true },
  "pledged-to": { kind: "allegiance", fromSubject: true },
  "allied-with": { kind: "alliance", fromSubject: true },
};
/** Days that stand for "some time" where nobody says when. */
const UNKNOWN_STRETCH = 365;

/** Until when a state is known to have held; `open` where nobody says that it ended. */
export type HeldUntil = { readonly day: DayNumber; readonly open: boolean };

/**
 * The armed groups of the base and what connected them, in an order that keeps connectors short.
 *
 * @param today last day of the drawing
 */
export function groupGraph(base: FactBase, today: DayNumber): GroupGraph {
  const groups = new Map(
    GROUP_TYPES.flatMap((type) => base.index.entitiesByType.get(type) ?? [])
      .filter(({ id }) => base.index.factsToldOf.has(id))
      .map((entity) => [entity.id, entity]),
  );
  const links = Object.keys(KINDS)
    .flatMap((relation) => base.index.factsByRelation.get(relation) ?? [])
    .flatMap((fact) => linkOf(fact))
    .filter(({ from, to }) => groups.has(from) && groups.has(to))
    .sort((a, b) => startOf(a.fact) - startOf(b.fact) || (a.fact.id < b.fact.id ? -1 : 1));
  const spans = new Map(
    [...groups.values()].flatMap((entity) => {
      const span = spanOf(entity, links, vouchedTo(base, entity.id), today);
      return span === null ? [] : [[entity.id, { entity, span }] as const];
    }),
  );
  const ordered = orderFamilies(
    [...spans.values()].map(({ entity, span }) => ({ id: entity.id, kind: familyOf(entity.type), start: span.start })),
    links,
  );
  return {
    lanes: ordered.flatMap(({ id }) => spans.get(id) ?? []),
    links: links.filter(({ from, to }) => spans.has(from) && spans.has(to)),
  };
}

/** Most coalitions are of northern movements, and their lanes read best among them. */
const familyOf = (type: string) => (type === "coalition" ? "northern-movement" : type);

function linkOf(fact: Fact): readonly GroupLink[] {
  if (fact.triple === null || fact.triple.o.kind !== "entity" || fact.denies || fact.when === null) return [];
  const known = KINDS[fact.triple.r];
  if (known === undefined) return [];
  const { s, o } = { s: fact.triple.s, o: fact.triple.o.id };
  return [{ kind: known.kind, fact, ...(known.fromSubject ? { from: s, to: o } : { from: o, to: s }) }];
}

/** When a connector begins: the middle of the days that its date may mean; a known end stands in for an unknown start. */
export function startOf(fact: Fact): DayNumber {
  if (fact.when === null) return 0;
  const value = edtf(fact.when);
  return middleOf(startSpan(value)) ?? middleOf(endSpan(value)) ?? 0;
}

/**
 * Until when a state is known to have held: to its end, or to the last day for which its sources vouch; null for an event.
 * No tie outlasts the groups that it joins.
 *
 * @param lives the lanes of the two groups
 */
export function heldUntil(fact: Fact, lives: readonly LaneSpan[]): HeldUntil | null {
  if (fact.when === null) return null;
  const value = edtf(fact.when);
  if (value.kind === "date") return null;
  const end = middleOf(endSpan(value));
  const own = end ?? outerSpan(edtf(fact.asOf)).to;
  const over = Math.min(...lives.filter(({ open }) => !open).map(({ mayEnd }) => mayEnd));
  return { day: Math.min(own, over), open: end === null && own < over };
}

function middleOf({ from, to }: DaySpan): DayNumber | null {
  return Number.isFinite(from) && Number.isFinite(to) ? (from + to) / 2 : null;
}

function spanOf(
  entity: Entity,
  links: readonly GroupLink[],
  vouched: DayNumber | null,
  today: DayNumber,
): LaneSpan | null {
  const own = links.filter(({ from, to }) => from === entity.id || to === entity.id);
  const seen = own.flatMap(({ fact }) => [startOf(fact), heldUntil(fact, [])?.day ?? startOf(fact)]);
  const life = entity.life === null ? null : edtf(entity.life);
  if (life === null) {
    if (seen.length === 0) return null;
    const [start, end] = [Math.min(...seen), Math.max(...seen, vouched ?? Number.NEGATIVE_INFINITY)];
    const around = { mayStart: start - UNKNOWN_STRETCH, mayEnd: Math.min(end + UNKNOWN_STRETCH, today) };
    return { ...around, start, end, open: false, startKnown: false, endKnown: false };
  }
  const first = startSpan(life);
  const last = endSpan(life);
  const startKnown = Number.isFinite(first.from);
  const open = isOpenEnded(life);
  const endKnown = !open && Number.isFinite(last.from);
  const start = startKnown ? first.to : Math.min(...seen, endKnown ? last.from - UNKNOWN_STRETCH : today);
  const known = Math.max(...seen, vouched ?? start, start);
  const end = Math.min(open ? known : endKnown ? last.from : known, today);
  return {
    mayStart: startKnown ? first.from : start - UNKNOWN_STRETCH,
    start: Math.min(start, end),
    end: Math.max(start, end),
    mayEnd: Math.min(open ? end : endKnown ? last.to : end + UNKNOWN_STRETCH, today),
    open,
    startKnown,
    endKnown,
  };
}
