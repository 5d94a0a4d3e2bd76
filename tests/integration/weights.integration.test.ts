import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { checkMemory } from "@/server/data/memory/memory-check";
import { findSettings } from "@/server/data/memory/review-queue";
import { considerWeights, findOwner, learnersToTry, tryWeights } from "@/server/data/memory/weights";
import type { PrismaClient } from "@/server/generated/prisma/client";
import { canFit } from "@/tests/support/binding";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
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
