import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import { may, type Permission, type Role } from "@/core/access/permissions";
import type { Goal } from "@/core/memory/exam/goal";
import { loadViewer } from "@/server/auth/load-viewer";
import { readSessionToken, startSession } from "@/server/auth/session-token";
import { now } from "@/server/clock";
import { createGuest } from "@/server/data/people/guests";

/** Who asks, as the database has them at this request. */
export type Viewer = {
  readonly userId: string;
  readonly role: Role;
  /** A visitor without an account; signing up keeps the same userId. */
  readonly guest: boolean;
  readonly demo: boolean;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  /** IANA name, such as "Africa/Bamako". */
  readonly timeZone: string;
  /** Hour at which a day of studying begins, 0 to 23. */
  readonly dayStartHour: number;
  /** Probability of recall aimed at, 0.80 to 0.95. */
  readonly desiredRetention: number;
  readonly buttons: 2 | 4;
  /** Cards are answered by typing or on the map where they can be. */
  readonly typedCards: boolean;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** Weekdays with less to review, 0 (Sunday) to 6. */
  readonly easyDays: readonly number[];
  /** Topics whose cards do not come for now. */
  readonly pausedTopics: readonly string[];
  readonly goal: Goal | null;
  /** Days a week on which they want to study, 1 to 6; null without such a wish. */
  readonly daysPerWeek: number | null;
  /** So many more grades, and it is worth looking whether weights of their memory should be tried. */
  readonly gradesToLook: number;
};

/** Who is signed in, or null. Asked as often as one likes in a request: the query runs once. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const token = await readSessionToken();
  return token === null ? null : loadViewer(token, now());
});

/** Who is signed in (a guest too); others are sent to sign in, and come back to `next` afterwards. */
export async function requireViewer(next?: string): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  redirect(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
}

/** Like requireViewer, and someone whose role may not do this lands on a page that says so. */
export async function requirePermission(permission: Permission, next?: string): Promise<Viewer> {
  const viewer = await requireViewer(next);
  if (!may(viewer, permission)) redirect("/no-access");
  return viewer;
}

/** A teacher or an administrator. */
export const requireTeacher = (next?: string): Promise<Viewer> => requirePermission("classroom.read", next);

/**
 * Who is signed in; a visitor gets a guest row and a cookie on the way. Only in server actions and route handlers.
 *
 * @returns null when too many visitors came at once (see createGuest)
 */
export async function ensureViewer(): Promise<Viewer | null> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  const at = now();
  const guest = await createGuest(at);
  if (!guest.ok) return null;
  await startSession(guest.value);
  return loadViewer(guest.value, at);
}
