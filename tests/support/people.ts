import { randomUUID } from "node:crypto";
import { nameKey } from "@/core/roster/learner-name";
import { makeClassCode } from "@/server/auth/codes";
import { loadViewer } from "@/server/auth/load-viewer";
import type { SessionToken } from "@/server/auth/session-token";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";

/** The moment at which tests happen, unless they say otherwise. */
export const NOON = new Date("2026-11-22T12:00:00.000Z");

export const hoursLater = (hours: number): Date => new Date(NOON.getTime() + hours * 3600 * 1000);

type Wish = {
  readonly role?: "learner" | "teacher" | "administrator";
  readonly guest?: boolean;
  readonly name?: string;
  readonly email?: string | null;
};

/** A person straight in the database, as the viewer that pages would see. */
export async function aPerson(wish: Wish = {}): Promise<Viewer> {
  const db = await getDb();
  const row = await db.user.create({
    data: {
      id: randomUUID(),
      role: wish.role ?? "learner",
      guest: wish.guest ?? false,
      name: wish.name ?? "Aminata",
      email: wish.email ?? null,
      createdAt: NOON,
      lastSeenAt: NOON,
    },
    select: { id: true, sessionVersion: true },
  });
  return viewerOf({ userId: row.id, sessionVersion: row.sessionVersion });
}

/** The viewer behind a token that must be good. */
export async function viewerOf(token: SessionToken): Promise<Viewer> {
  const viewer = await loadViewer(token, NOON);
  if (viewer === null) throw new Error("The token is void.");
  return viewer;
}

/** A class taught by someone, with an open code. */
export async function aClass(teacher: Viewer, learners: readonly Viewer[] = []): Promise<{ id: string; code: string }> {
  const db = await getDb();
  const members = [
    { userId: teacher.userId, role: "teacher" as const, displayName: teacher.name, joinedAt: NOON },
    ...learners.map(({ userId, name }) => ({
      userId,
      role: "learner" as const,
      displayName: name,
      nameKey: nameKey(name),
      // The tests' own noon, not the day on which they run: a review before the joining would not count.
      joinedAt: NOON,
    })),
  ];
  return db.classroom.create({
    data: { id: randomUUID(), name: "3B", code: makeClassCode(), createdAt: NOON, members: { create: members } },
    select: { id: true, code: true },
  });
}
