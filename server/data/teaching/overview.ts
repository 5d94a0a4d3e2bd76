import "server-only";
import type { AssignedWork } from "@/core/gradebook/assigned-work";
import { type Asks, ownCellOf } from "@/core/gradebook/cell";
import { studyDay } from "@/core/memory/study-day";
import type { StoredState } from "@/core/quizzes/result-state";
import { mayStart, statusAt } from "@/core/quizzes/rules/attempt-status";
import { cutTime } from "@/core/quizzes/rules/cut-time";
import { reaches } from "@/core/quizzes/rules/quiz-rules";
import { reviewAt } from "@/core/quizzes/rules/review-policy";
import type { Viewer } from "@/server/auth/viewer";
import { findReviewingToday } from "@/server/data/memory/day-asks";
import { givenTo } from "@/server/data/sets/audience";
import {
  assignmentRulesSelect,
  closedForAll,
  type RulesOfAssignment,
  rulesOfAssignment,
  type SittingRow,
  scheduleFor,
  sittingOf,
} from "@/server/data/sittings/rules";
import { settle } from "@/server/data/sittings/settle";
import { getDb } from "@/server/db";

const KEEP_AFTER_DUE_MS = 14 * 86_400_000;

/** What the viewer's classes have been given: open first, soonest due first, then what was due of late. */
export async function listAssignedWork(viewer: Viewer, now: Date, limit = 30): Promise<AssignedWork[]> {
  const db = await getDb();
  await settle({ learnerId: viewer.userId }, now);
  const since = { gte: new Date(now.getTime() - KEEP_AFTER_DUE_MS) };
  const own = { some: { learnerId: viewer.userId, OR: [{ dueAt: since }, { closesAt: since }] } };
  const rows = await db.assignment.findMany({
    where: {
      OR: [
        { opensAt: { lte: now }, dueAt: since },
        { closesAt: since, opensAt: { lte: now } },
        // Whoever has dates of their own sees it by them.
        { exceptions: own },
        { exceptions: { some: { learnerId: viewer.userId, opensAt: { lte: now } } }, dueAt: since },
      ],
      withdrawnAt: null,
      AND: [givenTo(viewer), { classroom: { archivedAt: null } }],
    },
    select: {
      ...assignmentRulesSelect,
      id: true,
      kind: true,
      title: true,
      daysWanted: true,
      asks: true,
      classroom: {
        select: {
          name: true,
          members: {
            where: { OR: [{ extraTimePercent: { gt: 0 } }, { userId: viewer.userId }] },
            select: { userId: true, extraTimePercent: true, joinedAt: true },
          },
        },
      },
      results: {
        where: { learnerId: viewer.userId },
        select: { state: true, credit: true, possible: true, finishedAt: true },
      },
      gradeNotes: { where: { learnerId: viewer.userId }, select: { excused: true, share: true } },
      attempts: {
        where: { learnerId: viewer.userId },
        select: { id: true, startedAt: true, finishedAt: true, keepsUntil: true },
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
      },
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  const days = await findReviewingToday(viewer, now);
  const works = rows
    .filter((row) => scheduleFor(row, viewer.userId).opensAt <= now.getTime())
    .map((row) => ({ ...workOf(row, viewer.userId, now.getTime()), today: days.get(row.id) ?? null }));
  const isOpen = ({ state }: AssignedWork) => state === "not-begun" || state === "going";
  return [...works.filter(isOpen), ...works.filter((work) => !isOpen(work))];
}

type WorkRow = Omit<RulesOfAssignment, "classroom"> & {
  readonly id: string;
  readonly kind: AssignedWork["kind"];
  readonly title: string;
  readonly daysWanted: number;
  readonly asks: string;
  readonly classroom: {
    readonly name: string;
    readonly members: (RulesOfAssignment["classroom"]["members"][number] & { readonly joinedAt: Date })[];
  };
  readonly results: readonly {
    readonly state: string;
    readonly credit: number;
    readonly possible: number;
    readonly finishedAt: Date | null;
  }[];
  readonly gradeNotes: readonly { readonly excused: boolean; readonly share: number | null }[];
  readonly attempts: readonly Pick<SittingRow, "id" | "startedAt" | "finishedAt" | "keepsUntil">[];
};

function workOf(row: WorkRow, learnerId: string, now: number): Omit<AssignedWork, "today"> {
  const { id, kind, title, daysWanted, classroom, results, attempts } = row;
  const rules = rulesOfAssignment(row);
  const schedule = scheduleFor(row, learnerId);
  const sittings = attempts.map(sittingOf);
  const decision = mayStart(sittings, schedule, now);
  const [result, note] = [results[0], row.gradeNotes[0] ?? null];
  const rollup = result
    ? { ...result, state: result.state as StoredState, finishedAt: result.finishedAt?.getTime() ?? null }
    : null;
  const dueAt = schedule.dueAt ?? row.dueAt.getTime();
  const joinedAt = classroom.members.find(({ userId }) => userId === learnerId)?.joinedAt.getTime() ?? 0;
  const { state, counted } = ownCellOf({ rollup, note, dueAt, joinedAt, asks: row.asks as Asks }, now);
  const last = sittings.at(-1);
  const told =
    kind === "reviewing" ||
    rules.mode === "practice" ||
    (last !== undefined && reaches(reviewAt(rules, statusAt(last, schedule, now), closedForAll(row), now), "score"));
  return {
    id,
    kind,
    title,
    daysWanted,
    className: classroom.name,
    dueAt: new Date(dueAt),
    closesAt: schedule.closesAt === null ? null : new Date(schedule.closesAt),
    state,
    given: state === "excused" ? null : (note?.share ?? null),
    credit: told ? (result?.credit ?? 0) : null,
    possible: result?.possible ?? 0,
    nothingDone: kind === "quiz" && rollup === null && counted === 0,
    attemptId: attempts.at(-1)?.id ?? null,
    next: decision.kind === "refused" ? decision.why : decision.kind,
    mode: rules.mode,
    typed: rules.typed,
    timeLimitS: schedule.timeLimitMs === null ? null : schedule.timeLimitMs / 1000,
    onlySitting: kind === "quiz" && schedule.attemptLimit === 1,
    cut: kind === "quiz" && decision.kind === "begin" ? cutTime({ startedAt: now, finishedAt: null }, schedule) : null,
  };
}

/** The viewer's unfinished sitting that was begun last, apart from assigned ones and the day's mixes. */
export async function findUnfinished(viewer: Viewer): Promise<{ readonly id: string; readonly title: string } | null> {
  const db = await getDb();
  return db.attempt.findFirst({
    where: { learnerId: viewer.userId, finishedAt: null, assignmentId: null, kind: { not: "daily" } },
    select: { id: true, title: true },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
  });
}

export type DailyMix = { readonly attemptId: string; readonly finished: boolean };

/** The mix of the viewer's day of studying; null before it was begun. */
export async function findDailyMix(viewer: Viewer, now: Date): Promise<DailyMix | null> {
  const db = await getDb();
  const day = studyDay(now.getTime(), viewer);
  const row = await db.attempt.findUnique({
    where: { learnerId_day: { learnerId: viewer.userId, day } },
    select: { id: true, finishedAt: true },
  });
  return row && { attemptId: row.id, finished: row.finishedAt !== null };
}

export async function findStudyTopics(viewer: Viewer): Promise<readonly string[]> {
  const db = await getDb();
  const row = await db.user.findUnique({ where: { id: viewer.userId }, select: { studyTopics: true } });
  return row?.studyTopics ?? [];
}

/** Adds a topic to those that the viewer studies, or takes it off; the cards already begun stay. */
export async function setStudyTopic(viewer: Viewer, topic: string, on: boolean): Promise<void> {
  const db = await getDb();
  // One statement, so that two quick taps on two topics both count.
  await (on
    ? db.$executeRaw`UPDATE "User" SET "studyTopics" = array_append(array_remove("studyTopics", ${topic}), ${topic})
        WHERE "id" = ${viewer.userId}::uuid`
    : db.$executeRaw`UPDATE "User" SET "studyTopics" = array_remove("studyTopics", ${topic})
        WHERE "id" = ${viewer.userId}::uuid`);
}

/** Remembers how many buttons the viewer likes under a card. */
export async function setButtons(viewer: Viewer, buttons: 2 | 4): Promise<void> {
  const db = await getDb();
  await db.user.update({ where: { id: viewer.userId }, data: { buttons }, select: { id: true } });
}

/** Remembers whether the viewer likes to answer cards by typing and on the map, where they can be. */
export async function setTypedCards(viewer: Viewer, typedCards: boolean): Promise<void> {
  const db = await getDb();
  await db.user.update({ where: { id: viewer.userId }, data: { typedCards }, select: { id: true } });
}

/** The zone of a new visitor's own device: days of studying begin there. Later it is a setting. */
export async function adoptTimeZone(viewer: Viewer, timeZone: string): Promise<void> {
  const db = await getDb();
  await db.user.updateMany({ where: { id: viewer.userId, guest: true, timeZone: "UTC" }, data: { timeZone } });
}
