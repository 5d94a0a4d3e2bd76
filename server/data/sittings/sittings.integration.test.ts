import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { AnswerReply, AnswerRequest, Given } from "@/core/quizzes/protocol";
import { countedResult } from "@/core/quizzes/rules/counted-result";
import { type QuizRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { decideGrade } from "@/server/data/gradebook/notes";
import { recordAnswer } from "@/server/data/sittings/answers";
import { findAttempt, listAttempts } from "@/server/data/sittings/attempts";
import { dropFromOpenAttempts } from "@/server/data/sittings/dropped-items";
import { handIn } from "@/server/data/sittings/hand-in";
import { askAsList } from "@/server/data/sittings/map-as-list";
import { findResult } from "@/server/data/sittings/result";
import { sweep } from "@/server/data/sittings/settle";
import { startAssignedAttempt, startAttempt } from "@/server/data/sittings/start";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import { assignmentResults } from "@/server/data/teaching/assignments";
import { setException } from "@/server/data/teaching/exceptions";
import { listAssignedWork } from "@/server/data/teaching/overview";
import { checkStats } from "@/server/data/teaching/stats-check";
import type { Prisma, PrismaClient } from "@/server/generated/prisma/client";
import { aTestOfChoices, beginTest } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";
import { inTheMidstOf } from "@/tests/support/race";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const blueprint = blueprintSchema.parse({ topics: [], types: ["multiple-choice"], length: 3, includeHarm: false });
const secondsLater = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const dontKnow: Given = { dontKnow: true };
const noException = { opensAt: null, dueAt: null, closesAt: null, extraTimePercent: null, attemptLimit: null };

function request(
  attemptId: string,
  index: number,
  given: Given,
  sequence = 1,
  id: string = randomUUID(),
): AnswerRequest {
  return { id, attemptId, index, given, sequence, confidence: "sure", activeMs: 4000 };
}

describeOnEachEngine("a test", (getClient, engine) => {
  let teacher: Viewer;
  let awa: Viewer;
  let binta: Viewer;
  let classroomId: string;
  let client: PrismaClient;

  beforeEach(async () => {
    client = getClient();
    await emptyDatabase(client);
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    awa = await aPerson({ name: "Awa" });
    binta = await aPerson({ name: "Binta" });
    classroomId = (await aClass(teacher, [awa, binta])).id;
  });

  /** A test that is due and closes in an hour, unless something else is said. */
  const aTest = (wish: Partial<QuizRules> = {}, closesAt?: Date | null) =>
    aTestOfChoices(teacher, classroomId, wish, closesAt);

  const begin = beginTest;

  /** The right option, or another one. */
  async function choice(attemptId: string, index: number, right: boolean): Promise<Given> {
    const row = await client.attemptItem.findUniqueOrThrow({ where: { attemptId_index: { attemptId, index } } });
    const { correctChoiceId } = row.key as { correctChoiceId: string };
    const { choices } = row.view as { choices: { id: string }[] };
    const other = choices.find(({ id }) => id !== correctChoiceId)?.id ?? "";
    return { answer: { choiceId: right ? correctChoiceId : other } };
  }

  async function sent(viewer: Viewer, message: AnswerRequest, at = NOON): Promise<AnswerReply> {
    const result = await recordAnswer(viewer, message, at);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }

  const resultOf = (assignmentId: string, viewer: Viewer) =>
    client.assignmentResult.findUnique({
      where: { assignmentId_learnerId: { assignmentId, learnerId: viewer.userId } },
    });

  it("keeps an answer that can be changed, and says the same whether it is right or wrong", async () => {
    const attemptId = await begin(awa, await aTest());
    const [right, wrong] = [await choice(attemptId, 0, true), await choice(attemptId, 0, false)];
    const first = await sent(awa, request(attemptId, 0, wrong));
    const changed = await sent(awa, request(attemptId, 0, right, 2));
    expect(first).toEqual({
      outcome: "saved",
      given: wrong,
      sequence: 1,
      instead: null,
      progress: { answered: 1, total: 3 },
      clock: { now: NOON.getTime(), deadline: hoursLater(1).getTime() },
    });
    expect(changed).toEqual({ ...first, given: right, sequence: 2 });
    const open = await findAttempt(awa, attemptId, NOON);
    expect(open?.items[0]).toMatchObject({ answered: true, given: right, sequence: 2, confidence: "sure" });
    const result = await findResult(awa, attemptId, NOON);
    expect(result).toMatchObject({ review: "nothing", score: null });
    expect(result?.items.map(({ grade, credit, feedback, targetId }) => [grade, credit, feedback, targetId])).toEqual([
      [null, null, null, null],
    ]);
    expect((await listAssignedWork(awa, NOON))[0]).toMatchObject({ credit: null, state: "going" });
    expect((await listAttempts(awa, NOON))[0]).toMatchObject({ score: null, word: null });
    const { assignmentId } = await client.attempt.findUniqueOrThrow({ where: { id: attemptId } });
    const place = { assignmentId: assignmentId ?? "", learnerId: awa.userId };
    await decideGrade(teacher, place, { kind: "given", share: 0.75, reason: "Oral answer" }, NOON);
    expect((await listAttempts(awa, NOON))[0]).toMatchObject({ score: null, word: { share: 0.75, excused: false } });
    expect(await client.memoryEvent.count()).toBe(0);
  });

  it("keeps how sure a learner was, and the time spent, when a page that knows of neither changes the answer", async () => {
    const attemptId = await begin(awa, await aTest());
    const [right, wrong] = [await choice(attemptId, 0, true), await choice(attemptId, 0, false)];
    await sent(awa, request(attemptId, 0, wrong));
    const told = async () => (await findAttempt(awa, attemptId, NOON))?.items[0];
    await sent(awa, { ...request(attemptId, 0, right, 2), confidence: null, activeMs: 100 });
    expect(await told()).toMatchObject({ given: right, confidence: "sure", activeMs: 4000 });
    await sent(awa, { ...request(attemptId, 0, right, 3), confidence: "guess", activeMs: 5000 });
    expect(await told()).toMatchObject({ confidence: "guess", activeMs: 5000 });
    // Without an answer there is nothing to be sure of.
    await sent(awa, { ...request(attemptId, 0, dontKnow, 4), confidence: null });
    expect(await told()).toMatchObject({ given: dontKnow, confidence: null });
  });

  it("comes to the same whatever order messages arrive in, and however often", async () => {
    const assignmentId = await aTest();
    const attemptId = await begin(awa, assignmentId);
    const versions = [
      request(attemptId, 1, await choice(attemptId, 1, false), 1),
      request(attemptId, 1, dontKnow, 2),
      request(attemptId, 1, await choice(attemptId, 1, true), 3),
    ];
    const [first, second, third] = versions as [AnswerRequest, AnswerRequest, AnswerRequest];
    for (const message of [second, third, first, third, second, first]) await sent(awa, message);
    const stored = await client.answer.findMany({ where: { attemptId } });
    expect(stored.map(({ id, sequence, credit }) => [id, sequence, credit])).toEqual([[third.id, 3, 1]]);
    expect(await resultOf(assignmentId, awa)).toMatchObject({ credit: 1, possible: 3, answered: 1, state: "going" });
  });

  it("of two tabs at once keeps the same answer in either order, and tells the other tab which", async () => {
    const attemptId = await begin(awa, await aTest());
    const pair = async (index: number) =>
      [
        {
          ...request(attemptId, index, await choice(attemptId, index, true)),
          id: `a0000000-0000-4000-8000-00000000000${index}`,
        },
        {
          ...request(attemptId, index, await choice(attemptId, index, false)),
          id: `b0000000-0000-4000-8000-00000000000${index}`,
        },
      ] as const;
    const [lower, higher] = await pair(0);
    await sent(awa, higher);
    expect(await sent(awa, lower)).toMatchObject({ given: higher.given, instead: "elsewhere" });
    const [first, second] = await pair(1);
    await sent(awa, first);
    expect(await sent(awa, second)).toMatchObject({ given: second.given, instead: null });
    const together = await pair(2);
    const [, last] = await Promise.all(together.map((message) => sent(awa, message)));
    expect(last).toMatchObject({ given: together[1].given, instead: null });
    const stored = await client.answer.findMany({ where: { attemptId } });
    expect(stored.map(({ id }) => id).sort()).toEqual([higher.id, second.id, together[1].id]);
  });

  it("refuses an id that was used for another answer", async () => {
    const attemptId = await begin(awa, await aTest());
    const message = request(attemptId, 0, await choice(attemptId, 0, true));
    await sent(awa, message);
    const other = { ...message, given: dontKnow };
    expect(await recordAnswer(awa, other, NOON)).toEqual({ ok: false, error: "conflict" });
    expect(await recordAnswer(awa, { ...other, index: 1 }, NOON)).toEqual({ ok: false, error: "conflict" });
  });

  it("of two answers with one id at once keeps one, and refuses the other", async () => {
    const attemptId = await begin(awa, await aTest());
    const message = request(attemptId, 0, await choice(attemptId, 0, true));
    const other = { ...message, given: await choice(attemptId, 0, false) };
    const replies = await Promise.all([message, other].map((one) => recordAnswer(awa, one, NOON)));
    expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.error]))).toEqual(["conflict"]);
    expect(await client.answer.count({ where: { attemptId } })).toBe(1);
  });

  it("keeps out what was taken out of it while it goes on, whatever is chosen there later", async () => {
    const attemptId = await begin(awa, await aTest());
    const { factIds } = await client.attemptItem.findFirstOrThrow({ where: { attemptId, index: 0 } });
    await client.$transaction((tx) => dropFromOpenAttempts(tx, factIds, NOON));
    await sent(awa, request(attemptId, 0, await choice(attemptId, 0, true), 2));
    const stored = await client.answer.findFirstOrThrow({ where: { attemptId, index: 0 } });
    expect(stored).toMatchObject({ body: { skip: true }, credit: 0 });
  });

  it("asks a map as a list for good, once, and takes a point back that was set", async () => {
    const blueprint = blueprintSchema.parse({ topics: [], types: ["map"], length: 3, includeHarm: false });
    const rules = quizRulesSchema.parse({ mode: "test" });
    const started = await startAttempt(awa, { title: "Towns", blueprint, kind: "test", rules }, NOON);
    if (!started.ok) throw new Error(started.error);
    const { attemptId } = started.value;
    const point = { answer: { x: 0.5, y: 0.5 } };
    const message = request(attemptId, 0, point);
    await sent(awa, message);
    const list = await askAsList(awa, { attemptId, index: 0 }, NOON);
    expect(list).toMatchObject({ ok: true, value: { view: { mode: "list" }, given: dontKnow, sequence: 2 } });
    // The point comes once more, late.
    expect(await sent(awa, message)).toMatchObject({ given: dontKnow, instead: "elsewhere" });
    const chosen = await choice(attemptId, 0, true);
    expect(await sent(awa, request(attemptId, 0, chosen, 3))).toMatchObject({ given: chosen, instead: null });
    expect(await askAsList(awa, { attemptId, index: 0 }, NOON)).toMatchObject({
      value: { given: chosen, sequence: 3 },
    });
    expect(await askAsList(awa, { attemptId, index: 1 }, NOON)).toMatchObject({ value: { given: null, sequence: 0 } });
    await handIn(awa, attemptId, NOON);
    expect(await askAsList(awa, { attemptId, index: 1 }, NOON)).toEqual({ ok: false, error: "not-found" });
    expect(await findResult(awa, attemptId, NOON)).toMatchObject({ score: { earned: 1 } });

    // What is taken out, or answered for good, while the list is asked for stays the map that it was.
    const race = async (
      kind: "test" | "practice",
      first: (tx: Prisma.TransactionClient, id: string) => Promise<unknown>,
    ) => {
      const again = await startAttempt(
        awa,
        { title: "Towns", blueprint, kind, rules: kind === "test" ? rules : null },
        NOON,
      );
      if (!again.ok) throw new Error(again.error);
      const question = { attemptId: again.value.attemptId, index: 0 };
      if (kind === "test") await sent(awa, request(question.attemptId, 0, point));
      const ask = () => askAsList(awa, question, NOON);
      expect(await inTheMidstOf(client, engine, (tx) => first(tx, question.attemptId), ask)).toMatchObject({
        ok: false,
      });
      const item = await client.attemptItem.findUniqueOrThrow({ where: { attemptId_index: question } });
      expect(item.view).toMatchObject({ mode: "click" });
      return client.answer.findUniqueOrThrow({ where: { attemptId_index: question } });
    };
    const takenOut = await race("test", async (tx, id) => {
      const { factIds } = await tx.attemptItem.findFirstOrThrow({ where: { attemptId: id, index: 0 } });
      await dropFromOpenAttempts(tx, factIds, NOON);
    });
    expect(takenOut.setAside).toMatchObject({ body: point });
    const given = { body: point, bodyHash: "", grade: { kind: "incorrect" }, credit: 0 };
    const final = await race("practice", (tx, id) =>
      tx.answer.create({ data: { id: randomUUID(), learnerId: awa.userId, attemptId: id, index: 0, ...given } }),
    );
    expect(final).toMatchObject(given);
  });

  it("is over when it is handed in, once; then its answers are told and remembered", async () => {
    const assignmentId = await aTest();
    const attemptId = await begin(awa, assignmentId);
    await sent(awa, request(attemptId, 0, await choice(attemptId, 0, true)), secondsLater(10));
    expect(await handIn(awa, attemptId, secondsLater(60))).toEqual({ ok: true, value: null });
    expect(await handIn(awa, attemptId, secondsLater(90))).toEqual({ ok: true, value: null });
    expect(await sent(awa, request(attemptId, 1, dontKnow), secondsLater(61))).toEqual({ outcome: "over" });
    const result = await findResult(awa, attemptId, secondsLater(100));
    expect(result).toMatchObject({
      finishedAt: secondsLater(60),
      endedBy: "learner",
      score: { earned: 1, possible: 3 },
    });
    // What was not answered is told, too: nobody can answer it any more.
    expect(result?.items.map(({ given, feedback }) => [given === null, feedback !== null])).toEqual([
      [false, true],
      [true, true],
      [true, true],
    ]);
    const events = await client.memoryEvent.findMany({ select: { effectiveAt: true, kind: true } });
    expect(events).toEqual([{ effectiveAt: secondsLater(10), kind: "answered" }]);
    expect(await resultOf(assignmentId, awa)).toMatchObject({ state: "done", credit: 1, possible: 3 });
  });

  it("is over at its deadline though nobody was there, and late answers change nothing", async () => {
    const assignmentId = await aTest({ timeLimitS: 600, graceS: 15 });
    const attemptId = await begin(awa, assignmentId);
    await sent(awa, request(attemptId, 0, await choice(attemptId, 0, true)), secondsLater(599));
    expect(await sent(awa, request(attemptId, 1, dontKnow), secondsLater(610))).toMatchObject({ outcome: "saved" });
    expect(await sent(awa, request(attemptId, 0, dontKnow, 2), secondsLater(616))).toEqual({ outcome: "over" });
    const result = await findResult(awa, attemptId, hoursLater(30));
    expect(result).toMatchObject({ finishedAt: secondsLater(600), endedBy: "deadline", score: { earned: 1 } });
  });

  it("is ended by the sweeper for those who do not come back, once, by any number of processes", async () => {
    const assignmentId = await aTest({ timeLimitS: 600 });
    const attemptIds = [await begin(awa, assignmentId), await begin(binta, assignmentId)];
    await sent(awa, request(attemptIds[0] ?? "", 0, dontKnow), secondsLater(5));
    expect(await sweep(secondsLater(500))).toBe(0);
    await Promise.all([sweep(hoursLater(2)), sweep(hoursLater(2)), sweep(hoursLater(2))]);
    const rows = await client.attempt.findMany({ select: { finishedAt: true, loggedAt: true } });
    expect(rows).toEqual(rows.map(() => ({ finishedAt: secondsLater(600), loggedAt: hoursLater(2) })));
    expect(await client.memoryEvent.count()).toBe(1);
    expect(await sweep(hoursLater(3))).toBe(0);
    expect((await checkStats()).mismatches).toBe(0);
  });

  it("counts nothing of a sitting that had to be handed in and was not", async () => {
    const assignmentId = await aTest({ timeLimitS: 600, overdue: "discard" });
    const attemptId = await begin(awa, assignmentId);
    await sent(awa, request(attemptId, 0, await choice(attemptId, 0, true)));
    const results = await assignmentResults(teacher, assignmentId, hoursLater(2));
    expect(results?.rows.find(({ name }) => name === "Awa")).toMatchObject({ credit: 0, state: "discarded" });
    expect(await findResult(awa, attemptId, hoursLater(2))).toMatchObject({ abandoned: true });
  });

  it("holds a page that runs out of time for as little handed in as one that is gone", async () => {
    const assignmentId = await aTest({ timeLimitS: 600, graceS: 15, overdue: "discard" });
    const attemptId = await begin(awa, assignmentId);
    await sent(awa, request(attemptId, 0, await choice(attemptId, 0, true)));
    await handIn(awa, attemptId, secondsLater(601), "clock");
    await handIn(awa, attemptId, secondsLater(602));
    expect(await findResult(awa, attemptId, hoursLater(2))).toMatchObject({ abandoned: true });
    expect(await resultOf(assignmentId, awa)).toMatchObject({ state: "discarded", credit: 0 });
  });

  it("counts a sitting that was handed in within the grace, and says so", async () => {
    const assignmentId = await aTest({ timeLimitS: 600, graceS: 15, overdue: "discard" });
    const attemptId = await begin(awa, assignmentId);
    await sent(awa, request(attemptId, 0, await choice(attemptId, 0, true)));
    await handIn(awa, attemptId, secondsLater(610));
    expect(await findResult(awa, attemptId, hoursLater(2))).toMatchObject({
      abandoned: false,
      finishedAt: secondsLater(600),
      score: { earned: 1 },
    });
    expect(await resultOf(assignmentId, awa)).toMatchObject({ state: "done", credit: 1 });
  });

  it("tells what the rules allow, and all of it only when nobody can sit any more", async () => {
    const assignmentId = await aTest({ reviewAfter: "score", reviewClosed: "everything", graceS: 0 });
    await setException(
      teacher,
      assignmentId,
      { learnerIds: [binta.userId] },
      { ...noException, closesAt: hoursLater(5) },
      NOON,
    );
    const attemptId = await begin(awa, assignmentId);
    await sent(awa, request(attemptId, 0, await choice(attemptId, 0, true)));
    await handIn(awa, attemptId, secondsLater(30));
    const early = await findResult(awa, attemptId, hoursLater(2));
    expect(early).toMatchObject({ review: "score", score: { earned: 1, possible: 3 }, moreAt: hoursLater(5) });
    expect(
      early?.items.every(({ credit, feedback, grade }) => credit === null && feedback === null && grade === null),
    ).toBe(true);
    expect(await client.memoryEvent.count()).toBe(0);
    const late = await findResult(awa, attemptId, hoursLater(5));
    expect(late).toMatchObject({ review: "everything", moreAt: null });
    expect(late?.items[0]?.feedback).not.toBeNull();
    expect(await client.memoryEvent.count()).toBe(1);
  });

  it("limits sittings, and lets the sitting count that the rules name: SQL as the pure rule", async () => {
    const assignmentId = await aTest({ attemptLimit: 3 });
    for (const rights of [[0, 1], [], [0]]) {
      const attemptId = await begin(awa, assignmentId);
      for (const index of rights) await sent(awa, request(attemptId, index, await choice(attemptId, index, true)));
      await handIn(awa, attemptId, secondsLater(20));
    }
    expect(await startAssignedAttempt(awa, assignmentId, secondsLater(30))).toEqual({ ok: false, error: "no-more" });
    for (const discarded of [[], [1], [3], [1, 2, 3]]) {
      await client.attempt.updateMany({ where: { assignmentId }, data: { abandoned: false } });
      await client.attempt.updateMany({
        where: { assignmentId, sitting: { in: discarded } },
        data: { abandoned: true },
      });
      for (const counts of ["best", "mean", "first", "last"] as const) {
        const rules = quizRulesSchema.parse({ mode: "test", counts });
        await client.assignment.update({ where: { id: assignmentId }, data: { rules } });
        await client.$executeRaw(recomputeQuizResult(assignmentId, awa.userId, NOON));
        const expected = countedResult(
          counts,
          [2, 0, 1].map((credit, at) => ({ credit, possible: 3, abandoned: discarded.includes(at + 1) })),
        );
        const row = await resultOf(assignmentId, awa);
        expect(row?.state, `${counts} without ${discarded}`).toBe(expected === null ? "discarded" : "done");
        expect(row?.credit, `${counts} without ${discarded}`).toBeCloseTo(expected?.credit ?? 0);
        expect(row?.possible).toBe(expected?.possible ?? 3);
      }
    }
  });

  it("gives the same questions to all, in an order of their own where that is asked for", async () => {
    const asked = async (shuffle: boolean) => {
      const assignmentId = await aTest({ shuffle });
      // Twelve, so that two orders are not the same by chance.
      await client.assignment.update({
        where: { id: assignmentId },
        data: { blueprint: { ...blueprint, length: 12 } },
      });
      return Promise.all(
        [awa, binta].map(async (viewer) => {
          const attempt = await findAttempt(viewer, await begin(viewer, assignmentId), NOON);
          return attempt?.items.map(({ view }) => JSON.stringify(view)) ?? [];
        }),
      );
    };
    const [ofAwa = [], ofBinta = []] = await asked(true);
    expect(ofAwa).toHaveLength(12);
    expect(ofAwa).not.toEqual(ofBinta);
    expect([...ofAwa].sort()).toEqual([...ofBinta].sort());
    const [one, other] = await asked(false);
    expect(one).toEqual(other);
  });

  it("keeps what it asks out of quizzes of one's own until it is over", async () => {
    const topic = "geography";
    const narrow = { ...blueprint, topics: [topic] };
    const assignmentId = await aTest();
    await client.assignment.update({ where: { id: assignmentId }, data: { blueprint: { ...narrow, length: 12 } } });
    const attemptId = await begin(awa, assignmentId);
    const asked = async (id: string) =>
      (await client.attemptItem.findMany({ where: { attemptId: id }, select: { factIds: true } })).flatMap(
        ({ factIds }) => factIds,
      );
    const underTest = new Set(await asked(attemptId));
    const shared = async (wish: Partial<Parameters<typeof startAttempt>[1]>) => {
      const own = await startAttempt(awa, { title: "Mine", blueprint: { ...narrow, length: 20 }, ...wish }, NOON);
      return own.ok ? (await asked(own.value.attemptId)).filter((id) => underTest.has(id)).length : null;
    };
    expect(await Promise.all([shared({}), shared({ kind: "pretest" })])).toEqual([0, 0]);
    await handIn(awa, attemptId, secondsLater(5));
    expect(await shared({ kind: "pretest" })).toBeGreaterThan(0);
  });
});
