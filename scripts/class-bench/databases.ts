import { randomUUID } from "node:crypto";
import pg from "pg";
import { loadViewer } from "@/server/auth/load-viewer";
import type { Viewer } from "@/server/auth/viewer";
import { useDatabase as answerWith, type Opened, openServer } from "@/server/db";
import { CLASSES, type ClassSize, DONE_OF_HUNDRED } from "./plan";

/** A database with two classes and a log of some length. */
export type ClassDatabase = {
  readonly events: number;
  readonly app: Opened;
  readonly bare: pg.Client;
  readonly teacher: Viewer;
  readonly classes: readonly (ClassSize & { readonly classroomId: string })[];
  readonly close: () => Promise<void>;
};

/** Makes a database beside the server's own, fills it and opens it as the app does. */
export async function openClassDatabase(serverUrl: string, events: number): Promise<ClassDatabase> {
  const name = `azalai_class_${events}`;
  const admin = await connect(serverUrl);
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const app = await openServer(url.href);
  const bare = await connect(url.href);
  const teacherId = randomUUID();
  await bare.query(`INSERT INTO "User" ("id", "name", "role") VALUES ($1, 'Teacher', 'teacher')`, [teacherId]);
  const classes = [];
  for (const size of CLASSES) classes.push({ ...size, classroomId: await fillClass(bare, teacherId, size) });
  await addLog(bare, events);
  await bare.query("VACUUM ANALYZE");
  await bare.query("CHECKPOINT");
  answerWith(app);
  const teacher = await loadViewer({ userId: teacherId, sessionVersion: 1 }, new Date());
  if (teacher === null) throw new Error("There is no teacher.");
  return {
    ...{ events, app, bare, teacher, classes },
    close: async () => {
      await app.close();
      await bare.end();
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** A class with assignments, a finished sitting of most learners of each, and the rollup that comes of it. */
async function fillClass(bare: pg.Client, teacherId: string, { learners, assignments }: ClassSize): Promise<string> {
  const [classroomId, setId] = [randomUUID(), randomUUID()];
  const blueprint = JSON.stringify({ topics: [], types: [], length: 10, includeHarm: false });
  await bare.query(`INSERT INTO "Classroom" ("id", "name", "code") VALUES ($1, $2, $3)`, [
    ...[classroomId, `Class of ${learners}`, `CODE${learners}`],
  ]);
  await bare.query(
    `INSERT INTO "StudySet" ("id", "ownerId", "title", "blueprint", "updatedAt") VALUES ($1, $2, 'Set', $3, now())`,
    [setId, teacherId, blueprint],
  );
  await bare.query(
    `WITH person AS (
       INSERT INTO "User" ("id", "name", "role")
       SELECT gen_random_uuid(), 'Learner ' || n, 'learner' FROM generate_series(1, $2::int) n RETURNING "id", "name"
     )
     INSERT INTO "Membership" ("classroomId", "userId", "role", "displayName", "joinedAt")
     SELECT $1::uuid, "id", 'learner'::"MemberRole", "name", now() - interval '300 days' FROM person
     UNION ALL SELECT $1::uuid, $3::uuid, 'teacher', 'Teacher', now()`,
    [classroomId, learners, teacherId],
  );
  await bare.query(
    `INSERT INTO "Assignment" ("id", "classroomId", "setId", "kind", "title", "blueprint", "opensAt", "dueAt", "createdBy")
     SELECT gen_random_uuid(), $1, $2, 'quiz', 'Quiz ' || n, $3::jsonb, now() - interval '290 days',
       now() - make_interval(days => n * 7 - 14), $4 FROM generate_series(1, $5::int) n`,
    [classroomId, setId, blueprint, teacherId, assignments],
  );
  // By names, not by ids: which learners are done is the same in all databases.
  const done = `FROM "Assignment" s JOIN "Membership" m ON m."classroomId" = s."classroomId" AND m."role" = 'learner'
    WHERE s."classroomId" = $1 AND abs(hashtext(s."title" || m."displayName")) % 100 < $2::int`;
  await bare.query(
    `INSERT INTO "Attempt" ("id", "learnerId", "assignmentId", "title", "blueprint", "release", "seed", "startedAt",
       "finishedAt", "loggedAt")
     SELECT gen_random_uuid(), m."userId", s."id", s."title", '{}', '', '', s."dueAt" - interval '1 hour', s."dueAt", s."dueAt"
     ${done}`,
    [classroomId, DONE_OF_HUNDRED],
  );
  await bare.query(
    `INSERT INTO "AssignmentResult" ("assignmentId", "learnerId", "state", "credit", "possible", "answered", "daysReviewed",
       "finishedAt", "updatedAt")
     SELECT s."id", m."userId", 'done', abs(hashtext(m."displayName" || s."title")) % 11, 10, 10, 0, s."dueAt", s."dueAt" ${done}`,
    [classroomId, DONE_OF_HUNDRED],
  );
  return classroomId;
}

/** Reviews of everybody in turn, two years of them. */
async function addLog(bare: pg.Client, events: number): Promise<void> {
  await bare.query(
    `INSERT INTO "MemoryEvent" ("id", "learnerId", "targetId", "kind", "device", "deviceSequence", "deviceAt", "receivedAt",
       "effectiveAt", "localDay", "schedulerVersion", "body", "bodyHash")
     SELECT gen_random_uuid(), u."id", 'fact:f' || n % 100 || ':o', 'reviewed', 'bench', n, at, at, at,
       to_char(at, 'YYYY-MM-DD'), 1, jsonb_build_object('kind', 'reviewed', 'rating', 'good'), repeat('0', 64)
     FROM generate_series(1, $1::int) n
     JOIN (SELECT "id", row_number() OVER (ORDER BY "id") - 1 AS place, count(*) OVER () AS people
           FROM "User" WHERE "role" = 'learner') u ON u.place = n % u.people
     CROSS JOIN LATERAL (SELECT now() - make_interval(secs => 63000000 * n::float8 / $1) AS at) moment`,
    [events],
  );
}
