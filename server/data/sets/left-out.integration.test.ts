import { beforeEach, expect, it, vi } from "vitest";
import { wholeGradebook } from "@/core/gradebook/query";
import { anyBlueprint, type Blueprint, MIN_LENGTH } from "@/core/quizzes/blueprint";
import { leftOutProblem } from "@/core/quizzes/sets/asked";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { setIncludeHarm } from "@/server/data/classes/classrooms";
import { forgetOverrides } from "@/server/data/facts/in-force";
import { addOverride } from "@/server/data/facts/overrides";
import { loadGradebook } from "@/server/data/gradebook/gradebook";
import { findNothingAsked, renewAsks, renewAsksOfFacts } from "@/server/data/sets/asks";
import { copyAssignment, createAssignment } from "@/server/data/sets/assign";
import { leftOutOfAssignment, leftOutOfSet, leftOutOfSets } from "@/server/data/sets/left-out";
import { previewSet } from "@/server/data/sets/preview";
import { createStudySet } from "@/server/data/sets/study-sets";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { previewForm } from "@/server/data/teaching/assigned-form";
import { listAssignedWork } from "@/server/data/teaching/overview";
import { checkStats } from "@/server/data/teaching/stats-check";
import { getDb } from "@/server/db";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { madeOf } from "@/tests/support/made-of";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const violent = [...getFactBase().facts.values()].filter(({ harm }) => harm !== null).map(({ id }) => id);
const mixed: Blueprint = {
  ...anyBlueprint,
  topics: ["war-resumes-2023"],
  facts: violent.slice(0, 3),
  includeHarm: true,
  length: 8,
};

describeOnEachEngine("what a class that has violence off is not asked", (getClient) => {
  let teacher: Viewer;
  let stranger: Viewer;
  let awa: Viewer;
  let classroomId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    forgetOverrides();
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    stranger = await aPerson({ role: "teacher", name: "Mr Other" });
    awa = await aPerson({ name: "Awa" });
    classroomId = (await aClass(teacher, [awa])).id;
  });

  async function given(frozen: boolean) {
    const { blueprint, items } = await previewSet(teacher, mixed, { kind: "draw" });
    const set = await createStudySet(teacher, { title: "2023", blueprint, frozen });
    const made = await createAssignment(teacher, {
      classroomId,
      setId: set.id,
      kind: "quiz",
      title: "2023",
      opensAt: NOON,
      dueAt: hoursLater(48),
      daysWanted: 1,
    });
    return { setId: set.id, assignmentId: madeOf(made).id, items };
  }

  it("is told to its teacher before and after, exactly as it then falls out of a frozen set", async () => {
    const { setId, assignmentId, items } = await given(true);
    const prompts = items.filter(({ feedback }) => feedback.harm !== null).map(({ view }) => view.prompt);
    expect(prompts.length).toBeGreaterThan(0);
    const left = { prompts, of: items.length, frozen: true, nothing: false };
    expect(await leftOutOfSet(teacher, setId)).toEqual(left);
    expect(await leftOutOfAssignment(teacher, assignmentId)).toEqual(left);

    const started = await startAssignedAttempt(awa, assignmentId, hoursLater(1));
    const attemptId = started.ok ? started.value.attemptId : "";
    const asked = await (await getDb()).attemptItem.findMany({ where: { attemptId }, select: { view: true } });
    expect(asked).toHaveLength(items.length - prompts.length);
    const shown = asked.map(({ view }) => (view as { prompt: string }).prompt);
    expect([...shown, ...prompts].sort()).toEqual(items.map(({ view }) => view.prompt).sort());
  });

  it("gets others in its place where the set follows the facts", async () => {
    const { setId, assignmentId, items } = await given(false);
    expect(await leftOutOfAssignment(teacher, assignmentId)).toMatchObject({ of: items.length, frozen: false });
    expect((await leftOutOfSets(teacher, [setId])).get(setId)?.prompts.length).toBeGreaterThan(0);
  });

  it("cannot be given what would ask it nothing, and has not failed what came to that", async () => {
    const killings: Blueprint = { ...anyBlueprint, facts: violent.slice(0, 3), includeHarm: true, length: MIN_LENGTH };
    const { blueprint, items } = await previewSet(teacher, killings, { kind: "draw" });
    expect(items.length).toBe(MIN_LENGTH);
    const set = await createStudySet(teacher, { title: "Killings", blueprint });
    expect(leftOutProblem(await leftOutOfSet(teacher, set.id), items.length)).toBe("nothing-left");
    const draft = { setId: set.id, kind: "quiz", title: "Killings", opensAt: NOON, daysWanted: 1 } as const;
    const give = (to: string) => createAssignment(teacher, { ...draft, classroomId: to, dueAt: hoursLater(4) });
    expect(await give(classroomId)).toMatchObject({ error: "nothing-asked" });

    // Where violence is on it is asked, and earns nobody points: whoever is absent has no grade either.
    const bakary = await aPerson({ name: "Bakary" });
    const { id: other } = await aClass(teacher, [awa, bakary]);
    await setIncludeHarm(teacher, other, true);
    const assignmentId = madeOf(await give(other)).id;
    const dates = { opensAt: NOON, dueAt: hoursLater(4) };
    expect(await copyAssignment(teacher, assignmentId, classroomId, dates)).toEqual({
      ok: false,
      error: "nothing-asked",
    });
    expect((await startAssignedAttempt(awa, assignmentId, hoursLater(1))).ok).toBe(true);
    const grades = async () => {
      const book = await loadGradebook(teacher, other, wholeGradebook, hoursLater(5));
      return book?.rows.map(({ name, mean, cells }) => [name, mean, cells[0]?.state]);
    };
    expect(await grades()).toEqual([
      ["Awa", null, "missed"],
      ["Bakary", null, "missed"],
    ]);

    await setIncludeHarm(teacher, other, false);
    await renewAsks(teacher, { classroomId: other }, hoursLater(2));
    expect(await grades()).toEqual([
      ["Awa", null, "missed"],
      ["Bakary", null, "nothing-asked"],
    ]);
    expect(await listAssignedWork(bakary, hoursLater(3))).toMatchObject([{ state: "nothing-asked" }]);
    expect(await findNothingAsked(bakary, assignmentId, hoursLater(3))).toMatchObject({ why: "harm" });
    expect((await checkStats()).mismatches).toBe(0);

    // Renewed after it was due, it stays as it was then.
    await setIncludeHarm(teacher, other, true);
    await renewAsks(teacher, { classroomId: other }, hoursLater(5));
    expect((await grades())?.[1]).toEqual(["Bakary", null, "nothing-asked"]);
  });

  it("has not failed what asks nothing since its facts were withdrawn", async () => {
    const { assignmentId, items } = await given(true);
    const admin = await aPerson({ role: "administrator" });
    const factIds = [...new Set(items.flatMap(({ factIds: ids }) => ids))];
    for (const factId of factIds)
      await addOverride(admin, { factId, kind: "withdrawn", reason: "A source was forged." }, NOON);
    await renewAsksOfFacts(admin, factIds.slice(0, 1), NOON);
    await expect((await getDb()).assignment.findMany({ select: { asks: true } })).resolves.toEqual([
      { asks: "nothing" },
    ]);
    expect(await previewForm(teacher, assignmentId, NOON)).toMatchObject({ error: { why: "facts" } });
    forgetOverrides();
  });

  it("is told to nobody else", async () => {
    const { setId, assignmentId } = await given(true);
    expect(await leftOutOfSet(stranger, setId)).toBeNull();
    expect((await leftOutOfSets(stranger, [setId])).size).toBe(0);
    expect(await leftOutOfAssignment(stranger, assignmentId)).toBeNull();
    expect(await leftOutOfAssignment(awa, assignmentId)).toBeNull();
  });
});
