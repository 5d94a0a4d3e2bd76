import { randomUUID } from "node:crypto";
import pg from "pg";
import { studyDay } from "@/core/memory/study-day";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf, targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { type Opened, openServer } from "@/server/db";
import {
  ASSIGNED_DAYS_AGO,
  CARDS,
  CLASS_SIZE,
  DAY_MS,
  DUE,
  HISTORY_FROM_DAYS,
  HISTORY_TO_DAYS,
  LEARNERS,
  type Size,
} from "./plan";

/** A database with a history of one size. */
export type BenchDatabase = {
  readonly size: Size;
  readonly app: Opened;
  /** A connection without the app: for the bare statements, and to put things back. */
  readonly bare: pg.Client;
  readonly viewers: readonly Viewer[];
  /** Forgets what a round did: its events, and what became due or not. */
  readonly putBack: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type Target = { readonly targetId: string; readonly topic: string };

/** Cards that the fact base really makes, one of each fact: two of one fact would not be shown on one day. */
export function benchTargets(): readonly Target[] {
  const context = getGenerationContext("en");
  const targets = [...context.base.facts.values()].flatMap((fact): Target[] => {
    const targetId = targetsOf(context, fact)[0];
    const card = targetId === undefined || fact.harm !== null ? null : cardOf(context, targetId);
    return card === null ? [] : [{ targetId: card.targetId, topic: card.topic }];
  });
  const each = [...new Map(targets.map((target) => [target.targetId, target])).values()];
  if (each.length < CARDS) throw new Error(`The fact base makes only ${each.length} cards.`);
  return each.slice(0, CARDS);
}

/** Makes a database beside the server's own, fills it and opens it as the app does. */
export async function openBenchDatabase(
  serverUrl: string,
  size: Size,
  targets: readonly Target[],
): Promise<BenchDatabase> {
  const name = `azalai_reviews_${size}`;
  await withClient(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const app = await openServer(url.href);
  const bare = new pg.Client({ connectionString: url.href });
  await bare.connect();
  const now = Date.now();
  const ids = await fill(bare, size, targets, now);
  const putBack = async () => {
    await bare.query('DELETE FROM "MemoryEvent" WHERE "receivedAt" >= $1', [new Date(now)]);
    await bare.query(`UPDATE "MemoryState" s SET "phase" = k."phase", "stability" = k."stability", "difficulty" = k."difficulty",
      "step" = k."step", "reps" = k."reps", "lapses" = k."lapses", "lastAt" = k."lastAt", "lastDay" = k."lastDay",
      "dueAt" = k."dueAt" FROM "Kept" k WHERE k."learnerId" = s."learnerId" AND k."targetId" = s."targetId"
      AND s."lastAt" IS DISTINCT FROM k."lastAt"`);
    await bare.query('DELETE FROM "Device"');
    await bare.query('DELETE FROM "AssignmentResult"');
    await bare.query('VACUUM ANALYZE "MemoryEvent", "MemoryState", "User", "Device", "AssignmentResult"');
    await bare.query("CHECKPOINT");
  };
  await putBack();
  return {
    size,
    app,
    bare,
    viewers: ids.map((userId) => ({ ...learner, userId })),
    putBack,
    close: async () => {
      await app.close();
      await bare.end();
    },
  };
}

async function withClient(url: string, run: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

/** The calendar of everybody here: what a new account has. */
const calendar = { timeZone: "UTC", dayStartHour: 4 } as const;

/** Everybody here, as a page knows them. */
const learner: Omit<Viewer, "userId"> = {
  ...calendar,
  role: "learner",
  guest: false,
  demo: false,
  name: "Learner",
  email: null,
  language: "en",
  desiredRetention: 0.9,
  buttons: 2,
  typedCards: false,
  newPerDay: 10,
  reviewsPerDay: 200,
  easyDays: [],
  pausedTopics: [],
  daysPerWeek: null,
  gradesToLook: 400,
  goal: null,
};

async function fill(bare: pg.Client, size: Size, targets: readonly Target[], now: number): Promise<string[]> {
  const ids = Array.from({ length: LEARNERS }, () => randomUUID());
  const teacher = randomUUID();
  await bare.query(
    `INSERT INTO "User" ("id", "name", "role") SELECT "id", 'Learner', 'learner' FROM unnest($1::uuid[]) AS t ("id")`,
    [ids],
  );
  await bare.query(`INSERT INTO "User" ("id", "name", "role") VALUES ($1, 'Teacher', 'teacher')`, [teacher]);
  await addClasses(bare, ids, teacher, now);
  await bare.query(
    `INSERT INTO "MemoryState" ("learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step", "reps", "lapses",
       "lastAt", "lastDay", "dueAt")
     SELECT u."id", t."targetId", t."topic", 'review', 20 + t.n % 30, 5, 0, 5, 0,
       $4::timestamptz - interval '30 days', $5, $4::timestamptz + (t.n - $6::int) * interval '1 day'
     FROM unnest($1::uuid[]) AS u ("id")
     CROSS JOIN unnest($2::text[], $3::text[]) WITH ORDINALITY AS t ("targetId", "topic", n)`,
    [
      ids,
      targets.map(({ targetId }) => targetId),
      targets.map(({ topic }) => topic),
      new Date(now),
      studyDay(now - 30 * DAY_MS, calendar),
      DUE,
    ],
  );
  await bare.query('CREATE TABLE "Kept" AS SELECT * FROM "MemoryState"');
  await bare.query('CREATE INDEX ON "Kept" ("learnerId", "targetId")');
  await addHistory(bare, ids, targets, size, now);
  return ids;
}

async function addClasses(bare: pg.Client, ids: readonly string[], teacher: string, now: number): Promise<void> {
  const setId = randomUUID();
  const blueprint = JSON.stringify({ topics: [], types: [], length: 10, includeHarm: false });
  await bare.query(
    'INSERT INTO "StudySet" ("id", "ownerId", "title", "blueprint", "updatedAt") VALUES ($1, $2, $3, $4, now())',
    [setId, teacher, "Everything", blueprint],
  );
  for (let from = 0; from < ids.length; from += CLASS_SIZE) {
    const classroomId = randomUUID();
    await bare.query('INSERT INTO "Classroom" ("id", "name", "code") VALUES ($1, $2, $3)', [
      classroomId,
      `Class ${from}`,
      `CODE${from}`,
    ]);
    await bare.query(
      `INSERT INTO "Membership" ("classroomId", "userId", "role", "displayName")
       SELECT $1, t."id", 'learner', 'Learner' FROM unnest($2::uuid[]) AS t ("id")`,
      [classroomId, ids.slice(from, from + CLASS_SIZE)],
    );
    await bare.query(
      `INSERT INTO "Assignment" ("id", "classroomId", "setId", "kind", "title", "blueprint", "opensAt", "dueAt", "createdBy")
       VALUES ($1, $2, $3, 'reviewing', 'Review', $4, $5, $6, $7)`,
      [
        randomUUID(),
        classroomId,
        setId,
        blueprint,
        new Date(now - ASSIGNED_DAYS_AGO * DAY_MS),
        new Date(now + 10 * DAY_MS),
        teacher,
      ],
    );
  }
}

/** The log: the same for each learner, their reviews spread evenly over cards and days. */
async function addHistory(
  bare: pg.Client,
  ids: readonly string[],
  targets: readonly Target[],
  size: Size,
  now: number,
): Promise<void> {
  const each = size / LEARNERS;
  const rows = Array.from({ length: each }, (_, index) => {
    const days = HISTORY_FROM_DAYS - ((HISTORY_FROM_DAYS - HISTORY_TO_DAYS) * (index + 0.5)) / each;
    const at = Math.round(now - days * DAY_MS);
    return { targetId: targets[index % targets.length]?.targetId ?? "", at, day: studyDay(at, calendar) };
  });
  for (let from = 0; from < ids.length; from += 100) {
    await bare.query(
      `INSERT INTO "MemoryEvent" ("id", "learnerId", "targetId", "kind", "device", "deviceSequence", "deviceAt", "receivedAt",
         "effectiveAt", "localDay", "schedulerVersion", "body", "bodyHash")
       SELECT gen_random_uuid(), u."id", t."targetId", 'reviewed', 'history', t.n, t."at", t."at", t."at", t."day", 1,
         jsonb_build_object('kind', 'reviewed', 'targetId', t."targetId", 'rating', CASE WHEN t.n % 10 = 0 THEN 'again' ELSE 'good' END),
         repeat('0', 64)
       FROM unnest($1::uuid[]) AS u ("id")
       CROSS JOIN unnest($2::text[], $3::timestamptz[], $4::text[]) WITH ORDINALITY AS t ("targetId", "at", "day", n)
       ORDER BY t.n`,
      [
        ids.slice(from, from + 100),
        rows.map(({ targetId }) => targetId),
        rows.map(({ at }) => new Date(at)),
        rows.map(({ day }) => day),
      ],
    );
  }
}
