import { beforeAll, expect, it } from "vitest";
import {
  COMMENTED,
  GIVEN_SHARE,
  GRADED_BY_HAND,
  LATE,
  LATE_AT,
  LEARNERS,
  MIXED_UP,
  QUIZZES,
  TEST_AT,
  WITH_EXTRA_TIME,
} from "@/core/demo/term";
import { wholeGradebook } from "@/core/gradebook/query";
import { FOR_DISCRIMINATION } from "@/core/statistics/items/intervals";
import messages from "@/messages/en/demo.json";
import type { Viewer } from "@/server/auth/viewer";
import type { DemoTexts } from "@/server/data/demo/class-rows";
import { makeDemoClass } from "@/server/data/demo/demo-class";
import { removeDemoClass } from "@/server/data/demo/remove-demo";
import { refitDifficulty } from "@/server/data/facts/difficulty";
import { findConfusions } from "@/server/data/gradebook/confusions";
import { loadGradebook } from "@/server/data/gradebook/gradebook";
import { checkMemory } from "@/server/data/memory/memory-check";
import { deleteAccount } from "@/server/data/people/deletion";
import { listPeople } from "@/server/data/people/people";
import { createAssignment } from "@/server/data/sets/assign";
import { sweep } from "@/server/data/sittings/settle";
import { findItemAnalysis } from "@/server/data/teaching/item-analysis";
import { checkStats } from "@/server/data/teaching/stats-check";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

const texts: DemoTexts = { ...messages, groups: ["Tuesday group", "Thursday group"] };

describeOnEachEngine("a demo class", (getClient) => {
  let teacher: Viewer;
  let classroomId: string;
  beforeAll(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher" });
    const made = await Promise.all([makeDemoClass(teacher, texts, NOON), makeDemoClass(teacher, texts, NOON)]);
    // Two presses of the button.
    expect(made.map(({ ok }) => ok).sort()).toEqual([false, true]);
    classroomId = made.flatMap((one) => (one.ok ? [one.value.id] : []))[0] ?? "";
  }, 60_000);

  const cellOf = async (quiz: number, learner: number) => {
    const query = { ...wholeGradebook, page: 1 };
    const book = await loadGradebook(teacher, classroomId, query, NOON);
    const column = book?.assignments.findIndex(({ title }) => title === texts.quizzes[quiz]) ?? -1;
    return book?.rows.find(({ name }) => name === texts.learners[learner])?.cells[column];
  };

  it("has results and memories that equal its log, and nothing that is left to settle", async () => {
    expect(await sweep(NOON)).toBe(0);
    const stats = await checkStats();
    expect(stats).toMatchObject({ assignments: QUIZZES.length + 1, mismatches: 0 });
    expect(stats.results).toBeGreaterThan(LEARNERS * 5);
    const memory = await checkMemory();
    expect(memory).toMatchObject({ learners: LEARNERS, mismatches: 0 });
    expect(memory.cards).toBeGreaterThan(LEARNERS * 20);
  });

  it("shows what a gradebook is for: late, missed, under way, graded by hand, with a comment", async () => {
    expect((await cellOf(LATE_AT, LATE))?.state).toBe("done-late");
    expect((await cellOf(TEST_AT, 11))?.state).toBe("missed");
    expect((await cellOf(QUIZZES.length - 1, 1))?.state).toBe("going");
    expect((await cellOf(QUIZZES.length - 1, 2))?.state).toBe("not-begun");
    expect(await cellOf(TEST_AT, GRADED_BY_HAND)).toMatchObject({ share: GIVEN_SHARE });
    const note = await getClient().gradeNote.findFirst({ where: { comment: texts.comment } });
    const commented = await getClient().membership.findFirst({ where: { rosterNumber: COMMENTED + 1 } });
    expect(note?.learnerId).toBe(commented?.userId);
  });

  it("has a learner who needs more than the time limit, and has it", async () => {
    const rows = await getClient().$queryRaw<{ number: number; seconds: number }[]>`
      SELECT m."rosterNumber" AS "number", extract(epoch FROM a."finishedAt" - a."startedAt")::float8 AS "seconds"
      FROM "Attempt" a JOIN "Membership" m ON m."userId" = a."learnerId" WHERE a."kind" = 'test'`;
    const limit = QUIZZES[TEST_AT]?.rules.timeLimitS ?? 0;
    for (const { number, seconds } of rows) {
      expect(seconds).toBeLessThan(number === WITH_EXTRA_TIME + 1 ? limit * 1.5 : limit);
    }
  });

  it("mixes two groups up, so that it shows in what the class knows", async () => {
    const pairs = await findConfusions(teacher, classroomId);
    const pair = pairs.find(({ first }) => [first.right, first.given].sort().join() === [...MIXED_UP].sort().join());
    // Fourteen do, less whoever was not there.
    expect(pair?.first.taken).toBeGreaterThanOrEqual(11);
    expect(pair?.first.taken).toBeLessThanOrEqual(14);
  });

  it("shows how the questions of each quiz for all did, with what takes thirty learners", async () => {
    for (const quiz of [0, LATE_AT, TEST_AT]) {
      const { id } = await getClient().assignment.findFirstOrThrow({ where: { title: texts.quizzes[quiz] ?? "" } });
      const analysis = (await findItemAnalysis(teacher, id, NOON))?.analysis;
      if (analysis?.kind !== "shown") throw new Error(`Too few of quiz ${quiz}`);
      expect(analysis.test.n).toBeGreaterThanOrEqual(FOR_DISCRIMINATION);
      expect(analysis.questions.some(({ discrimination }) => discrimination.kind === "told")).toBe(true);
    }
  });

  it("counts in no figure about others", async () => {
    const administrator = await aPerson({ role: "administrator", name: "Root" });
    expect((await listPeople(administrator, "")).map(({ name }) => name)).toEqual(["Aminata", "Root"]);
    expect((await refitDifficulty("release", NOON)).answers).toBe(0);
  });

  it("is nobody else's to remove, and goes in one go with its learners; what is used elsewhere stays", async () => {
    const stranger = await aPerson({ role: "teacher" });
    expect(await removeDemoClass(stranger, classroomId)).toBe(false);
    const own = await aClass(teacher);
    expect(await removeDemoClass(teacher, own.id)).toBe(false);

    const set = await getClient().studySet.findFirstOrThrow({ where: { title: texts.reviewing } });
    const draft = { classroomId: own.id, setId: set.id, kind: "reviewing" as const, title: "Again", daysWanted: 2 };
    await createAssignment(teacher, { ...draft, opensAt: NOON, dueAt: hoursLater(48) });
    expect(await removeDemoClass(teacher, classroomId)).toBe(true);
    expect(await getClient().user.count({ where: { demo: true } })).toBe(0);
    for (const table of ["attempt", "memoryEvent", "gradeNote", "assignmentResult"] as const) {
      expect(await (getClient()[table] as { count: () => Promise<number> }).count()).toBe(0);
    }
    expect(await getClient().auditEntry.count({ where: { resource: { startsWith: "grade:" } } })).toBe(0);
    expect((await getClient().studySet.findMany()).map(({ id }) => id)).toEqual([set.id]);
    expect((await getClient().classroom.findMany()).map(({ id }) => id)).toEqual([own.id]);
  });

  it("goes with its teacher's account", async () => {
    const made = await makeDemoClass(teacher, texts, NOON);
    expect(made.ok).toBe(true);
    expect(await deleteAccount(teacher, NOON)).toEqual({ ok: true, value: null });
    expect(await getClient().user.count({ where: { demo: true } })).toBe(0);
    expect(await getClient().classroom.count({ where: { demo: true } })).toBe(0);
  });
});
