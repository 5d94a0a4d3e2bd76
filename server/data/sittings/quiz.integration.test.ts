import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { replay } from "@/core/memory/replay";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { AnswerReply, AnswerRequest, Given } from "@/core/quizzes/protocol";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { getFactBase } from "@/server/content/load";
import { eventSelect, stateSelect, toMemoryEvent, toMemoryState } from "@/server/data/memory/memory-rows";
import { likenessOf, startAnother } from "@/server/data/sittings/another";
import { recordAnswer } from "@/server/data/sittings/answers";
import { findAttempt, listAttempts } from "@/server/data/sittings/attempts";
import { findAvailable } from "@/server/data/sittings/available";
import { extendOwnTest } from "@/server/data/sittings/hand-in";
import { findResult } from "@/server/data/sittings/result";
import { startAssignedAttempt, startAttempt, startDaily } from "@/server/data/sittings/start";
import { seedOf } from "@/server/data/sittings/store-attempt";
import { listAssignedWork } from "@/server/data/teaching/overview";
import { findTitle } from "@/server/data/teaching/titles";
import type { PrismaClient } from "@/server/generated/prisma/client";
import { questionsOf, right } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const blueprint = blueprintSchema.parse({
  topics: [],
  types: ["multiple-choice"],
  length: 4,
  includeHarm: false,
});

async function anAttempt(viewer: Viewer): Promise<string> {
  const started = await startAttempt(viewer, { title: "Mixed", blueprint }, NOON);
  if (!started.ok) throw new Error(started.error);
  return started.value.attemptId;
}

async function rightAnswer(client: PrismaClient, attemptId: string, index: number): Promise<Given> {
  const row = await client.attemptItem.findUniqueOrThrow({ where: { attemptId_index: { attemptId, index } } });
  return { answer: { choiceId: (row.key as { correctChoiceId: string }).correctChoiceId } };
}

const secondsLater = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const dontKnow: Given = { dontKnow: true };
const request = (attemptId: string, index: number, given: Given, id: string = randomUUID()): AnswerRequest => ({
  id,
  attemptId,
  index,
  given,
  sequence: 1,
  confidence: "sure",
  activeMs: 4000,
});

async function graded(viewer: Viewer, message: AnswerRequest, at = NOON) {
  const result = await recordAnswer(viewer, message, at);
  if (!result.ok || result.value.outcome !== "graded") throw new Error(JSON.stringify(result));
  return result.value satisfies AnswerReply;
}

async function expectCacheEqualsReplay(client: PrismaClient, viewer: Viewer) {
  const events = await client.memoryEvent.findMany({ where: { learnerId: viewer.userId }, select: eventSelect });
  const states = await client.memoryState.findMany({ where: { learnerId: viewer.userId }, select: stateSelect });
  const replayed = replay(events.map(toMemoryEvent)).states;
  expect(new Map(states.map((row) => [row.targetId, toMemoryState(row)]))).toEqual(new Map(replayed));
}

const TITLES = { fact: "On the fact", topic: "On the topic" } as const;
/** Types whose items bring in other facts, some of which may not be asked. */
const WITH_OTHER_FACTS: ReadonlySet<string> = new Set(["ordering", "matching"]);

/** Types that make an item of the fact with this seed. */
function typesOf(factId: string, seed: string): ReadonlySet<string> {
  const context = getGenerationContext("en");
  const fact = context.base.facts.get(factId);
  const ways = fact === undefined ? [] : possibleItems(context, fact);
  return new Set(ways.flatMap(({ type, ask }) => (generateItem(context, type, ask, seed).ok ? [type] : [])));
}

describeOnEachEngine("a quiz", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  it("gives the page questions and no key, feedback or seed", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    const attempt = await findAttempt(viewer, attemptId, NOON);
    expect(attempt?.items).toHaveLength(4);
    const keys = new Set(attempt?.items.flatMap((item) => Object.keys(item)));
    expect([...keys].sort()).toEqual([
      "activeMs",
      "answered",
      "confidence",
      "given",
      "index",
      "own",
      "sequence",
      "takenOut",
      "view",
      "warning",
    ]);
    expect(JSON.stringify(attempt)).not.toMatch(/correctChoiceId|whyWrong|because|seed/);
  });

  it("has about as many questions as were said before it was started, to a visitor as well", async () => {
    const viewer = await aPerson();
    const narrow = { ...blueprint, topics: ["coups-and-politics"], length: 20, difficulty: "hard" as const };
    const said = (await findAvailable(viewer, narrow)).available;
    const started = await startAttempt(viewer, { title: "Hard", blueprint: narrow }, NOON);
    const attempt = started.ok ? await findAttempt(viewer, started.value.attemptId, NOON) : null;
    expect(said).toBeLessThan(20);
    expect(Math.abs((attempt?.items.length ?? 0) - said)).toBeLessThanOrEqual(2);
    expect((await findAvailable(null, narrow)).available).toBe(said);
    expect((await findAvailable(null, blueprint)).available).toBe(4);
    expect(await getClient().attempt.count()).toBe(1);
  });

  it("grades with the stored key, and feeds the memory of what was asked", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    const right = await graded(viewer, request(attemptId, 0, await rightAnswer(getClient(), attemptId, 0)));
    expect(right).toMatchObject({ grade: { kind: "correct" }, credit: 1, before: false, next: 1 });
    expect(right.feedback.sources.length).toBeGreaterThan(0);
    const missed = await graded(viewer, request(attemptId, 1, dontKnow));
    expect(missed).toMatchObject({ grade: { kind: "dont-know" }, credit: 0, progress: { answered: 2, total: 4 } });
    const bodies = await getClient().memoryEvent.findMany({ select: { body: true }, orderBy: { effectiveAt: "asc" } });
    expect(bodies.map(({ body }) => (body as { rating: string }).rating)).toEqual(["good", "again"]);
    await expectCacheEqualsReplay(getClient(), viewer);
  });

  it("counts a message that is sent twice once, and gives the stored reply", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    const message = request(attemptId, 0, dontKnow);
    const first = await graded(viewer, message);
    expect(await graded(viewer, message)).toEqual(first);
    expect(await getClient().answer.count()).toBe(1);
    expect(await getClient().memoryEvent.count()).toBe(1);
  });

  it("counts a double click once, though both messages arrive together", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    const message = request(attemptId, 0, dontKnow);
    const replies = await Promise.all([1, 2, 3, 4].map(() => graded(viewer, message)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply.grade))).size).toBe(1);
    expect(await getClient().answer.count()).toBe(1);
    await expectCacheEqualsReplay(getClient(), viewer);
  });

  it("refuses the same id with another body", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    const message = request(attemptId, 0, dontKnow);
    await graded(viewer, message);
    const other = { ...message, given: await rightAnswer(getClient(), attemptId, 0) };
    expect(await recordAnswer(viewer, other, NOON)).toEqual({ ok: false, error: "conflict" });
    expect(await recordAnswer(viewer, { ...message, index: 1 }, NOON)).toEqual({ ok: false, error: "conflict" });
  });

  it("keeps the first answer when two tabs answer one question, and says so in the second", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    const right = await rightAnswer(getClient(), attemptId, 0);
    const replies = await Promise.all([
      graded(viewer, request(attemptId, 0, dontKnow)),
      graded(viewer, request(attemptId, 0, right)),
    ]);
    expect(replies.map(({ before }) => before).sort()).toEqual([false, true]);
    expect(new Set(replies.map(({ grade }) => grade.kind)).size).toBe(1);
    expect(await getClient().answer.count()).toBe(1);
  });

  it("asks again, and records nothing, when nothing was chosen", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    const result = await recordAnswer(viewer, request(attemptId, 0, { answer: { choiceId: null } }), NOON);
    expect(result).toEqual({ ok: true, value: { outcome: "ask-again", reason: "blank" } });
    expect(await getClient().answer.count()).toBe(0);
  });

  it("refuses an answer of another shape, and passing over a question that had no warning", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    const strange = { answer: { order: ["a"] } } as Given;
    expect(await recordAnswer(viewer, request(attemptId, 0, strange), NOON)).toEqual({ ok: false, error: "malformed" });
    const skip = request(attemptId, 0, { skip: true });
    expect(await recordAnswer(viewer, skip, NOON)).toEqual({ ok: false, error: "malformed" });
  });

  it("does not tell a quiz that is not there from somebody else's", async () => {
    const viewer = await aPerson();
    const stranger = await aPerson();
    const attemptId = await anAttempt(viewer);
    expect(await recordAnswer(stranger, request(attemptId, 0, dontKnow), NOON)).toEqual({
      ok: false,
      error: "not-found",
    });
    expect(await findAttempt(stranger, attemptId, NOON)).toBeNull();
    expect(await findResult(stranger, attemptId, NOON)).toBeNull();
    const titles = [viewer, stranger].map((person) => findTitle(person, "sitting", attemptId));
    expect(await Promise.all(titles)).toEqual(["Mixed", null]);
    expect(await listAttempts(stranger, NOON)).toEqual([]);
    expect(await getClient().answer.count()).toBe(0);
  });

  it("is finished by the last answer, also when the last two arrive together", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    await graded(viewer, request(attemptId, 0, dontKnow));
    await graded(viewer, request(attemptId, 1, dontKnow), hoursLater(24));
    await Promise.all([2, 3].map((index) => graded(viewer, request(attemptId, index, dontKnow), hoursLater(25))));
    expect((await findResult(viewer, attemptId, NOON))?.finishedAt).toEqual(hoursLater(25));
    await expectCacheEqualsReplay(getClient(), viewer);
  });

  it("warns of questions on violence, gives no points for them, and lets one be passed over without loss", async () => {
    const viewer = await aPerson();
    const hard = blueprintSchema.parse({ topics: [], types: ["who-says-so"], length: 40, includeHarm: true });
    const started = await startAttempt(viewer, { title: "With violence", blueprint: hard }, NOON);
    if (!started.ok) throw new Error(started.error);
    const { attemptId } = started.value;
    const asked = (await findAttempt(viewer, attemptId, NOON))?.items ?? [];
    const [warned, second] = asked.filter(({ warning }) => warning !== null);
    const other = asked.find(({ warning }) => warning === null);
    if (!warned || !second || !other) throw new Error("no two questions with a warning among forty, or no other");
    const reply = await graded(viewer, request(attemptId, warned.index, { skip: true }));
    expect(reply.grade).toEqual({ kind: "skipped" });
    expect(await getClient().memoryEvent.count()).toBe(0);
    const questions = await questionsOf(attemptId);
    for (const { index } of [second, other]) {
      const question = questions.find((one) => one.index === index);
      await graded(viewer, request(attemptId, index, question ? right(question) : dontKnow));
    }
    const result = await findResult(viewer, attemptId, NOON);
    expect(result?.score).toEqual({ earned: 1, possible: 1 });
    expect(result?.items.filter(({ counts }) => !counts).map(({ index }) => index)).toEqual(
      [warned.index, second.index].sort((a, b) => a - b),
    );
  });

  it("tells the result only of what was answered", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    await graded(viewer, request(attemptId, 2, dontKnow));
    expect((await findResult(viewer, attemptId, NOON))?.items.map(({ index }) => index)).toEqual([2]);
  });
});

describeOnEachEngine("an assigned quiz", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  async function anAssignment(learners: readonly Viewer[], opensAt = NOON): Promise<string> {
    const teacher = await aPerson({ role: "teacher" });
    const { id: classroomId } = await aClass(teacher, learners);
    const setId = randomUUID();
    await getClient().studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint } });
    const id = randomUUID();
    await getClient().assignment.create({
      data: {
        id,
        classroomId,
        setId,
        kind: "quiz",
        title: "First quiz",
        blueprint,
        opensAt,
        dueAt: hoursLater(48),
        createdBy: teacher.userId,
      },
    });
    return id;
  }

  async function begun(viewer: Viewer, assignmentId: string): Promise<string> {
    const started = await startAssignedAttempt(viewer, assignmentId, NOON);
    if (!started.ok) throw new Error(started.error);
    return started.value.attemptId;
  }

  it("begins one sitting however many messages of one press arrive at once", async () => {
    const viewer = await aPerson();
    const assignmentId = await anAssignment([viewer]);
    const ids = await Promise.all(Array.from({ length: 6 }, () => begun(viewer, assignmentId)));
    expect(new Set(ids).size).toBe(1);
    expect(await getClient().attempt.count({ where: { assignmentId } })).toBe(1);
  });

  it("asks everybody the same at first, and the open sitting is the one to go on with", async () => {
    const [one, two] = [await aPerson({ name: "Aminata" }), await aPerson({ name: "Oumar" })];
    const assignmentId = await anAssignment([one, two]);
    const first = await begun(one, assignmentId);
    expect(await begun(one, assignmentId)).toBe(first);
    const second = await begun(two, assignmentId);
    expect((await findAttempt(two, second, NOON))?.items).toEqual((await findAttempt(one, first, NOON))?.items);
  });

  it("shows in the overview how far the learner is", async () => {
    const viewer = await aPerson();
    const assignmentId = await anAssignment([viewer]);
    expect(await listAssignedWork(viewer, NOON)).toMatchObject([{ state: "not-begun", nothingDone: false }]);
    expect(await listAssignedWork(viewer, hoursLater(60))).toMatchObject([{ state: "missed", nothingDone: true }]);
    const attemptId = await begun(viewer, assignmentId);
    await graded(viewer, request(attemptId, 0, await rightAnswer(getClient(), attemptId, 0)));
    expect(await listAssignedWork(viewer, NOON)).toMatchObject([{ state: "going", credit: 1, possible: 4, attemptId }]);
    for (const index of [1, 2, 3]) await graded(viewer, request(attemptId, index, dontKnow));
    expect(await listAssignedWork(viewer, hoursLater(60))).toMatchObject([{ state: "done", credit: 1 }]);
  });

  it("is not there for another class, before it opens, or when it was withdrawn", async () => {
    const [viewer, stranger] = [await aPerson(), await aPerson()];
    const assignmentId = await anAssignment([viewer], hoursLater(1));
    const notFound = { ok: false, error: "not-found" };
    expect(await startAssignedAttempt(viewer, assignmentId, NOON)).toEqual({ ok: false, error: "not-open-yet" });
    expect(await startAssignedAttempt(stranger, assignmentId, hoursLater(2))).toEqual(notFound);
    expect(await listAssignedWork(stranger, hoursLater(2))).toEqual([]);
    await getClient().assignment.update({ where: { id: assignmentId }, data: { withdrawnAt: NOON } });
    expect(await startAssignedAttempt(viewer, assignmentId, hoursLater(2))).toEqual(notFound);
  });

  it("gives one more question on the same fact through another type, which tells memory nothing", async () => {
    const viewer = await aPerson();
    const attemptId = await anAttempt(viewer);
    const again = (index: number) => startAnother(viewer, { attemptId, index, titles: TITLES }, hoursLater(1));
    expect(await again(0)).toEqual({ ok: false, error: "not-found" });
    for (const index of [0, 1, 2, 3]) await graded(viewer, request(attemptId, index, dontKnow));
    const result = await findResult(viewer, attemptId, NOON);
    const [asked] = result?.items ?? [];
    if (!asked) throw new Error("no item");
    expect(asked.explanation).toMatchObject({ type: "multiple-choice", factIds: asked.factIds });
    expect(asked.explanation?.options.map(({ code }) => code)).not.toContain(undefined);

    const seen = new Set(["multiple-choice"]);
    const first = await again(0);
    if (!first.ok) throw new Error(first.error);
    const before = await getClient().memoryEvent.count();
    const other = await getClient().attemptItem.findMany({ where: { attemptId: first.value.attemptId } });
    expect(other).toHaveLength(1);
    expect(other[0]?.factIds[0]).toBe(asked.factIds[0]);
    expect(seen.has(other[0]?.type ?? "")).toBe(false);
    seen.add(other[0]?.type ?? "");
    await graded(viewer, request(first.value.attemptId, 0, dontKnow));
    expect(await getClient().memoryEvent.count()).toBe(before);
    expect((await findResult(viewer, first.value.attemptId, NOON))?.followsId).toBe(attemptId);
    expect(await listAttempts(viewer, NOON)).toHaveLength(1);

    // One more from there begins again with the types only when the fact has no other, and never repeats the last.
    const second = await startAnother(
      viewer,
      { attemptId: first.value.attemptId, index: 0, titles: TITLES },
      hoursLater(2),
    );
    if (!second.ok) throw new Error(second.error);
    const third = await getClient().attemptItem.findMany({ where: { attemptId: second.value.attemptId } });
    expect(third[0]?.factIds[0]).toBe(asked.factIds[0]);
    const possible = typesOf(asked.factIds[0] ?? "", seedOf(second.value.attemptId));
    const unseen = [...possible].filter((type) => !seen.has(type) && !WITH_OTHER_FACTS.has(type));
    if (unseen.length > 0) expect(seen.has(third[0]?.type ?? "")).toBe(false);
    expect(third[0]?.type).not.toBe(other[0]?.type);

    const stranger = await aPerson();
    const theirs = await startAnother(stranger, { attemptId, index: 0, titles: TITLES }, hoursLater(1));
    expect(theirs).toEqual({ ok: false, error: "not-found" });
  });

  it("gives one more question on the topic, and says so before, where no other type can ask the fact", async () => {
    const viewer = await aPerson();
    // By no way at all, and not only with one seed: which seed is drawn nobody knows.
    const lonely = [...getFactBase().facts.values()].filter((fact) =>
      possibleItems(getGenerationContext("en"), fact).every(({ type }) => type === "status"),
    );
    expect(lonely.length).toBeGreaterThan(100);
    const factIds = lonely.map(({ id }) => id);
    const wanted = blueprintSchema.parse({ topics: [], types: ["status"], length: 12, includeHarm: true, factIds });
    const started = await startAttempt(viewer, { title: "Lonely", blueprint: wanted }, NOON);
    const attemptId = started.ok ? started.value.attemptId : "";
    const asked = await getClient().attemptItem.findMany({ where: { attemptId }, orderBy: { index: "asc" } });
    expect(await likenessOf(viewer, asked)).toEqual(asked.map(() => "topic"));
    const [two] = [...getFactBase().facts.values()].filter(({ id }) => typesOf(id, "two").size > 2);
    expect(await likenessOf(viewer, [{ type: "status", factIds: [two?.id ?? ""] }])).toEqual(["fact"]);
    for (const { index } of asked) await graded(viewer, request(attemptId, index, dontKnow));
    for (const { index, topic, factIds: before } of asked) {
      const more = await startAnother(viewer, { attemptId, index, titles: TITLES }, hoursLater(1));
      const moreId = more.ok ? more.value.attemptId : "";
      const [given] = await getClient().attemptItem.findMany({ where: { attemptId: moreId } });
      expect(given?.type).not.toBe("status");
      expect(given?.topic).toBe(topic);
      expect(before).not.toContain(given?.factIds[0]);
      expect(await findAttempt(viewer, moreId, NOON)).toMatchObject({ title: "On the topic", another: "topic" });
    }
  });

  it("as a test of one's own tells its answers when it is over, and can be extended", async () => {
    const viewer = await aPerson();
    const rules = quizRulesSchema.parse({ mode: "test", timeLimitS: 60 });
    const started = await startAttempt(viewer, { title: "Mine", blueprint, kind: "test", rules }, NOON);
    const attemptId = started.ok ? started.value.attemptId : "";
    expect(await extendOwnTest(viewer, attemptId, secondsLater(50))).toMatchObject({
      value: { deadline: secondsLater(90).getTime(), over: false },
    });
    expect(await recordAnswer(viewer, request(attemptId, 0, dontKnow), secondsLater(80))).toMatchObject({ ok: true });
    expect(await findResult(viewer, attemptId, hoursLater(1))).toMatchObject({
      review: "everything",
      endedBy: "deadline",
    });
    expect(await extendOwnTest(viewer, attemptId, hoursLater(1))).toEqual({ ok: false, error: "over" });
  });

  it("leaves a pretest out of memory, and makes one mix a day", async () => {
    const viewer = await aPerson();
    const pretest = await startAttempt(viewer, { title: "Before", blueprint, kind: "pretest" }, NOON);
    const attemptId = pretest.ok ? pretest.value.attemptId : "";
    await graded(viewer, request(attemptId, 0, dontKnow));
    expect(await getClient().memoryEvent.count()).toBe(0);
    expect(await listAttempts(viewer, NOON)).toEqual([]);
    const mixes = await Promise.all([1, 2, 3].map(() => startDaily(viewer, "Daily mix", NOON)));
    const tomorrow = await startDaily(viewer, "Daily mix", hoursLater(24));
    const ids = [...mixes, tomorrow].map((mix) => (mix.ok ? mix.value.attemptId : mix.error));
    expect(new Set(ids).size).toBe(2);
    expect(ids[3]).not.toBe(ids[0]);
  });
});
