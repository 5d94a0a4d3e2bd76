import { formOf } from "@/core/distractors/form";
import type { Language } from "@/core/facts/model";
import { clozeSides, gapsOf } from "@/core/flashcards/own/cloze";
import { type OwnCard, ownTarget } from "@/core/flashcards/own/own-card";
import { deckTopic } from "@/core/flashcards/own/own-topic";
import { ordered } from "@/core/questions/choice-set";
import { type Feedback, GENERATOR_VERSION, type Item } from "@/core/questions/contract";
import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { uniqueSpellings } from "@/core/questions/typed-answer/spellings";
import { normalise } from "@/core/shared/normalise";
import { seededRandom } from "@/core/shared/random";

/** What of a card makes a question of it. */
export type OwnQuestion = Pick<
  OwnCard,
  "id" | "deckId" | "kind" | "front" | "back" | "remark" | "source" | "sourceUrl"
> & {
  /** Other answers that count as right. */
  readonly accepted: readonly string[];
  readonly wrong: readonly string[];
};

/** What a teacher does with a question, looking at the set: "earlier" and "later" move it by one place. */
export const questionChanges = ["leave-out", "ask", "earlier", "later"] as const;
export type QuestionChange = (typeof questionChanges)[number];

/**
 * The question that a card of a teacher's gives a quiz: typed, or chosen among its options. Nothing proves its key but the
 * teacher's word, so it has neither fact, nor status, nor proof.
 *
 * @param seed decides the order of options and, of a text with gaps, which one is asked: the same for all who share the seed
 * @returns null for a text without gaps, which asks nothing
 */
export function ownQuestion(card: OwnQuestion, seed: string, language: Language): Item | null {
  const asked = askedOf(card, seed);
  if (asked === null) return null;
  const { gap, answer, because, ...rest } = asked;
  return {
    ...rest,
    type: rest.view.type,
    targetId: ownTarget({ cardId: card.id, gap }),
    factIds: [],
    topic: deckTopic(card.deckId),
    seed,
    generatorVersion: GENERATOR_VERSION,
    language,
    feedback: feedbackOf(card, answer, because),
    proofs: {},
    difficulty: 0,
  };
}

type Asked = Pick<Item, "key" | "guess"> & {
  readonly view: Extract<Item["view"], { type: "short-answer" | "multiple-choice" }>;
  readonly gap: number | null;
  readonly answer: string;
  readonly because: string;
};

function askedOf(card: OwnQuestion, seed: string): Asked | null {
  const { id, kind, front, back, remark, accepted } = card;
  const random = seededRandom(`own ${id} ${seed}`);
  switch (kind) {
    case "text":
      return { ...typed(front, back, accepted), gap: null, because: remark };
    case "choice":
      return { ...chosen(card, random), gap: null, because: remark };
    case "cloze": {
      const gaps = gapsOf(front);
      const gap = gaps[Math.floor(random() * gaps.length)];
      const sides = gap === undefined ? null : clozeSides(front, gap);
      if (gap === undefined || sides === null) return null;
      const because = [sides.whole, back].filter((part) => part !== "").join("\n");
      return { ...typed(sides.front, sides.answer, []), gap, because };
    }
  }
}

function typed(prompt: string, answer: string, accepted: readonly string[]) {
  const key: TypedKey = {
    expected: answer,
    accept: uniqueSpellings([answer, ...accepted].map(spellingOf)),
    broader: [],
    others: [],
    slot: "o",
    when: null,
  };
  return { view: { type: "short-answer" as const, prompt, hint: "" }, key, guess: 0, answer };
}

/** A slip is forgiven in words; a figure that is one off is another figure, and so is an acronym. */
function spellingOf(answer: string) {
  const { acronym, hasNumber } = formOf(answer);
  return { text: normalise(answer), exact: acronym || hasNumber };
}

function chosen({ front, back, wrong }: OwnQuestion, random: () => number) {
  const right = { label: back, entityId: "right" };
  const options = ordered([right, ...wrong.map((label, at) => ({ label, entityId: `wrong-${at + 1}` }))], random);
  const named = options.map((option, at) => ({ ...option, id: `c${at + 1}` }));
  const key = {
    correctChoiceId: named.find(({ entityId }) => entityId === right.entityId)?.id ?? "",
    options: Object.fromEntries(named.map(({ id, entityId }) => [id, entityId])),
    slot: "o",
    when: null,
  };
  const choices = named.map(({ id, label }) => ({ id, label }));
  const view = { type: "multiple-choice" as const, prompt: front, choices };
  return { view, key, guess: 1 / choices.length, answer: back };
}

/** In the teacher's words alone: whoever shows it says whose they are. */
function feedbackOf({ source, sourceUrl }: OwnQuestion, answer: string, because: string): Feedback {
  const line = { title: source || (sourceUrl ?? ""), publisher: "", date: null, url: sourceUrl, at: "", note: "" };
  return {
    answer,
    because,
    whyWrong: {},
    status: null,
    statusReason: "",
    asOf: "",
    sources: line.title === "" ? [] : [line],
    factIds: [],
    harm: null,
  };
}
