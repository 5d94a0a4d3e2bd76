import type { FactBase } from "@/core/facts/model";
import type { Item } from "@/core/questions/contract";
import { dateKey, numberKey, rightAnswer, spotKey } from "@/core/questions/right-answer";
import { typedKeySchema } from "@/core/questions/typed-answer/typed-schema";
import { writtenSpellings } from "@/core/questions/typed-answer/written-spelling";
import type { Choice, EvidenceCard, QuestionTypeName, QuestionView, TrueFalseView } from "@/core/questions/views";
import { normalise } from "@/core/shared/normalise";
import { hash32 } from "@/core/shared/random";

/** An option under the letter by which it is named on paper. */
export type Lettered = { readonly letter: string; readonly label: string };

/** How a question is answered with a pen. */
export type PaperForm =
  /** One letter, or several; `quote` is what the question speaks about, `evidence` what is known of it. */
  | {
      readonly kind: "letters";
      readonly quote: string | null;
      readonly evidence: readonly EvidenceCard[];
      readonly options: readonly Lettered[];
      readonly several: boolean;
    }
  /** True or false; whoever says "false" names the letter of the wording that mends the statement. */
  | {
      readonly kind: "verdict";
      readonly statement: string;
      readonly parts: readonly { readonly label: string; readonly options: readonly Lettered[] }[];
    }
  | { readonly kind: "gap"; readonly before: string; readonly after: string; readonly hint: string }
  | { readonly kind: "line"; readonly hint: string }
  | { readonly kind: "figure"; readonly unit: string; readonly source: string }
  | { readonly kind: "date"; readonly unit: "year" | "month" }
  /** A box before each entry takes its place in the order, 1 being the earliest. */
  | { readonly kind: "places"; readonly entries: readonly string[] }
  /** A box behind each premise takes a letter. */
  | { readonly kind: "pairs"; readonly premises: readonly string[]; readonly options: readonly Lettered[] }
  /** A cross on an outline map. */
  | { readonly kind: "cross" };

/** A question as it is printed. Made of the view alone, so that it is the same whatever the key is. */
export type PaperQuestion = {
  /** From 1. */
  readonly number: number;
  readonly type: QuestionTypeName;
  readonly prompt: string;
  readonly form: PaperForm;
};

/** What stands in a right answer's place on the sheet. */
export type PaperAnswer =
  /** `shares` where several are right: what a right letter earns and a wrong one costs, of a point. */
  | {
      readonly kind: "letters";
      readonly letters: readonly string[];
      readonly shares: { readonly right: number; readonly wrong: number } | null;
    }
  /** `letter` is null for a true statement, which needs no mending. */
  | { readonly kind: "verdict"; readonly isTrue: boolean; readonly letter: string | null }
  /** `also`: every other form of the key that counts in full, `half`: what is right but broader; as they are written. */
  | {
      readonly kind: "written";
      readonly expected: string;
      readonly also: readonly string[];
      readonly half: readonly string[];
    }
  /** Full marks from `from` to `to`; none from four times as far outside of the source's own figure. */
  | { readonly kind: "figure"; readonly low: number; readonly high: number; readonly from: number; readonly to: number }
  | { readonly kind: "date"; readonly year: number; readonly month: number | null }
  /** The place of each entry, in the order in which they are printed; two the wrong way round cost so much of a point. */
  | { readonly kind: "places"; readonly places: readonly number[]; readonly perPair: number }
  /** The letter of each premise, in the order in which they are printed; the points for 0, 1, 2 … right ones. */
  | { readonly kind: "pairs"; readonly letters: readonly string[]; readonly points: readonly number[] }
  /** Parts of the drawing, as in AnswerSpot; full marks up to `radiusKm` away, none from four times that. */
  | {
      readonly kind: "cross";
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly radiusKm: number;
    };

/** Letters of options, in the order of the view. No question has more options than the alphabet has letters. */
function lettered(choices: readonly Choice[], from = 0): readonly Lettered[] {
  return choices.map(({ label }, at) => ({ letter: letterAt(from + at), label }));
}

const letterAt = (place: number): string => String.fromCharCode("A".charCodeAt(0) + place);

/** The printed form of a question. @param number its place on the sheet, from 1 */
export function paperQuestion(view: QuestionView, number: number): PaperQuestion {
  return { number, type: view.type, prompt: view.prompt, form: formOf(view) };
}

function formOf(view: QuestionView): PaperForm {
  switch (view.type) {
    case "multiple-choice":
    case "which-wording":
    case "what-changed":
      return { ...choose(view.choices), quote: null, evidence: [] };
    case "multiple-response":
      return { ...choose(view.choices), quote: null, evidence: [], several: true };
    case "who-says-so":
      return { ...choose(view.choices), quote: view.proposition, evidence: [] };
    case "status":
      return { ...choose(view.choices), quote: view.proposition, evidence: view.evidence };
    case "true-false":
      return { kind: "verdict", statement: view.statement, parts: partsOf(view) };
    case "cloze":
      return { kind: "gap", before: view.before, after: view.after, hint: view.hint };
    case "short-answer":
      return { kind: "line", hint: view.hint };
    case "number":
      return { kind: "figure", unit: view.unit, source: view.source };
    case "date":
      return { kind: "date", unit: view.unit };
    case "ordering":
      return { kind: "places", entries: view.entries.map(({ label }) => label) };
    case "matching":
      return { kind: "pairs", premises: view.premises.map(({ label }) => label), options: lettered(view.options) };
    case "map":
      return view.mode === "list" ? { ...choose(view.choices), quote: null, evidence: [] } : { kind: "cross" };
    default:
      return view satisfies never;
  }
}

const choose = (choices: readonly Choice[]) =>
  ({ kind: "letters", options: lettered(choices), several: false }) as const;

/** The letters run on from part to part, so that one letter says which part is mended and how. */
function partsOf({
  parts,
}: TrueFalseView): readonly { readonly label: string; readonly options: readonly Lettered[] }[] {
  return parts.map(({ label, options }, at) => {
    const before = parts.slice(0, at).reduce((sum, part) => sum + part.options.length, 0);
    return { label, options: lettered(options, before) };
  });
}

/**
 * The right answer as it stands on the printed sheet: for the key of whoever marks it.
 *
 * @param base from which names are written as people write them
 * @throws when the key does not fit the view's type: a bug
 */
export function paperAnswer(base: FactBase, { view, key }: Pick<Item, "view" | "key">): PaperAnswer {
  const letterIn = (choices: readonly Choice[], id: string) => letterAt(placeIn(choices, id));
  const right = rightAnswer({ view, key });
  switch (view.type) {
    case "multiple-choice":
    case "which-wording":
    case "what-changed":
    case "who-says-so":
    case "status":
      return { kind: "letters", letters: [letterIn(view.choices, idOf(right))], shares: null };
    case "multiple-response": {
      const ids = "choiceIds" in right ? right.choiceIds : [];
      const shares = { right: 1 / ids.length, wrong: 1 / (view.choices.length - ids.length) };
      return { kind: "letters", letters: ids.map((id) => letterIn(view.choices, id)).sort(), shares };
    }
    case "true-false": {
      const { verdict, optionId } = "verdict" in right ? right : { verdict: null, optionId: null };
      const options = view.parts.flatMap((part) => part.options);
      return {
        kind: "verdict",
        isTrue: verdict === true,
        letter: optionId === null ? null : letterIn(options, optionId),
      };
    }
    case "cloze":
    case "short-answer":
      return writtenAnswer(base, key);
    case "number": {
      const { low, high, tolerance } = numberKey.parse(key);
      return { kind: "figure", low, high, ...fullMarks(low - tolerance, high + tolerance, tolerance) };
    }
    case "date":
      return { kind: "date", ...dateKey.parse(key) };
    case "ordering": {
      const order = "order" in right ? right.order : [];
      const places = view.entries.map(({ id }) => order.indexOf(id) + 1);
      return { kind: "places", places, perPair: 4 / (places.length * (places.length - 1)) };
    }
    case "matching": {
      const pairs = "pairs" in right ? right.pairs : {};
      const letters = view.premises.map(({ id }) => letterIn(view.options, pairs[id] ?? ""));
      return { kind: "pairs", letters, points: pointsByHits(letters.length, view.options.length) };
    }
    case "map": {
      if (view.mode === "list") {
        return { kind: "letters", letters: [letterIn(view.choices, idOf(right))], shares: null };
      }
      const { x, y, radiusKm, kmWide } = spotKey.parse(key);
      return { kind: "cross", x, y, radius: radiusKm / kmWide, radiusKm };
    }
    default:
      return view satisfies never;
  }
}

/** The ends of full marks in figures that can be read: rounded inwards, by at most a fiftieth of the tolerance. */
function fullMarks(from: number, to: number, tolerance: number): { readonly from: number; readonly to: number } {
  const step = 10 ** Math.floor(Math.log10(tolerance / 50));
  // What the multiplication leaves behind the twelfth digit is no part of the figure.
  const plain = (value: number) => Number(value.toPrecision(12));
  return { from: Math.max(0, plain(Math.ceil(from / step) * step)), to: plain(Math.floor(to / step) * step) };
}

/** What 0, 1, 2 … right pairs earn (as the grader has it): what chance alone would hit counts for nothing. */
function pointsByHits(premises: number, options: number): readonly number[] {
  return Array.from({ length: premises + 1 }, (_, hits) =>
    Math.max(0, (hits * options - premises) / (premises * (options - 1))),
  );
}

const idOf = (answer: ReturnType<typeof rightAnswer>): string =>
  "choiceId" in answer && answer.choiceId !== null ? answer.choiceId : "";

function placeIn(choices: readonly Choice[], id: string): number {
  const place = choices.findIndex((choice) => choice.id === id);
  if (place < 0) throw new Error(`The key names ${JSON.stringify(id)}, which is not among the options`);
  return place;
}

function writtenAnswer(base: FactBase, key: unknown): PaperAnswer {
  const { expected, accept, short = [], broader } = typedKeySchema.parse(key);
  const full = [...new Set([...accept.map(({ text }) => text), ...short])].filter(
    (text) => text !== normalise(expected),
  );
  const written = writtenSpellings(base, [...full, ...broader], expected);
  return { kind: "written", expected, also: written.slice(0, full.length), half: written.slice(full.length) };
}

/**
 * Four signs by which a sheet and its key know each other: questions are made from the facts as they are, so that a key
 * printed after facts were corrected may belong to another sheet.
 *
 * @returns four characters without 0, 1, I and O; the same for the same questions in the same order
 */
export function sheetMark(views: readonly QuestionView[]): string {
  const hash = hash32(JSON.stringify(views));
  return Array.from({ length: 4 }, (_, at) => SIGNS[(hash >>> (at * 5)) & 31] ?? "").join("");
}

const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
