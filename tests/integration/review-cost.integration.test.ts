import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeviceReport } from "@/core/memory/protocol";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf, targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { createAssignment } from "@/server/data/sets/assign";
import { createStudySet } from "@/server/data/sets/study-sets";
import { useDatabase as answerWith } from "@/server/db";
import { openOnServer, type TestDatabase, withServer } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

// The gates of `npm run bench:reviews` without a clock: what is counted is the same on every machine.

const CARDS = 12;
const SHORT = 2;
const LONG = 100;
/** Others in the same tables, so that reading a whole table is never the shorter way. */
const OTHERS = 20;

const context = getGenerationContext("en");
const targets = [...context.base.facts.values()]
  .filter(({ harm }) => harm === null)
  .flatMap((fact) => targetsOf(context, fact).slice(0, 1))
  .filter((targetId, index, all) => all.indexOf(targetId) === index && cardOf(context, targetId) !== null)
  .slice(0, CARDS);

/** A learner with so many reviews of each card behind them; states and due cards are the same for everybody. */
async function aLearner({ client }: TestDatabase, reviews: number): Promise<Viewer> {
  const viewer = await aPerson();
  await client.$executeRaw`
    INSERT INTO "MemoryState" ("learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step", "reps", "lapses",
      "lastAt", "lastDay", "dueAt")
    SELECT ${viewer.userId}::uuid, t, 'geography', 'review', 20, 5, 0, 5, 0, ${hoursLater(-24 * 30)}, '2026-10-23',
      ${hoursLater(-1)} FROM unnest(${targets}::text[]) t`;
  await client.$executeRaw`
    INSERT INTO "MemoryEvent" ("id", "learnerId", "targetId", "kind", "device", "deviceSequence", "deviceAt", "receivedAt",
      "effectiveAt", "localDay", "schedulerVersion", "body", "bodyHash")
    SELECT gen_random_uuid(), ${viewer.userId}::uuid, t, 'reviewed', 'past', n, at, at, at, to_char(at, 'YYYY-MM-DD'), 1,
      jsonb_build_object('kind', 'reviewed', 'targetId', t, 'rating', 'good'), ''
    FROM unnest(${targets}::text[]) t, generate_series(1, ${reviews}::int) n,
      LATERAL (SELECT ${NOON}::timestamptz - make_interval(days => 30 + n) AS at) moment`;
  return viewer;
}

const aReport = (count: number): DeviceReport => ({
  device: "phone",
  sentAt: NOON.getTime(),
  events: targets.slice(0, count).map((targetId, index) => ({
    kind: "reviewed",
    id: randomUUID(),
    sequence: index + 1,
    at: NOON.getTime() - 1_000 * (count - index),
    targetId,
    rating: "good",
  })),
});

describe.skipIf(!withServer())("what reviewing asks of the database", () => {
  let database: TestDatabase;
  let short: Viewer;
  let long: Viewer;

  beforeAll(async () => {
    // On one connection, whose counts are complete when it is asked for them.
    database = await openOnServer(true, 1);
    answerWith(database);
    short = await aLearner(database, SHORT);
    long = await aLearner(database, LONG);
    for (let other = 0; other < OTHERS; other++) await aLearner(database, LONG);
    await database.client.$executeRaw`ANALYZE`;
    // What is asked once a process is asked now.
    for (const viewer of [short, long]) await loadReviewQueue(viewer, NOON);
  });
  afterAll(() => database.close());

  async function counts() {
    await database.client.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
    const [row] = await database.client.$queryRaw<{ rows: number; transactions: number }[]>`
      SELECT (SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int FROM pg_stat_user_tables) AS "rows",
        (SELECT xact_commit::int FROM pg_stat_database WHERE datname = current_database()) AS "transactions"`;
    if (row === undefined) throw new Error("This server counts nothing.");
    return row;
  }

  /** Rows that were visited and transactions that were made; a statement by itself is one. */
  async function costOf(work: () => Promise<unknown>) {
    await counts();
    const before = await counts();
    const own = (await counts()).transactions - before.transactions;
    const from = await counts();
    await work();
    const to = await counts();
    return { rows: to.rows - from.rows, transactions: to.transactions - from.transactions - own };
  }

  it("costs the due queue as many rows after a long history as after a short one", async () => {
    const few = await costOf(() => loadReviewQueue(short, NOON));
    const many = await costOf(() => loadReviewQueue(long, NOON));
    expect(few.rows).toBeGreaterThan(CARDS);
    expect(many.rows).toBeLessThanOrEqual(few.rows * 1.3);
    expect(many.transactions).toBe(few.transactions);
  });

  it("costs a review as many rows after a long history, one transaction to read, a class's rule among it, and one to write", async () => {
    const few = await costOf(() => recordReviews(short, aReport(1), NOON));
    const many = await costOf(() => recordReviews(long, aReport(1), NOON));
    expect(few.rows).toBeGreaterThan(1);
    expect(many.rows).toBeLessThanOrEqual(few.rows * 1.3);
    expect(many.transactions).toBe(2);
  });

  it("costs a batch no more transactions than a single review", async () => {
    const batch = await costOf(() => recordReviews(long, aReport(CARDS), hoursLater(1)));
    expect(batch.transactions).toBe(2);
    expect(batch.rows).toBeLessThan(CARDS * 60);
  });

  it("costs no transaction more where reviewing is assigned, but for the day's first review of it", async () => {
    const teacher = await aPerson({ role: "teacher" });
    const { id: classroomId } = await aClass(teacher, [{ ...short, name: "Short" }, long]);
    const { id: setId } = await createStudySet(teacher, { title: "All", blueprint: anyBlueprint });
    const dates = { opensAt: NOON, dueAt: hoursLater(24 * 10), daysWanted: 3 };
    await createAssignment(teacher, { classroomId, setId, kind: "reviewing", title: "All", ...dates });
    const dayOf = async (viewer: Viewer) => {
      const first = await costOf(() => recordReviews(viewer, aReport(1), hoursLater(48)));
      const second = await costOf(() => recordReviews(viewer, aReport(2), hoursLater(49)));
      return { first, second };
    };
    const [few, many] = [await dayOf(short), await dayOf(long)];
    expect(many.first.transactions).toBeGreaterThan(2);
    expect([few.second.transactions, many.second.transactions]).toEqual([2, 2]);
    expect(many.second.rows).toBeLessThanOrEqual(few.second.rows * 1.3);
  });
});
