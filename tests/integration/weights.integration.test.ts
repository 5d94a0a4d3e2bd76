import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { FEWEST_REVIEWS } from "@/core/memory/fitting/trial";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { hashPassword } from "@/server/auth/password";
import type { Viewer } from "@/server/auth/viewer";
import { checkMemory } from "@/server/data/memory/memory-check";
import { appendEvents } from "@/server/data/memory/memory-log";
import { findSettings } from "@/server/data/memory/review-queue";
import { considerWeights, findOwner, learnersToTry, tryWeights } from "@/server/data/memory/weights";
import { startAttempt } from "@/server/data/sittings/start";
import { useDatabase as answerWith } from "@/server/db";
import type { PrismaClient } from "@/server/generated/prisma/client";
import { ensureAppBuilt, startApp } from "@/tests/support/app-server";
import { canFit } from "@/tests/support/binding";
import { describeOnEachEngine, emptyDatabase, openOnServer, withServer } from "@/tests/support/database";
import { signInOverHttp } from "@/tests/support/http-session";
import { aPerson } from "@/tests/support/people";
import { beginStudying, studyFor } from "@/tests/support/simulate-studying";

const CARDS = 60;
const NOW = new Date("2028-06-01T12:00:00.000Z");

/** What somebody did in so many days, in its order. */
function recallsOf(days: number) {
  const studying = beginStudying("learner 1");
  studyFor(studying, days, CARDS, 3);
  return studying.cards
    .flatMap(({ targetId, recalls }) => recalls.map((recall) => ({ targetId, ...recall })))
    .sort((a, b) => a.at - b.at);
}

/** Somebody with a history of reviews, as it is stored. */
async function aStudent(client: PrismaClient, recalls: ReturnType<typeof recallsOf>): Promise<Viewer> {
  const viewer = await aPerson();
  await client.memoryEvent.createMany({
    data: recalls.map(({ targetId, rating, at }, index) => ({
      id: randomUUID(),
      learnerId: viewer.userId,
      targetId,
      kind: "reviewed",
      device: "phone",
      deviceSequence: index,
      deviceAt: new Date(at),
      receivedAt: new Date(at),
      effectiveAt: new Date(at),
      localDay: new Date(at).toISOString().slice(0, 10),
      schedulerVersion: 2,
      body: { kind: "reviewed", targetId, rating },
      bodyHash: `${index}`,
    })),
  });
  return viewer;
}

describeOnEachEngine("weights of a learner", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  it.skipIf(!canFit)(
    "are tried on the latest reviews, adopted as an event that tells all anew, and not tried again for long",
    async () => {
      const viewer = await aStudent(getClient(), recallsOf(140));
      const trial = await tryWeights(viewer, NOW);
      expect(trial?.outcome).toBe("adopted");
      expect(trial?.judgement?.after.logLoss).toBeLessThan(trial?.judgement?.before.logLoss ?? 0);
      const stored = await getClient().weightsTrial.findMany();
      expect(stored).toMatchObject([{ learnerId: viewer.userId, outcome: "adopted", reviews: trial?.reviews }]);
      expect(stored[0]?.lossAfter).toBeLessThan(stored[0]?.lossBefore ?? 0);
      expect((await findSettings(getClient(), viewer)).weights).toEqual(trial?.weights);
      expect(await checkMemory()).toMatchObject({ mismatches: 0, cards: CARDS });

      expect(await tryWeights(viewer, NOW)).toBeNull();
      // The same weights once more are no better than those in use.
      expect(await tryWeights(viewer, NOW, true)).toMatchObject({ outcome: "not-better", reviews: trial?.reviews });
      expect(await getClient().weightsTrial.count()).toBe(1);
      expect(await getClient().memoryEvent.count({ where: { kind: "weightsAdopted" } })).toBe(1);
    },
  );

  it.skipIf(!canFit)(
    "are looked at after so many grades as were missing, whatever the clock of a process says",
    async () => {
      const recalls = recallsOf(140);
      const viewer = await aStudent(getClient(), recalls.slice(0, 100));
      const missing = async () =>
        (await getClient().user.findUniqueOrThrow({ where: { id: viewer.userId } })).gradesToLook;
      await considerWeights(viewer, NOW);
      expect(await missing()).toBe(FEWEST_REVIEWS - 100);

      const events = recalls.slice(100).map(({ targetId, rating, at }, index) => ({
        id: randomUUID(),
        deviceSequence: index + 1,
        deviceAt: at,
        body: { kind: "reviewed", targetId, rating } as const,
      }));
      // What was done without a connection is taken at its own time for a year.
      const sentAt = Math.max(...recalls.map(({ at }) => at)) + 3_600_000;
      const send = (from: number, to?: number) =>
        appendEvents(viewer, { device: "tablet", sentAt, events: events.slice(from, to) }, () => "", NOW.getTime());
      await send(0, 250);
      await send(200, 299); // fifty of them once more
      await considerWeights(viewer, NOW);
      expect(await missing()).toBe(1);
      expect(await getClient().weightsTrial.count()).toBe(0);
      await send(299);
      await considerWeights(viewer, NOW);
      const [trial] = await getClient().weightsTrial.findMany();
      expect(await missing()).toBe(Math.ceil((trial?.reviews ?? 0) * 1.25) - (trial?.reviews ?? 0));
    },
  );

  it("are left alone while there are too few reviews", async () => {
    const viewer = await aStudent(getClient(), recallsOf(6));
    await considerWeights(viewer, NOW);
    expect(await tryWeights(viewer, NOW, true)).toBeNull();
    expect(await getClient().weightsTrial.count()).toBe(0);
    const owners = [];
    for await (const owner of learnersToTry()) owners.push(owner);
    expect(owners).toEqual([]);
    expect(await findOwner({ id: viewer.userId })).toMatchObject({ userId: viewer.userId, goal: null });
  });
});

const PASSWORD = "salt caravan at dawn";

/** Somebody with enough reviews for a trial, who can sign in and has a quiz before them. */
async function aStudentWithQuiz(client: PrismaClient, mode: "practice" | "test") {
  const viewer = await aStudent(client, recallsOf(140));
  const email = `${mode}@example.org`;
  const passwordHash = await hashPassword(PASSWORD);
  await client.user.update({ where: { id: viewer.userId }, data: { email, passwordHash } });
  const blueprint = blueprintSchema.parse({ topics: [], types: ["multiple-choice"], length: 3, includeHarm: false });
  const rules = quizRulesSchema.parse({ mode });
  const started = await startAttempt(viewer, { title: "Quiz", blueprint, kind: mode, rules }, new Date());
  if (!started.ok) throw new Error(started.error);
  return { learnerId: viewer.userId, email, attemptId: started.value.attemptId };
}

describe.runIf(withServer())("a trial of weights", () => {
  beforeAll(ensureAppBuilt, 600_000);

  it("comes after an answer in a quiz, and after a test is handed in", { timeout: 600_000 }, async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), "azalai-weights-"));
    const database = await openOnServer();
    answerWith(database);
    const { client, url } = database;
    const asked = await aStudentWithQuiz(client, "practice");
    const tested = await aStudentWithQuiz(client, "test");
    const app = await startApp({
      DATABASE_URL: url ?? "",
      DATA_DIR,
      NEXTAUTH_SECRET: "a secret that is only for these tests",
    });
    try {
      const trials = () => client.weightsTrial.findMany({ select: { learnerId: true } });
      const reached = (learnerId: string) =>
        vi.waitUntil(async () => (await trials()).some((one) => one.learnerId === learnerId), {
          timeout: 180_000,
          interval: 200,
        });
      const inQuiz = await signInOverHttp(app.base, asked.email, PASSWORD);
      const answer = {
        id: randomUUID(),
        attemptId: asked.attemptId,
        index: 0,
        given: { dontKnow: true },
        confidence: null,
        activeMs: null,
      };
      expect((await inQuiz.post("/api/answers", answer)).status).toBe(200);
      await reached(asked.learnerId);
      expect(await trials()).toEqual([{ learnerId: asked.learnerId }]);

      const inTest = await signInOverHttp(app.base, tested.email, PASSWORD);
      expect((await inTest.post("/api/attempts/hand-in", { attemptId: tested.attemptId })).status).toBe(200);
      await reached(tested.learnerId);
    } finally {
      await app.kill();
      await database.close();
      rmSync(DATA_DIR, { recursive: true, force: true });
    }
  });
});
