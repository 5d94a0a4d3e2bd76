import type { Item } from "@/core/questions/contract";
import { choiceKey, dateKey, orderKey, pairsKey, rightAnswer, setKey, verdictKey } from "@/core/questions/right-answer";
import type { Choice, QuestionAnswer } from "@/core/questions/views";
import type { Given } from "@/core/quizzes/protocol";
import { pick, type Random } from "@/core/shared/random";

/** What a simulated learner gives: the right answer, or one of the wrong ones that a person would give. */

type Asked = Pick<Item, "view" | "key">;

/** Two things that a learner takes for each other: ids of entities. */
export type MixedUp = readonly [string, string];

/** @param knows whether the answer is known; a wrong answer that would not be graded as one becomes "I don't know" */
export function givenAnswer(asked: Asked, knows: boolean, random: Random): Given {
  if (knows) return { answer: rightAnswer(asked) };
  const wrong = wrongAnswer(asked, random);
  return wrong === null ? { dontKnow: true } : { answer: wrong };
}

/** The other of two things, where the one is asked for and the other stands among the options; else null. */
export function mistakenAnswer({ view, key }: Asked, [one, other]: MixedUp): Given | null {
  if (view.type !== "multiple-choice") return null;
  const { correctChoiceId } = choiceKey.parse(key);
  const options = optionsOf(key);
  const right = options[correctChoiceId];
  const given = right === one ? other : right === other ? one : null;
  const choiceId = Object.keys(options).find((id) => options[id] === given);
  return given === null || choiceId === undefined ? null : { answer: { choiceId } };
}

/** Whether the one is asked for and the other stands among the options, or the other way round. */
export const asksFor = (asked: Asked, pair: MixedUp): boolean => mistakenAnswer(asked, pair) !== null;

function optionsOf(key: unknown): Readonly<Record<string, string>> {
  return typeof key === "object" && key !== null && "options" in key ? (key.options as Record<string, string>) : {};
}

/** Null where nothing is left to choose, or where a wrong answer would have to be typed. */
function wrongAnswer({ view, key }: Asked, random: Random): QuestionAnswer | null {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return otherChoice(view.choices, key, random);
    case "map":
      return view.mode === "list" ? otherChoice(view.choices, key, random) : null;
    case "true-false":
      return { verdict: !verdictKey.parse(key).isTrue, partId: null, optionId: null };
    case "date": {
      const { year, month } = dateKey.parse(key);
      return { year: year + (pick([-2, -1, 1, 2], random) ?? 1), month };
    }
    case "ordering":
      return { order: [...orderKey.parse(key).order].reverse() };
    case "multiple-response": {
      const [, ...rest] = setKey.parse(key).correctChoiceIds;
      return rest.length === 0 ? null : { choiceIds: rest };
    }
    case "matching":
      return { pairs: turned(pairsKey.parse(key).pairs) };
    case "cloze":
    case "short-answer":
    case "number":
      return null;
  }
}

function otherChoice(choices: readonly Choice[], key: unknown, random: Random): QuestionAnswer | null {
  const { correctChoiceId } = choiceKey.parse(key);
  const wrong = pick(
    choices.filter(({ id }) => id !== correctChoiceId),
    random,
  );
  return wrong === null ? null : { choiceId: wrong.id };
}

/** The first two pairs the wrong way round. */
function turned(pairs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [first, second, ...rest] = Object.entries(pairs);
  if (first === undefined || second === undefined) return pairs;
  return Object.fromEntries([[first[0], second[1]], [second[0], first[1]], ...rest]);
}
