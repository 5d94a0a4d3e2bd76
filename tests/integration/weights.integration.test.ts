import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { hashPassword } from "@/server/auth/password";
import type { Viewer } from "@/server/auth/viewer";
import { checkMemory } from "@/server/data/memory/memory-check";
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

/** Somebody with a history of reviews, as it is stored. */
async function aStudent(client: PrismaClient, days: number): Promise<Viewer> {
  const viewer = await aPerson();
  const studying = beginStudying("learner 1");
  studyFor(studying, days, CARDS, 3);
  const recalls = studying.cards.flatMap(({ targetId, recalls }) => recalls.map((recall) => ({ targetId, ...recall })));
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
      const viewer = await aStudent(getClient(), 140);
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

  it("are left alone while there are too few reviews", async () => {
    const viewer = await aStudent(getClient(), 6);
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
  const viewer = await aStudent(client, 140);
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

  it("comes after an answer in a quiz, and after a test is handed in", { timeout: 120_000 }, async () => {
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
          timeout: 60_000,
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
