import type { ChoiceQuestion, SurfaceOption } from "@/core/quality/bank/choice-questions";
import { contentWords } from "@/core/questions/clang";
import { hash32 } from "@/core/shared/random";

/** What the solver was right about: one share of a hit a question, in the order of the questions. */
export type Solved = { readonly factId: string; readonly hit: number; readonly chance: number };

/** Features of the options, row after row in one array: the fit goes over them hundreds of times. Which row is the key's. */
type Example = { readonly rows: Float64Array; readonly options: number; readonly right: number };

const FOLDS = 5;
/** Which facts are asked about together is chance, which moves the figure by three points for 200 facts: so it is drawn so often. */
const FOLDINGS = 4;
const STEPS = 120;
const RATE = 0.5;
/** Pulls weights towards nought, so that noise in few questions is not learnt. */
const RIDGE = 0.01;

/**
 * A clever guesser who knows no history: a conditional logit over surface features, fitted to four fifths of the facts
 * and asked about the last fifth, in turn, and that for several divisions into fifths. All items of a fact are in one fold,
 * so that nothing of it is known.
 *
 * Source: McFadden 1974, "Conditional logit analysis of qualitative choice behavior"; fitted by gradient ascent. Repeated
 * cross-validation: Kim 2009, doi 10.1016/j.csda.2009.04.009
 */
export function solveBySurface(questions: readonly ChoiceQuestion[]): readonly Solved[] {
  const examples = questions.map(exampleOf);
  const hits = questions.map(() => 0);
  for (let folding = 0; folding < FOLDINGS; folding++) {
    const folds = questions.map(({ factId }) => hash32(`${factId} ${folding}`) % FOLDS);
    for (let held = 0; held < FOLDS; held++) {
      const weights = fitted(examples.filter((_, at) => folds[at] !== held));
      for (const [at, example] of examples.entries()) {
        if (folds[at] === held) hits[at] = (hits[at] ?? 0) + hitOf(example, weights) / FOLDINGS;
      }
    }
  }
  return questions.map(({ factId, options }, at) => ({ factId, hit: hits[at] ?? 0, chance: 1 / options.length }));
}

/** 1 when the key alone has the highest utility; shared out among ties. */
function hitOf(example: Example, weights: Float64Array): number {
  const utilities = Array.from({ length: example.options }, (_, row) => utility(example, row, weights));
  const best = Math.max(...utilities);
  const winners = utilities.filter((each) => each > best - 1e-9).length;
  return (utilities[example.right] ?? Number.NEGATIVE_INFINITY) > best - 1e-9 ? 1 / winners : 0;
}

/** Maximises the mean log likelihood of the keys, less the ridge. */
function fitted(examples: readonly Example[]): Float64Array {
  const weights = new Float64Array(FEATURES);
  const gradient = new Float64Array(FEATURES);
  const most = examples.reduce((max, { options }) => Math.max(max, options), 0);
  const odds = new Float64Array(most);
  for (let step = 0; step < STEPS; step++) {
    gradient.fill(0);
    for (const example of examples) addGradient(example, weights, odds, gradient);
    for (let column = 0; column < FEATURES; column++) {
      const weight = at(weights, column);
      weights[column] = weight + RATE * (at(gradient, column) / Math.max(1, examples.length) - RIDGE * weight);
    }
  }
  return weights;
}

/** @param odds room for as many numbers as the example has options */
function addGradient(example: Example, weights: Float64Array, odds: Float64Array, gradient: Float64Array): void {
  const { rows, options, right } = example;
  let total = 0;
  for (let row = 0; row < options; row++) {
    const own = Math.exp(utility(example, row, weights));
    odds[row] = own;
    total += own;
  }
  for (let row = 0; row < options; row++) {
    const off = (row === right ? 1 : 0) - at(odds, row) / total;
    const start = row * FEATURES;
    for (let column = 0; column < FEATURES; column++) {
      gradient[column] = at(gradient, column) + off * at(rows, start + column);
    }
  }
}

function utility({ rows }: Example, row: number, weights: Float64Array): number {
  const start = row * FEATURES;
  let sum = 0;
  for (let column = 0; column < FEATURES; column++) sum += at(rows, start + column) * at(weights, column);
  return sum;
}

/** Within the array by construction. */
const at = (numbers: Float64Array, place: number): number => numbers[place] as number;

/** Values by which an option may stand out; each is then compared within its question. */
const MEASURES: readonly ((option: SurfaceOption, question: ChoiceQuestion) => number)[] = [
  ({ label }) => label.length,
  ({ label }) => label.split(/\s+/).length,
  ({ known }) => Math.log1p(Math.max(0, known)),
  ({ central }) => central,
  ({ label }, { stem }) => sharedWords(label, stem),
  ({ label }, { stem }) => sharedLetters(label, stem),
  ({ label }, { options }) => options.filter((other) => other.label > label).length,
  ({ label }) => (label.match(/\p{Lu}/gu) ?? []).length,
];

/** The first options may be chosen for where they stand. */
const PLACES = [0, 1, 2];
/** Each measure by its distance from the mean, as the largest and as the smallest; then the places. */
const FEATURES = 3 * MEASURES.length + PLACES.length;

function exampleOf(question: ChoiceQuestion): Example {
  const { options, right } = question;
  const columns = MEASURES.flatMap((measure) => {
    const values = options.map((option) => measure(option, question));
    return [standard(values), extreme(values, 1), extreme(values, -1)];
  });
  const places = PLACES.map((place) => options.map((_, row) => (row === place ? 1 : 0)));
  const all = [...columns, ...places];
  const rows = Float64Array.from(options.flatMap((_, row) => all.map((column) => column[row] ?? 0)));
  return { right, options: options.length, rows };
}

/** Distance from the mean of the options in standard deviations; all nought when none differs. */
function standard(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (deviation === 0 ? 0 : (value - mean) / deviation));
}

/** Marks the largest (or smallest) value, shared out among ties. */
function extreme(values: readonly number[], sign: 1 | -1): readonly number[] {
  const best = Math.max(...values.map((value) => sign * value));
  const winners = values.filter((value) => sign * value === best).length;
  return values.map((value) => (sign * value === best ? 1 / winners : 0));
}

function sharedWords(label: string, stem: string): number {
  const inStem = new Set(contentWords(stem));
  return contentWords(label).filter((word) => inStem.has(word)).length;
}

/** Share of the label's letter triples that the stem has too. */
function sharedLetters(label: string, stem: string): number {
  const text = stem.toLowerCase();
  const triples = Array.from({ length: Math.max(0, label.length - 2) }, (_, at) => label.slice(at, at + 3));
  return triples.filter((triple) => text.includes(triple.toLowerCase())).length / Math.max(1, triples.length);
}
