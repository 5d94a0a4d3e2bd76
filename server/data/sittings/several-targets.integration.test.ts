import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { AnswerRequest, Given } from "@/core/quizzes/protocol";
import type { Viewer } from "@/server/auth/viewer";
import { checkMemory } from "@/server/data/memory/memory-check";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { findStudyDays } from "@/server/data/progress/study-days";
import { recordAnswer } from "@/server/data/sittings/answers";
import { findResult } from "@/server/data/sittings/result";
import { startAttempt } from "@/server/data/sittings/start";
import type { PrismaClient } from "@/server/generated/prisma/client";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

type SetKey = {
  readonly correctChoiceIds: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly targets: Readonly<Record<string, string>>;
};
type MatchKey = {
  readonly pairs: Readonly<Record<string, string>>;
  readonly premises: Readonly<Record<string, { readonly targetId: string }>>;
};

const request = (attemptId: string, given: Given, id: string = randomUUID()): AnswerRequest => ({
  id,
  attemptId,
  index: 0,
  given,
  sequence: 1,
  confidence: null,
  activeMs: 4000,
});

async function anAttempt<Key>(client: PrismaClient, viewer: Viewer, type: "multiple-response" | "matching") {
  const blueprint = blueprintSchema.parse({ topics: [], types: [type], length: 3, includeHarm: false });
  const started = await startAttempt(viewer, { title: "Several", blueprint }, NOON);
  if (!started.ok) throw new Error(started.error);
  const { attemptId } = started.value;
  const row = await client.attemptItem.findUniqueOrThrow({ where: { attemptId_index: { attemptId, index: 0 } } });
  return { attemptId, key: row.key as unknown as Key };
}

async function events(client: PrismaClient, viewer: Viewer) {
  const rows = await client.memoryEvent.findMany({ where: { learnerId: viewer.userId }, orderBy: { id: "asc" } });
  return rows.map(({ id, targetId, body }) => ({ id, targetId, body: body as unknown as { rating: string | null } }));
}

const ratingsOf = (rows: Awaited<ReturnType<typeof events>>) =>
  Object.fromEntries(rows.map(({ targetId, body }) => [targetId, body.rating]));

describeOnEachEngine("an answer that tells about several targets", (client) => {
  beforeEach(() => emptyDatabase(client()));

  it("gives each member its own result, in events that a repeated message does not double", async () => {
    const viewer = await aPerson();
    const { attemptId, key } = await anAttempt<SetKey>(client(), viewer, "multiple-response");
    const [first = "", ...missed] = key.correctChoiceIds;
    const message = request(attemptId, { answer: { choiceIds: [first] } });
    const replies = [await recordAnswer(viewer, message, NOON), await recordAnswer(viewer, message, hoursLater(1))];
    expect(replies[1]).toEqual(replies[0]);

    const stored = await events(client(), viewer);
    expect(stored).toHaveLength(key.correctChoiceIds.length);
    expect(ratingsOf(stored)).toEqual({
      [key.targets[first] ?? ""]: "good",
      ...Object.fromEntries(missed.map((id) => [key.targets[id] ?? "", "again"])),
    });
    expect(await checkMemory()).toMatchObject({ mismatches: 0, cards: stored.length });

    // Sent again by two tabs at once, and with another body under the same id.
    await Promise.all([recordAnswer(viewer, message, NOON), recordAnswer(viewer, message, NOON)]);
    expect(await events(client(), viewer)).toEqual(stored);
    const changed = { ...message, given: { answer: { choiceIds: [...key.correctChoiceIds] } } };
    expect(await recordAnswer(viewer, changed, NOON)).toEqual({ ok: false, error: "conflict" });
  });

  it("gives the same answer of two people events of their own", async () => {
    const [one, other] = [await aPerson(), await aPerson()];
    for (const viewer of [one, other]) {
      const { attemptId } = await anAttempt<MatchKey>(client(), viewer, "matching");
      expect((await recordAnswer(viewer, request(attemptId, { dontKnow: true }), NOON)).ok).toBe(true);
      expect((await events(client(), viewer)).every(({ body }) => body.rating === "again")).toBe(true);
    }
    const ids = [...(await events(client(), one)), ...(await events(client(), other))].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await checkMemory()).toMatchObject({ mismatches: 0, learners: 2 });
  });

  it("gives each premise its own result, and counts as one answer", async () => {
    const viewer = await aPerson();
    const { attemptId, key } = await anAttempt<MatchKey>(client(), viewer, "matching");
    const [wrong = "", open = "", ...right] = Object.keys(key.pairs);
    const pairs = {
      ...Object.fromEntries(right.map((id) => [id, key.pairs[id] ?? ""])),
      [wrong]: key.pairs[open] ?? "",
    };
    const reply = await recordAnswer(viewer, request(attemptId, { answer: { pairs } }), NOON);
    expect(reply).toMatchObject({ ok: true, value: { outcome: "graded", grade: { kind: "partial" } } });
    const targetOf = (id: string) => key.premises[id]?.targetId ?? "";
    expect(ratingsOf(await events(client(), viewer))).toEqual({
      [targetOf(wrong)]: "again",
      [targetOf(open)]: "again",
      ...Object.fromEntries(right.map((id) => [targetOf(id), "good"])),
    });
    expect(await findStudyDays(viewer, NOON)).toMatchObject([{ day: "2026-11-22", reviews: 0, answers: 1 }]);
    expect((await findResult(viewer, attemptId, NOON))?.items).toHaveLength(1);
    expect(await checkMemory()).toMatchObject({ mismatches: 0 });
  });

  it("says nothing about any member when everything was chosen", async () => {
    const viewer = await aPerson();
    const { attemptId, key } = await anAttempt<SetKey>(client(), viewer, "multiple-response");
    const given = { answer: { choiceIds: Object.keys(key.options) } };
    expect(await recordAnswer(viewer, request(attemptId, given), NOON)).toMatchObject({
      ok: true,
      value: { credit: 0 },
    });
    const stored = await events(client(), viewer);
    expect(stored.length).toBeGreaterThan(1);
    expect(stored.every(({ body }) => body.rating === null)).toBe(true);
    expect(await checkMemory()).toMatchObject({ mismatches: 0 });
  });

  it("brings a missed member back as a card of its own", async () => {
    const viewer = await aPerson();
    const { attemptId, key } = await anAttempt<SetKey>(client(), viewer, "multiple-response");
    await recordAnswer(viewer, request(attemptId, { dontKnow: true }), NOON);
    const { cards } = await loadReviewQueue(viewer, hoursLater(1));
    const due = cards.map(({ card }) => card.targetId);
    for (const target of Object.values(key.targets)) expect(due).toContain(target);
  });
});
