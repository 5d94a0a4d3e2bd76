import type { CardMarks } from "@/core/memory/protocol";
import type { Phase } from "@/core/memory/state";

/** A card in the list of a learner's cards. */
export type ListedCard = {
  readonly targetId: string;
  readonly front: string;
  readonly answer: string;
  readonly topic: string;
  readonly harm: "casualties" | "violence" | null;
  readonly marks: CardMarks;
  readonly phase: Phase;
  /** ms since 1970; null for a card that is not begun. */
  readonly dueAt: number | null;
  /** Predicted probability that it is recalled now, in [0, 1]; null for a card that was never answered. */
  readonly recall: number | null;
  readonly lapses: number;
  readonly leech: boolean;
  readonly suspended: boolean;
  readonly buried: boolean;
  /** The deeds that put it aside for today: taking them back brings it again. */
  readonly buriedBy: readonly string[];
  /** It does not come by itself: its topic, deck or set rests. */
  readonly resting: boolean;
  /** It is due today, and comes. */
  readonly due: boolean;
};
