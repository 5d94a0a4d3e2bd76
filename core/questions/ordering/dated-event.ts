import type { Entity, Fact, FactBase } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { isAskable } from "@/core/questions/frame";
import { entityOf } from "@/core/questions/render/text";
import { relationOf, type StructuredFact, sentence, wordingOf } from "@/core/questions/render/wording";
import { branchOf } from "@/core/questions/typed-answer/spellings";
import {
  edtf,
  endSpan,
  gapInDays,
  isApproximate,
  outerSpan,
  precisionOf,
  spansOverlap,
  startSpan,
} from "@/core/shared/edtf";
import { normalise } from "@/core/shared/normalise";
import { seededRandom } from "@/core/shared/random";

/** Two dates must lie further apart than the coarser of them is precise, in days. */
const PRECISION_DAYS = { day: 1, month: 31, year: 366 } as const;
/** Words by which a label tells its place in the order, or refers to another event. */
const ORDER_WORDS =
  /\b(first|second|third|fourth|last|next|again|after|before|later|earlier|follow\w*|former\w*|previous\w*|takes over|renew\w*|re-?establish\w*|premi[eè]re?|deuxi[eè]me|second[e]?|apr[eè]s|avant|nouveau|nouvelle)\b/i;

export type DatedEvent = {
  readonly fact: StructuredFact;
  readonly label: string;
  readonly when: string;
  /** Whether the label is a sentence ("Mali leaves the G5 Sahel") or a name ("the Pau summit"): one order holds one kind. */
  readonly isSentence: boolean;
  /** Its actors, and groups, missions and persons whom its label names, but for states and what belongs to them. */
  readonly named: ReadonlySet<string>;
  /** All that it is about and that its label names, states and places too. */
  readonly about: ReadonlySet<string>;
  /** Of these, whatever begins or ends with it: nothing that another event tells of them can lie on the other side. */
  readonly bounds: ReadonlySet<string>;
};

/** What a fact stands for in an order follows from the base and the language alone, so it is worked out once. */
const eventTables = new WeakMap<FactBase, Map<string, DatedEvent | null>>();

/** The fact as an event with a date and a label that does not tell the date; null when it is none. */
export function datedEvent(context: GenerationContext, fact: Fact): DatedEvent | null {
  const table = eventTables.get(context.base) ?? new Map<string, DatedEvent | null>();
  eventTables.set(context.base, table);
  const key = `${context.language} ${fact.id}`;
  const known = table.get(key);
  if (known !== undefined) return known;
  const made = eventOf(context, fact);
  table.set(key, made);
  return made;
}

/** When what a fact tells took place (EDTF); null where it has no date. */
export const dateOfEvent = ({ triple, when }: Fact): string | null =>
  triple?.o.kind === "date" ? triple.o.edtf : when;

function eventOf(context: GenerationContext, fact: Fact): DatedEvent | null {
  if (!isAskable(context, fact)) return null;
  const relation = relationOf(context, fact);
  const { o } = fact.triple;
  const when = dateOfEvent(fact);
  if (when === null || (!relation.once && o.kind !== "date") || isApproximate(edtf(when))) return null;
  const span = outerSpan(edtf(when));
  if (!Number.isFinite(span.from) || !Number.isFinite(span.to)) return null;
  const wording = wordingOf(context, fact, seededRandom(fact.id), true);
  const label = wording === null ? null : sentence(wording, "headline");
  if (label === null || /\d{4}/.test(label) || ORDER_WORDS.test(label)) return null;
  const { base } = context;
  const sides = [fact.triple.s, ...(o.kind === "entity" ? [o.id] : [])];
  const about = [...sides, ...namedIn(base, label)];
  return {
    ...{ fact, label, when },
    isSentence: wording?.patterns.headline !== "{s}",
    // A place or a state may occur in two events; anything else has a history of its own.
    named: new Set(about.filter((id) => !SETTINGS.has(entityOf(base, id).type))),
    about: new Set(about),
    bounds: new Set(sides.filter((id) => beginsOrEnds(base, id, when))),
  };
}

function beginsOrEnds({ entities }: FactBase, id: string, when: string): boolean {
  const life = entities.get(id)?.life ?? null;
  if (life === null) return false;
  const span = outerSpan(edtf(when));
  const ends = [startSpan(edtf(life)), endSpan(edtf(life))].filter(({ from }) => Number.isFinite(from));
  return ends.some((end) => spansOverlap(span, end));
}

/**
 * Of one kind of label, far enough apart in time, and about different things: a shared name would tell which comes first. So would one
 * deed in two steps (a state announces that it leaves, and leaves), a label that speaks of the other event's actor, and the beginning
 * or end of what the other is about.
 */
export function comparable(left: DatedEvent, right: DatedEvent): boolean {
  if (left.isSentence !== right.isSentence) return false;
  const gap = gapInDays(edtf(left.when), edtf(right.when));
  const needed = Math.max(PRECISION_DAYS[precisionOf(edtf(left.when))], PRECISION_DAYS[precisionOf(edtf(right.when))]);
  if (gap === null || gap < needed) return false;
  const sides = (event: DatedEvent) => [event.fact.triple.s, ...objectIds(event)].sort().join(" ");
  if (sides(left) === sides(right)) return false;
  if (shares(left.bounds, right.about) || shares(right.bounds, left.about)) return false;
  return !shares(left.named, right.named);
}

const shares = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  [...left].some((id) => right.has(id));

const objectIds = ({ fact }: DatedEvent): readonly string[] =>
  fact.triple.o.kind === "entity" ? [fact.triple.o.id] : [];

/** Organisations, missions and persons whom a label names. */
function namedIn(base: FactBase, label: string): readonly string[] {
  const words = normalise(label).split(" ");
  const names = tellingNames(base);
  return words.flatMap((_, from) =>
    words
      .slice(from, from + LONGEST_NAME)
      .flatMap((__, more) => names.get(words.slice(from, from + more + 1).join(" ")) ?? []),
  );
}

/** Words of the longest name that is looked for in a label. */
const LONGEST_NAME = 8;
const tellingTables = new WeakMap<FactBase, ReadonlyMap<string, readonly string[]>>();

/** Names that place an event in somebody's history, as they stand in a normalised label, with the entities that bear them. */
function tellingNames(base: FactBase): ReadonlyMap<string, readonly string[]> {
  const known = tellingTables.get(base);
  if (known !== undefined) return known;
  const names = new Map<string, string[]>();
  for (const entity of base.entities.values()) {
    if (!TELLING.has(branchOf(base, entity))) continue;
    for (const name of namesInLabels(base, entity)) names.set(name, [...(names.get(name) ?? []), entity.id]);
  }
  tellingTables.set(base, names);
  return names;
}

/** A person is also meant by the last word of their name ("President Touré"), whichever of its bearers that is. */
function namesInLabels(base: FactBase, entity: Entity): readonly string[] {
  const name = normalise(entity.name.en);
  return branchOf(base, entity) === "person" ? [name, name.split(" ").at(-1) ?? name] : [name];
}

const TELLING = new Set(["organisation", "mission", "person"]);

const SETTINGS = new Set([
  "country",
  "town",
  "region",
  "international-organisation",
  "regional-organisation",
  "un-body",
  "state-force",
  "government",
]);
