import pg from "pg";
import { loadViewer } from "@/server/auth/load-viewer";
import type { Viewer } from "@/server/auth/viewer";
import { useDatabase as answerWith, type Opened, openServer } from "@/server/db";
import { aTeacher, fillClass } from "./fill-class";
import { CLASSES, type ClassSize } from "./plan";

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
  const { app, bare, close } = await openNewDatabase(serverUrl, `azalai_class_${events}`);
  const teacherId = await aTeacher();
  const classes = [];
  for (const size of CLASSES) classes.push({ ...size, classroomId: await fillClass(teacherId, size) });
  await addLog(bare, events);
  await bare.query("VACUUM ANALYZE");
  await bare.query("CHECKPOINT");
  const teacher = await loadViewer({ userId: teacherId, sessionVersion: 1 }, new Date());
  if (teacher === null) throw new Error("There is no teacher.");
  return { events, app, bare, teacher, classes, close };
}

/** An empty database of this name beside the server's own, in place of one that is there, as the app and as a plain client have it open. */
export async function openNewDatabase(serverUrl: string, name: string) {
  const admin = await connect(serverUrl);
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const app = await openServer(url.href);
  const bare = await connect(url.href);
  answerWith(app);
  const close = async (): Promise<void> => {
    await app.close();
    await bare.end();
  };
  return { app, bare, close };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
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
