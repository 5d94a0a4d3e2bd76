import "server-only";
import { hashCode } from "@/server/auth/codes";
import { taughtBy } from "@/server/data/classes/classrooms";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Accounts that a teacher's card or link may open: of a learner of theirs who has no way in of their own, and whose every class,
 * past ones as well, is one that the teacher teaches. Whoever holds a code can use it, the teacher too: it must show nothing that
 * the teacher may not see anyway, but what the learner studies alone.
 */
export const letInBy = (teacherId: string) =>
  ({
    role: "learner",
    guest: false,
    email: null,
    accounts: { none: {} },
    memberships: {
      some: { role: "learner", removedAt: null, classroom: taughtBy({ userId: teacherId }) },
      none: { classroom: { NOT: taughtBy({ userId: teacherId }) } },
    },
  }) satisfies Prisma.UserWhereInput;

/** The class with whose code somebody without e-mail signs in: one that they are in, else one that they were in. */
export const wayBackSelect = {
  memberships: {
    where: { role: "learner" },
    select: {
      displayName: true,
      rosterNumber: true,
      classroom: { select: { id: true, name: true, code: true, pseudonyms: true } },
    },
    orderBy: [{ removedAt: { sort: "asc", nulls: "first" } }, { joinedAt: "asc" }],
    take: 1,
  },
} satisfies Prisma.UserSelect;

/** What a code that works once is for: a teacher's card and link, and the link of an e-mail or an administrator. */
export type CodePurpose = "card" | "restore" | "reset";

/** Codes that teachers make: they let in whom `letInBy` says. */
export const BY_TEACHERS = ["card", "restore"] as const satisfies readonly CodePurpose[];

/**
 * The condition under which a code as somebody typed it works now. One of a teacher's works for as long as that teacher could make
 * it anew: not once they teach the class no more, nor once the learner has an e-mail address or another teacher's class.
 */
export async function usableCode(
  code: string,
  purposes: readonly CodePurpose[],
  now: Date,
): Promise<Prisma.OneTimeCodeWhereInput> {
  const codeHash = hashCode(code);
  const db = await getDb();
  const row = await db.oneTimeCode.findUnique({ where: { codeHash }, select: { purpose: true, createdBy: true } });
  const unused = { codeHash, purpose: { in: [...purposes] }, usedAt: null, expiresAt: { gt: now } };
  if (row === null || !BY_TEACHERS.some((purpose) => purpose === row.purpose)) return unused;
  // Whoever made it is gone.
  if (row.createdBy === null) return { id: { in: [] } };
  return { ...unused, user: letInBy(row.createdBy) };
}

/** Makes the unused codes void that a teacher made for learners of a class, who teaches it no more. */
export async function voidCodesOf(
  tx: Pick<Prisma.TransactionClient, "oneTimeCode">,
  teacherId: string,
  classroomId: string,
): Promise<void> {
  await tx.oneTimeCode.deleteMany({
    where: {
      createdBy: teacherId,
      purpose: { in: [...BY_TEACHERS] },
      usedAt: null,
      user: { memberships: { some: { classroomId, role: "learner" } } },
    },
  });
}
