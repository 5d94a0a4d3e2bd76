import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * For whom an assignment is: all of its class, a group of it as it is now, or some of its learners. Whoever was taken out of
 * the class has none of it. One rule in two languages, for queries of the ORM and for statements.
 */
export const givenTo = ({ userId }: Pick<Viewer, "userId">) =>
  ({
    classroom: { members: { some: { userId, role: "learner", removedAt: null } } },
    OR: [
      { audience: "class" },
      { audience: "group", group: { members: { some: { userId } } } },
      { audience: "learners", learners: { some: { learnerId: userId } } },
    ],
  }) satisfies Prisma.AssignmentWhereInput;

/** What has opened for a learner, by their own date where they have one. */
export const openedFor = ({ userId }: Pick<Viewer, "userId">, now: Date) =>
  ({
    OR: [
      { exceptions: { some: { learnerId: userId, opensAt: { lte: now } } } },
      { opensAt: { lte: now }, exceptions: { none: { learnerId: userId, opensAt: { gt: now } } } },
    ],
  }) satisfies Prisma.AssignmentWhereInput;

/** What is not yet due for a learner, likewise. */
export const notDueFor = ({ userId }: Pick<Viewer, "userId">, now: Date) =>
  ({
    OR: [
      { exceptions: { some: { learnerId: userId, dueAt: { gte: now } } } },
      { dueAt: { gte: now }, exceptions: { none: { learnerId: userId, dueAt: { lt: now } } } },
    ],
  }) satisfies Prisma.AssignmentWhereInput;

/** The same as `givenTo` for an assignment `s` and a member `m` of its class, both rows of the query around it. */
export const givenToMember: Prisma.Sql = Prisma.sql`(
  m."role" = 'learner' AND m."removedAt" IS NULL AND (
    s."audience" = 'class'
    OR (s."audience" = 'group' AND EXISTS (
      SELECT 1 FROM "GroupMember" g WHERE g."groupId" = s."groupId" AND g."userId" = m."userId"))
    OR (s."audience" = 'learners' AND EXISTS (
      SELECT 1 FROM "AssignmentLearner" l WHERE l."assignmentId" = s."id" AND l."learnerId" = m."userId"))
  )
)`;

/** What tells for whom an assignment is, of one that was read. */
export const audienceSelect = {
  audience: true,
  group: { select: { id: true, name: true, members: { select: { userId: true } } } },
  learners: { select: { learnerId: true } },
} satisfies Prisma.AssignmentSelect;

export type AudienceRow = Prisma.AssignmentGetPayload<{ select: typeof audienceSelect }>;

/** Whether a learner of the class has the assignment. */
export function isGivenTo({ audience, group, learners }: AudienceRow, userId: string): boolean {
  switch (audience) {
    case "class":
      return true;
    case "group":
      return group?.members.some((member) => member.userId === userId) ?? false;
    case "learners":
      return learners.some(({ learnerId }) => learnerId === userId);
  }
}

/** For whom it is, to be said in words: all, a group by its name, or so many learners. */
export type AudienceName =
  | { readonly kind: "class" }
  /** Null: the group was deleted, and nobody has it. */
  | { readonly kind: "group"; readonly name: string | null }
  | { readonly kind: "learners"; readonly count: number };

export function audienceOf({ audience, group, learners }: AudienceRow): AudienceName {
  switch (audience) {
    case "class":
      return { kind: "class" };
    case "group":
      return { kind: "group", name: group?.name ?? null };
    case "learners":
      return { kind: "learners", count: learners.length };
  }
}
