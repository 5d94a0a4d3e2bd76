import "server-only";
import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "@/core/shared/result";
import { hashCode, makeLinkCode } from "@/server/auth/codes";
import { countTry, type Throttled } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import { allOrNothing } from "@/server/data/classes/all-or-nothing";
import { taughtBy } from "@/server/data/classes/classrooms";
import { handOnSets } from "@/server/data/classes/hand-on-sets";
import { voidCodesOf } from "@/server/data/people/let-in";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Teachers of a class. All of them may do what teaching needs; whoever has taught it longest leads it, and alone decides who
 * else teaches: a colleague who was let in cannot put out the one who let them in.
 */

export type Teacher = {
  readonly userId: string;
  readonly name: string;
  readonly leads: boolean;
  readonly you: boolean;
};

export type Invitation = {
  readonly id: string;
  /** Null: whoever has the link. */
  readonly email: string | null;
  readonly expiresAt: Date;
};

export type TeachersOfClass = {
  readonly teachers: readonly Teacher[];
  /** Still open; empty for those who do not lead the class. */
  readonly invitations: readonly Invitation[];
  readonly youLead: boolean;
};

const DAY_MS = 86_400_000;
export const LINK_DAYS = 7;
export const EMAIL_DAYS = 30;
const MAX_OPEN = 20;

const teacherSelect = { userId: true, displayName: true } as const;
const longestFirst = [{ joinedAt: "asc" as const }, { userId: "asc" as const }];

const teachersOf = (db: Pick<Prisma.TransactionClient, "membership">, classroomId: string) =>
  db.membership.findMany({
    where: { classroomId, role: "teacher", removedAt: null },
    select: teacherSelect,
    orderBy: longestFirst,
  });

/** Who teaches a class, longest first; null when the viewer does not. */
export async function listTeachers(viewer: Viewer, classroomId: string, now: Date): Promise<TeachersOfClass | null> {
  const db = await getDb();
  const row = await db.classroom.findFirst({
    where: { id: classroomId, ...taughtBy(viewer) },
    select: {
      members: { where: { role: "teacher", removedAt: null }, select: teacherSelect, orderBy: longestFirst },
      invitations: {
        where: { usedAt: null, expiresAt: { gt: now } },
        select: { id: true, email: true, expiresAt: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      },
    },
  });
  if (!row) return null;
  const teachers = row.members.map(({ userId, displayName }, index) => ({
    userId,
    name: displayName,
    leads: index === 0,
    you: userId === viewer.userId,
  }));
  const youLead = teachers[0]?.you === true;
  return { teachers, youLead, invitations: youLead ? row.invitations : [] };
}

export type InviteError = { readonly code: "not-found" } | { readonly code: "too-many-invitations" };

/** A link for one colleague, whoever opens it first; its code is told here and never again. */
export async function inviteByLink(
  viewer: Viewer,
  classroomId: string,
  now: Date,
): Promise<Result<{ readonly code: string; readonly expiresAt: Date }, InviteError>> {
  const code = makeLinkCode();
  const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY_MS);
  const made = await invite(viewer, classroomId, { email: null, codeHash: hashCode(code), expiresAt }, now);
  return made.ok ? ok({ code, expiresAt }) : made;
}

/**
 * Invites the teacher who has this e-mail address. Whether anybody has it is not told: the invitation waits on the pages of an
 * account that had it when it was made, so that nobody signs up with an address to get at a class.
 */
export function inviteByEmail(
  viewer: Viewer,
  classroomId: string,
  email: string,
  now: Date,
): Promise<Result<null, InviteError>> {
  const expiresAt = new Date(now.getTime() + EMAIL_DAYS * DAY_MS);
  return invite(viewer, classroomId, { email: email.toLowerCase(), codeHash: null, expiresAt }, now);
}

function invite(
  viewer: Viewer,
  classroomId: string,
  how: { readonly email: string | null; readonly codeHash: string | null; readonly expiresAt: Date },
  now: Date,
): Promise<Result<null, InviteError>> {
  return allOrNothing<null, InviteError>(async (tx) => {
    if (!(await leads(tx, viewer, classroomId))) return err({ code: "not-found" });
    const gone = [{ usedAt: { not: null } }, { expiresAt: { lte: now } }];
    await tx.teacherInvitation.deleteMany({
      where: { classroomId, OR: how.email === null ? gone : [...gone, { email: how.email }] },
    });
    if ((await tx.teacherInvitation.count({ where: { classroomId } })) >= MAX_OPEN) {
      return err({ code: "too-many-invitations" });
    }
    await tx.teacherInvitation.create({
      data: { id: randomUUID(), classroomId, createdBy: viewer.userId, createdAt: now, ...how },
    });
    return ok(null);
  });
}

/** Takes an open invitation back. */
export async function withdrawInvitation(viewer: Viewer, classroomId: string, invitationId: string): Promise<boolean> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    if (!(await leads(tx, viewer, classroomId))) return false;
    const { count } = await tx.teacherInvitation.deleteMany({ where: { id: invitationId, classroomId, usedAt: null } });
    return count === 1;
  });
}

/** An invitation as its receiver sees it: which class, from whom. */
export type Offer = { readonly id: string; readonly className: string; readonly from: string };

const offerSelect = {
  id: true,
  classroom: { select: { name: true } },
  creator: { select: { name: true } },
} satisfies Prisma.TeacherInvitationSelect;

type OfferRow = Prisma.TeacherInvitationGetPayload<{ select: typeof offerSelect }>;
const toOffer = ({ id, classroom, creator }: OfferRow): Offer => ({
  id,
  className: classroom.name,
  from: creator.name,
});

const openOffers = (now: Date) => ({ usedAt: null, expiresAt: { gt: now } });

/** What the viewer may accept because of their e-mail address; only teachers can. */
async function ownOffers(viewer: Viewer, now: Date): Promise<Prisma.TeacherInvitationWhereInput | null> {
  if (viewer.email === null || viewer.guest || viewer.role === "learner") return null;
  const db = await getDb();
  const account = await db.user.findUnique({ where: { id: viewer.userId }, select: { createdAt: true } });
  if (!account) return null;
  return { ...openOffers(now), email: viewer.email, createdAt: { gte: account.createdAt } };
}

/** Invitations that wait for the viewer's e-mail address. */
export async function listOffers(viewer: Viewer, now: Date): Promise<readonly Offer[]> {
  const where = await ownOffers(viewer, now);
  if (where === null) return [];
  const db = await getDb();
  const rows = await db.teacherInvitation.findMany({ where, select: offerSelect, orderBy: { createdAt: "asc" } });
  return rows.map(toOffer);
}

export type OfferError = Throttled | { readonly code: "no-link" };

/** What is behind a link, before it is accepted. */
export async function findOffer(code: string, now: Date): Promise<Result<Offer, OfferError>> {
  const db = await getDb();
  const row = await db.teacherInvitation.findFirst({
    where: { codeHash: hashCode(code), ...openOffers(now) },
    select: offerSelect,
  });
  if (row) return ok(toOffer(row));
  const allowed = await countTry("unknownOneTimeCode", "", now);
  return allowed.ok ? err({ code: "no-link" }) : allowed;
}

export type AcceptError = OfferError | { readonly code: "learner-of-it" } | { readonly code: "teaches-already" };

/** Becomes a teacher of the class: by the code of a link, or by the id of an offer to the viewer's e-mail address. */
export async function acceptOffer(
  viewer: Viewer,
  by: { readonly code: string } | { readonly id: string },
  now: Date,
): Promise<Result<{ readonly classroomId: string }, AcceptError>> {
  const own = "id" in by ? await ownOffers(viewer, now) : null;
  if ("id" in by && own === null) return err({ code: "no-link" });
  if ("code" in by) {
    const found = await findOffer(by.code, now);
    if (!found.ok) return found;
  }
  const where = "code" in by ? { codeHash: hashCode(by.code), ...openOffers(now) } : { id: by.id, ...own };
  try {
    return await allOrNothing<{ readonly classroomId: string }, AcceptError>(async (tx) => {
      // Of two who use one link at once, the second finds it used.
      const used = await tx.teacherInvitation.updateManyAndReturn({
        where,
        data: { usedAt: now },
        select: { classroomId: true },
      });
      const classroomId = used[0]?.classroomId;
      return classroomId === undefined ? err({ code: "no-link" }) : teach(tx, viewer, classroomId, now);
    });
  } catch (error) {
    if (isTaken(error)) return err({ code: "teaches-already" });
    throw error;
  }
}

async function teach(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  classroomId: string,
  now: Date,
): Promise<Result<{ readonly classroomId: string }, AcceptError>> {
  const before = await tx.membership.findUnique({
    where: { classroomId_userId: { classroomId, userId: viewer.userId } },
    select: { role: true, removedAt: true },
  });
  // Whoever learnt in the class has results in it: they would judge themselves.
  if (before?.role === "learner") return err({ code: "learner-of-it" });
  if (before && before.removedAt === null) return err({ code: "teaches-already" });
  const teacher = { displayName: viewer.name, joinedAt: now, removedAt: null };
  await tx.membership.upsert({
    where: { classroomId_userId: { classroomId, userId: viewer.userId } },
    create: { classroomId, userId: viewer.userId, role: "teacher", ...teacher },
    update: teacher,
  });
  await note(tx, viewer, "create", { classroomId, teacherId: viewer.userId }, now);
  return ok({ classroomId });
}

/** Says no to an offer to the viewer's e-mail address; it is gone. */
export async function declineOffer(viewer: Viewer, invitationId: string, now: Date): Promise<boolean> {
  const where = await ownOffers(viewer, now);
  if (where === null) return false;
  const db = await getDb();
  const { count } = await db.teacherInvitation.deleteMany({ where: { AND: [where, { id: invitationId }] } });
  return count === 1;
}

/** Ends a colleague's teaching of the class; from their next request on they see nothing of it. */
export async function removeTeacher(viewer: Viewer, classroomId: string, userId: string, now: Date): Promise<boolean> {
  if (userId === viewer.userId) return false;
  const db = await getDb();
  return db.$transaction(async (tx) => {
    if (!(await leads(tx, viewer, classroomId))) return false;
    const { count } = await tx.membership.updateMany({
      where: { classroomId, userId, role: "teacher", removedAt: null },
      data: { removedAt: now },
    });
    if (count !== 1) return false;
    await handOn(tx, classroomId, userId, viewer.userId);
    await note(tx, viewer, "remove", { classroomId, teacherId: userId }, now);
    return true;
  });
}

/** What somebody did in a class that they teach no more lets nobody in, and is in the hands of those who stay. */
async function handOn(
  tx: Prisma.TransactionClient,
  classroomId: string,
  teacherId: string,
  heirId: string,
): Promise<void> {
  await voidCodesOf(tx, teacherId, classroomId);
  await handOnSets(tx, classroomId, teacherId, heirId);
}

export type LeaveError = { readonly code: "not-found" } | { readonly code: "last-teacher" };

/** The viewer teaches the class no more; whoever has taught it longest of those who stay leads it. */
export function leaveTeaching(viewer: Viewer, classroomId: string, now: Date): Promise<Result<null, LeaveError>> {
  return allOrNothing<null, LeaveError>(async (tx) => {
    const teachers = await lockTeachers(tx, classroomId);
    if (!teachers.includes(viewer.userId)) return err({ code: "not-found" });
    if (teachers.length === 1) return err({ code: "last-teacher" });
    await tx.membership.updateMany({
      where: { classroomId, userId: viewer.userId, role: "teacher" },
      data: { removedAt: now },
    });
    // Whom they invited was their choice: nobody comes in on the word of someone who has left.
    await tx.teacherInvitation.deleteMany({ where: { classroomId, createdBy: viewer.userId } });
    const [heir] = teachers.filter((userId) => userId !== viewer.userId);
    if (heir !== undefined) await handOn(tx, classroomId, viewer.userId, heir);
    await note(tx, viewer, "remove", { classroomId, teacherId: viewer.userId }, now);
    return ok(null);
  });
}

export type CloseError = { readonly code: "not-found" } | { readonly code: "not-alone" };

/**
 * Ends a class for good: it is archived, nobody joins it, what is assigned is taken back, and nobody teaches it. Its learners
 * keep what they did and still sign in with its code, until retention deletes it (server/data/privacy/retention.ts).
 */
export function closeClassroom(viewer: Viewer, classroomId: string, now: Date): Promise<Result<null, CloseError>> {
  return allOrNothing<null, CloseError>(async (tx) => {
    const teachers = await lockTeachers(tx, classroomId);
    if (!teachers.includes(viewer.userId)) return err({ code: "not-found" });
    if (teachers.length > 1) return err({ code: "not-alone" });
    await endClass(tx, [classroomId], now);
    await tx.membership.deleteMany({ where: { classroomId, role: "teacher" } });
    await note(tx, viewer, "remove", { classroomId }, now);
    return ok(null);
  });
}

/** What closing a class means for the rows that stay. */
export async function endClass(
  tx: Prisma.TransactionClient,
  classroomIds: readonly string[],
  now: Date,
): Promise<void> {
  const inThem = { classroomId: { in: [...classroomIds] } };
  await tx.classroom.updateMany({
    where: { id: { in: [...classroomIds] } },
    data: { codeOpen: false, archivedAt: now },
  });
  await tx.assignment.updateMany({ where: { ...inThem, withdrawnAt: null }, data: { withdrawnAt: now } });
  await tx.teacherInvitation.deleteMany({ where: inThem });
}

/** Locked, so that of two teachers who leave at once one stays. */
async function lockTeachers(tx: Prisma.TransactionClient, classroomId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT "userId" FROM "Membership"
    WHERE "classroomId" = ${classroomId}::uuid AND "role" = 'teacher' AND "removedAt" IS NULL
    ORDER BY "joinedAt", "userId" FOR UPDATE`;
  return rows.map(({ userId }) => userId);
}

async function leads(
  tx: Pick<Prisma.TransactionClient, "membership">,
  viewer: Viewer,
  classroomId: string,
): Promise<boolean> {
  const [first] = await teachersOf(tx, classroomId);
  return first?.userId === viewer.userId;
}

async function note(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  verb: "create" | "remove",
  detail: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  await tx.auditEntry.create({
    data: { id: randomUUID(), actorId: viewer.userId, verb, resource: "teaching", detail, createdAt: now },
  });
}
