import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeGradebook } from "@/core/gradebook/query";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { MOST_ANSWERS } from "@/server/data/gradebook/asked-answers-sql";
import { type FromAnswers, findFromAnswers } from "@/server/data/gradebook/from-answers";
import { loadGradebook } from "@/server/data/gradebook/gradebook";
import { useDatabase as answerWith } from "@/server/db";
import { openOnServer, type TestDatabase, withServer } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

// The gates of `npm run bench:class` without a clock: what is counted is the same on every machine.

const LEARNERS = 45;
const ASSIGNMENTS = 24;
const PAGE = 40;

describe.skipIf(!withServer())("what a page of the gradebook asks of the database", () => {
  let database: TestDatabase;
  let bare: pg.Client;
  let teacher: Viewer;
  let classroomId: string;

  beforeAll(async () => {
    database = await openOnServer();
    answerWith(database);
    bare = new pg.Client({ connectionString: database.url ?? "" });
    await bare.connect();
    teacher = await aPerson({ role: "teacher" });
    const learners: Viewer[] = [];
    for (let at = 0; at < LEARNERS; at++) learners.push(await aPerson({ name: `L${at}` }));
    classroomId = (await aClass(teacher, learners)).id;
    const blueprint = blueprintSchema.parse({ topics: [], types: [], length: 5, includeHarm: false });
    const setId = randomUUID();
    await database.client.studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint } });
    await database.client.assignment.createMany({
      data: Array.from({ length: ASSIGNMENTS }, (_, at) => ({
        ...{ id: randomUUID(), classroomId, setId, kind: "quiz" as const, title: `${at}`, blueprint },
        ...{ opensAt: hoursLater(-500), dueAt: hoursLater(at - 10), createdBy: teacher.userId },
      })),
    });
    await database.client.$executeRaw`
      INSERT INTO "AssignmentResult" ("assignmentId", "learnerId", "state", "credit", "possible", "answered", "daysReviewed",
        "finishedAt", "updatedAt")
      SELECT s."id", m."userId", 'done', 3, 5, 5, 0, ${NOON}, ${NOON} FROM "Assignment" s
      JOIN "Membership" m ON m."classroomId" = s."classroomId" AND m."role" = 'learner'`;
  });
  afterAll(async () => {
    await bare.end();
    await database.close();
  });

  /** So many reviews, finished sittings and answers of each learner: what the log grows by. */
  async function growLog(each: number): Promise<void> {
    await database.client.$executeRaw`
      INSERT INTO "MemoryEvent" ("id", "learnerId", "targetId", "kind", "device", "deviceSequence", "deviceAt", "receivedAt",
        "effectiveAt", "localDay", "schedulerVersion", "body", "bodyHash")
      SELECT gen_random_uuid(), m."userId", 'fact:x:o', 'reviewed', 'd', n, ${NOON}, ${NOON}, ${NOON}, '2026-11-22', 1, '{}', ''
      FROM "Membership" m, generate_series(1, ${each}::int) n WHERE m."role" = 'learner'`;
    await database.client.$executeRaw`
      INSERT INTO "Attempt" ("id", "learnerId", "assignmentId", "sitting", "title", "blueprint", "release", "seed", "finishedAt")
      SELECT gen_random_uuid(), m."userId", s."id", n + coalesce((SELECT max("sitting") FROM "Attempt"), 0), '', '{}', '', '', ${NOON}
      FROM "Assignment" s JOIN "Membership" m ON m."classroomId" = s."classroomId" AND m."role" = 'learner',
        generate_series(1, ${Math.ceil(each / 20)}::int) n`;
    await database.client.$executeRaw`ANALYZE`;
  }

  async function costOf(sort: string): Promise<{ statements: number; rows: number }> {
    return costOfWork(async () => {
      const book = await loadGradebook(teacher, classroomId, { ...wholeGradebook, sort }, NOON);
      expect(book?.rows.length).toBe(PAGE);
    });
  }

  /** In one transaction, which counts its own rows. */
  async function costOfWork(work: () => Promise<void>): Promise<{ statements: number; rows: number }> {
    let statements = 0;
    answerWith({
      ...database,
      run: async <Row>({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) => {
        statements += 1;
        return (await bare.query(text, [...values])).rows as Row[];
      },
    });
    await bare.query("BEGIN");
    const before = await visited();
    await work();
    const rows = (await visited()) - before;
    await bare.query("ROLLBACK");
    answerWith(database);
    return { statements, rows };
  }

  /** What the connection has visited and not told the server yet. */
  async function visited(): Promise<number> {
    const { rows } = await bare.query<{ rows: number }>(
      "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::int AS rows FROM pg_stat_xact_user_tables",
    );
    return rows[0]?.rows ?? 0;
  }

  /** So many questions, all of them missed, in a sitting of everybody who was given this, of each assignment of a class. */
  async function sat(of: string, sitting: number, questions: number): Promise<void> {
    await database.client.$executeRaw`
      WITH sat AS (
        INSERT INTO "Attempt" ("id", "learnerId", "assignmentId", "sitting", "title", "blueprint", "release", "seed", "startedAt")
        SELECT gen_random_uuid(), m."userId", s."id", ${sitting}::int, '', '{}', '', '', ${hoursLater(sitting)}
        FROM "Assignment" s JOIN "Membership" m ON m."classroomId" = s."classroomId" AND m."role" = 'learner'
        WHERE s."classroomId" = ${of}::uuid RETURNING "id", "learnerId"
      ), asked AS (
        INSERT INTO "AttemptItem" ("attemptId", "index", "type", "targetId", "topic", "factIds", "seed", "generatorVersion", "guess",
          "view", "key", "feedback", "proofs")
        SELECT "id", n, 'date', 'fact:f' || n || ':o', '', ARRAY['f' || n], '', 1, 0, '{}', '{}', '{}', '{}'
        FROM sat, generate_series(0, ${questions - 1}::int) n RETURNING "attemptId", "index"
      )
      INSERT INTO "Answer" ("id", "learnerId", "attemptId", "index", "body", "bodyHash", "grade", "credit", "receivedAt")
      SELECT gen_random_uuid(), "learnerId", "attemptId", "index", '{}', '', '{"kind": "incorrect"}', 0, ${hoursLater(sitting)}
      FROM asked JOIN sat ON sat."id" = "attemptId"`;
    await database.client.$executeRaw`ANALYZE`;
  }

  it("reads of a class's answers the newest, and none of another class, to tell who is stuck", async () => {
    const another = await aClass(await aPerson({ role: "teacher" }), []);
    await database.client.$executeRaw`
      INSERT INTO "Membership" ("classroomId", "userId", "role", "displayName")
      SELECT ${another.id}::uuid, "userId", "role", "displayName" FROM "Membership" WHERE "classroomId" = ${classroomId}::uuid
        AND "role" = 'learner'`;
    const own = await database.client.assignment.findMany({ where: { classroomId } });
    await database.client.assignment.createMany({
      data: own.map((row) => ({ ...row, id: randomUUID(), classroomId: another.id }) as never),
    });
    const told: FromAnswers[] = [];
    const cost = () =>
      costOfWork(async () => {
        told.push(await findFromAnswers(teacher, classroomId));
      });
    const [first, second] = [1_001, 1_002];
    await sat(classroomId, first, 5);
    const alone = await cost();
    await sat(another.id, first, 10);
    const beside = await cost();
    expect(alone.statements).toBe(1);
    expect(beside.rows).toBeLessThanOrEqual(alone.rows * 1.05);
    await sat(classroomId, second, 20);
    const much = await cost();
    // The newest 45 × 24 sittings have 20 answers each, which are more than are read of a class.
    expect(much.rows).toBeLessThanOrEqual(4 * MOST_ANSWERS);
    expect(told.map(({ since }) => since)).toEqual([null, null, hoursLater(second)]);
    // Things on which somebody is stuck, and things of each learner.
    expect(told.map(({ stuck, latest }) => [stuck.total, latest.asked])).toEqual([
      [5, 5 * LEARNERS],
      [5, 5 * LEARNERS],
      [20, 20 * LEARNERS],
    ]);
  });

  it("costs as many rows and statements with a long log as with a short one", async () => {
    await growLog(2);
    const short = { name: await costOf("name"), mean: await costOf("mean") };
    await growLog(200);
    const long = { name: await costOf("name"), mean: await costOf("mean") };
    expect(long.name.statements).toBe(3);
    expect(short.name.rows).toBeGreaterThan(LEARNERS);
    expect(long.name.rows).toBeLessThanOrEqual(short.name.rows * 1.3);
    expect(long.mean.rows).toBeLessThanOrEqual(short.mean.rows * 1.3);
    // About a row a cell of the page, and of the class where it is sorted by what every cell holds.
    expect(long.name.rows).toBeLessThanOrEqual(8 * PAGE * ASSIGNMENTS);
    expect(long.mean.rows).toBeLessThanOrEqual(16 * LEARNERS * ASSIGNMENTS);
  });
});
