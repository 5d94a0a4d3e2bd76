import type { Entity, Fact } from "@/core/facts/model";
import { textFaults } from "@/core/quality/checks/wording/q10-grammar";
import { loadedWordsIn } from "@/core/quality/checks/wording/q19-lexicon";
import { isHarm } from "@/core/quality/checks/wording/q20-harm";
import { speaksOf } from "@/core/quality/naming";
import { tellsFigure } from "@/core/quality/own/figures";
import { hasWords } from "@/core/quality/own/labels";
import type { GenerationContext } from "@/core/questions/contract";
import type { FactCardView } from "@/core/questions/views";

/** Everything that a check of one flashcard may look at. */
export type CardSubject = {
  readonly context: GenerationContext;
  readonly card: FactCardView;
  /** The facts that the card asks for, of a list all of its members', the first being the one that it is told by. */
  readonly facts: readonly [Fact, ...Fact[]];
  /** The card of its target made again; null when there is none now. */
  readonly again: () => FactCardView | null;
};

/**
 * One check of items.md §4.1 as far as it makes sense of a card, which has no options and is graded by whoever turns it
 * over. `run` returns a sentence for each fault.
 */
export type CardCheck = {
  readonly id: string;
  readonly title: string;
  run(subject: CardSubject): readonly string[];
};

const SLOT = /^fact:.+:(o|s|when)$/;

/** The slot of its fact that a card asks for; null for a list and for a fact as a whole. */
const slotOf = ({ card }: CardSubject): "o" | "s" | "when" | null =>
  (SLOT.exec(card.targetId)?.[1] as "o" | "s" | "when" | undefined) ?? null;

const namesOf = (entity: Entity, language: "en" | "fr"): string => entity.name[language] ?? entity.name.en;

/** Who or what stands on the back: one entity, or every member of a list; nobody where it is a value or a sentence. */
function answersOf(subject: CardSubject): readonly Entity[] {
  const { card, facts, context } = subject;
  const slot = slotOf(subject);
  const asked = card.targetId.startsWith("list:") ? facts : slot === "o" || slot === "s" ? [facts[0]] : [];
  return asked.flatMap(({ triple }) => {
    const id = slot === "s" ? triple?.s : triple?.o.kind === "entity" ? triple.o.id : undefined;
    return context.base.entities.get(id ?? "") ?? [];
  });
}

const keyTrue: CardCheck = {
  id: "Q1",
  title: "The back is true",
  run(subject) {
    const { card, facts, context } = subject;
    const { oracle, language } = context;
    const names = answersOf(subject);
    const isList = card.targetId.startsWith("list:");
    const held = slotOf(subject) === null && !isList ? [] : facts;
    return [
      ...names
        .filter((entity) => !hasWords(card.back.answer, namesOf(entity, language)))
        .map(({ id }) => `the back does not name ${id}`),
      ...held.flatMap(({ id, triple, when, status, denies }) =>
        triple !== null && status === "established" && !denies && oracle.isTrue({ ...triple, when })
          ? []
          : [`${id} is asked as established and is not`],
      ),
      ...(isList && card.back.answer.split(", ").length !== names.length
        ? ["the back has more or fewer than the list"]
        : []),
    ];
  },
};

const notFalse: CardCheck = {
  id: "Q2",
  title: "Nothing established says otherwise",
  run(subject) {
    const { facts, context } = subject;
    return facts
      .filter(({ status, denies }) => status === "established" && !denies)
      .flatMap(({ id, triple, when }) =>
        triple !== null && context.oracle.proveFalse({ ...triple, when }) !== null ? [`${id} is proved false`] : [],
      );
  },
};

const singleAnswer: CardCheck = {
  id: "Q3",
  title: "One answer",
  run(subject) {
    const slot = slotOf(subject);
    const [fact] = subject.facts;
    if (slot === null || slot === "when") return [];
    return subject.context.oracle.isUnique(fact, slot) ? [] : [`${fact.id} has other answers for ${slot}`];
  },
};

/** By these a question says that it asks for somebody's word, and not for what is so. */
const SAID =
  /\b(according to|by its own account|sa(?:id|ys?)|statement|stat(?:ed|es)|claim(?:ed|s)?|accus\w+|den(?:y|ied|ies)|estimate[sd]?|report(?:ed|s)|call(?:ed|s)|describe[sd]?|announce[sd]?|blame[sd]?|gave|gives?|put|selon|propre aveu|dit|affirm\w+|annonc\w+|accus\w+)\b/i;

const attributed: CardCheck = {
  id: "Q5",
  title: "What is not established says on the front who says so",
  run({ card, facts, context }) {
    const [fact] = facts;
    const speakers = fact.by.flatMap((id) => context.base.entities.get(id) ?? []);
    const outlets = fact.evidence.flatMap(({ origin, sourceId }) => [
      origin,
      context.base.sources.get(sourceId)?.publisher ?? "",
    ]);
    const isVoiced =
      SAID.test(card.front) ||
      speakers.some((speaker) => speaksOf(card.front, speaker)) ||
      outlets.some((outlet) => hasWords(card.front, outlet));
    return [
      ...(fact.status === "established" || isVoiced ? [] : [`${fact.id} is ${fact.status}; the front asks it bare`]),
      ...(card.back.status === fact.status ? [] : ["the back gives another status"]),
    ];
  },
};

const FEWEST_WORDS = 3;
const MOST_WORDS = 35;

const frontForm: CardCheck = {
  id: "Q9",
  title: "The front is one short question or task",
  run({ card }) {
    const words = card.front.split(/\s+/).filter((word) => word !== "").length;
    return [
      ...(words < FEWEST_WORDS || words > MOST_WORDS ? [`the front has ${words} words`] : []),
      ...(/[?.][”»)]?$/.test(card.front) ? [] : ["the front is no whole sentence"]),
    ];
  },
};

const grammar: CardCheck = {
  id: "Q10",
  title: "Both sides are well written",
  run: ({ card, context }) => [card.front, card.back.answer].flatMap((text) => textFaults(text, context.language)),
};

const noLeak: CardCheck = {
  id: "Q15",
  title: "The front does not tell the back",
  run(subject) {
    const { card, facts } = subject;
    const [{ triple, when }] = facts;
    const { front, back } = card;
    const names = answersOf(subject).filter(({ name, long }) =>
      [name, long].some(
        (full) => full !== null && [full.en, full.fr].some((text) => text !== undefined && hasWords(front, text)),
      ),
    );
    const date = triple?.o.kind === "date" ? triple.o.edtf : when;
    const years = slotOf(subject) === "when" ? (date?.match(/\d{4}/g) ?? []) : [];
    const figure = slotOf(subject) === "o" && triple?.o.kind === "number" ? triple.o : null;
    return [
      ...names.map(({ id }) => `the front names ${id}`),
      ...(names.length === 0 && hasWords(front, back.answer) ? ["the front has the whole answer"] : []),
      ...years.filter((year) => front.includes(year)).map((year) => `the front tells the year ${year}`),
      ...(figure !== null && tellsFigure(front, figure) ? ["the front tells the figure"] : []),
    ];
  },
};

const backComplete: CardCheck = {
  id: "Q17",
  title: "The back says why, from whom and as of when",
  run: ({ card: { back }, facts, context }) => [
    ...Object.entries({ answer: back.answer, because: back.because, reason: back.statusReason, asOf: back.asOf })
      .filter(([, text]) => text.trim() === "")
      .map(([name]) => `the back has no ${name}`),
    ...(back.sources.length > 0 ? [] : ["the back has no source"]),
    ...facts[0].contradicts
      .flatMap((id) => context.base.facts.get(id) ?? [])
      .filter(({ text }) => !back.because.includes(text[context.language] ?? text.en))
      .map(({ id }) => `the back leaves out the other side, ${id}`),
  ],
};

const lexicon: CardCheck = {
  id: "Q19",
  title: "The words are neutral",
  run: ({ card: { front, back }, context }) =>
    loadedWordsIn(
      context,
      [front, back.answer, back.because, back.linked ?? ""].join(" \n "),
      back.sources.map(({ publisher }) => publisher),
    ),
};

const harm: CardCheck = {
  id: "Q20",
  title: "Harm is marked, and stands behind no harmless card",
  run({ card, facts, context }) {
    const { base, language } = context;
    const marked = card.harm !== null;
    const otherSide = facts[0].contradicts.flatMap((id) => base.facts.get(id) ?? []);
    const hidden = [...facts, ...otherSide].filter((fact) => isHarm(base, fact));
    const linked = [...base.facts.values()].find(
      (fact) => card.back.linked === (fact.text[language] ?? fact.text.en) && isHarm(base, fact),
    );
    const titles = new Set(
      [...base.sources.values()].flatMap(({ title, titleTellsHarm }) => (titleTellsHarm ? title : [])),
    );
    const shown = card.back.sources.find(({ title }) => title !== null && titles.has(title));
    return [
      ...(shown === undefined || marked ? [] : [`the title “${shown.title}” stands behind a harmless card`]),
      ...(hidden.length === 0 || marked ? [] : [`${hidden[0]?.id} is harm, and the card does not say so`]),
      ...(linked === undefined || marked ? [] : [`${linked.id} is harm and stands behind a harmless card`]),
    ];
  },
};

const deterministic: CardCheck = {
  id: "Q22",
  title: "The same base gives the same card",
  run: ({ card, again }) =>
    JSON.stringify(card) === JSON.stringify(again()) ? [] : ["made again, the card is another"],
};

/** Every check of a flashcard, in the order of items.md §4.1. */
export const cardChecks: readonly CardCheck[] = [
  keyTrue,
  notFalse,
  singleAnswer,
  attributed,
  frontForm,
  grammar,
  noLeak,
  backComplete,
  lexicon,
  harm,
  deterministic,
];
