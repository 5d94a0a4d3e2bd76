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
  return questionsIn({ setId, ownerId: viewer.userId }, given ?? (await getDb()));
}

/** The same of a set that somebody was given: whoever calls has found that they are. */
export async function questionsOfGivenSet(
  setId: string,
  given?: Pick<Database, "ownCard">,
): Promise<readonly OwnQuestion[]> {
  return questionsIn({ setId }, given ?? (await getDb()));
}

async function questionsIn(
  deck: Prisma.OwnDeckWhereInput,
  db: Pick<Database, "ownCard">,
): Promise<readonly OwnQuestion[]> {
  const rows = await db.ownCard.findMany({
    where: { ...asked, deck },
    select: questionSelect,
    orderBy: { sequence: "asc" },
    take: MAX_LENGTH,
  });
  return rows.map(ofRow);
}

/** The questions that these cards give a quiz, in their order. */
export function ownItems(
  { language }: Pick<Viewer, "language">,
  cards: readonly OwnQuestion[],
  seed: string,
): readonly Item[] {
  return cards.flatMap((card) => ownQuestion(card, seed, language === "fr" ? "fr" : "en") ?? []);
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
