import { z } from "zod";
import type { Entity, FactBase } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import type { SetCheck } from "@/core/quality/check";
import { datesMatter, type Matter, matterOf, sentencesOf, speaksOfMatter } from "@/core/quality/own/kinship";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { normalise } from "@/core/shared/normalise";

/**
 * Within one form no item tells another's answer, and no two rest on one fact. What is on the screen with a question
 * counts for every other; what is told once it is answered, for the later ones alone.
 *
 * It reads the items by itself and shares nothing with what builds forms, or a fault there would hide here.
 */
export const noDependency: SetCheck = {
  id: "Q16",
  title: "No item reveals another's key",
  blocking: true,
  run(context, items, headings = []) {
    const read = items.map((item) => reading(context, item));
    return read.flatMap((asked, at) => [
      ...orderTold(read, at),
      ...headings.flatMap((heading) => headingTold(context.base, asked, asWords(heading))),
      ...read.flatMap((teller, place) =>
        place === at
          ? []
          : [
              ...secretsTold(asked, teller, place < at),
              ...matterTold(asked, teller, place < at),
              ...nameTold(context.base, asked, teller),
            ].map((how) => `${nameOf(asked.item)} is told by ${how} of ${nameOf(teller.item)}`),
      ),
      ...items
        .slice(at + 1)
        .flatMap(({ factIds }) => factIds.filter((id) => asked.item.factIds.includes(id)))
        .map((id) => `two items rest on ${id}`),
    ]);
  },
};

/** A text in the form in which texts are compared, with a space at either end: whole words of it are found as a text in a text. */
type Words = string;

/** A right answer and what it is the answer to, in all their names. */
type Secret = { readonly answers: readonly Words[]; readonly subjects: readonly Words[] };
type Reading = {
  readonly item: Item;
  readonly secrets: readonly Secret[];
  /** Of an order: the date of each event. */
  readonly dates: readonly Secret[];
  /** Each string of the view by itself. */
  readonly strings: readonly Words[];
  /** The view in one. */
  readonly screen: Words;
  /** Each text of the feedback; the first is the question with its answer and the reason. */
  readonly feedback: readonly Words[];
  /** What its own words put, with each answer to it; none of an order, and of what asks about evidence. */
  readonly asks: readonly Asks[];
  /** The sentences of the view, and of what is told afterwards. */
  readonly said: readonly Words[];
  readonly saidAfter: readonly Words[];
};
type Asks = {
  readonly answers: readonly Words[];
  readonly matter: Matter;
  readonly year: string | null;
  /** Of a date: names that stand in its question, of what the fact is not about by itself. */
  readonly named: readonly Words[];
};

const nameOf = ({ type, factIds }: Item): string => `${type} ${factIds[0]}`;

function reading(context: GenerationContext, item: Item): Reading {
  const strings = stringsIn(item.view);
  const { answer, because, whyWrong, whyRight, sources } = item.feedback;
  const prompt = `${item.view.prompt} ${answer} ${because}`;
  const rest = [...Object.values(whyWrong), ...Object.values(whyRight ?? {}), ...sources.map(({ note }) => note)];
  const secrets = secretsOf(context.base, item);
  return {
    item,
    secrets,
    dates: datesOf(context.base, item),
    strings: strings.map(asWords),
    screen: asWords(strings.join(" ")),
    feedback: [prompt, ...rest].map(asWords),
    asks: asksOf(context.base, item, secrets),
    said: strings.flatMap(sentencesOf),
    saidAfter: [asWords(`${questionOf(item.view)} ${answer}`), ...[because, ...rest].flatMap(sentencesOf)],
  };
}

function asksOf(base: FactBase, item: Item, secrets: readonly Secret[]): readonly Asks[] {
  if (item.view.type === "who-says-so") return [];
  const year = item.type === "date" ? String(dated.parse(item.key).year) : null;
  const questions = questionsOf(item);
  const ends = item.factIds.flatMap((id) => endsOf(base, id)).flatMap((id) => base.entities.get(id) ?? []);
  return secrets.flatMap(({ answers }, at) => {
    if (answers.length === 0) return [];
    // "Which armed Islamist group": every question for one has these words.
    const kinds = ends
      .filter((entity) => namesOf(entity).some((name) => answers.includes(name)))
      .flatMap(({ type }) => base.types.get(type)?.noun?.en ?? []);
    const matter = matterOf(questions[at] ?? questions[0] ?? "", [...answers, ...kinds.map(asWords)]);
    return [{ answers, year, matter, named: year === null ? [] : namesWithin(base, questions[at] ?? "", ends) }];
  });
}

/** The words of each thing asked: of a match its premises, in the order of the key; else one question. */
function questionsOf({ view, key }: Item): readonly string[] {
  if (view.type !== "matching") return [questionOf(view)];
  return Object.keys(paired.parse(key).pairs).flatMap(
    (premise) => view.premises.find(({ id }) => id === premise)?.label ?? [],
  );
}

/** The words of the question without its options. */
function questionOf(view: Item["view"]): string {
  if (view.type === "cloze") return `${view.before} ${view.after}`;
  return view.type === "true-false" ? view.statement : view.prompt;
}

/** How the teller gives an answer away under another name of what is asked, where no name of it stands beside it. */
function matterTold(asked: Reading, teller: Reading, earlier: boolean): readonly string[] {
  // That one question stands there twice is Q28's to say.
  if (questionOf(asked.item.view) === questionOf(teller.item.view)) return [];
  const told = (sentences: readonly Words[]) =>
    asked.asks.some(({ answers, matter, year }) =>
      sentences.some(
        (sentence) =>
          answers.some((name) => sentence.includes(name)) &&
          (year === null ? speaksOfMatter(sentence, matter) : datesMatter(sentence, year, matter)),
      ),
    );
  const dates = asked.asks.some(({ answers, named }) =>
    teller.said.some((one) => answers.some((year) => one.includes(year)) && named.some((name) => one.includes(name))),
  );
  return [
    ...(dates ? ["the year beside a name"] : []),
    ...(told(teller.said) ? ["a sentence"] : []),
    ...(earlier && told(teller.saidAfter) ? ["a sentence after the answer"] : []),
  ];
}

/** Every text of a view; its ids and its kind are no text. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== "object" || value === null) return [];
  const UNREAD = ["id", "type", "mode"];
  return Object.entries(value).flatMap(([name, inner]) => (UNREAD.includes(name) ? [] : stringsIn(inner)));
}

/**
 * How the teller gives one of the asked item's answers away. Somebody who must find the word or the year is helped when
 * it stands anywhere on a screen that is about the same thing; somebody who chooses, when one text has both.
 */
function secretsTold(asked: Reading, teller: Reading, earlier: boolean): readonly string[] {
  const FREE = ["date", "number", "short-answer", "cloze"];
  const screens = FREE.includes(asked.item.type) ? [teller.screen] : teller.strings;
  const told = (texts: readonly Words[]) => asked.secrets.some((secret) => isTold(secret, texts));
  return [
    ...(told(screens) ? ["the question"] : []),
    ...(earlier && told(teller.feedback) ? ["the earlier feedback"] : []),
  ];
}

/** Whether the learner has to find a name by themselves; a country's is everywhere in a base about one country. */
function asksForName(base: FactBase, { type, key, factIds }: Item): boolean {
  if (type !== "short-answer" && type !== "cloze") return false;
  const { s, o } = base.facts.get(factIds[0] ?? "")?.triple ?? {};
  const end = typed.parse(key).slot === "s" ? s : o?.kind === "entity" ? o.id : "";
  return base.entities.get(end ?? "")?.type !== "country";
}

/** How the teller has a name on its screen that the asked item wants to be recalled, whatever it says of it. */
function nameTold(base: FactBase, { item, secrets }: Reading, teller: Reading): readonly string[] {
  if (!asksForName(base, item)) return [];
  const names = secrets.flatMap(({ answers }) => answers);
  const stands = (texts: readonly string[]) => texts.map(asWords).some((text) => names.some((n) => text.includes(n)));
  const { offered, said } = offeredAndSaid(teller.item.view);
  return [
    ...(stands(said) ? ["the name in the words"] : []),
    ...(sameRelation(base, item, teller.item) && stands(offered) ? ["the name among the options"] : []),
  ];
}

/** What may be chosen, and what is said; of two wordings each says something. */
function offeredAndSaid(view: Item["view"]): { readonly offered: readonly string[]; readonly said: readonly string[] } {
  if (view.type === "which-wording") return { offered: [], said: stringsIn(view) };
  const { choices, options, parts, ...rest } = view as Readonly<Record<string, unknown>>;
  return { offered: stringsIn([choices, options, parts]), said: stringsIn(rest) };
}

const sameRelation = (base: FactBase, one: Item, other: Item): boolean =>
  one.factIds.some((id) => {
    const relation = base.facts.get(id)?.triple?.r;
    return relation !== undefined && other.factIds.some((each) => base.facts.get(each)?.triple?.r === relation);
  });

/** How what stands over the form gives the answer away: the name to be recalled, the one option named, or both ends of a fact. */
function headingTold(base: FactBase, { item, secrets }: Reading, heading: Words): readonly string[] {
  const named = secrets.filter(({ answers }) => answers.some((name) => heading.includes(name)));
  if (named.length === 0) return [];
  const { view } = item;
  const namesOne =
    (view.type === "multiple-choice" || view.type === "what-changed") &&
    view.choices.filter(({ label }) => heading.includes(asWords(label))).length === 1;
  const told =
    item.type === "date" || asksForName(base, item) || namesOne || named.some((secret) => isTold(secret, [heading]));
  return told ? [`${nameOf(item)} is told by the heading`] : [];
}

/** Whether one text has an answer and what it is the answer to. */
const isTold = ({ answers, subjects }: Secret, texts: readonly Words[]): boolean =>
  texts.some((text) => answers.some((name) => text.includes(name)) && subjects.some((name) => text.includes(name)));

/** So many dates of one order, told by whatever other questions, are a part of the order. */
const DATES_THAT_TELL = 2;

/** An order is given away by two of its dates, even where each is told by another question. */
function orderTold(read: readonly Reading[], at: number): readonly string[] {
  const asked = read[at];
  if (asked?.item.type !== "ordering") return [];
  const told = asked.dates.filter((date) =>
    read.some(
      ({ strings, feedback }, place) => place !== at && isTold(date, place < at ? [...strings, ...feedback] : strings),
    ),
  );
  return told.length < DATES_THAT_TELL ? [] : [`${told.length} dates of ${nameOf(asked.item)} are told by others`];
}

/** When each event of an order was, and its own names. */
function datesOf(base: FactBase, { type, factIds }: Item): readonly Secret[] {
  if (type !== "ordering") return [];
  return factIds.flatMap((id) => {
    const fact = base.facts.get(id);
    const when = fact?.triple?.o.kind === "date" ? fact.triple.o.edtf : fact?.when;
    const year = /\d{4}/.exec(when ?? "")?.[0];
    return year === undefined ? [] : [{ answers: asNames([year]), subjects: particularNames(base, endsOf(base, id)) }];
  });
}

/** Without countries: a country and a year in one text say nothing yet. */
function particularNames(base: FactBase, ends: readonly string[]): readonly Words[] {
  const particular = ends.filter((id) => base.entities.get(id)?.type !== "country");
  return (particular.length > 0 ? particular : ends).flatMap((id) => namesOf(base.entities.get(id)));
}

const chosen = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });
const severalChosen = z.object({ correctChoiceIds: z.array(z.string()), options: z.record(z.string(), z.string()) });
const typed = z.object({ slot: z.enum(["s", "o"]), accept: z.array(z.object({ text: z.string() })) });
const dated = z.object({ year: z.number() });
const counted = z.object({ low: z.number(), high: z.number() });
const paired = z.object({
  pairs: z.record(z.string(), z.string()),
  premises: z.record(z.string(), z.object({ factId: z.string() })),
  options: z.record(z.string(), z.string()),
});
const placed = z.object({ kind: z.enum(["position", "site"]), placeId: z.string() });

/** What the item asks for, as its key has it; a place that is named and only to be found has no answer in words. */
function secretsOf(base: FactBase, { type, key, factIds }: Item): readonly Secret[] {
  const ends = endsOf(base, factIds[0] ?? "");
  const ofEntities = (ids: readonly string[], all = ends): readonly Secret[] => [
    {
      answers: ids.flatMap((id) => namesOf(base.entities.get(id))),
      subjects: all.filter((id) => !ids.includes(id)).flatMap((id) => namesOf(base.entities.get(id))),
    },
  ];
  switch (type) {
    case "multiple-choice":
    case "what-changed":
    case "who-says-so": {
      const { correctChoiceId, options } = chosen.parse(key);
      return ofEntities([options[correctChoiceId] ?? ""]);
    }
    case "multiple-response": {
      const { correctChoiceIds, options } = severalChosen.parse(key);
      return correctChoiceIds.flatMap((id) => ofEntities([options[id] ?? ""], ends.slice(0, 1)));
    }
    case "matching": {
      const { pairs, premises, options } = paired.parse(key);
      return Object.entries(pairs).flatMap(([premise, option]) =>
        ofEntities([options[option] ?? ""], endsOf(base, premises[premise]?.factId ?? "").slice(0, 1)),
      );
    }
    case "short-answer":
    case "cloze": {
      const { slot, accept } = typed.parse(key);
      const subject = slot === "s" ? ends.slice(1) : ends.slice(0, 1);
      const subjects = subject.flatMap((id) => namesOf(base.entities.get(id)));
      return [{ answers: asNames(accept.map(({ text }) => text)), subjects }];
    }
    case "true-false":
      return ofEntities(ends.slice(1));
    case "map": {
      const { kind, placeId } = placed.parse(key);
      return kind === "site" ? ofEntities([placeId]) : [];
    }
    case "date": {
      return [{ answers: asNames([String(dated.parse(key).year)]), subjects: particularNames(base, ends) }];
    }
    case "number": {
      const { low, high } = counted.parse(key);
      const figures = [low, high].flatMap((value) => [
        String(value),
        value.toLocaleString("en"),
        `${value / 1e6} million`,
      ]);
      return [{ answers: asNames(figures), subjects: ends.flatMap((id) => namesOf(base.entities.get(id))) }];
    }
    case "status":
    case "ordering":
    case "which-wording":
      return [];
  }
}

/** Subject and, where it is an entity, object of a fact. */
function endsOf(base: FactBase, factId: string): readonly string[] {
  const triple = base.facts.get(factId)?.triple ?? null;
  return triple === null ? [] : [triple.s, ...(triple.o.kind === "entity" ? [triple.o.id] : [])];
}

/** No names: what is called so is called by a word like others. */
const NAMELESS = ["country", "population", "idea"];

/** The names that stand in a question, the longest where one has another in it, but for those of what it is about. */
function namesWithin(base: FactBase, question: string, about: readonly Entity[]): readonly Words[] {
  const words = asWords(question);
  const found = [...base.entities.values()]
    .filter((entity) => !about.includes(entity))
    .filter(({ type }) => !NAMELESS.some((branch) => typeFits(base.types, type, branch)))
    .flatMap((entity) => namesOf(entity).filter((name) => words.includes(name) && isCapitalised(question, name)));
  return found.filter((name) => !found.some((other) => other !== name && other.includes(name)));
}

const isCapitalised = (question: string, name: Words): boolean =>
  question.split(/[^\p{L}\p{M}\d]+/u).some((word) => /^\p{Lu}/u.test(word) && name.includes(asWords(word)));

const known = new WeakMap<Entity, readonly Words[]>();

function namesOf(entity: Entity | undefined): readonly Words[] {
  if (entity === undefined) return [];
  const { name, text, undated, long, aliases } = entity;
  const names =
    known.get(entity) ?? asNames([...[name, text, undated, long].flatMap((each) => each?.en ?? []), ...aliases]);
  known.set(entity, names);
  return names;
}

/** Names to look for; one without letters or digits never occurs. */
const asNames = (names: readonly string[]): readonly Words[] =>
  names.map(asWords).filter((words) => words.trim() !== "");

/** What `normalise` gives are words of letters and digits with one space between them. */
const asWords = (text: string): Words => ` ${normalise(text)} `;
