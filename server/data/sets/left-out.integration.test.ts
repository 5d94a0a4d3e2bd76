import { beforeEach, expect, it, vi } from "vitest";
import { anyBlueprint, type Blueprint } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { createAssignment } from "@/server/data/sets/assign";
import { leftOutOfAssignment, leftOutOfSet, leftOutOfSets } from "@/server/data/sets/left-out";
import { previewSet } from "@/server/data/sets/preview";
import { createStudySet } from "@/server/data/sets/study-sets";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { getDb } from "@/server/db";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
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
    return { setId: set.id, assignmentId: made?.id ?? "", items };
  }

  it("is told to its teacher before and after, exactly as it then falls out of a frozen set", async () => {
    const { setId, assignmentId, items } = await given(true);
    const prompts = items.filter(({ feedback }) => feedback.harm !== null).map(({ view }) => view.prompt);
    expect(prompts.length).toBeGreaterThan(0);
    const left = { prompts, of: items.length, frozen: true };
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

  it("is told to nobody else", async () => {
    const { setId, assignmentId } = await given(true);
    expect(await leftOutOfSet(stranger, setId)).toBeNull();
    expect((await leftOutOfSets(stranger, [setId])).size).toBe(0);
    expect(await leftOutOfAssignment(stranger, assignmentId)).toBeNull();
    expect(await leftOutOfAssignment(awa, assignmentId)).toBeNull();
  });
});
