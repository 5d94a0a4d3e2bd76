import type { Item } from "@/core/questions/contract";
import { evenSpots, missedByKm, NOTHING_AT } from "@/core/questions/map/score";
import { pairId } from "@/core/questions/matching/match-set";
import {
  choiceKey,
  dateKey,
  numberKey,
  orderKey,
  pairsKey,
  setKey,
  spotKey,
  typedKey,
  verdictKey,
} from "@/core/questions/right-answer";
import type { QuestionAnswer } from "@/core/questions/views";

/** Answers made from an item's key, for checks and tests: nothing that a learner sees uses them. */

/** Points in a row over the drawing, of which some miss. */
const FEW_SPOTS = 6;

/** Answers that must earn nothing. */
export function wrongAnswers(item: Item): readonly QuestionAnswer[] {
  const { view, key } = item;
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return wrongIds(item).map((choiceId) => ({ choiceId }));
    case "true-false":
      return [{ verdict: !verdictKey.parse(key).isTrue, partId: null, optionId: null }];
    case "cloze":
    case "short-answer":
      return [{ text: "zzzz qqqq" }, { text: `${typedKey.parse(key).expected} and zzzz qqqq` }];
    case "ordering":
      return [{ order: [...orderKey.parse(key).order].reverse() }];
    case "date": {
      const { year, month } = dateKey.parse(key);
      return [
        { year: year + 2, month },
        { year: year - 2, month },
      ];
    }
    case "map": {
      if (view.mode === "list") return wrongIds(item).map((choiceId) => ({ choiceId }));
      const target = spotKey.parse(key);
      return evenSpots(FEW_SPOTS).filter((spot) => missedByKm(target, spot) >= NOTHING_AT * target.radiusKm);
    }
    case "multiple-response":
      return [{ choiceIds: wrongIds(item) }, { choiceIds: view.choices.map(({ id }) => id) }];
    case "number": {
      const { low, high, tolerance } = numberKey.parse(key);
      // Ten times as many is wrong whatever the key says about its tolerance.
      const wrong = [low - 4 * tolerance, high + 4 * tolerance, 10 * high];
      return wrong.filter((value) => value >= 0).map((value) => ({ value }));
    }
    case "matching": {
      const { pairs } = pairsKey.parse(key);
      const keyed = Object.values(pairs);
      const ids = Object.keys(pairs);
      // Every premise with the answer of the next one.
      return [{ pairs: Object.fromEntries(ids.map((id, at) => [id, keyed[(at + 1) % ids.length] ?? ""])) }];
    }
  }
}

export function blankAnswer({ view }: Item): QuestionAnswer {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return { choiceId: null };
    case "true-false":
      return { verdict: null, partId: null, optionId: null };
    case "cloze":
    case "short-answer":
      return { text: "  " };
    case "ordering":
      return { order: [] };
    case "date":
      return { year: null, month: null };
    case "map":
      return view.mode === "list" ? { choiceId: null } : { x: null, y: null };
    case "multiple-response":
      return { choiceIds: [] };
    case "number":
      return { value: null };
    case "matching":
      return { pairs: {} };
  }
}

/** Ids of options that the learner can choose and that are wrong. */
export function wrongIds({ view, key }: Item): readonly string[] {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status": {
      const { correctChoiceId } = choiceKey.parse(key);
      return view.choices.map(({ id }) => id).filter((id) => id !== correctChoiceId);
    }
    case "map": {
      if (view.mode === "click") return [];
      const { correctChoiceId } = choiceKey.parse(key);
      return view.choices.map(({ id }) => id).filter((id) => id !== correctChoiceId);
    }
    case "true-false": {
      const { fix } = verdictKey.parse(key);
      return view.parts.flatMap(({ options }) => options.map(({ id }) => id)).filter((id) => id !== fix?.optionId);
    }
    case "multiple-response": {
      const { correctChoiceIds } = setKey.parse(key);
      return view.choices.map(({ id }) => id).filter((id) => !correctChoiceIds.includes(id));
    }
    case "matching": {
      const { pairs } = pairsKey.parse(key);
      return view.premises.flatMap(({ id }) =>
        view.options.filter((option) => option.id !== pairs[id]).map((option) => pairId(id, option.id)),
      );
    }
    default:
      return [];
  }
}

/** Where several options or parts are right: their ids. None for types with one answer. */
export function rightIds({ view, key }: Item): readonly string[] {
  if (view.type === "multiple-response") return setKey.parse(key).correctChoiceIds;
  return view.type === "matching" ? view.premises.map(({ id }) => id) : [];
}
