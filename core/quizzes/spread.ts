import type { Fact } from "@/core/facts/model";
import { edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";

/**
 * Spreads a form over all that is told of a thing. Of an accord eleven facts may name its mediators and one its end: drawn by
 * chance alone the eleven fill the form. So what says something of its own kind comes before what says the same of another name,
 * and a year of which little was asked before one of which much was. A year with more facts may have more questions, but not in
 * the same measure: as the square root of its facts, so that a busy year does not crowd out the end of the story.
 */
export class Spread {
  readonly #factsOfYear: ReadonlyMap<string, number>;
  readonly #askedOfYear = new Map<string, number>();
  readonly #askedOfRelation = new Map<string, number>();

  /** @param facts all that may be asked */
  constructor(facts: Iterable<Fact>) {
    const years = new Map<string, number>();
    for (const fact of facts) raise(years, yearOf(fact));
    this.#factsOfYear = years;
  }

  count(fact: Fact): void {
    raise(this.#askedOfYear, yearOf(fact));
    if (fact.triple !== null) raise(this.#askedOfRelation, fact.triple.r);
  }

  /** The same facts, those first of whose kind and year least was asked; of equals in their order. */
  leastAskedFirst(facts: readonly Fact[]): readonly Fact[] {
    return facts
      .map((fact) => ({ fact, alike: this.#alike(fact), crowd: this.#crowd(fact) }))
      .sort((a, b) => a.alike - b.alike || a.crowd - b.crowd)
      .map(({ fact }) => fact);
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

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The year in which it began, or ended where nobody knows the beginning; "" for what has no time. */
function yearOf({ when }: Pick<Fact, "when">): string {
  if (when === null) return "";
  const { from, to } = outerSpan(edtf(when));
  const day = [from, to].find(Number.isFinite);
  return day === undefined ? "" : edtfOfDay(day).slice(0, 4);
}
