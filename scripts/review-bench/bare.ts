import { randomUUID } from "node:crypto";
import type pg from "pg";
import { ASSIGNED_DAYS_AGO, DAY_MS, DUE } from "./plan";

type Target = { readonly targetId: string; readonly topic: string };

// The same work by hand, in prepared statements: what must be read and written for one review or for a batch, in two of them and
// one commit, and what must be read for a queue. No replay, no check of what came in, no card made; the numbers of new states are
// made up.

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
    SELECT coalesce(sum(y.reviews), 0) + 1 AS reviews, count(*) FILTER (WHERE y.cards >= 10) AS days FROM (
      SELECT count(*) AS reviews, count(DISTINCT e."targetId") AS cards FROM "MemoryEvent" e
      WHERE e."learnerId" = v."id" AND e."kind" = 'reviewed' AND e."receivedAt" >= $12 GROUP BY e."localDay"
    ) y
  ) r ON true
  ON CONFLICT ("assignmentId", "learnerId") DO UPDATE SET "answered" = excluded."answered",
    "daysReviewed" = excluded."daysReviewed", "credit" = excluded."credit", "updatedAt" = excluded."updatedAt"`;

/** Records one review by hand. */
export async function recordByHand(
  client: pg.Client,
  learnerId: string,
  { targetId, topic }: Target,
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

const READ_BATCH = `SELECT u."logVersion", d."lastEffectiveAt",
    (SELECT json_agg(json_build_array(s."targetId", s."stability", s."difficulty", s."dueAt", s."lastDay")) FROM "MemoryState" s
      WHERE s."learnerId" = u."id" AND s."targetId" = ANY($2::text[])) AS "states",
    (SELECT max(n."effectiveAt") FROM unnest($2::text[]) AS t ("targetId") CROSS JOIN LATERAL (
      SELECT e."effectiveAt" FROM "MemoryEvent" e WHERE e."learnerId" = u."id" AND e."targetId" = t."targetId"
      ORDER BY e."effectiveAt" DESC LIMIT 1) n) AS "newest",
    (SELECT json_agg(e."bodyHash") FROM "MemoryEvent" e WHERE e."learnerId" = u."id" AND e."id" = ANY($3::uuid[])) AS "known"
  FROM "User" u
  LEFT JOIN "Device" d ON d."learnerId" = u."id" AND d."device" = $4
  WHERE u."id" = $1`;

/** The statement of one review with lists in place of its values. */
const WRITE_BATCH = WRITE.replace(
  `SELECT $3, "id", $2, 'reviewed', $4, $6, $7, $7, $7, $8, 1, $9::jsonb, $10 FROM moved`,
  `SELECT b."eventId", moved."id", b."targetId", 'reviewed', $4, b."n", $7, $7, $7, $8, 1, b."body"::jsonb, $10
    FROM moved CROSS JOIN unnest($3::uuid[], $2::text[], $9::text[]) WITH ORDINALITY AS b ("eventId", "targetId", "body", "n")`,
).replace(
  `SELECT "id", $2, $11, 'review', 31.5, 4.9, 0, 6, 0, $7, $8, $7::timestamptz + interval '31 days' FROM moved`,
  `SELECT moved."id", b."targetId", b."topic", 'review', 31.5, 4.9, 0, 6, 0, $7, $8, $7::timestamptz + interval '31 days'
    FROM moved CROSS JOIN unnest($2::text[], $11::text[]) AS b ("targetId", "topic")`,
);

/** Records reviews of different cards by hand, as one batch. */
export async function recordBatchByHand(
  client: pg.Client,
  learnerId: string,
  targets: readonly Target[],
  now: Date,
): Promise<void> {
  const [ids, device] = [targets.map(() => randomUUID()), "by hand"];
  const targetIds = targets.map(({ targetId }) => targetId);
  const { rows } = await client.query<{ logVersion: number }>({
    name: "read batch",
    text: READ_BATCH,
    values: [learnerId, targetIds, ids, device],
  });
  const written = await client.query({
    name: "write batch",
    text: WRITE_BATCH,
    values: [
      learnerId,
      targetIds,
      ids,
      device,
      rows[0]?.logVersion ?? 0,
      targets.length,
      now,
      now.toISOString().slice(0, 10),
      targetIds.map((targetId) => JSON.stringify({ kind: "reviewed", targetId, rating: "good" })),
      "0".repeat(64),
      targets.map(({ topic }) => topic),
      new Date(now.getTime() - ASSIGNED_DAYS_AGO * DAY_MS),
    ],
  });
  if (written.rowCount !== 1) throw new Error("The bare statement wrote nothing.");
}

const QUEUE_READS = {
  due: `SELECT "targetId", "topic", "phase", "stability", "difficulty", "step", "reps", "lapses", "lastAt", "lastDay", "dueAt",
      "suspended", "buriedOn" FROM "MemoryState"
    WHERE "learnerId" = $1 AND NOT "suspended" AND "dueAt" <= $2 ORDER BY "dueAt" DESC, "targetId" LIMIT 600`,
  later: `SELECT "dueAt" FROM "MemoryState" WHERE "learnerId" = $1 AND NOT "suspended" AND "dueAt" > $2 ORDER BY "dueAt" LIMIT 1`,
  begun: `SELECT "targetId" FROM "MemoryState" WHERE "learnerId" = $1 AND "dueAt" IS NOT NULL AND $2::timestamptz IS NOT NULL`,
  today: `SELECT DISTINCT e."targetId" FROM "MemoryEvent" e
    WHERE e."learnerId" = $1 AND e."localDay" = to_char($2::timestamptz, 'YYYY-MM-DD') AND e."kind" = 'reviewed'`,
  settings: `SELECT "body" FROM "MemoryEvent" WHERE "learnerId" = $1 AND "targetId" IS NULL AND $2::timestamptz IS NOT NULL
    ORDER BY "effectiveAt"`,
  given: `SELECT a."blueprint", a."setId", u."studyTopics" FROM "User" u
    JOIN "Membership" m ON m."userId" = u."id" AND m."role" = 'learner' AND m."removedAt" IS NULL
    JOIN "Assignment" a ON a."classroomId" = m."classroomId" AND a."opensAt" <= $2 AND a."dueAt" >= $2 AND a."withdrawnAt" IS NULL
    WHERE u."id" = $1 ORDER BY a."dueAt"`,
  decks: `SELECT "id" FROM "OwnDeck" WHERE "ownerId" = $1 AND "studied" AND $2::timestamptz IS NOT NULL`,
  marks: `SELECT "targetId", "kind", "value" FROM "CardMark" WHERE "learnerId" = $1 AND $2::timestamptz IS NOT NULL`,
} as const;

/** Reads by hand what a queue is made of, one statement after the other on one connection. */
export async function readQueueByHand(client: pg.Client, learnerId: string, until: Date): Promise<void> {
  const counts = new Map<string, number>();
  for (const [name, text] of Object.entries(QUEUE_READS)) {
    const { rows } = await client.query({ name: `queue ${name}`, text, values: [learnerId, until] });
    counts.set(name, rows.length);
  }
  if (counts.get("due") !== DUE) throw new Error(`By hand ${counts.get("due")} cards were due instead of ${DUE}.`);
}
