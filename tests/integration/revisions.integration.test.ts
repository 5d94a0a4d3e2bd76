import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { recordRelease } from "@/server/data/facts/releases";
import { checkMemory } from "@/server/data/memory/memory-check";
import { toMemoryState } from "@/server/data/memory/memory-rows";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import type { ContentCopy } from "@/tests/support/content-copy";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";
import {
  aBorder,
  aKeeper,
  anEntry,
  CHANGELOG,
  cardTarget,
  copyWithRevisable,
  FACTS,
  factId,
  keeperTarget,
  secondSource,
} from "@/tests/support/revised-content";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const MONTH = 24 * 30;
/** Stability after a first "good", by the published weights (items.md §6). */
const FIRST_GOOD = 2.3065;

describeOnEachEngine("revisions", (getClient) => {
  let copy: ContentCopy;
  let learner: Viewer;

  afterEach(() => copy.remove());
  beforeEach(async () => {
    copy = copyWithRevisable();
    await emptyDatabase(getClient());
    learner = await aPerson();
    copy.restart();
    await recordRelease(NOON);
  });

  async function review(viewer: Viewer, targetId: string, hours: number) {
    const at = hoursLater(hours).getTime();
    const message = { id: randomUUID(), sequence: 1, at, kind: "reviewed" as const, targetId, rating: "good" as const };
    const batch = { device: randomUUID(), sentAt: at, events: [message] };
    const reply = await recordReviews(viewer, batch, hoursLater(hours));
    expect(reply.results[0]?.outcome).toBe("stored");
  }

  async function stateOf(viewer: Viewer, targetId: string) {
    const learnerId_targetId = { learnerId: viewer.userId, targetId };
    const row = await getClient().memoryState.findUnique({ where: { learnerId_targetId } });
    return row && toMemoryState(row);
  }

  async function cardAt(hours: number, targetId: string) {
    const { cards } = await loadReviewQueue(learner, hoursLater(hours));
    return cards.find(({ card }) => card.targetId === targetId) ?? null;
  }

  async function released(hours: number) {
    copy.restart();
    return recordRelease(hoursLater(hours));
  }

  it("keeps what held until a day as a question about that time, and begins what holds since anew", async () => {
    const target = keeperTarget("awa");
    for (const hours of [0, 60]) await review(learner, target, hours);
    const before = await stateOf(learner, target);
    const asked = (await cardAt(MONTH, target))?.card.front ?? "";
    copy.removeEntry(FACTS, factId("keeper-awa"));
    copy.append(FACTS, `${aKeeper("awa", "2012/2013")}${aKeeper("bakary", "2014/..")}`);
    copy.append(CHANGELOG, anEntry("keeper-awa", "superseded", "Bakary keeps the maps since 2014."));
    expect(await released(100)).toMatchObject({ revisions: [{ kind: "superseded" }], events: 1 });

    expect(await stateOf(learner, target)).toEqual(before);
    const card = await cardAt(MONTH, target);
    expect(card?.revised).toEqual({ change: "superseded", text: "Bakary keeps the maps since 2014." });
    expect(asked).not.toMatch(/2013/);
    expect(card?.card.front).toMatch(/\b201[23]\b/);
    expect(card?.card.back.answer).toBe("Awa");

    expect(await stateOf(learner, keeperTarget("bakary"))).toBeNull();
    await review(learner, keeperTarget("bakary"), 101);
    expect(await stateOf(learner, keeperTarget("bakary"))).toMatchObject({
      reps: 1,
      stability: FIRST_GOOD,
    });
    await review(learner, target, MONTH);
    expect((await cardAt(MONTH * 12, target))?.revised).toBeNull();
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("lets the memory of a fact that was split go on under each of its parts, and retires the whole", async () => {
    const other = await aPerson();
    for (const hours of [0, 60, 300]) await review(learner, cardTarget("whole"), hours);
    await review(other, cardTarget("kept"), 0);
    const before = await stateOf(learner, cardTarget("whole"));
    copy.removeEntry(FACTS, factId("whole"));
    copy.append(FACTS, ["left", "right"].map((name) => aBorder(name)).join(""));
    for (const part of ["left", "right"])
      copy.append(CHANGELOG, anEntry(part, "split", `It was two borders: the ${part} one.`, ["whole"]));
    expect(await released(400)).toMatchObject({ events: 3 });

    for (const part of ["left", "right"]) {
      expect(await stateOf(learner, cardTarget(part))).toEqual(before);
      expect(await stateOf(other, cardTarget(part))).toBeNull();
      const revised = { change: "merged", text: `It was two borders: the ${part} one.` };
      expect((await cardAt(MONTH * 3, cardTarget(part)))?.revised).toEqual(revised);
      await review(learner, cardTarget(part), MONTH * 3);
      expect(await stateOf(learner, cardTarget(part))).toMatchObject({ reps: 4 });
    }
    expect(await stateOf(learner, cardTarget("whole"))).toEqual({ ...before, suspended: true });
    expect(await cardAt(MONTH * 3, cardTarget("whole"))).toBeNull();
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("makes a card due at once, known for a week at most, when somebody else says so than was said", async () => {
    for (const hours of [0, 60, 300, 1200]) await review(learner, cardTarget("doubted"), hours);
    const before = await stateOf(learner, cardTarget("doubted"));
    copy.edit(
      FACTS,
      '  text: { en: "Mali has a border that surveyors call the doubted one." }\n',
      '  text: { en: "Mali’s government said that surveyors call one border the doubted one." }\n  by: [government-of-mali]\n  claim: { en: "surveyors call one border of Mali the doubted one" }\n',
    );
    copy.edit(
      FACTS,
      "The atlas of Mali marks the doubted border.",
      "The atlas quotes Mali’s government on the doubted border.",
    );
    expect(await released(1210)).toMatchObject({ revisions: [{ factId: "zz-doubted", kind: "status" }], events: 1 });
    expect(before?.stability).toBeGreaterThan(7);
    expect(await stateOf(learner, cardTarget("doubted"))).toEqual({
      ...before,
      stability: 7,
      dueAt: hoursLater(1210).getTime(),
    });
    expect((await cardAt(1211, cardTarget("doubted")))?.revised).toEqual({ change: "status", text: null });
    expect((await checkMemory()).mismatches).toBe(0);
  });

  /** What an editor may do to one of these facts, and the targets on which it tells. */
  const edits: Readonly<Record<string, { readonly edit: () => void; readonly touches: readonly string[] }>> = {
    worded: {
      edit: () => copy.edit(FACTS, "call the worded one", "everywhere call the worded one"),
      touches: ["worded"],
    },
    doubted: { edit: () => copy.edit(FACTS, secondSource("doubted"), ""), touches: ["doubted"] },
    retracted: { edit: () => copy.removeEntry(FACTS, factId("retracted")), touches: ["retracted"] },
    merged: {
      edit: () => {
        for (const half of ["one-half", "other-half"]) copy.removeEntry(FACTS, factId(half));
        copy.append(CHANGELOG, anEntry("kept", "merged", "They are one.", ["one-half", "other-half"]));
      },
      touches: ["one-half", "other-half"],
    },
    split: {
      edit: () => {
        copy.removeEntry(FACTS, factId("whole"));
        for (const part of ["left", "right"]) {
          copy.append(FACTS, aBorder(part));
          copy.append(CHANGELOG, anEntry(part, "split", "They are two.", ["whole"]));
        }
      },
      touches: ["whole"],
    },
  };
  /** Under which names a memory goes on when its fact goes. */
  const heirs: Readonly<Record<string, readonly string[]>> = {
    "one-half": ["kept"],
    "other-half": ["kept"],
    whole: ["left", "right"],
  };

  it("writes each change once into each log that it touches, however many processes start at once", {
    timeout: 600_000,
  }, async () => {
    const known = ["worded", "doubted", "retracted", "one-half", "other-half", "whole", "kept"];
    const someOf = (names: readonly string[]) => fc.subarray([...names], { minLength: 1 });
    const plan = fc.record({
      changes: someOf(Object.keys(edits)),
      knows: fc.array(someOf(known), { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ changes, knows }) => {
        copy.remove();
        copy = copyWithRevisable();
        await emptyDatabase(getClient());
        copy.restart();
        await recordRelease(NOON);
        const expected = new Set<string>();
        for (const names of knows) {
          const viewer = await aPerson();
          for (const name of names) await review(viewer, cardTarget(name), 1);
          const touched = names.filter((name) => changes.some((change) => edits[change]?.touches.includes(name)));
          for (const name of touched.flatMap((one) => [one, ...(heirs[one] ?? [])]))
            expected.add(`${viewer.userId} ${cardTarget(name)}`);
        }
        for (const change of changes) edits[change]?.edit();
        copy.restart();
        const together = await Promise.all([2, 2, 3].map((hours) => recordRelease(hoursLater(hours))));
        expect(together.filter(({ events }) => events > 0).length).toBe(expected.size > 0 ? 1 : 0);
        expect(await recordRelease(hoursLater(4))).toEqual({ revisions: [], events: 0 });
        const written = await getClient().memoryEvent.findMany({ where: { kind: "contentRevised" } });
        expect(written.map(({ learnerId, targetId }) => `${learnerId} ${targetId}`).sort()).toEqual(
          [...expected].sort(),
        );
        expect((await checkMemory()).mismatches).toBe(0);
      }),
      { numRuns: 6, seed: 20260228 },
    );
  });
});
