import { everythingNamedIn } from "@/core/facts/about/named-by-anything";
import type { Entity } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { datedEvent } from "@/core/questions/ordering/dated-event";
import { writtenNumber } from "@/core/questions/render/text";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import { type Clues, cluesOf, NO_CLUES, sentencesOf } from "@/core/quizzes/clues";
import { normalise } from "@/core/shared/normalise";

/** One thing that an item asks for, and what it asks it of. */
export type Asked = {
  /** Spellings of the right answer, as `padded`; empty where there is nothing to give away. */
  readonly answers: readonly string[];
  /** Spellings of the other things that the question is about, as `padded`. */
  readonly subjects: readonly string[];
  /** Words of the question that say what it is about; those that are written as names count for more. */
  readonly clues: Clues;
  /** Spellings of what the question of a date names beside its subjects, as `padded`: "the clashes at Kidal" of Kidal. */
  readonly named: readonly string[];
  /** Things that the asked fact is about, without countries: of a date, whatever tells the year beside one of them tells. */
  readonly about: ReadonlySet<string>;
};

/**
 * What one item shows at once and what it asks for: enough to tell whether it gives another's answer away. Texts are
 * normalised, with spaces at both ends.
 */
export type Exposure = {
  /** Everything that is read, options too. */
  readonly shown: string;
  /** The same without options. */
  readonly told: string;
  /** What is read first: the question, the statement to judge or the sentence with its gap. */
  readonly stem: string;
  /** Each option by itself. */
  readonly options: readonly string[];
  /** What is read, sentence by sentence. */
  readonly sentences: readonly string[];
  readonly asked: readonly Asked[];
  /** How many of these all others together may not tell: one date of an order is no order, two are. */
  readonly telling: number;
  readonly asksDate: boolean;
  /** What the item is about, without countries. */
  readonly about: ReadonlySet<string>;
  /** The right answer in words. */
  readonly answer: string;
  /** Whether the answer is typed: then seeing it among another's options would help too. */
  readonly typed: boolean;
  /** Whether a name has to be recalled: then seeing it anywhere helps. A country's stands everywhere in a base about one country. */
  readonly recallsName: boolean;
  /** Whether one of its options is right, and it says nothing of who says what: a heading that names one of them points to it. */
  readonly chooses: boolean;
  /** The relations of the facts that it asks. */
  readonly relations: ReadonlySet<string>;
};

/** What an item tells once it is answered: known to whoever meets a later one. */
export type Aftermath = {
  /** The question, its right answer and why, together; normalised, with spaces at both ends. */
  readonly solution: string;
  /** Every other text by itself: why an option is wrong, what a source says. */
  readonly remarks: readonly string[];
  /** Every word of it: most names stand nowhere in it, and are looked up sooner than looked for. */
  readonly words: ReadonlySet<string>;
  /** All of it, sentence by sentence. */
  readonly sentences: readonly string[];
  readonly about: ReadonlySet<string>;
};

export function exposureOf(context: GenerationContext, item: Item): Exposure {
  const parts = partsOf(item.view);
  const told = parts.join(" ");
  const options = optionsOf(item.view);
  return {
    told: padded(told),
    stem: stemOf(item.view, told),
    shown: padded(`${told} ${options.join(" ")}`),
    options: options.map(padded),
    sentences: [...parts, ...options].flatMap(sentencesOf),
    asked: askedBy(context, item),
    telling: item.type === "ordering" ? 2 : 1,
    asksDate: item.type === "date" || item.type === "ordering",
    about: aboutOf(context, item.factIds),
    answer: item.feedback.answer,
    typed: TYPED.has(item.type),
    recallsName: recallsName(context, item),
    chooses: item.type === "multiple-choice" || item.type === "what-changed",
    relations: new Set(item.factIds.flatMap((id) => context.base.facts.get(id)?.triple?.r ?? [])),
  };
}

export function aftermathOf(context: GenerationContext, { view, feedback, factIds }: Item): Aftermath {
  const { answer, because, whyWrong, whyRight, statusReason, sources } = feedback;
  const sayings = sources.map(
    ({ title, publisher, date, note }) => `${title ?? ""} ${publisher} ${date ?? ""} ${note}`,
  );
  const remarks = [...Object.values(whyWrong), ...Object.values(whyRight ?? {}), statusReason, ...sayings].map(padded);
  const solution = padded(`${partsOf(view).join(" ")} ${answer} ${because}`);
  return {
    solution,
    remarks,
    words: new Set([solution, ...remarks].join("").split(" ")),
    sentences: [
      padded(`${questionOf(view)} ${answer}`),
      ...[
        because,
        ...Object.values(whyWrong),
        ...Object.values(whyRight ?? {}),
        ...sources.map(({ note }) => note),
      ].flatMap(sentencesOf),
    ],
    about: aboutOf(context, factIds),
  };
}

/** Types whose answer is typed. */
const TYPED = new Set<QuestionTypeName>(["short-answer", "cloze", "date", "number", "ordering"]);

const recallsName = (context: GenerationContext, item: Item): boolean =>
  (item.type === "short-answer" || item.type === "cloze") &&
  answerEntities(context, item).every((id) => context.base.entities.get(id)?.type !== "country");

const paddedTexts = new Map<string, string>();
const MOST_PADDED = 4_000;

/** Normalised, with spaces at both ends; of what stands in item after item, as what a source says does, it is remembered. */
export function padded(text: string): string {
  const known = paddedTexts.get(text);
  if (known !== undefined) return known;
  const made = ` ${normalise(text)} `;
  if (paddedTexts.size >= MOST_PADDED) paddedTexts.clear();
  paddedTexts.set(text, made);
  return made;
}
/** What the item asks for: one thing, or each pair or date of several. */
function askedBy(context: GenerationContext, item: Item): readonly Asked[] {
  switch (item.type) {
    case "status":
    case "which-wording":
      return [];
    case "date":
      return [
        {
          ...askedDate(
            context,
            item.factIds[0] ?? "",
            String((item.key as { readonly year: number }).year),
            item.view.prompt,
          ),
          clues: cluesOf(item.view.prompt, []),
        },
      ];
    case "ordering":
      return item.factIds.flatMap((id) => {
        const year = /\d{4}/.exec(dateOf(context, id) ?? "")?.[0];
        return year === undefined ? [] : [askedDate(context, id, year, labelOfEvent(context, id))];
      });
    case "matching":
      return item.factIds.map((id) => {
        const object = context.base.facts.get(id)?.triple?.o;
        return askedThing(context, item, id, object?.kind === "entity" ? [object.id] : []);
      });
    default:
      return [askedThing(context, item, item.factIds[0] ?? "", answerEntities(context, item))];
  }
}

function askedThing(context: GenerationContext, item: Item, factId: string, answerIds: readonly string[]): Asked {
  const typed = item.view.type === "short-answer" || item.view.type === "cloze";
  const accepted = typed ? (item.key as { readonly accept: readonly { readonly text: string }[] }).accept : [];
  return {
    answers: [...spellings(context, answerIds), ...accepted.map(({ text }) => padded(text)), ...figuresOf(item)],
    subjects: spellings(
      context,
      thingsIn(context, factId).filter((id) => !answerIds.includes(id)),
    ),
    clues: cluesOfThing(context, item, factId, answerIds),
    named: [],
    about: aboutOf(context, [factId]),
  };
}

/** Neither the words of the answer nor those of its kind ("which armed Islamist group") tell what is asked. */
function cluesOfThing(
  context: GenerationContext,
  { view, key }: Item,
  factId: string,
  answerIds: readonly string[],
): Clues {
  if (view.type === "who-says-so") return NO_CLUES;
  const kinds = answerIds.flatMap((id) => {
    const type = context.base.entities.get(id)?.type;
    return context.base.types.get(type ?? "")?.noun?.en ?? [];
  });
  const without = [...spellings(context, answerIds), ...kinds.map(normalise)];
  if (view.type !== "matching") return cluesOf(questionOf(view), without);
  const { premises } = key as { readonly premises: Readonly<Record<string, { readonly factId: string }>> };
  const premise = view.premises.find(({ id }) => premises[id]?.factId === factId);
  return cluesOf(premise?.label ?? "", without);
}

/** The words of a question without its options. */
function questionOf(view: QuestionView): string {
  if (view.type === "cloze") return `${view.before} ${view.after}`;
  return view.type === "true-false" ? view.statement : view.prompt;
}

/** Where a date is asked of more than countries, a country and a year in one text tell nothing yet. */
function askedDate(context: GenerationContext, factId: string, year: string, question: string): Asked {
  const things = thingsIn(context, factId);
  const telling = things.filter((id) => context.base.entities.get(id)?.type !== "country");
  return {
    answers: [padded(year)],
    subjects: spellings(context, telling.length > 0 ? telling : things),
    clues: NO_CLUES,
    named: spellings(context, namedIn(context, question)),
    about: aboutOf(context, [factId]),
  };
}

/** No names: what is called so is called by a word like others. */
const NAMELESS = ["country", "population", "idea"] as const;

/** What a text may name, without countries. */
function namedIn({ base }: GenerationContext, text: string): readonly string[] {
  return everythingNamedIn(base, text)
    .filter(({ type }) => !NAMELESS.some((branch) => typeFits(base.types, type, branch)))
    .map(({ id }) => id);
}

/** How an order calls an event. */
function labelOfEvent(context: GenerationContext, factId: string): string {
  const fact = context.base.facts.get(factId);
  return (fact === undefined ? null : datedEvent(context, fact))?.label ?? "";
}

function dateOf({ base }: GenerationContext, factId: string): string | null {
  const fact = base.facts.get(factId);
  return fact?.triple?.o.kind === "date" ? fact.triple.o.edtf : (fact?.when ?? null);
}

/** Subject and object of a fact. */
function thingsIn({ base }: GenerationContext, factId: string): readonly string[] {
  const triple = base.facts.get(factId)?.triple ?? null;
  return triple === null ? [] : [triple.s, ...(triple.o.kind === "entity" ? [triple.o.id] : [])];
}

function aboutOf({ base }: GenerationContext, factIds: readonly string[]): ReadonlySet<string> {
  const about = factIds.flatMap((id) => base.facts.get(id)?.about ?? []);
  return new Set(about.filter((id) => base.entities.get(id)?.type !== "country"));
}

const spellingsByEntity = new WeakMap<Entity, readonly string[]>();

/** Every way to write these things; worked out once, as each form asks for the same ones again and again. */
function spellings({ base }: GenerationContext, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => {
    const entity = base.entities.get(id);
    if (entity === undefined) return [];
    const known = spellingsByEntity.get(entity) ?? [
      ...acceptedSpellings(base, entity).map(({ text }) => ` ${text} `),
      padded(entity.undated.en),
    ];
    spellingsByEntity.set(entity, known);
    return known;
  });
}

/** A figure as another text may write it. */
function figuresOf({ view, key, language }: Item): readonly string[] {
  if (view.type !== "number") return [];
  const { low, high } = key as { readonly low: number; readonly high: number };
  return [low, high].flatMap((value) => [padded(String(value)), padded(writtenNumber(value, language))]);
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
    default:
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

/** A hint or a fixed sentence makes two stems no less alike. */
function stemOf(view: QuestionView, told: string): string {
  switch (view.type) {
    case "true-false":
      return view.statement;
    case "cloze":
      return `${view.before}…${view.after}`;
    case "short-answer":
    case "number":
      return view.prompt;
    default:
      return told;
  }
}

/** What a question says by itself, each text apart. */
function partsOf(view: QuestionView): readonly string[] {
  switch (view.type) {
    case "true-false":
      return [view.prompt, view.statement];
    case "cloze":
      return [view.prompt, `${view.before} ${view.after}`, view.hint];
    case "who-says-so":
      return [view.prompt, view.proposition];
    case "status":
      return [
        view.prompt,
        view.proposition,
        ...view.evidence.flatMap(({ publisher, date, note }) => [`${publisher} ${date ?? ""}`, note]),
      ];
    case "ordering":
      return [view.prompt, ...view.entries.map(({ label }) => label)];
    case "which-wording":
      return [view.prompt, ...view.choices.map(({ label }) => label)];
    case "matching":
      return [view.prompt, ...view.premises.map(({ label }) => label)];
    case "number":
      return [view.prompt, view.unit, view.source];
    case "multiple-choice":
    case "what-changed":
    case "multiple-response":
    case "date":
    case "map":
      return [view.prompt];
    case "short-answer":
      return [view.prompt, view.hint];
  }
}

function optionsOf(view: QuestionView): readonly string[] {
  switch (view.type) {
    case "multiple-choice":
    case "what-changed":
    case "multiple-response":
    case "who-says-so":
      return view.choices.map(({ label }) => label);
    case "matching":
      return view.options.map(({ label }) => label);
    case "map":
      return view.mode === "list" ? view.choices.map(({ label }) => label) : [];
    case "true-false":
      return view.parts.flatMap((part) => [part.label, ...part.options.map(({ label }) => label)]);
    default:
      return [];
  }
}
