import type { AnswerSpot, GenerationContext, Item, TargetId } from "@/core/questions/contract";
import type { DateKey } from "@/core/questions/date/grade-date";
import { generateItem } from "@/core/questions/generate";
import type { Target } from "@/core/questions/map/score";
import type { NumberKey } from "@/core/questions/number/grade-number";
import { questionTypes } from "@/core/questions/registry";
import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";
import type {
  ClozeView,
  DateView,
  MapListView,
  MapPointView,
  NumberView,
  ShortAnswerView,
} from "@/core/questions/views";

/**
 * A card that is answered before it is turned over. Like every card it carries its back, here with the key: whoever reviews
 * tests themselves, and no connection is needed.
 */
export type CardAsk =
  | { readonly face: "typed"; readonly view: ShortAnswerView | ClozeView; readonly key: TypedKey }
  | { readonly face: "typed"; readonly view: DateView; readonly key: DateKey }
  | { readonly face: "typed"; readonly view: NumberView; readonly key: NumberKey }
  | {
      readonly face: "map";
      readonly view: MapPointView;
      readonly key: Target;
      readonly spot: AnswerSpot;
      /** The same as a choice from a list, for whoever cannot or will not use a map; null where there is none. */
      readonly list: { readonly view: MapListView; readonly correctChoiceId: string } | null;
    };

/** Types that are answered by recall and can be graded in a browser, in the order in which a card takes turns with them. */
const RECALLED = ["short-answer", "cloze", "date", "number", "map"] as const;
type Recalled = (typeof RECALLED)[number];

/**
 * Every way of asking for a card's answer by recall: by name or in a gap, as a date or a figure, on the map. Empty for a
 * card whose answer is a list or a sentence.
 *
 * @param turn how often the card was answered before: wordings take turns
 */
export function asksOfCard(context: GenerationContext, targetId: TargetId, turn: number): readonly CardAsk[] {
  return itemsOfCard(context, targetId, turn).flatMap((item) => toAsk(item.type as Recalled, item) ?? []);
}

/** The items behind these ways of asking. */
export function itemsOfCard(context: GenerationContext, targetId: TargetId, turn: number): readonly Item[] {
  const match = /^fact:(.+):(o|s|when|card)$/.exec(targetId);
  const fact = context.base.facts.get(match?.[1] ?? "");
  if (fact === undefined) return [];
  const items = RECALLED.flatMap((type) =>
    questionTypes[type].slots(context, fact).flatMap((slot) => {
      const made = generateItem(context, type, { fact, slot }, `${targetId} ${turn}`);
      return made.ok && made.value.targetId === targetId && toAsk(type, made.value) !== null ? [made.value] : [];
    }),
  );
  // A gap asks what a whole question asks: one of the two is enough.
  const whole = items.some(({ type }) => type === "short-answer");
  return items.filter(({ type }) => type !== "cloze" || !whole);
}

type Made = {
  readonly view: { readonly type: string };
  readonly key: unknown;
  readonly feedback: { readonly spot?: AnswerSpot };
};

/** Views and keys of one item belong together: the type made both a moment ago. */
function toAsk(type: Recalled, { view, key, feedback }: Made): CardAsk | null {
  if (type !== "map") return { face: "typed", view, key } as CardAsk;
  const { x, y, kmWide, kmHigh, radiusKm, list } = key as Target & {
    readonly list: (MapListView & { readonly correctChoiceId: string }) | null;
  };
  if (feedback.spot === undefined) return null;
  return {
    face: "map",
    view: view as MapPointView,
    key: { x, y, kmWide, kmHigh, radiusKm },
    spot: feedback.spot,
    list: list && {
      view: { type: "map", mode: "list", prompt: list.prompt, choices: list.choices },
      correctChoiceId: list.correctChoiceId,
    },
  };
}
