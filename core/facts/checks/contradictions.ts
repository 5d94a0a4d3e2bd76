import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, problemAt } from "@/core/facts/content-document";
import type { Fact, FactObject } from "@/core/facts/model";

const CHECK = "contradictions";

/** Figures, each with the words before it that make it a bound, as notes and claims write them. */
const AT_LEAST = /\b(?:at least|more than|over|no fewer than|not less than)$/i;
const AT_MOST = /\b(?:up to|at most|fewer than|less than|under|nearly|almost|no more than)$/i;
/** What "about" leaves open of a figure on either side, as a part of it. */
const ABOUT = 0.1;

type Figure = Extract<FactObject, { readonly kind: "number" }>;
type Bounds = { readonly low: number; readonly high: number };

/**
 * Two figures of which one is written to contradict the other cannot both be true: they count the same, and no number fits both. "At
 * least 134" and "at least 157" can (items.md §2: parties or origins contradict).
 */
export function checkContradictions(context: CheckContext): readonly Finding[] {
  const { facts } = context.base;
  return [...facts.values()].flatMap((fact) =>
    fact.contradicts.flatMap((id) => {
      const other = facts.get(id);
      // Contradiction goes both ways; each pair is told of once.
      if (other === undefined || fact.id > other.id) return [];
      const why = agreement(fact, other);
      if (why === null) return [];
      const place = placeOfFact(context, fact.id);
      const message = `${fact.id} and ${id}: ${why}; take "contradicts" away, or give both the figures that contradict each other.`;
      return [problemAt(place, CHECK, message, "contradicts")];
    }),
  );
}

/** Why both figures can be true, or null where they cannot, or where one of the two facts is no figure. */
function agreement(fact: Fact, other: Fact): string | null {
  const [one, two] = [figureOf(fact), figureOf(other)];
  if (one === null || two === null || fact.triple?.s !== other.triple?.s || fact.triple?.r !== other.triple?.r)
    return null;
  if (one.unit.en !== two.unit.en) return `"${one.unit.en}" and "${two.unit.en}" are not the same count`;
  const [a, b] = [boundsOf(fact, one), boundsOf(other, two)];
  return a.low <= b.high && b.low <= a.high ? "their figures can both be true" : null;
}

const figureOf = ({ triple }: Fact): Figure | null => (triple?.o.kind === "number" ? triple.o : null);

/** The numbers that fit a figure, by its own hedge or by the words before it in the claim and sentence. */
function boundsOf({ claim, text }: Fact, { low, high, about, hedge }: Figure): Bounds {
  const hedges = [hedge?.en, ...[claim, text].map((words) => wordsBefore(words?.en ?? "", low))].flatMap(
    (words) => words ?? [],
  );
  if (hedges.some((words) => AT_LEAST.test(words))) return { low, high: Number.POSITIVE_INFINITY };
  if (hedges.some((words) => AT_MOST.test(words))) return { low: Number.NEGATIVE_INFINITY, high };
  return about ? { low: low * (1 - ABOUT), high: high * (1 + ABOUT) } : { low, high };
}

/** What a sentence says before a figure that it writes in digits; null where it does not. */
function wordsBefore(sentence: string, figure: number): string | null {
  const written = figure.toLocaleString("en");
  const at = sentence.search(new RegExp(`(?<![\\d,.])${written}(?![\\d,]*\\d)`));
  return at === -1 ? null : sentence.slice(0, at).trimEnd();
}
