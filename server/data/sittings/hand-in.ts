import "server-only";
import { MAX_TIME_LIMIT_S } from "@/core/quizzes/rules/quiz-rules";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { type Standing, sittingRulesSelect, standingOfSitting } from "@/server/data/sittings/rules";
import { finish, settle, settleOne } from "@/server/data/sittings/settle";
import { getDb } from "@/server/db";

export type ClockReading = {
  /** The server's clock, ms since 1970. */
  readonly now: number;
  readonly deadline: number | null;
  readonly over: boolean;
};

/**
 * The viewer hands in a test; handing it in again changes nothing. What time had ended before stays ended then. A page whose
 * time is up may not have heard of more time, and its device's clock may be wrong: by the clock, nothing ends that is still
 * open by the server's.
 *
 * @param by "clock" when the page did it because the time was up: where a test has to be handed in, that is not handing it
 *           in, so that it comes to the same with the page open as with the page closed
 * @returns null when the test is over; the server's clock when it goes on
 */
export async function handIn(
  viewer: Viewer,
  attemptId: string,
  now: Date,
  by: "learner" | "clock" = "learner",
): Promise<Result<ClockReading | null, "not-found">> {
  const db = await getDb();
  const row = await db.attempt.findFirst({
    where: { id: attemptId, learnerId: viewer.userId, kind: "test" },
    select: sittingRulesSelect,
  });
  if (!row) return err("not-found");
  const standing = await settleOne(db, row, now);
  if (by === "clock" && standing.status.kind === "open") return ok(readingOf(standing, now));
  if (standing.status.kind !== "over") {
    // Handed in within the grace is handed in at the deadline: no sitting lasts longer than its time.
    const at = standing.status.kind === "grace" ? new Date(standing.status.deadline) : now;
    await finish(db, row, at, by === "clock" && standing.rules.overdue === "discard");
    await settle({ id: attemptId, learnerId: viewer.userId }, now);
  }
  return ok(null);
}

/** The clock of a sitting of the viewer's: a teacher's extra time shows here. Null when it is not there. */
export async function readClock(viewer: Viewer, attemptId: string, now: Date): Promise<ClockReading | null> {
  const db = await getDb();
  const row = await db.attempt.findFirst({
    where: { id: attemptId, learnerId: viewer.userId },
    select: sittingRulesSelect,
  });
  if (!row) return null;
  return readingOf(await settleOne(db, row, now), now);
}

function readingOf({ status }: Standing, now: Date): ClockReading {
  return {
    now: now.getTime(),
    deadline: status.kind === "over" ? status.at : status.deadline,
    over: status.kind === "over",
  };
}

/** Half of the time limit more, for a test of one's own that is going on; as often as one likes (WCAG 2.2.1). */
export async function extendOwnTest(
  viewer: Viewer,
  attemptId: string,
  now: Date,
): Promise<Result<ClockReading, "not-found" | "over">> {
  const db = await getDb();
  const row = await db.attempt.findFirst({
    where: { id: attemptId, learnerId: viewer.userId, assignmentId: null, kind: "test" },
    select: sittingRulesSelect,
  });
  if (!row) return err("not-found");
  const { rules, status } = standingOfSitting(row, now.getTime());
  if (status.kind === "over") return err("over");
  if (rules.timeLimitS !== null) {
    const timeLimitS = Math.min(MAX_TIME_LIMIT_S, Math.round(rules.timeLimitS * 1.5));
    await db.attempt.updateMany({
      where: { id: row.id, learnerId: viewer.userId, finishedAt: null },
      data: { rules: { ...rules, timeLimitS } },
    });
  }
  const clock = await readClock(viewer, attemptId, now);
  return clock === null ? err("not-found") : ok(clock);
}
