import "server-only";
import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "@/core/shared/result";
import { hashCode, makeLinkCode } from "@/server/auth/codes";
import { countTry, type Throttled } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import { allOrNothing } from "@/server/data/classes/all-or-nothing";
import { leads, noteTeaching } from "@/server/data/classes/co-teachers";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** How a colleague comes to teach a class: invited by whoever leads it, by a link or by e-mail address. */

const DAY_MS = 86_400_000;
const LINK_DAYS = 7;
const EMAIL_DAYS = 30;
const MAX_OPEN = 20;

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
  await noteTeaching(tx, viewer, "create", { classroomId, teacherId: viewer.userId }, now);
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
