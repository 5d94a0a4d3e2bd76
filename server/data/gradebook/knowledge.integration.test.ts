import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { pointPlaces } from "@/core/geo/map-places";
import { spotDistanceKm, spotOf } from "@/core/geo/question-map";
import { retrievability } from "@/core/memory/scheduler";
import { defaultSettings } from "@/core/memory/state";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { openCell } from "@/server/data/gradebook/cell";
import { findConfusions } from "@/server/data/gradebook/confusions";
import { findFromAnswers } from "@/server/data/gradebook/from-answers";
import { findClassKnowledge } from "@/server/data/gradebook/knowledge";
import { makeLessonStart } from "@/server/data/gradebook/lesson-start";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { useDatabase as answerWith, type OpenDatabase } from "@/server/db";
import { aClassGiven, aMemory } from "@/tests/support/class-memory";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const LATER = hoursLater(24 * 14);
const base = getFactBase();
const plain = [...base.facts.values()].filter(({ harm, triple }) => harm === null && triple?.o.kind === "entity");
const [factA, factB] = plain;
const harmful = [...base.facts.values()].find(({ harm }) => harm !== null);
if (!factA || !factB || !harmful) throw new Error("The base has no such facts.");

describeOnEachEngine("what a class knows", (getClient, _engine, getDatabase) => {
  let teacher: Viewer;
  let stranger: Viewer;
  let learners: Viewer[];
  let classroomId: string;
  let assignmentId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    [teacher, stranger] = [await aPerson({ role: "teacher" }), await aPerson({ role: "teacher" })];
    ({ learners, classroomId, assignmentId } = await aClassGiven(teacher, factA.topic));
  });

  const state = (learner: Viewer, factId: string, change: object = {}) => aMemory(learner, factId, factA.topic, change);
  const know = (viewer = teacher) => findClassKnowledge(viewer, classroomId, NOON, LATER);
  const stuckIn = async (viewer: Viewer) => (await findFromAnswers(viewer, classroomId)).stuck;
  const latestIn = async (viewer: Viewer) => (await findFromAnswers(viewer, classroomId)).latest;

  it("predicts recall as the scheduler does, with each learner's own weights", async () => {
    const weights = [...(defaultSettings.weights ?? Array(20).fill(1)).slice(0, 20), 0.3];
    const rows = learners.map((learner, at) =>
      state(learner, factA.id, { stability: 1 + 7 * at, lastAt: hoursLater(-30 * (at + 1)) }),
    );
    await getClient().memoryState.createMany({ data: rows });
    const [own] = learners;
    if (own === undefined) throw new Error("no learner");
    for (const [days, value] of [
      [-9, weights.with(20, 0.5)],
      [-2, weights],
    ] as const) {
      const at = hoursLater(24 * days);
      await getClient().memoryEvent.create({
        data: {
          ...{ id: randomUUID(), learnerId: own.userId, targetId: null, kind: "weightsAdopted", device: "server" },
          ...{ deviceSequence: 1, deviceAt: at, receivedAt: at, effectiveAt: at, localDay: "2026-11-20" },
          ...{ schedulerVersion: 1, body: { kind: "weightsAdopted", weights: value }, bodyHash: "h" },
        },
      });
    }
    const expected = (at: Date) => {
      const each = rows.map((row) => {
        const settings = row.learnerId === own.userId ? { ...defaultSettings, weights } : defaultSettings;
        return retrievability({ ...row, lastAt: row.lastAt.getTime() } as never, at.getTime(), settings) ?? 0;
      });
      return each.reduce((a, b) => a + b, 0) / each.length;
    };
    const found = await know();
    expect(found?.topics).toMatchObject([{ topic: factA.topic, learners: 6, cards: 6 }]);
    expect(found?.topics[0]?.now).toBeCloseTo(expected(NOON), 9);
    expect(found?.topics[0]?.later).toBeCloseTo(expected(LATER), 9);
    expect(found?.atRisk).toMatchObject([{ factId: factA.id, learners: 6 }]);
  });

  it("reaches every fact that five have met, a page at a time and of one topic alone", async () => {
    const [own, other] = [factA.topic, plain.find(({ topic }) => topic !== factA.topic)?.topic ?? ""];
    const blueprint = { topics: [own, other], types: [], length: 5, includeHarm: false };
    await getClient().assignment.update({ where: { id: assignmentId }, data: { blueprint } });
    const ids = Array.from({ length: 45 }, (_, at) => `met-${String(at).padStart(2, "0")}`);
    await getClient().memoryState.createMany({
      data: [
        ...learners.flatMap((learner) =>
          ids.map((id, at) => state(learner, id, { stability: 1 + at, topic: at % 3 === 0 ? other : own })),
        ),
        ...learners.slice(0, 4).map((learner) => state(learner, "met-by-four")),
      ],
    });
    const pageOf = (page: number, topic: string | null = null) =>
      findClassKnowledge(teacher, classroomId, NOON, LATER, { topic, page });
    const pages = await Promise.all([1, 2, 3].map((page) => pageOf(page)));
    expect(pages.flatMap((found) => found?.atRisk.map(({ factId }) => factId) ?? [])).toEqual(ids);
    expect(pages.map((found) => found?.facts)).toEqual(
      [1, 2, 3].map((page) => ({ page, pages: 3, total: 45, few: 1 })),
    );
    expect(await pageOf(99)).toEqual(pages[2]);
    const ofOther = await pageOf(1, other);
    expect(ofOther?.atRisk.map(({ factId }) => factId)).toEqual(ids.filter((_, at) => at % 3 === 0));
    expect(ofOther?.facts).toEqual({ page: 1, pages: 1, total: 15, few: 0 });
    expect(ofOther?.topics).toEqual(pages[0]?.topics);
  });

  it("says nothing of fewer than five, of violence, of what was put away, or of what the class was not given", async () => {
    const four = learners.slice(0, 4).map((learner) => state(learner, factB.id));
    await getClient().memoryState.createMany({
      data: [
        ...four,
        ...learners.map((learner) => state(learner, harmful.id)),
        ...learners.map((learner) => state(learner, "put-away", { suspended: true })),
        ...learners.map((learner) => state(learner, "own-study", { topic: "another-topic" })),
      ],
    });
    expect(await know()).toMatchObject({
      topics: [{ learners: 4, cards: 4, now: null, later: null }],
      atRisk: [],
    });
  });

  it.each(["entities", "facts", "years", "without"] as const)(
    "shows of a set that is narrowed by %s nothing that learners study on their own",
    async (by) => {
      const narrowed = {
        entities: { entities: [factA.triple?.s] },
        facts: { facts: [factA.id] },
        years: { years: { from: 2012, to: 2012 } },
        without: { without: [plain[2]?.id] },
      }[by];
      const blueprint = blueprintSchema.parse({ topics: [], types: [], length: 5, includeHarm: false, ...narrowed });
      await getClient().assignment.update({ where: { id: assignmentId }, data: { blueprint } });
      const given = scopeOf(base, blueprint).filter(({ harm }) => harm === null);
      const ids = new Set(given.map(({ id }) => id));
      const own = plain.find(({ id }) => !ids.has(id));
      const [asked] = given;
      if (own === undefined || asked === undefined) throw new Error("Nothing is given, or everything.");
      await getClient().memoryState.createMany({
        data: learners.flatMap((learner) =>
          [asked, own].map(({ id, topic }) => state(learner, id, { topic, reps: 3, stability: 2 })),
        ),
      });
      const found = await know();
      expect(found?.atRisk.map(({ factId }) => factId)).toEqual([asked.id]);
      expect(found?.topics).toMatchObject([{ topic: asked.topic, cards: learners.length }]);
    },
  );

  it("names who missed a fact twice of late in the class's quizzes, and what they take for what, and nobody else", async () => {
    const [awa, bakary, coumba, djeneba] = learners as [Viewer, Viewer, Viewer, Viewer];
    const right = rightOf(factA);
    const given = [...base.entities.keys()].find((id) => id !== right) ?? "";
    const key = { correctChoiceId: "r", options: { r: right, w: given } };
    const answers = (learner: Viewer, ...choices: readonly ("r" | "w")[]) =>
      choices.reduce(
        (before, choiceId, turn) =>
          before.then(() =>
            answered(learner, "multiple-choice", factA, key, { choiceId }, choiceId === "r" ? 1 : 0, hoursLater(turn)),
          ),
        Promise.resolve(),
      );
    await answers(awa, "w", "r", "w");
    await answers(bakary, "w", "w", "r", "r"); // knows it now
    await answers(coumba, "w");
    // What somebody forgets on their own is nobody's business.
    await getClient().memoryState.create({ data: state(djeneba, factB.id, { reps: 9, stability: 1 }) });
    const takes = [{ right, given }];
    const people = [{ learnerId: awa.userId, name: "L0", takes }];
    expect(await stuckIn(teacher)).toEqual({ things: [{ thing: factA.id, people }], total: 1 });
    expect(await stuckIn(stranger)).toEqual({ things: [], total: 0 });

    const cellOf = (viewer: Viewer, learner: Viewer) =>
      openCell(viewer, classroomId, { assignmentId, learnerId: learner.userId }, NOON);
    const cell = await cellOf(teacher, awa);
    expect(cell?.mistakes).toEqual([{ learnerId: awa.userId, factId: factA.id, right, given }]);
    expect(
      cell?.answered.map(({ sitting, answers: [one] }) => [sitting, one?.factIds, one?.given, one?.right]),
    ).toEqual(
      (["w", "r", "w"] as const).map((choiceId, at) => [3 - at, [factA.id], { answer: { choiceId } }, "the answer"]),
    );
    expect((await cellOf(teacher, djeneba))?.answered).toEqual([]);
    expect((await cellOf(teacher, bakary))?.mistakes).toMatchObject([{ learnerId: bakary.userId }]);
    expect(await cellOf(stranger, awa)).toBeNull();
    // Out of the class: not told of any more.
    await getClient().membership.updateMany({ where: { userId: awa.userId }, data: { removedAt: NOON } });
    expect((await stuckIn(teacher)).things).toEqual([]);
  });

  it("tells after one answer each who missed half of four facts, and what two missed, with of how many", async () => {
    const facts = plain.slice(0, 4);
    const [awa, bakary, coumba] = learners as [Viewer, Viewer, Viewer];
    for (const [at, fact] of facts.entries()) {
      await answered(awa, "multiple-choice", fact, {}, {}, at < 2 ? 0 : 1);
      await answered(bakary, "multiple-choice", fact, {}, {}, at < 1 ? 0 : 1);
      // Three facts are too few to speak of a share of them.
      if (at < 3) await answered(coumba, "multiple-choice", fact, {}, {}, at === 0 ? 1 : 0);
    }
    const latest = await latestIn(teacher);
    expect(latest.learners).toEqual([{ learnerId: awa.userId, name: "L0", missed: 2, asked: 4 }]);
    expect(latest.facts).toEqual([factA.id, factB.id].sort().map((factId) => ({ factId, missed: 2, asked: 3 })));
    expect(await stuckIn(teacher)).toEqual({ things: [], total: 0 });
    expect(await latestIn(stranger)).toEqual({ asked: 0, learners: [], facts: [] });
    // The latest answer counts: who knows it since has not missed it.
    await answered(awa, "multiple-choice", factA, {}, {}, 1, hoursLater(1));
    expect((await latestIn(teacher)).learners).toEqual([]);
  });

  async function answered(
    learner: Viewer,
    type: string,
    fact: typeof factA,
    key: object,
    answer: object,
    credit: number,
    receivedAt = NOON,
  ) {
    const attempt = { learnerId: learner.userId, assignmentId, title: "", blueprint: {}, release: "r", seed: "s" };
    const sitting = 1 + (await getClient().attempt.count({ where: { assignmentId, learnerId: learner.userId } }));
    const attemptId = randomUUID();
    await getClient().attempt.create({ data: { ...attempt, id: attemptId, sitting, finishedAt: NOON } });
    await getClient().attemptItem.create({
      data: {
        ...{ attemptId, index: 0, type, targetId: `fact:${fact?.id}:o`, topic: "t", factIds: [fact?.id ?? ""] },
        ...{ seed: "s", generatorVersion: 1, guess: 0, view: {}, key, feedback: { answer: "the answer" }, proofs: {} },
      },
    });
    await getClient().answer.create({
      data: {
        ...{ id: randomUUID(), learnerId: learner.userId, attemptId, index: 0, body: { answer }, bodyHash: "h" },
        ...{ grade: {}, credit, receivedAt },
      },
    });
  }

  const rightOf = (fact: typeof factA) => (fact?.triple?.o.kind === "entity" ? fact.triple.o.id : "");

  it("finds what is taken for what, from choices, pairs and typed names, in both directions", async () => {
    const right = rightOf(factA);
    const type = base.entities.get(right)?.type;
    const other = [...base.entities.values()].find((entity) => entity.type === type && entity.id !== right);
    if (other === undefined) throw new Error("The base has no other of its kind.");
    const options = { c1: right, c2: other.id, c3: "somebody" };
    for (const [at, learner] of learners.entries()) {
      const choiceId = at < 2 ? "c2" : "c1";
      await answered(
        learner,
        "multiple-choice",
        factA,
        { correctChoiceId: "c1", options },
        { choiceId },
        at < 2 ? 0 : 1,
      );
      const back = { correctChoiceId: "c2", options };
      await answered(learner, "multiple-choice", factB, back, { choiceId: at === 5 ? "c1" : "c2" }, at === 5 ? 0 : 1);
    }
    const [, , third, fourth] = learners as [Viewer, Viewer, Viewer, Viewer];
    await answered(third, "short-answer", factA, {}, { text: ` ${other.name.en.toUpperCase()} ` }, 0);
    const pairs = { pairs: { p1: "o1" }, premises: { p1: { factId: factA.id } }, options: { o1: right, o2: other.id } };
    await answered(fourth, "matching", factA, pairs, { pairs: { p1: "o2" } }, 0);
    const [pair] = await findConfusions(teacher, classroomId);
    expect(pair).toMatchObject({
      first: { right, given: other.id, taken: 4, asked: 6, factIds: [factA.id] },
      second: { right: other.id, given: right, taken: 1, asked: 6 },
    });
    expect(await findConfusions(stranger, classroomId)).toEqual([]);
  });

  it("finds a place that is clicked on the map in another's stead", async () => {
    const towns = pointPlaces(base).filter(({ entity }) => entity.type === "town" && entity.precisionKm !== null);
    const [one] = towns;
    const other = towns.find((town) => one && spotDistanceKm(spotOf(one), spotOf(town)) > 400);
    if (one === undefined || other === undefined) throw new Error("The base has no two towns far from each other.");
    const key = { mode: "click", placeId: one.entity.id };
    const nowhere = { x: 1, y: 0 };
    for (const [at, learner] of learners.entries()) {
      const spot = at < 2 ? spotOf(other) : at === 2 ? nowhere : spotOf(one);
      await answered(learner, "map", factA, key, spot, at < 3 ? 0 : 1);
    }
    expect(await findConfusions(teacher, classroomId)).toMatchObject([
      { first: { right: one.entity.id, given: other.entity.id, taken: 2, asked: 6 }, second: null },
    ]);
  });

  it("makes questions for the wall from it, and none on what is under test or withdrawn", async () => {
    const ten = plain.filter(({ topic }) => topic === factA.topic).slice(0, 10);
    await getClient().memoryState.createMany({
      data: learners.flatMap((learner) => ten.map(({ id }, at) => state(learner, id, { stability: 1 + at }))),
    });
    const start = await makeLessonStart(teacher, classroomId, 0, NOON);
    expect(start?.items.length).toBe(5);
    expect(await makeLessonStart(teacher, classroomId, 0, NOON)).toEqual(start);
    const first = start?.items[0]?.factIds[0] ?? "";
    const text = JSON.stringify(start);
    for (const learner of learners) expect(text).not.toContain(learner.userId);
    const tested = base.facts.get(first);
    const [awa] = learners;
    if (tested === undefined || awa === undefined) throw new Error("no fact");
    await answered(awa, "status", tested, {}, {}, 1);
    await getClient().assignment.update({
      where: { id: assignmentId },
      data: { rules: { mode: "test" }, closesAt: hoursLater(1) },
    });
    const without = await makeLessonStart(teacher, classroomId, 0, NOON);
    expect(without?.items.flatMap(({ factIds }) => factIds)).not.toContain(first);
    const closed = await makeLessonStart(teacher, classroomId, 0, hoursLater(2));
    expect(closed?.items.flatMap(({ factIds }) => factIds)).toContain(first);
  });

  it("asks the database as often for the wall with twenty open tests as with one", async () => {
    await getClient().memoryState.createMany({ data: learners.map((learner) => state(learner, factA.id)) });
    let statements = 0;
    const database = getDatabase();
    const run: OpenDatabase["run"] = (statement) => {
      statements += 1;
      return database.run(statement);
    };
    const first = await getClient().assignment.findUniqueOrThrow({ where: { id: assignmentId } });
    const { classroomId: of, setId, createdBy, opensAt, dueAt } = first;
    const test = { rules: { mode: "test" }, closesAt: hoursLater(1) };
    await getClient().assignment.update({ where: { id: assignmentId }, data: test });
    const cost = async () => {
      statements = 0;
      answerWith({ ...database, run });
      const wall = await makeLessonStart(teacher, classroomId, 0, NOON);
      answerWith(database);
      expect(wall).not.toBeNull();
      return statements;
    };
    const one = await cost();
    const blueprint = blueprintSchema.parse(first.blueprint);
    const more = { classroomId: of, setId, createdBy, opensAt, dueAt, kind: "quiz" as const, title: "Test", blueprint };
    await getClient().assignment.createMany({
      data: Array.from({ length: 19 }, () => ({ ...more, ...test, id: randomUUID() })),
    });
    expect(await cost()).toBe(one);
  });

  it("keeps the questions of a test off the wall that is given and that nobody has begun", async () => {
    const some = plain.filter(({ topic }) => topic === factA.topic).slice(0, 10);
    await getClient().memoryState.createMany({
      data: learners.flatMap((learner) => some.map(({ id }) => state(learner, id))),
    });
    const wall = async () => (await makeLessonStart(teacher, classroomId, 0, NOON))?.items ?? [];
    const tested = (await wall()).slice(0, 3);
    const pins = tested.map(({ type, targetId, factIds }) => {
      const slot = targetId.slice(targetId.lastIndexOf(":") + 1);
      return { type, factId: factIds[0] ?? "", slot, seed: "pinned", always: true };
    });
    const blueprint = blueprintSchema.parse({ topics: [factA.topic], types: [], length: 3, includeHarm: false, pins });
    const giveTest = { blueprint, rules: { mode: "test" }, closesAt: hoursLater(1) };
    await getClient().assignment.update({ where: { id: assignmentId }, data: giveTest });
    const shown = (await wall()).flatMap(({ factIds }) => factIds);
    expect(shown.length).toBeGreaterThan(0);
    expect(pins.filter(({ factId }) => shown.includes(factId))).toEqual([]);
    const drawn = { ...blueprint, pins: [], length: 8, factIds: some.map(({ id }) => id) };
    await getClient().assignment.update({ where: { id: assignmentId }, data: { blueprint: drawn } });
    const besides = (await wall()).flatMap(({ factIds }) => factIds);
    expect((await startAssignedAttempt(learners[0] as Viewer, assignmentId, NOON)).ok).toBe(true);
    const asked = (await getClient().attemptItem.findMany({})).flatMap(({ factIds }) => factIds);
    expect(asked.filter((id) => besides.includes(id))).toEqual([]);
    await getClient().assignment.update({ where: { id: assignmentId }, data: { rules: { mode: "practice" } } });
    expect((await wall()).map(({ targetId }) => targetId)).toEqual(
      expect.arrayContaining(tested.map(({ targetId }) => targetId)),
    );
  });

  it("answers whoever does not teach the class as if it were not there", async () => {
    for (const other of [stranger, learners[0] as Viewer]) {
      expect(await know(other)).toBeNull();
      expect(await makeLessonStart(other, classroomId, 0, NOON)).toBeNull();
      expect(await findConfusions(other, classroomId)).toEqual([]);
    }
  });
});
