import type { Fact } from "@/core/facts/model";
import { edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";

/**
 * Spreads a form over all that is told of a thing. Of an accord eleven facts may name its mediators and one its end: drawn by
 * chance alone the eleven fill the form. So what says something of its own kind comes before what says the same of another name,
 * and a year of which little was asked before one of which much was. A year with more facts may have more questions, but not in
 * the same measure: as the square root of its facts, so that a busy year does not crowd out the end of the story. Of several things
 * each has its questions by the same measure, so that the one of which most is told does not crowd out the others.
 */
export class Spread {
  /** By fact: the things of which it is told, by their places. */
  readonly #things: ReadonlyMap<string, readonly number[]>;
  readonly #factsOfThing = new Map<number, number>();
  readonly #askedOfThing = new Map<number, number>();
  readonly #factsOfYear: ReadonlyMap<string, number>;
  readonly #askedOfYear = new Map<string, number>();
  readonly #askedOfRelation = new Map<string, number>();

  /**
   * @param facts  all that may be asked
   * @param things of each thing that the form is about the ids of its facts; what is of none is one more thing together
   */
  constructor(facts: readonly Fact[], things: readonly ReadonlySet<string>[]) {
    const years = new Map<string, number>();
    for (const fact of facts) raise(years, yearOf(fact));
    this.#factsOfYear = years;
    const thingsOf = ({ id }: Fact) => {
      const told = things.flatMap((ids, thing) => (ids.has(id) ? [thing] : []));
      return told.length === 0 ? [things.length] : told;
    };
    this.#things = new Map(facts.map((fact) => [fact.id, thingsOf(fact)]));
    for (const thing of [...this.#things.values()].flat()) raise(this.#factsOfThing, thing);
  }

  /** How many turns these facts have beside others: each thing's share, in equal parts for its facts; 0 for none. */
  shareOf(facts: readonly Fact[]): number {
    return facts
      .flatMap(({ id }) => this.#things.get(id) ?? [])
      .reduce((sum, thing) => sum + 1 / this.#rootOf(thing), 0);
  }

  count(fact: Fact): void {
    for (const thing of this.#things.get(fact.id) ?? []) raise(this.#askedOfThing, thing);
    raise(this.#askedOfYear, yearOf(fact));
    if (fact.triple !== null) raise(this.#askedOfRelation, fact.triple.r);
  }

  /** The same facts, those first of whose thing, then kind, then year least was asked; of equals in their order. */
  leastAskedFirst(facts: readonly Fact[]): readonly Fact[] {
    return facts
      .map((fact) => ({ fact, thing: this.#thing(fact), alike: this.#alike(fact), crowd: this.#crowd(fact) }))
      .sort((a, b) => a.thing - b.thing || a.alike - b.alike || a.crowd - b.crowd)
      .map(({ fact }) => fact);
  }

  /** How much was asked of its thing, by the share that it has; of several things of that of which least was. */
  #thing({ id }: Fact): number {
    const crowds = (this.#things.get(id) ?? []).map(
      (thing) => ((this.#askedOfThing.get(thing) ?? 0) + 1) / this.#rootOf(thing),
    );
    return Math.min(...crowds);
  }

  #rootOf(thing: number): number {
    return Math.sqrt(this.#factsOfThing.get(thing) ?? 1);
  }

  /** How often the same was asked of another name; a descriptive fact is like no other. */
  #alike({ triple }: Fact): number {
    return triple === null ? 0 : (this.#askedOfRelation.get(triple.r) ?? 0);
  }

  #crowd(fact: Fact): number {
    const year = yearOf(fact);
    return ((this.#askedOfYear.get(year) ?? 0) + 1) / Math.sqrt(this.#factsOfYear.get(year) ?? 1);
  }
}

function raise<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The year in which it began, or ended where nobody knows the beginning; "" for what has no time. */
function yearOf({ when }: Pick<Fact, "when">): string {
  if (when === null) return "";
  const { from, to } = outerSpan(edtf(when));
  const day = [from, to].find(Number.isFinite);
  return day === undefined ? "" : edtfOfDay(day).slice(0, 4);
}
