import "server-only";
import { canBeAsked } from "@/core/flashcards/own/draft";
import { type OwnQuestion, ownQuestion, type QuestionChange } from "@/core/flashcards/own/own-question";
import { MAX_LENGTH } from "@/core/quizzes/blueprint";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { asked, ofRow, questionSelect } from "@/server/data/own/questions";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Which cards of a set its quizzes ask, and in which order. */

/** "full": there is no room for another; "unfit": the card as it is cannot be asked. */
export type QuestionRefusal = "not-found" | "full" | "unfit";

const ofSet = (viewer: Pick<Viewer, "userId">, setId: string) =>
  ({ deck: { setId, ownerId: viewer.userId } }) satisfies Prisma.OwnCardWhereInput;

/**
 * Cards of one of the viewer's sets that quizzes could ask and do not, in the order in which they stand: no more than a quiz has
 * room for.
 */
export async function listNotAsked(viewer: Pick<Viewer, "userId">, setId: string): Promise<readonly OwnQuestion[]> {
  const db = await getDb();
  const rows = await db.ownCard.findMany({
    where: { ...ofSet(viewer, setId), inQuiz: false, image: null },
    select: questionSelect,
    orderBy: { sequence: "asc" },
    // Some of them cannot be asked, and fall out below.
    take: MAX_LENGTH * 2,
  });
  return rows
    .map(ofRow)
    .filter((card) => canBeAsked(card) && ownQuestion(card, card.id, "en") !== null)
    .slice(0, MAX_LENGTH);
}

/**
 * Leaves a question out of the quizzes of a set, asks it again in its old place, or moves it by one place among those that are asked.
 * A move beyond the first or the last place leaves all as it is.
 */
export async function changeQuestion(
  viewer: Pick<Viewer, "userId">,
  setId: string,
  cardId: string,
  change: QuestionChange,
): Promise<Result<null, QuestionRefusal>> {
  const db = await getDb();
  return db.$transaction(async (tx): Promise<Result<null, QuestionRefusal>> => {
    // Two moves at once would take the same place from each other.
    await tx.$queryRaw`
      SELECT "id" FROM "OwnDeck" WHERE "setId" = ${setId}::uuid AND "ownerId" = ${viewer.userId}::uuid FOR UPDATE`;
    switch (change) {
      case "leave-out": {
        const where = { ...ofSet(viewer, setId), id: cardId };
        const { count } = await tx.ownCard.updateMany({ where, data: { inQuiz: false } });
        return count === 1 ? ok(null) : err("not-found");
      }
      case "ask":
        return ask(tx, viewer, setId, cardId);
      case "earlier":
        return move(tx, viewer, setId, cardId, -1);
      case "later":
        return move(tx, viewer, setId, cardId, 1);
    }
  });
}

async function ask(
  tx: Prisma.TransactionClient,
  viewer: Pick<Viewer, "userId">,
  setId: string,
  cardId: string,
): Promise<Result<null, QuestionRefusal>> {
  const where = ofSet(viewer, setId);
  const row = await tx.ownCard.findFirst({
    where: { ...where, id: cardId },
    select: { ...questionSelect, inQuiz: true, image: { select: { cardId: true } } },
  });
  if (row === null) return err("not-found");
  if (row.inQuiz) return ok(null);
  if (row.image !== null || !canBeAsked(ofRow(row))) return err("unfit");
  if ((await tx.ownCard.count({ where: { ...where, ...asked } })) >= MAX_LENGTH) return err("full");
  await tx.ownCard.update({ where: { id: cardId }, data: { inQuiz: true } });
  return ok(null);
}

async function move(
  tx: Prisma.TransactionClient,
  viewer: Pick<Viewer, "userId">,
  setId: string,
  cardId: string,
  by: 1 | -1,
): Promise<Result<null, QuestionRefusal>> {
  const rows = await tx.ownCard.findMany({
    where: { ...ofSet(viewer, setId), ...asked },
    select: { id: true, sequence: true },
    orderBy: { sequence: "asc" },
  });
  const at = rows.findIndex(({ id }) => id === cardId);
  const here = rows[at];
  if (here === undefined) return err("not-found");
  const there = rows[at + by];
  if (there === undefined) return ok(null);
  // What is not asked keeps its place in the deck.
  await tx.ownCard.update({ where: { id: here.id }, data: { sequence: there.sequence } });
  await tx.ownCard.update({ where: { id: there.id }, data: { sequence: here.sequence } });
  return ok(null);
}
