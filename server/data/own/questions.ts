import "server-only";
import { type OwnCardKind, targetsOfOwnCard } from "@/core/flashcards/own/own-card";
import { type OwnQuestion, ownQuestion } from "@/core/flashcards/own/own-question";
import type { Item } from "@/core/questions/contract";
import { MAX_LENGTH } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { writtenSelect } from "@/server/data/own/readable";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Questions that a teacher wrote for the quizzes of a study set. */

export const questionSelect = {
  ...writtenSelect,
  accepted: true,
  wrong: true,
} as const;

/** A card with a picture is not asked: a quiz does not show it, and the question would not be whole. */
export const asked = { inQuiz: true, image: null } satisfies Prisma.OwnCardWhereInput;

/** Questions of one of the viewer's sets, in the order in which they were written or put since: no more than a quiz has room for. */
export async function listOwnQuestions(
  viewer: Pick<Viewer, "userId">,
  setId: string,
  given?: Pick<Database, "ownCard">,
): Promise<readonly OwnQuestion[]> {
  const db = given ?? (await getDb());
  const rows = await db.ownCard.findMany({
    where: { ...asked, deck: { setId, ownerId: viewer.userId } },
    select: questionSelect,
    orderBy: { sequence: "asc" },
    take: MAX_LENGTH,
  });
  return rows.map(ofRow);
}

/**
 * The questions of cards as they are now, in this order; those that are gone, or are not asked any more, fall out. Whoever calls
 * has found that the viewer is given them.
 */
export async function ownItems(
  { language }: Pick<Viewer, "language">,
  cardIds: readonly string[],
  seed: string,
  given?: Pick<Database, "ownCard">,
): Promise<readonly Item[]> {
  if (cardIds.length === 0) return [];
  const db = given ?? (await getDb());
  const rows = await db.ownCard.findMany({ where: { ...asked, id: { in: [...cardIds] } }, select: questionSelect });
  const cards = new Map(rows.map((row) => [row.id, ofRow(row)]));
  return cardIds.flatMap((id) => {
    const card = cards.get(id);
    return (card && ownQuestion(card, seed, language === "fr" ? "fr" : "en")) ?? [];
  });
}

type Row = Omit<OwnQuestion, "kind"> & { readonly kind: string };
export const ofRow = ({ kind, ...rest }: Row): OwnQuestion => ({ ...rest, kind: kind as OwnCardKind });

/** The memory targets of all cards in one of the viewer's sets. */
export async function ownTargetsOfSet(
  viewer: Pick<Viewer, "userId">,
  setId: string,
  given?: Pick<Database, "ownCard">,
): Promise<readonly string[]> {
  const db = given ?? (await getDb());
  const rows = await db.ownCard.findMany({
    where: { deck: { setId, ownerId: viewer.userId } },
    select: { id: true, kind: true, front: true },
    orderBy: { sequence: "asc" },
  });
  return rows.flatMap(({ kind, ...card }) => targetsOfOwnCard({ ...card, kind: kind as OwnCardKind }));
}
