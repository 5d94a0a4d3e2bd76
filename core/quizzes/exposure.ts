import type { GenerationContext, Item } from "@/core/questions/contract";
import { writtenNumber } from "@/core/questions/render/text";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import { normalise } from "@/core/shared/normalise";
import { jaccard, trigramsOf } from "@/core/shared/trigrams";

/** What one item shows and what it asks for: enough to tell whether it gives another's answer away. */
export type Exposure = {
  /** Everything that is read, options too; normalised, with spaces at both ends. */
  readonly shown: string;
  /** The same without options. */
  readonly told: string;
  /** Spellings of the right answer; empty where there is nothing to give away. */
  readonly answers: readonly string[];
  /** Spellings of the other things that the question is about. */
  readonly subjects: readonly string[];
  /** Things that the asked fact is about, without countries: of a date, whatever tells the year beside one of them tells. */
  readonly about: ReadonlySet<string>;
  readonly asksDate: boolean;
  /** The right answer in words, and the triples of the stem where it is not the same for every fact. */
  readonly answer: string;
  readonly stem: ReadonlySet<string>;
  /** Whether the answer is typed: then seeing it among another's options would help too. */
  readonly typed: boolean;
};

export function exposureOf(context: GenerationContext, item: Item): Exposure {
  const told = toldBy(item.view);
  const answerIds = answerEntities(context, item);
  // A question on several facts tells on each of them.
  const facts = item.factIds
    .slice(0, item.type === "matching" ? undefined : 1)
    .flatMap((id) => context.base.facts.get(id) ?? []);
  const subjectIds = facts
    .flatMap(({ triple }) => (triple === null ? [] : [triple.s, ...(triple.o.kind === "entity" ? [triple.o.id] : [])]))
    .filter((id) => !answerIds.includes(id));
  const spellings = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const entity = context.base.entities.get(id);
      return entity === undefined ? [] : acceptedSpellings(context.base, entity).map(({ text }) => text);
    });
  return {
    told: padded(told),
    shown: padded(`${told} ${optionsOf(item.view)}`),
    answers: item.view.type === "date" ? [yearOf(item)] : [...spellings(answerIds), ...figuresOf(item)],
    subjects: spellings(subjectIds),
    about: new Set(
      item.factIds
        .flatMap((id) => context.base.facts.get(id)?.about ?? [])
        .filter((id) => context.base.entities.get(id)?.type !== "country"),
    ),
    asksDate: item.view.type === "date",
    answer: item.feedback.answer,
    stem: trigramsOf(told),
    typed: TYPED.has(item.view.type),
  };
}

/** Types whose answer is typed. */
const TYPED = new Set<QuestionTypeName>(["short-answer", "cloze", "date", "number"]);

/** Whether one of two items in a form tells the other's answer next to what it is the answer to. */
export function revealsEither(left: Exposure, right: Exposure): boolean {
  return reveals(left, right) || reveals(right, left);
}

/** From this similarity of their words on, two questions with one answer are the same question to a reader. */
const TOO_ALIKE = 0.9;

/** Whether two items with one answer read nearly the same, so that one gives the other away. */
export function nearlyTheSame(left: Exposure, right: Exposure): boolean {
  return left.answer === right.answer && jaccard(left.stem, right.stem) >= TOO_ALIKE;
}

function reveals(asked: Exposure, other: Exposure): boolean {
  const text = asked.typed ? other.shown : other.told;
  if (!mentions(text, asked.answers)) return false;
  return mentions(other.told, asked.subjects) || (asked.asksDate && [...asked.about].some((id) => other.about.has(id)));
}

const padded = (text: string): string => ` ${normalise(text)} `;
const mentions = (text: string, spellings: readonly string[]): boolean =>
  spellings.some((spelling) => text.includes(` ${spelling} `));

function yearOf(item: Item): string {
  return String((item.key as { readonly year: number }).year);
}

/** A figure as another text may write it. */
function figuresOf({ view, key, language }: Item): readonly string[] {
  if (view.type !== "number") return [];
  const { low, high } = key as { readonly low: number; readonly high: number };
  return [low, high].flatMap((value) => [normalise(String(value)), normalise(writtenNumber(value, language))]);
}

/** Entities behind the right answer. */
function answerEntities(context: GenerationContext, item: Item): readonly string[] {
  const { view, key } = item;
  switch (view.type) {
    case "multiple-choice":
    case "what-changed":
    case "who-says-so": {
      const { correctChoiceId, options } = key as { correctChoiceId: string; options: Record<string, string> };
      return [options[correctChoiceId] ?? ""];
    }
    case "short-answer":
    case "cloze": {
      const { slot } = key as { readonly slot: "s" | "o" };
      return item.factIds.flatMap((id) => {
        const triple = context.base.facts.get(id)?.triple ?? null;
        if (triple === null) return [];
        return slot === "s" ? [triple.s] : triple.o.kind === "entity" ? [triple.o.id] : [];
      });
    }
    case "true-false": {
      const triple = context.base.facts.get(item.factIds[0] ?? "")?.triple ?? null;
      return triple?.o.kind === "entity" ? [triple.o.id] : [];
    }
    case "map":
      return siteOf(key as { readonly kind: "position" | "site"; readonly placeId: string });
    case "multiple-response": {
      const { correctChoiceIds, options } = key as { correctChoiceIds: string[]; options: Record<string, string> };
      return correctChoiceIds.flatMap((id) => options[id] ?? []);
    }
    case "matching": {
      const { pairs, options } = key as { pairs: Record<string, string>; options: Record<string, string> };
      return Object.values(pairs).flatMap((id) => options[id] ?? []);
    }
    case "status":
    case "ordering":
    case "date":
    case "which-wording":
    case "number":
      return [];
  }
}

/** A place that the question itself names is no answer that words could tell. */
function siteOf({
  kind,
  placeId,
}: {
  readonly kind: "position" | "site";
  readonly placeId: string;
}): readonly string[] {
  return kind === "site" ? [placeId] : [];
}

/** What a question says by itself. */
function toldBy(view: QuestionView): string {
  switch (view.type) {
    case "true-false":
      return `${view.prompt} ${view.statement}`;
    case "cloze":
      return `${view.prompt} ${view.before} ${view.after}`;
    case "who-says-so":
      return `${view.prompt} ${view.proposition}`;
    case "status":
      return [view.prompt, view.proposition, ...view.evidence.map(({ note }) => note)].join(" ");
    case "ordering":
      return view.entries.map(({ label }) => label).join(" ");
    case "which-wording":
      return view.choices.map(({ label }) => label).join(" ");
    case "matching":
      return [view.prompt, ...view.premises.map(({ label }) => label)].join(" ");
    case "number":
      return `${view.prompt} ${view.unit} ${view.source}`;
    case "multiple-choice":
    case "what-changed":
    case "multiple-response":
    case "short-answer":
    case "date":
    case "map":
      return view.prompt;
  }
}

function optionsOf(view: QuestionView): string {
  switch (view.type) {
    case "multiple-choice":
    case "what-changed":
    case "multiple-response":
    case "who-says-so":
      return view.choices.map(({ label }) => label).join(" ");
    case "matching":
      return view.options.map(({ label }) => label).join(" ");
    case "true-false":
      return view.parts.flatMap(({ options }) => options.map(({ label }) => label)).join(" ");
    default:
      return "";
  }
}
