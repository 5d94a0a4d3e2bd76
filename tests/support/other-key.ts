import type { QuestionTypeName } from "@/core/questions/views";

type Json = Record<string, unknown>;
const others = (options: unknown, but: readonly unknown[]) =>
  Object.keys(options as Json).filter((id) => !but.includes(id));

/** Another key of the same form for a stored question: what was right is right no more, and something else is. */
export function otherKey(type: QuestionTypeName, stored: unknown): Json {
  const key = stored as Json;
  switch (type) {
    case "status":
      return { ...key, correctChoiceId: key.correctChoiceId === "disputed" ? "claimed" : "disputed" };
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
      return { ...key, correctChoiceId: others(key.options, [key.correctChoiceId])[0] };
    case "true-false":
      return key.isTrue
        ? { ...key, isTrue: false, fix: { partId: "p", optionId: "o" } }
        : { ...key, isTrue: true, fix: null };
    case "cloze":
    case "short-answer":
      return {
        ...key,
        accept: [{ text: "zzyzx", exact: true }],
        short: [],
        broader: [],
        others: [],
        expected: "Zzyzx",
      };
    case "ordering":
      return { ...key, order: [...(key.order as string[])].reverse() };
    case "date":
      return { ...key, year: Number(key.year) + 7 };
    case "map": {
      const list = key.list as Json | null;
      const spot = { ...key, x: 1 - Number(key.x), y: 1 - Number(key.y) };
      if (list === null) return spot;
      return { ...spot, list: { ...list, correctChoiceId: others(list.options, [list.correctChoiceId])[0] } };
    }
    case "multiple-response": {
      const right = key.correctChoiceIds as string[];
      return { ...key, correctChoiceIds: [...right.slice(1), ...others(key.options, right).slice(0, 1)] };
    }
    case "number":
      return { ...key, low: Number(key.low) * 3 + 1, high: Number(key.high) * 3 + 1 };
    case "matching": {
      const pairs = Object.entries(key.pairs as Record<string, string>);
      return { ...key, pairs: Object.fromEntries(pairs.map(([id], at) => [id, pairs[(at + 1) % pairs.length]?.[1]])) };
    }
  }
}
