import { clozeSides, gapsOf } from "@/core/flashcards/own/cloze";
import { deckTopic } from "@/core/flashcards/own/own-topic";
import type { TargetId } from "@/core/questions/contract";
import type { OwnCardView } from "@/core/questions/views";

/** Front and back; a front with gaps and a remark behind it; or a question with one right and several wrong options. */
export const ownCardKinds = ["text", "cloze", "choice"] as const;
export type OwnCardKind = (typeof ownCardKinds)[number];

export type OwnImage = {
  /** What it shows, in words. */
  readonly alt: string;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
};

/** A card that somebody wrote, as whoever reviews it may see it. */
export type OwnCard = {
  readonly id: string;
  readonly deckId: string;
  readonly kind: OwnCardKind;
  readonly front: string;
  readonly back: string;
  /** What is told beside the answer; of a cloze the back is that. "" for nothing. */
  readonly remark: string;
  /** "" where the writer gave none. */
  readonly source: string;
  readonly sourceUrl: string | null;
  /** What it is filed under, to be gone over by. */
  readonly tags: readonly string[];
  readonly image: OwnImage | null;
  /** Whether the one who reviews it wrote it. */
  readonly mine: boolean;
};

/** A card as whoever wrote it sees it. */
export type WrittenCard = Omit<OwnCard, "mine"> & {
  /** Whether quizzes of the study set ask it, too; and what they need for that. */
  readonly inQuiz: boolean;
  readonly accepted: readonly string[];
  readonly wrong: readonly string[];
};

export type OwnTarget = { readonly cardId: string /** Null for the whole card. */; readonly gap: number | null };

const TARGET = /^own:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::([1-9]\d?))?$/;

/** What a target id asks of a card, or null when it is none of an own card. */
export function readOwnTarget(targetId: TargetId): OwnTarget | null {
  const match = TARGET.exec(targetId);
  return match?.[1] === undefined ? null : { cardId: match[1], gap: match[2] === undefined ? null : Number(match[2]) };
}

export const ownTarget = ({ cardId, gap }: OwnTarget): TargetId =>
  gap === null ? `own:${cardId}` : `own:${cardId}:${gap}`;

/** The memory targets of a card: one, or one for each gap. They stay the same when its words change. */
export function targetsOfOwnCard({ id, kind, front }: Pick<OwnCard, "id" | "kind" | "front">): readonly TargetId[] {
  if (kind !== "cloze") return [ownTarget({ cardId: id, gap: null })];
  return gapsOf(front).map((gap) => ownTarget({ cardId: id, gap }));
}

/** The address of a card's picture; it changes with the picture. */
export const ownImageUrl = (cardId: string, hash: string): string => `/api/own-images/${cardId}/${hash}`;

/** The card as it is reviewed, or null when it has nothing for this target: a gap that was taken out. */
export function ownCardView(card: OwnCard, targetId: TargetId): OwnCardView | null {
  const target = readOwnTarget(targetId);
  if (target === null || target.cardId !== card.id) return null;
  const sides = sidesOf(card, target.gap);
  if (sides === null) return null;
  const { image } = card;
  return {
    kind: "own",
    targetId,
    front: sides.front,
    image: image && {
      url: ownImageUrl(card.id, image.hash),
      alt: image.alt,
      width: image.width,
      height: image.height,
    },
    back: { ...sides.back, source: card.source, sourceUrl: card.sourceUrl },
    mine: card.mine,
    topic: deckTopic(card.deckId),
    factIds: [],
    harm: null,
  };
}

function sidesOf({ kind, front, back, remark }: OwnCard, gap: number | null) {
  if (kind !== "cloze") return gap === null ? { front, back: { answer: back, whole: null, remark } } : null;
  const sides = gap === null ? null : clozeSides(front, gap);
  return sides && { front: sides.front, back: { answer: sides.answer, whole: sides.whole, remark: back } };
}

/**
 * What a card shares with its siblings, so that two of one do not come on one day: its facts, or the text in which it is a gap.
 */
export function tiesOf({ targetId, factIds }: { readonly targetId: TargetId; readonly factIds: readonly string[] }) {
  const target = readOwnTarget(targetId);
  return target === null ? factIds : [ownTarget({ cardId: target.cardId, gap: null })];
}
