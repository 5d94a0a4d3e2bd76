import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { gradedThings } from "@/core/gradebook/graded-things";
import { creditOf } from "@/core/memory/answer-ratings";
import type { Item } from "@/core/questions/contract";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { askedColumns } from "@/server/data/gradebook/asked-answers-sql";
import { findFromAnswers } from "@/server/data/gradebook/from-answers";
import { gradedThings as gradedThingsInSql } from "@/server/data/gradebook/graded-things-sql";
import { findClassKnowledge } from "@/server/data/gradebook/knowledge";
import { Prisma } from "@/server/generated/prisma/client";
import { answersInQuestion, itemsOfEveryType } from "@/tests/support/answered-items";
import { aClassGiven, aMemory } from "@/tests/support/class-memory";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const LATER = hoursLater(24 * 14);
const base = getFactBase();
const plain = [...base.facts.values()].filter(({ harm, triple }) => harm === null && triple?.o.kind === "entity");
const [factA] = plain;
if (!factA) throw new Error("The base has no such fact.");

describeOnEachEngine("of whom and of what a class is told what it knows", (getClient) => {
  let teacher: Viewer;
  let learners: Viewer[];
  let classroomId: string;
  let assignmentId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher" });
    ({ learners, classroomId, assignmentId } = await aClassGiven(teacher, factA.topic));
  });

  const state = (learner: Viewer, factId: string, change: object = {}) => aMemory(learner, factId, factA.topic, change);
  const know = () => findClassKnowledge(teacher, classroomId, NOON, LATER);
  const stuck = async () => (await findFromAnswers(teacher, classroomId)).stuck;
  const latestMisses = async () => (await findFromAnswers(teacher, classroomId)).latest;

  it.each(["learners", "group", "not yet", "not yet for one", "taken back"] as const)(
    "tells only of those to whom it was given and for whom it has opened (%s)",
    async (how) => {
      const five = learners.slice(0, 5);
      await getClient().memoryState.createMany({ data: learners.map((one) => state(one, factA.id, { stability: 2 })) });
      const { assignment, assignmentLearner, assignmentException, classGroup } = getClient();
      const change = (data: object) => assignment.update({ where: { id: assignmentId }, data });
      if (how === "learners") {
        await change({ audience: "learners" });
        await assignmentLearner.createMany({ data: five.map(({ userId }) => ({ assignmentId, learnerId: userId })) });
      } else if (how === "group") {
        const members = { create: five.map(({ userId }) => ({ userId, classroomId })) };
        const group = { id: randomUUID(), classroomId, name: "Five", nameKey: "five" };
        await classGroup.create({ data: group });
        await getClient().groupMember.createMany({
          data: members.create.map((one) => ({ ...one, groupId: group.id })),
        });
        await change({ audience: "group", groupId: group.id });
      } else if (how === "not yet") await change({ opensAt: hoursLater(1) });
      else if (how === "taken back") await change({ withdrawnAt: NOON });
      else {
        const opensAt = hoursLater(1);
        const own = { assignmentId, learnerId: learners[5]?.userId ?? "", createdBy: teacher.userId, updatedAt: NOON };
        await assignmentException.create({ data: { ...own, opensAt } });
      }
      const found = await know();
      const none = how === "not yet" || how === "taken back";
      expect(found?.topics.map((topic) => topic.learners)).toEqual(none ? [] : [5]);
      expect(found?.atRisk.map((fact) => fact.learners)).toEqual(none ? [] : [5]);
    },
  );

  it("gives a learner who was given one topic nothing of a topic that others were given", async () => {
    const [awa, ...rest] = learners as [Viewer, ...Viewer[]];
    const elsewhere = plain.find(({ topic }) => topic !== factA.topic) as typeof factA;
    const { id: _, ...mine } = await getClient().assignment.findUniqueOrThrow({ where: { id: assignmentId } });
    const blueprint = { ...(mine.blueprint as object), topics: [elsewhere.topic] };
    const id = randomUUID();
    const { setId, opensAt, dueAt, createdBy } = mine;
    const given = { id, classroomId, setId, opensAt, dueAt, createdBy, kind: "quiz" as const, title: "For one" };
    await getClient().assignment.create({ data: { ...given, blueprint, audience: "learners" } });
    await getClient().assignmentLearner.create({ data: { assignmentId: id, learnerId: awa.userId } });
    const one = { topic: elsewhere.topic };
    await getClient().memoryState.createMany({ data: [awa, ...rest].map((who) => state(who, elsewhere.id, one)) });
    expect((await know())?.topics).toMatchObject([{ topic: elsewhere.topic, learners: 1, now: null }]);
  });

  type Answered = readonly [item: Item, given: Given, grade: StoredGrade];

  /** A sitting of the class's quiz in which these questions were answered so. */
  async function sat(learner: Viewer, answers: readonly Answered[], receivedAt = NOON): Promise<void> {
    const attemptId = randomUUID();
    const sitting = 1 + (await getClient().attempt.count({ where: { assignmentId, learnerId: learner.userId } }));
    const attempt = { learnerId: learner.userId, assignmentId, title: "", blueprint: {}, release: "r", seed: "s" };
    await getClient().attempt.create({ data: { ...attempt, id: attemptId, sitting, finishedAt: NOON } });
    const json = (value: unknown) => JSON.parse(JSON.stringify(value));
    await getClient().attemptItem.createMany({
      data: answers.map(([{ type, targetId, topic, factIds, seed, key }], index) => ({
        ...{ attemptId, index, type, targetId, topic, factIds: [...factIds], seed, generatorVersion: 1, guess: 0 },
        ...{ view: {}, key: json(key), feedback: {}, proofs: {} },
      })),
    });
    await getClient().answer.createMany({
      data: answers.map(([, given, grade], index) => ({
        ...{ id: randomUUID(), learnerId: learner.userId, attemptId, index, body: json(given), bodyHash: "h" },
        ...{ grade: json(grade), credit: creditOf(grade), receivedAt },
      })),
    });
  }

  it("takes from an answer what the core takes from it, in every type of question", async () => {
    const answers = itemsOfEveryType().flatMap((item) =>
      answersInQuestion(item).map(([given, grade]): Answered => [item, given, grade]),
    );
    await sat(learners[0] as Viewer, answers);
    const rows = await getClient().$queryRaw<{ index: number; thing: string; missed: boolean }[]>(Prisma.sql`
      WITH "asked" AS (
        SELECT ${askedColumns} FROM "AttemptItem" t JOIN "Answer" w ON w."attemptId" = t."attemptId" AND w."index" = t."index"
      ), ${gradedThingsInSql}
      SELECT "index", "thing", "missed" FROM "graded" WHERE "thing" IS NOT NULL`);
    const inWords = (things: readonly { thing: string; missed: boolean }[]) =>
      things.map(({ thing, missed }) => `${thing} ${missed}`).sort();
    for (const [index, [item, given, grade]] of answers.entries()) {
      const told = rows.filter((row) => row.index === index);
      expect([item.type, given, ...inWords(told)]).toEqual([
        ...[item.type, given],
        ...inWords(gradedThings({ ...item, given, grade })),
      ]);
    }
  });

  it("tells nobody's misses by an order, and of pairs those that were wrong", async () => {
    const [awa, bakary] = learners as [Viewer, Viewer];
    const notKnown = [{ dontKnow: true }, { kind: "dont-know" }] as const;
    const items = itemsOfEveryType();
    const orders = items.filter(({ type }) => type === "ordering").map((item): Answered => [item, ...notKnown]);
    for (const turn of [0, 1]) for (const one of [awa, bakary]) await sat(one, orders, hoursLater(turn));
    expect(await stuck()).toEqual({ things: [], total: 0 });
    expect(await latestMisses()).toEqual({ asked: 0, learners: [], facts: [] });

    const pairs = items.find(({ type }) => type === "matching");
    const half = answersInQuestion(pairs as Item).find(([, { kind }]) => kind === "partial");
    if (pairs === undefined || half === undefined) throw new Error("The small world has no pairs.");
    for (const turn of [2, 3]) for (const one of [awa, bakary]) await sat(one, [[pairs, ...half]], hoursLater(turn));
    const missed = gradedThings({ ...pairs, given: half[0], grade: half[1] }).filter((one) => one.missed);
    const wrong = missed.map(({ thing }) => thing);
    expect((await stuck()).things.map(({ thing }) => thing)).toEqual(wrong);
    const latest = await latestMisses();
    expect(latest.facts).toEqual(wrong.map((factId) => ({ factId, missed: 2, asked: 2 })));
    expect(latest.learners).toEqual([]);
    // All this though no memory of the class is known.
    expect(latest.asked).toBeGreaterThan(0);
    expect(await know()).toMatchObject({ topics: [], atRisk: [] });

    // A rule that is missed again and again has a line of its own, and is no fact that was missed.
    const rule = items.find(({ type }) => type === "status") as Item;
    for (const turn of [4, 5]) await sat(awa, [[rule, ...notKnown]], hoursLater(turn));
    expect((await stuck()).things.map(({ thing }) => thing)).toContain("skill:status");
    expect((await latestMisses()).facts).toEqual(latest.facts);
  });
});
