import { randomUUID } from "node:crypto";
import type pg from "pg";
import { ASSIGNED_DAYS_AGO, DAY_MS } from "./plan";

// The same work by hand: what must be read and written for one review, in two prepared statements and one commit. No
// replay, no check of what came in; the numbers of the new state are made up.

const READ = `SELECT u."logVersion", s."stability", s."difficulty", s."dueAt", s."lastDay",
    (SELECT max("effectiveAt") FROM "MemoryEvent" e WHERE e."learnerId" = u."id" AND e."targetId" = $2) AS "newest",
    (SELECT "bodyHash" FROM "MemoryEvent" e WHERE e."learnerId" = u."id" AND e."id" = $3) AS "known",
    d."lastEffectiveAt"
  FROM "User" u
  LEFT JOIN "MemoryState" s ON s."learnerId" = u."id" AND s."targetId" = $2
  LEFT JOIN "Device" d ON d."learnerId" = u."id" AND d."device" = $4
  WHERE u."id" = $1`;

const WRITE = `WITH moved AS (
    UPDATE "User" SET "logVersion" = "logVersion" + 1 WHERE "id" = $1 AND "logVersion" = $5 RETURNING "id"
  ), event AS (
    INSERT INTO "MemoryEvent" ("id", "learnerId", "targetId", "kind", "device", "deviceSequence", "deviceAt", "receivedAt",
      "effectiveAt", "localDay", "schedulerVersion", "body", "bodyHash")
    SELECT $3, "id", $2, 'reviewed', $4, $6, $7, $7, $7, $8, 1, $9::jsonb, $10 FROM moved
  ), state AS (
    INSERT INTO "MemoryState" ("learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step", "reps", "lapses",
      "lastAt", "lastDay", "dueAt")
    SELECT "id", $2, $11, 'review', 31.5, 4.9, 0, 6, 0, $7, $8, $7::timestamptz + interval '31 days' FROM moved
    ON CONFLICT ("learnerId", "targetId") DO UPDATE SET "stability" = excluded."stability",
      "difficulty" = excluded."difficulty", "reps" = excluded."reps", "lastAt" = excluded."lastAt",
      "lastDay" = excluded."lastDay", "dueAt" = excluded."dueAt"
  ), device AS (
    INSERT INTO "Device" ("learnerId", "device", "lastEffectiveAt", "lastSequence") SELECT "id", $4, $7, $6 FROM moved
    ON CONFLICT ("learnerId", "device") DO UPDATE SET "lastEffectiveAt" = excluded."lastEffectiveAt",
      "lastSequence" = excluded."lastSequence"
  )
  INSERT INTO "AssignmentResult" ("assignmentId", "learnerId", "state", "credit", "possible", "answered", "daysReviewed",
    "updatedAt")
  SELECT a."id", v."id", 'going', r.days, 1, r.reviews, r.days, $7
  FROM moved v
  JOIN "Membership" m ON m."userId" = v."id" AND m."role" = 'learner' AND m."removedAt" IS NULL
  JOIN "Assignment" a ON a."classroomId" = m."classroomId" AND a."kind" = 'reviewing' AND a."dueAt" >= $7
  JOIN LATERAL (
    SELECT count(*) + 1 AS reviews, count(DISTINCT "localDay") AS days FROM "MemoryEvent" e
    WHERE e."learnerId" = v."id" AND e."kind" = 'reviewed' AND e."receivedAt" >= $12
  ) r ON true
  ON CONFLICT ("assignmentId", "learnerId") DO UPDATE SET "answered" = excluded."answered",
    "daysReviewed" = excluded."daysReviewed", "credit" = excluded."credit", "updatedAt" = excluded."updatedAt"`;

/** Records one review by hand. */
export async function recordByHand(
  client: pg.Client,
  learnerId: string,
  { targetId, topic }: { readonly targetId: string; readonly topic: string },
  now: Date,
): Promise<void> {
  const [id, device] = [randomUUID(), "by hand"];
  const { rows } = await client.query<{ logVersion: number }>({
    name: "read",
    text: READ,
    values: [learnerId, targetId, id, device],
  });
  const body = JSON.stringify({ kind: "reviewed", targetId, rating: "good" });
  const written = await client.query({
    name: "write",
    text: WRITE,
    values: [
      learnerId,
      targetId,
      id,
      device,
      rows[0]?.logVersion ?? 0,
      1,
      now,
      now.toISOString().slice(0, 10),
      body,
      "0".repeat(64),
      topic,
      new Date(now.getTime() - ASSIGNED_DAYS_AGO * DAY_MS),
    ],
  });
  if (written.rowCount !== 1) throw new Error("The bare statement wrote nothing.");
}
