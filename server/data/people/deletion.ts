import "server-only";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { erasePeople, taughtOnlyBy } from "@/server/data/privacy/erase-people";
import { getDb } from "@/server/db";

/** What goes when an account goes: counts for the sentence before the button. */
export type Losses = {
  readonly attempts: number;
  readonly cards: number;
  /** Cards that they wrote: gone for their learners, too. */
  readonly ownCards: number;
  readonly sets: number;
  readonly memberships: number;
  /** Classes with no other teacher: they are closed, and what is assigned in them ends. */
  readonly classes: readonly string[];
  /** Classes that a colleague goes on with. */
  readonly shared: readonly string[];
};

export async function findLosses(viewer: Viewer): Promise<Losses> {
  const db = await getDb();
  const own = { learnerId: viewer.userId };
  const [attempts, cards, ownCards, sets, memberships, classes, shared] = await Promise.all([
    db.attempt.count({ where: own }),
    db.memoryState.count({ where: own }),
    db.ownCard.count({ where: { deck: { ownerId: viewer.userId } } }),
    db.studySet.count({ where: { ownerId: viewer.userId } }),
    db.membership.count({ where: { userId: viewer.userId, role: "learner", removedAt: null } }),
    db.classroom.findMany({
      where: taughtOnlyBy([viewer.userId]),
      select: { name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 100,
    }),
    db.classroom.findMany({
      where: { AND: [taughtBy(viewer), { NOT: taughtOnlyBy([viewer.userId]) }] },
      select: { name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 100,
    }),
  ]);
  const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);
  return { attempts, cards, ownCards, sets, memberships, classes: names(classes), shared: names(shared) };
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
    await erasePeople(tx, [viewer.userId], now);
    return ok(null);
  });
}
