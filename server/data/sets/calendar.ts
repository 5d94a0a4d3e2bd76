import "server-only";
import { randomUUID } from "node:crypto";
import type { CalendarEvent } from "@/core/exports/icalendar";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { givenTo, openedFor } from "@/server/data/sets/audience";
import { isToken, tokenOf } from "@/server/data/sets/sharing";
import { assignmentRulesSelect, scheduleFor } from "@/server/data/sittings/rules";
import { getDb } from "@/server/db";

/**
 * Due dates under a secret address that calendars read by themselves. Whoever has it sees titles, classes, dates
 * and on how many days something is to be reviewed, and nothing else.
 */

/** The token of the viewer's address; null when there is none. */
export async function findCalendarToken(viewer: Viewer): Promise<string | null> {
  const db = await getDb();
  const row = await db.user.findUnique({ where: { id: viewer.userId }, select: { calendarKey: true } });
  return row?.calendarKey ? tokenOf("calendar", viewer.userId, row.calendarKey) : null;
}

/** Makes an address, in the place of the old one where there was one; or closes it. */
export async function setCalendar(viewer: Viewer, open: boolean): Promise<void> {
  const db = await getDb();
  await db.user.update({
    where: { id: viewer.userId },
    data: { calendarKey: open ? randomUUID() : null },
    select: { id: true },
  });
}

export type DueDate = Pick<CalendarEvent, "uid" | "at" | "changedAt" | "sequence"> & {
  readonly title: string;
  readonly className: string;
  /**
   * Of reviewing: on how many separate days by then; null for a quiz. How many of them are there is not told: the address may get
   * about.
   */
  readonly daysWanted: number | null;
  /** Whether they teach the class that it was given to. */
  readonly taught: boolean;
  readonly assignmentId: string;
};

/** What was due longer ago than this leaves the calendar. */
const LOOK_BACK_MS = 60 * 86_400_000;
const MOST = 500;

/**
 * The due dates behind an address: what its owner was given, by their own dates, and what the classes that they teach were given.
 *
 * @returns null when the address is closed or was never one
 */
export async function findDueDates(userId: string, token: string, now: Date): Promise<readonly DueDate[] | null> {
  const db = await getDb();
  const user = await db.user.findUnique({ where: { id: userId }, select: { calendarKey: true } });
  if (!isToken("calendar", userId, user?.calendarKey ?? null, token)) return null;
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  const rows = await db.assignment.findMany({
    where: {
      withdrawnAt: null,
      classroom: { archivedAt: null },
      AND: [
        // Whoever is excused has nothing due, and whoever would be asked nothing neither.
        { gradeNotes: { none: { learnerId: userId, excused: true } } },
        // Learners see nothing before it opens for them, in their calendar neither.
        {
          OR: [
            { AND: [givenTo({ userId }), openedFor({ userId }, now), { asks: { not: "nothing" } }] },
            { classroom: taughtBy({ userId }) },
          ],
        },
        { OR: [{ dueAt: { gte: since } }, { exceptions: { some: { learnerId: userId, dueAt: { gte: since } } } }] },
      ],
    },
    select: {
      ...assignmentRulesSelect,
      id: true,
      classroomId: true,
      title: true,
      kind: true,
      daysWanted: true,
      datesChangedAt: true,
      datesSequence: true,
      exceptions: { ...assignmentRulesSelect.exceptions, where: { learnerId: userId } },
      classroom: { select: { name: true, ...assignmentRulesSelect.classroom.select } },
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  const teaches = await db.classroom.findMany({ where: taughtBy({ userId }), select: { id: true } });
  const taughtIds = new Set(teaches.map(({ id }) => id));
  return rows.map((row) => {
    const { dueAt } = scheduleFor(row, userId);
    const at = dueAt ?? row.dueAt.getTime();
    const changed = { changedAt: row.datesChangedAt.getTime(), sequence: row.datesSequence };
    const daysWanted = row.kind === "reviewing" ? row.daysWanted : null;
    const names = { title: row.title, className: row.classroom.name };
    const taught = taughtIds.has(row.classroomId);
    return { uid: `${row.id}@azalai`, at, ...changed, ...names, daysWanted, taught, assignmentId: row.id };
  });
}
