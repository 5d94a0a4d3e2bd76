import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { fitKey } from "@/core/statistics/difficulty-fit";
import { currentDifficultyFit, refitDifficulty } from "@/server/data/facts/difficulty";
import { recordAnswer } from "@/server/data/sittings/answers";
import { startAttempt } from "@/server/data/sittings/start";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const blueprint = blueprintSchema.parse({ topics: [], types: ["multiple-choice"], length: 3, includeHarm: false });

describeOnEachEngine("the difficulty of items", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  it("is refitted from first answers alone, from thirty on, and the next process's form sees it", async () => {
    const viewer = await aPerson();
    const started = await startAttempt(viewer, { title: "Mixed", blueprint }, NOON);
    if (!started.ok) throw new Error(started.error);
    const { attemptId } = started.value;
    const client = getClient();
    const item = await client.attemptItem.findFirstOrThrow({ where: { attemptId, index: 0 } });
    expect(item.difficulty).not.toBe(0);

    await answered(viewer, attemptId, NOON);
    expect(await refitDifficulty("release", NOON)).toMatchObject({ answers: 1, fitted: 0 });
    expect((await currentDifficultyFit()).size).toBe(0);

    // Thirty more learners get the same item; each misses it at first, and knows it the second time.
    for (let learner = 0; learner < 30; learner++) {
      const other = await aPerson();
      for (const [at, given] of [
        ["first", { dontKnow: true }],
        ["second", null],
      ] as const) {
        const copy = await copyOf(client, attemptId, other.userId);
        const { correctChoiceId } = item.key as { correctChoiceId: string };
        const time = hoursLater(at === "first" ? 1 : 2);
        await answered(other, copy, time, given ?? { answer: { choiceId: correctChoiceId } });
      }
    }
    const report = await refitDifficulty("release", hoursLater(3));
    expect(report).toMatchObject({ answers: 31, fitted: 1, rho: null });
    const fit = await currentDifficultyFit();
    const observed = fit.get(fitKey(item.targetId, item.type));
    expect(observed?.n).toBe(31);
    // One kind alone has nothing to be compared with, so the scale is moved onto its estimate.
    expect(observed?.observed).toBeCloseTo(item.difficulty, 9);
  });
});

type Client = ReturnType<Parameters<Parameters<typeof describeOnEachEngine>[1]>[0]>;

async function answered(
  viewer: Awaited<ReturnType<typeof aPerson>>,
  attemptId: string,
  at: Date,
  given: { dontKnow: true } | { answer: { choiceId: string } } = { dontKnow: true },
) {
  const message = { id: randomUUID(), attemptId, index: 0, given, sequence: 1, confidence: null, activeMs: null };
  const result = await recordAnswer(viewer, message, at);
  expect(result.ok).toBe(true);
}

/** Another learner's sitting with the same first item. */
async function copyOf(client: Client, attemptId: string, learnerId: string): Promise<string> {
  const { assignmentId: _none, ...attempt } = await client.attempt.findUniqueOrThrow({ where: { id: attemptId } });
  const { ...item } = await client.attemptItem.findFirstOrThrow({ where: { attemptId, index: 0 } });
  const id = randomUUID();
  await client.attempt.create({
    data: { ...attempt, id, learnerId, blueprint: blueprint, finishedAt: null } as never,
  });
  await client.attemptItem.create({ data: { ...item, attemptId: id } as never });
  return id;
}
