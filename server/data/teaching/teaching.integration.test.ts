import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { studyDay } from "@/core/memory/study-day";
import { anyBlueprint, type Blueprint } from "@/core/quizzes/blueprint";
import { FULL_DAY } from "@/core/quizzes/rules/reviewing-day";
import { nameKey } from "@/core/roster/learner-name";
import type { Viewer } from "@/server/auth/viewer";
import {
  createClassroom,
  findClassroom,
  listClassrooms,
  readmitLearner,
  removeLearner,
  renameClassroom,
  rotateCode,
  setArchived,
  setCodeOpen,
} from "@/server/data/classes/classrooms";
import { createAssignment } from "@/server/data/sets/assign";
import {
  archiveStudySet,
  changeStudySet,
  createStudySet,
  findStudySet,
  listStudySets,
} from "@/server/data/sets/study-sets";
import { recomputeQuizResult, recomputeReviewingResults } from "@/server/data/teaching/assignment-results";
import { assignmentResults, listAssignments, withdrawAssignment } from "@/server/data/teaching/assignments";
import { findTitle } from "@/server/data/teaching/titles";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { madeOf } from "@/tests/support/made-of";
import { aPerson } from "@/tests/support/people";

const blueprint: Blueprint = { ...anyBlueprint, topics: ["minusma"], length: 5 };
const now = new Date("2026-11-22T09:00:00.000Z");
const day = (days: number) => new Date(now.getTime() + days * 86_400_000);

describeOnEachEngine("teaching", (getClient) => {
  let teacher: Viewer;
  let stranger: Viewer;
  let classroomId: string;
  let setId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    stranger = await aPerson({ role: "teacher", name: "Mr Other" });
    classroomId = (await createClassroom(teacher, "History 10b")).id;
    setId = (await createStudySet(teacher, { title: "MINUSMA", blueprint })).id;
  });

  const assign = (viewer: Viewer, change: Partial<Parameters<typeof createAssignment>[1]> = {}) =>
    createAssignment(viewer, {
      classroomId,
      setId,
      kind: "quiz",
      title: "MINUSMA",
      opensAt: day(-1),
      dueAt: day(7),
      daysWanted: 1,
      ...change,
    });

  it("gives a new class a code and shows it to its teacher alone", async () => {
    const mine = await listClassrooms(teacher, now);
    expect(mine).toMatchObject([{ id: classroomId, name: "History 10b", learners: 0, codeOpen: true }]);
    expect(mine[0]?.code).toMatch(/^[2-9A-HJKMNP-Z]{7}$/);
    expect(await listClassrooms(stranger, now)).toEqual([]);
  });

  it("titles pages for who teaches the class or owns the set, and tells nobody else what they are called", async () => {
    const made = await assign(teacher, { title: "Quiz of Monday" });
    const places = [
      ["class", classroomId],
      ["assignment", madeOf(made).id],
      ["set", setId],
    ] as const;
    const titles = (viewer: Viewer) => Promise.all(places.map(([place, id]) => findTitle(viewer, place, id)));
    expect(await titles(teacher)).toEqual(["History 10b", "Quiz of Monday", "MINUSMA"]);
    const learner = await aPerson();
    await joins(learner, classroomId, "Awa");
    for (const other of [stranger, learner]) expect(await titles(other)).toEqual([null, null, null]);
  });

  it("answers a stranger as if there were no such class, and changes nothing", async () => {
    const learner = await aPerson();
    await joins(learner, classroomId, "Awa");
    const before = await findClassroom(teacher, classroomId);
    expect(await findClassroom(stranger, classroomId)).toBeNull();
    expect(await listAssignments(stranger, classroomId, now)).toBeNull();
    expect(await rotateCode(stranger, classroomId)).toBe(false);
    expect(await setCodeOpen(stranger, classroomId, false)).toBe(false);
    expect(await renameClassroom(stranger, classroomId, "Mine now")).toBe(false);
    expect(await setArchived(stranger, classroomId, now)).toBe(false);
    expect(await removeLearner(stranger, classroomId, learner.userId, now)).toBe(false);
    expect(await readmitLearner(stranger, classroomId, learner.userId, now)).toBe("not-found");
    // A learner of the class is no teacher of it.
    expect(await findClassroom(learner, classroomId)).toBeNull();
    expect(await findClassroom(teacher, classroomId)).toEqual(before);
  });

  it("takes a learner out and lets them in again unless their name is taken", async () => {
    const [awa, other] = [await aPerson(), await aPerson()];
    await joins(awa, classroomId, "Awa");
    expect(await removeLearner(teacher, classroomId, awa.userId, now)).toBe(true);
    expect(await removeLearner(teacher, classroomId, awa.userId, now)).toBe(false);
    expect((await findClassroom(teacher, classroomId))?.learners).toMatchObject([
      { displayName: "Awa", removed: true },
    ]);
    await joins(other, classroomId, "Awa");
    expect(await readmitLearner(teacher, classroomId, awa.userId, now)).toBe("name-taken");
    await removeLearner(teacher, classroomId, other.userId, now);
    expect(await readmitLearner(teacher, classroomId, awa.userId, now)).toBe("done");
  });

  it("keeps a set to its owner", async () => {
    expect(await findStudySet(stranger, setId)).toBeNull();
    expect(await listStudySets(stranger)).toEqual([]);
    expect(await changeStudySet(stranger, setId, { title: "x", blueprint })).toBe("not-found");
    expect(await archiveStudySet(stranger, setId, now)).toBe(false);
    expect((await findStudySet(teacher, setId))?.title).toBe("MINUSMA");
  });

  it("says of a set whether it was only ever given as flashcards", async () => {
    const only = async () => (await listStudySets(teacher)).map(({ onlyReviewed }) => onlyReviewed);
    expect(await only()).toEqual([false]);
    await assign(teacher, { kind: "reviewing" });
    expect(await only()).toEqual([true]);
    await assign(teacher, { kind: "quiz" });
    expect(await only()).toEqual([false]);
  });

  it("assigns only one's own set to one's own class", async () => {
    const theirClass = (await createClassroom(stranger, "Theirs")).id;
    const theirSet = (await createStudySet(stranger, { title: "Theirs", blueprint })).id;
    expect(await assign(stranger)).toMatchObject({ error: "setId" });
    expect(await assign(teacher, { classroomId: theirClass })).toMatchObject({ error: "class-gone" });
    expect(await assign(teacher, { setId: theirSet })).toMatchObject({ error: "setId" });
    expect(await listAssignments(teacher, classroomId, now)).toEqual([]);
    expect(await assign(teacher)).toMatchObject({ ok: true });
    expect(await listAssignments(teacher, classroomId, now)).toMatchObject([
      { title: "MINUSMA", mode: "practice", done: 0, learners: 0 },
    ]);
  });

  it("keeps an assignment as the set was when it was assigned", async () => {
    const made = await assign(teacher);
    await changeStudySet(teacher, setId, { title: "Other", blueprint: { ...blueprint, length: 20 } });
    expect((await assignmentResults(teacher, madeOf(made).id, now))?.blueprint.length).toBe(5);
  });

  it("lists every learner of the class, begun or not, and nobody to a stranger", async () => {
    const awa = await aPerson();
    await joins(awa, classroomId, "Awa");
    const made = await assign(teacher);
    expect(await assignmentResults(stranger, madeOf(made).id, now)).toBeNull();
    expect(await withdrawAssignment(stranger, madeOf(made).id, now)).toEqual({ ok: false, error: "not-found" });
    expect((await assignmentResults(teacher, madeOf(made).id, now))?.rows).toMatchObject([
      { name: "Awa", state: "not-begun" },
    ]);
    expect((await assignmentResults(teacher, madeOf(made).id, day(8)))?.rows).toMatchObject([{ state: "missed" }]);
  });

  it("counts the best finished attempt of a quiz, however often it is recomputed", async () => {
    const awa = await aPerson();
    await joins(awa, classroomId, "Awa");
    const assignmentId = madeOf(await assign(teacher)).id;
    await anAttempt(awa, assignmentId, [1, 0, 0.5], day(-0.5));
    await anAttempt(awa, assignmentId, [1, 1, 0.5], day(-0.2));
    await anAttempt(awa, assignmentId, [1, 1, 1], null);
    const client = getClient();
    // One of four is on violence: answered, and worth nothing.
    const extra = { ...(await client.attemptItem.findFirstOrThrow({ where: { index: 0 } })), index: 3, counts: false };
    const sittings = await client.attempt.findMany({ where: { assignmentId } });
    for (const { id } of sittings) {
      await client.attemptItem.create({ data: { ...extra, attemptId: id } as never });
      const answer = { id: randomUUID(), learnerId: awa.userId, attemptId: id, index: 3, bodyHash: "h" };
      await client.answer.create({ data: { ...answer, body: {}, grade: {}, credit: 1 } });
    }
    await client.$executeRaw(recomputeQuizResult(assignmentId, awa.userId, now));
    await client.$executeRaw(recomputeQuizResult(assignmentId, awa.userId, now));
    expect((await assignmentResults(teacher, assignmentId, now))?.rows).toMatchObject([
      { state: "done", credit: 2.5, possible: 3, answered: 4 },
    ]);
  });

  it("credits reviewing by separate days on which enough was done, and takes back what was undone", async () => {
    const awa = await aPerson();
    await joins(awa, classroomId, "Awa");
    const assignmentId = madeOf(await assign(teacher, { kind: "reviewing", daysWanted: 2, opensAt: day(-5) })).id;
    const client = getClient();
    const tenCards = Array.from({ length: FULL_DAY }, (_, card) => `fact:a${card}:o`);
    await client.memoryState.createMany({
      data: [...tenCards, "fact:b:o"].map((targetId) => ({
        learnerId: awa.userId,
        targetId,
        topic: targetId === "fact:b:o" ? "geography" : "minusma",
        phase: "review",
        stability: 1,
        difficulty: 5,
        step: 0,
        reps: 1,
        lapses: 0,
      })),
    });
    const all = (at: Date) => Promise.all(tenCards.map((targetId) => aReview(awa, targetId, at)));
    await all(day(-3));
    const [undone = ""] = await all(day(-2));
    await aReview(awa, "fact:b:o", day(-2)); // another topic
    await anUndo(awa, tenCards[0] ?? "", undone, day(-2));
    await client.$executeRaw(recomputeReviewingResults(awa.userId, now));
    const rows = async () => (await assignmentResults(teacher, assignmentId, now))?.rows;
    expect(await rows()).toMatchObject([{ state: "going", daysReviewed: 1 }]);
    // 02:00 belongs to the day before: the learner's day starts at 4.
    const [atNight, ...others] = tenCards;
    await aReview(awa, atNight ?? "", new Date("2026-11-22T02:00:00Z"));
    await Promise.all(others.map((targetId) => aReview(awa, targetId, new Date("2026-11-21T20:00:00Z"))));
    await client.$executeRaw(recomputeReviewingResults(awa.userId, now));
    expect(await rows()).toMatchObject([{ state: "done", daysReviewed: 2 }]);
  });

  async function joins(learner: Viewer, classId: string, name: string) {
    await getClient().membership.create({
      data: {
        classroomId: classId,
        userId: learner.userId,
        role: "learner",
        displayName: name,
        nameKey: nameKey(name),
      },
    });
  }

  async function anAttempt(learner: Viewer, assignmentId: string, credits: readonly number[], finishedAt: Date | null) {
    const client = getClient();
    const attemptId = randomUUID();
    const sitting = 1 + (await client.attempt.count({ where: { assignmentId, learnerId: learner.userId } }));
    await client.attempt.create({
      data: {
        id: attemptId,
        learnerId: learner.userId,
        assignmentId,
        sitting,
        title: "",
        blueprint,
        release: "r",
        seed: "s",
        finishedAt,
      },
    });
    for (const [index, credit] of credits.entries()) {
      await client.attemptItem.create({
        data: {
          attemptId,
          index,
          type: "date",
          targetId: `fact:a:${index}`,
          topic: "minusma",
          factIds: ["a"],
          seed: "s",
          generatorVersion: 1,
          guess: 0,
          view: {},
          key: {},
          feedback: {},
          proofs: {},
        },
      });
      await client.answer.create({
        data: {
          id: randomUUID(),
          learnerId: learner.userId,
          attemptId,
          index,
          body: {},
          bodyHash: "h",
          grade: {},
          credit,
        },
      });
    }
  }

  async function aReview(learner: Viewer, targetId: string, at: Date): Promise<string> {
    return anEvent(learner, targetId, at, "reviewed", {});
  }

  async function anUndo(learner: Viewer, targetId: string, undoes: string, at: Date): Promise<string> {
    return anEvent(learner, targetId, at, "undone", { undoes });
  }

  async function anEvent(learner: Viewer, targetId: string, at: Date, kind: string, body: Record<string, string>) {
    const id = randomUUID();
    await getClient().memoryEvent.create({
      data: {
        id,
        learnerId: learner.userId,
        targetId,
        kind,
        device: "d",
        deviceSequence: 1,
        deviceAt: at,
        receivedAt: at,
        effectiveAt: at,
        localDay: studyDay(at.getTime(), learner),
        schedulerVersion: 1,
        body,
        bodyHash: "h",
      },
    });
    return id;
  }
});
