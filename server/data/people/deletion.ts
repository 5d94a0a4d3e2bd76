import "server-only";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { forgetGradeHistory } from "@/server/data/gradebook/notes";
import { retireCards } from "@/server/data/own/decks";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** What goes when an account goes: counts for the sentence before the button. */
export type Losses = {
  readonly attempts: number;
  readonly cards: number;
  /** Cards that they wrote: gone for their learners, too. */
  readonly ownCards: number;
  readonly sets: number;
  readonly memberships: number;
  /** Classes with no other teacher: they go too, with their assignments. */
  readonly classes: readonly string[];
};

const taughtAlone = (userId: string): Prisma.ClassroomWhereInput => ({
  members: {
    some: { userId, role: "teacher", removedAt: null },
    none: { userId: { not: userId }, role: "teacher", removedAt: null },
  },
});

export async function findLosses(viewer: Viewer): Promise<Losses> {
  const db = await getDb();
  const own = { learnerId: viewer.userId };
  const [attempts, cards, ownCards, sets, memberships, classes] = await Promise.all([
    db.attempt.count({ where: own }),
    db.memoryState.count({ where: own }),
    db.ownCard.count({ where: { deck: { ownerId: viewer.userId } } }),
    db.studySet.count({ where: { ownerId: viewer.userId } }),
    db.membership.count({ where: { userId: viewer.userId, role: "learner", removedAt: null } }),
    db.classroom.findMany({
      where: taughtAlone(viewer.userId),
      select: { name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 100,
    }),
  ]);
  return { attempts, cards, ownCards, sets, memberships, classes: classes.map(({ name }) => name) };
}

/**
 * Deletes the viewer with everything that is theirs. Whoever is signed in has proven the password before.
 *
 * @returns "last-administrator" when nobody else could run the place afterwards
 */
export async function deleteAccount(
  viewer: Viewer,
  now: Date,
): Promise<Result<null, { readonly code: "last-administrator" }>> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    if (viewer.role === "administrator") {
      // Locked, so that two administrators who leave at once do not both see the other.
      const left = await tx.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "User" WHERE "role" = 'administrator' ORDER BY "id" FOR UPDATE`;
      if (left.every(({ id }) => id === viewer.userId)) return err({ code: "last-administrator" } as const);
    }
    await retireCards(tx, { deck: { ownerId: viewer.userId } }, now);
    await forgetGradeHistory(tx, viewer.userId);
    await tx.classroom.deleteMany({ where: taughtAlone(viewer.userId) });
    await tx.auditEntry.updateMany({ where: { actorId: viewer.userId }, data: { actorId: null } });
    await tx.oneTimeCode.updateMany({ where: { createdBy: viewer.userId }, data: { createdBy: null } });
    await tx.user.deleteMany({ where: { id: viewer.userId } });
    return ok(null);
  });
}
