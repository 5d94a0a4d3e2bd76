import "server-only";
import { randomUUID } from "node:crypto";
import type { Role } from "@/core/access/permissions";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { simulated } from "@/server/data/demo/simulated";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Someone with an account, as administrators see them. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly demo: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

const personSelect = {
  id: true,
  name: true,
  email: true,
  role: true,
  demo: true,
  createdAt: true,
  lastSeenAt: true,
} as const;

/** Nobody but an administrator finds anyone; simulated learners are no people. */
function visibleTo(viewer: Viewer): Prisma.UserWhereInput {
  return viewer.role === "administrator" ? { guest: false, NOT: simulated } : { id: { in: [] } };
}

/** People whose name or e-mail address contains a text, by name; at most `limit`. */
export async function listPeople(viewer: Viewer, text: string, limit = 50): Promise<Person[]> {
  const contains = { contains: text, mode: "insensitive" } as const;
  const db = await getDb();
  return db.user.findMany({
    where: { AND: [visibleTo(viewer), text === "" ? {} : { OR: [{ name: contains }, { email: contains }] }] },
    select: personSelect,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: limit,
  });
}

export async function findPerson(viewer: Viewer, userId: string): Promise<Person | null> {
  const db = await getDb();
  return db.user.findFirst({ where: { AND: [visibleTo(viewer), { id: userId }] }, select: personSelect });
}

export type RoleError = { readonly code: "not-found" } | { readonly code: "last-administrator" };

/** Gives somebody another role; it counts from their next request on. */
export async function changeRole(
  viewer: Viewer,
  userId: string,
  role: Role,
  now: Date,
): Promise<Result<null, RoleError>> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    // Locked, so that two administrators who step down at once do not both see the other.
    const administrators = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "User" WHERE "role" = 'administrator' ORDER BY "id" FOR UPDATE`;
    if (!administrators.some(({ id }) => id === viewer.userId)) return err({ code: "not-found" } as const);
    const others = administrators.filter(({ id }) => id !== userId);
    if (role !== "administrator" && others.length === 0) return err({ code: "last-administrator" } as const);
    const changed = await tx.user.updateMany({ where: { id: userId, guest: false }, data: { role } });
    if (changed.count === 0) return err({ code: "not-found" } as const);
    await tx.auditEntry.create({
      data: {
        id: randomUUID(),
        actorId: viewer.userId,
        verb: "change",
        resource: "person",
        detail: { userId, role },
        createdAt: now,
      },
    });
    return ok(null);
  });
}
