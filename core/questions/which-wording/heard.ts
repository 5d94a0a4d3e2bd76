import { bondsOf } from "@/core/facts/about/bonds";
import { everythingNamedIn } from "@/core/facts/about/named-by-anything";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import { type DaySpan, edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";

/** All to whom those belong who are heard on a matter: whoever says something of it, or is named by what is told of it. */
type Heard = Set<string>;

type Tables = {
  /** By place, event or document and year, or by day. */
  readonly byMatter: ReadonlyMap<string, Heard>;
  /** Countries that are named everywhere, and so say nothing by that. */
  readonly background: ReadonlySet<string>;
};

/** So many days around a fact belong to its matter: what is said of a place years apart are two things. */
const DAYS_AROUND = 183;
/** What lasted longer has no day of its own. */
const MOST_DAYS = 7;
/** No matter has more years than these: of a state without an end what is said in its last years counts. */
const MOST_YEARS = 20;
/** A country that more than this share of all facts name is the background of all of them. */
const BACKGROUND_SHARE = 0.2;

const MATTERS = ["place", "event", "document"] as const;
/** Of these a country alone speaks. */
const SILENT = ["place", "event", "document", "population", "idea"] as const;

const NOBODY: ReadonlySet<string> = new Set();

const tables = new WeakMap<FactBase, Tables>();

/**
 * Whether the base has anything on the matter of a sentence from somebody, from whom they belong to or from theirs, as speaker
 * or named in a note: then it cannot be said that our sources do not have it from them (docs/adr/0058). One matter are the
 * facts of one day, and those of about a year on one place, event or document, or where a sentence has none of these, on whoever it is about.
 *
 * @param sentence its words, whose actors are heard on it, too
 * @returns looked up, however large the base is
 */
export function heardOn(base: FactBase, fact: Fact, sentence: string): (other: Entity) => boolean {
  const known = tables.get(base) ?? workedOut(base);
  tables.set(base, known);
  const own: Heard = new Set();
  addTo(base, own, actorsIn(base, sentence), known.background);
  const heard = [own, ...keysOf(base, fact).flatMap((key) => known.byMatter.get(key) ?? [])];
  return (other) => [...bondsOf(base, other)].some((id) => heard.some((theirs) => theirs.has(id)));
}

function workedOut(base: FactBase): Tables {
  const all = [...base.facts.values()];
  const actors = new Map(all.map((fact) => [fact.id, namedBy(base, fact)]));
  const background = backgroundOf(base, [...actors.values()]);
  const byMatter = new Map<string, Heard>();
  for (const fact of all) {
    for (const key of keptUnder(base, fact)) {
      const heard = byMatter.get(key) ?? new Set();
      byMatter.set(key, heard);
      addTo(base, heard, speakersOf(base, fact), NOBODY);
      addTo(base, heard, actors.get(fact.id) ?? [], background);
    }
  }
  return { byMatter, background };
}

function backgroundOf({ facts }: FactBase, actors: readonly (readonly Entity[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { id, type } of actors.flat()) if (type === "country") counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > facts.size * BACKGROUND_SHARE).map(([id]) => id));
}

function addTo(base: FactBase, heard: Heard, actors: readonly Entity[], background: ReadonlySet<string>): void {
  for (const actor of actors) if (!background.has(actor.id)) for (const id of bondsOf(base, actor)) heard.add(id);
}

const speakersOf = (base: FactBase, { by }: Fact): readonly Entity[] => by.flatMap((id) => base.entities.get(id) ?? []);

/** Who is named by its sentence, its notes and its origins. */
const namedBy = (base: FactBase, { text, evidence }: Fact): readonly Entity[] =>
  actorsIn(base, [text.en, ...evidence.flatMap(({ note, origin }) => [note.en, origin])].join(" . "));

const actorsIn = (base: FactBase, text: string): readonly Entity[] =>
  everythingNamedIn(base, text).filter(
    ({ type }) => type === "country" || !SILENT.some((branch) => typeFits(base.types, type, branch)),
  );

/** Under which keys what is told by a fact is found again. */
function keptUnder(base: FactBase, fact: Fact): readonly string[] {
  const matters = mattersOf(base, fact);
  if (fact.when === null) return matters.flatMap((id) => [`${id} undated`, `${id} ever`]);
  const span = spanOf(fact);
  return [...daysIn(span), ...matters.flatMap((id) => [`${id} ever`, ...yearsIn(span).map((year) => `${id} ${year}`)])];
}

/** Under which keys the matter of a fact is looked up: its days, and what it is about in the year around it. */
function keysOf(base: FactBase, fact: Fact): readonly string[] {
  const matters = mattersOf(base, fact);
  if (fact.when === null) return matters.map((id) => `${id} ever`);
  const { from, to } = spanOf(fact);
  const years = yearsIn({ from: from - DAYS_AROUND, to: to + DAYS_AROUND });
  return [
    ...daysIn({ from, to }),
    ...matters.flatMap((id) => [`${id} undated`, ...years.map((year) => `${id} ${year}`)]),
  ];
}

/** Places, events and documents of which a fact tells; where it tells of none, whoever else it is about. */
function mattersOf(base: FactBase, { id, by }: Fact): readonly string[] {
  const told = (base.index.entitiesToldOf.get(id) ?? []).flatMap((one) => base.entities.get(one) ?? []);
  const others = told.filter(({ type }) => type !== "country");
  const matters = others.filter(({ type }) => MATTERS.some((branch) => typeFits(base.types, type, branch)));
  return (matters.length > 0 ? matters : others.filter((one) => !by.includes(one.id))).map((one) => one.id);
}

/** Its days; of a state without an end those up to which its sources vouch for it, of one without a beginning its last. */
function spanOf({ when, asOf }: Fact): DaySpan {
  const { from, to } = outerSpan(edtf(when ?? asOf));
  const end = Number.isFinite(to) ? to : Math.max(outerSpan(edtf(asOf)).to, Number.isFinite(from) ? from : 0);
  return { from: Number.isFinite(from) ? from : end, to: end };
}

function daysIn({ from, to }: DaySpan): readonly string[] {
  return to - from < MOST_DAYS ? Array.from({ length: to - from + 1 }, (_, at) => edtfOfDay(from + at)) : [];
}

function yearsIn({ from, to }: DaySpan): readonly number[] {
  const [first = 0, last = 0] = [from, to].map((day) => Number(edtfOfDay(day).slice(0, 4)));
  const start = Math.max(first, last - MOST_YEARS);
  return Array.from({ length: last - start + 1 }, (_, at) => start + at);
}
