import { beforeEach, expect, it } from "vitest";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { readmitLearner, removeLearner } from "@/server/data/classes/classrooms";
import { changeGroup, createGroup, deleteGroup, listGroups, listWorkOfGroups } from "@/server/data/classes/groups";
import { createAssignment } from "@/server/data/sets/assign";
import { givenTo } from "@/server/data/sets/audience";
import { createStudySet } from "@/server/data/sets/study-sets";
import { assignmentResults } from "@/server/data/teaching/assignments";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { madeOf } from "@/tests/support/made-of";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

describeOnEachEngine("groups of a class", (getClient) => {
  let teacher: Viewer;
  let stranger: Viewer;
  let awa: Viewer;
  let bina: Viewer;
  let classroomId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    stranger = await aPerson({ role: "teacher", name: "Mr Other" });
    awa = await aPerson({ name: "Awa" });
    bina = await aPerson({ name: "Bina" });
    classroomId = (await aClass(teacher, [bina, awa])).id;
  });

  const make = async (name: string, members: readonly Viewer[]): Promise<string> => {
    const made = await createGroup(teacher, classroomId, { name, memberIds: members.map(({ userId }) => userId) });
    if (!made.ok) throw new Error(made.error.code);
    return made.value.id;
  };
  const namesIn = async (groupId: string) =>
    (await listGroups(teacher, classroomId))
      ?.find(({ id }) => id === groupId)
      ?.members.map(({ displayName }) => displayName) ?? null;

  it("makes, changes and deletes a group; its learners stay in the class", async () => {
    const groupId = await make("Team A", [bina, awa]);
    expect(await listGroups(teacher, classroomId)).toMatchObject([
      { id: groupId, name: "Team A", members: [{ displayName: "Awa" }, { displayName: "Bina" }] },
    ]);
    const changed = await changeGroup(teacher, classroomId, groupId, { name: "Team B", memberIds: [awa.userId] }, NOON);
    expect(changed.ok).toBe(true);
    expect(await listGroups(teacher, classroomId)).toMatchObject([
      { name: "Team B", members: [{ displayName: "Awa" }] },
    ]);
    expect(await deleteGroup(teacher, classroomId, groupId)).toBe(true);
    expect(await listGroups(teacher, classroomId)).toEqual([]);
    expect(await getClient().membership.count({ where: { classroomId, role: "learner" } })).toBe(2);
  });

  it("lists groups as people number them", async () => {
    for (const name of ["Team 10", "team 2", "Équipe 3"]) await make(name, []);
    expect((await listGroups(teacher, classroomId))?.map(({ name }) => name)).toEqual([
      "Équipe 3",
      "team 2",
      "Team 10",
    ]);
  });

  async function give(groupId: string): Promise<string> {
    const { id: setId } = await createStudySet(teacher, { title: "Set", blueprint: anyBlueprint });
    const dates = { opensAt: NOON, dueAt: hoursLater(48), daysWanted: 1 };
    const draft = { classroomId, setId, kind: "quiz" as const, title: "Rivers", ...dates };
    const made = await createAssignment(teacher, { ...draft, audience: { kind: "group", groupId } });
    return madeOf(made).id;
  }
  const hasIt = async (learner: Viewer, id: string) =>
    (await getClient().assignment.count({ where: { id, ...givenTo(learner) } })) === 1;

  it("leaves its learners what it was given when it is deleted, and nobody else", async () => {
    const groupId = await make("Team A", [bina]);
    const id = await give(groupId);
    expect((await listWorkOfGroups(teacher, classroomId)).get(groupId)).toEqual(["Rivers"]);
    expect((await listWorkOfGroups(stranger, classroomId)).size).toBe(0);
    expect(await deleteGroup(stranger, classroomId, groupId)).toBe(false);
    expect(await deleteGroup(teacher, classroomId, groupId)).toBe(true);
    expect([await hasIt(bina, id), await hasIt(awa, id)]).toEqual([true, false]);
    expect((await assignmentResults(teacher, id, NOON))?.rows.map(({ name }) => name)).toEqual(["Bina"]);
  });

  it("takes what it was given from somebody only when that is confirmed", async () => {
    const groupId = await make("Team A", [awa, bina]);
    const id = await give(groupId);
    const wish = { name: "Team B", memberIds: [awa.userId] };
    expect(await changeGroup(teacher, classroomId, groupId, wish, NOON)).toEqual({
      ok: false,
      error: { code: "takes-work" },
    });
    expect(await namesIn(groupId)).toEqual(["Awa", "Bina"]);
    expect((await listGroups(teacher, classroomId))?.[0]?.name).toBe("Team A");
    expect(await hasIt(bina, id)).toBe(true);
    const all = { name: "Team B", memberIds: [awa.userId, bina.userId] };
    expect(await changeGroup(teacher, classroomId, groupId, all, NOON)).toMatchObject({ ok: true });
    expect(await changeGroup(teacher, classroomId, groupId, { ...wish, takesWork: true }, NOON)).toMatchObject({
      ok: true,
    });
    expect([await hasIt(awa, id), await hasIt(bina, id)]).toEqual([true, false]);
  });

  it("answers a stranger and a learner as if there were no such group, and changes nothing", async () => {
    const groupId = await make("Team A", [awa]);
    for (const viewer of [stranger, awa]) {
      expect(await listGroups(viewer, classroomId)).toBeNull();
      const wish = { name: "Mine", memberIds: [] };
      expect(await createGroup(viewer, classroomId, wish)).toMatchObject({ error: { code: "not-found" } });
      expect(await changeGroup(viewer, classroomId, groupId, wish, NOON)).toMatchObject({
        error: { code: "not-found" },
      });
      expect(await deleteGroup(viewer, classroomId, groupId)).toBe(false);
    }
    expect(await namesIn(groupId)).toEqual(["Awa"]);
  });

  it("keeps a group to its own class: neither another class's group nor its learners", async () => {
    const elsewhere = await aPerson({ name: "Zan" });
    const otherClass = (await aClass(teacher, [elsewhere])).id;
    const groupId = await make("Team A", [awa]);
    expect(await listGroups(teacher, otherClass)).toEqual([]);
    expect(await deleteGroup(teacher, otherClass, groupId)).toBe(false);
    const mixed = { name: "Team A", memberIds: [awa.userId, elsewhere.userId] };
    expect(await changeGroup(teacher, classroomId, groupId, mixed, NOON)).toMatchObject({
      error: { code: "not-found" },
    });
    expect(await createGroup(teacher, classroomId, { ...mixed, name: "New" })).toMatchObject({ ok: false });
    // Nothing of a refused change stays, not even a part.
    expect(await listGroups(teacher, classroomId)).toMatchObject([{ id: groupId, members: [{ userId: awa.userId }] }]);
    // And the database itself refuses a learner of another class.
    const row = { groupId, classroomId, userId: elsewhere.userId };
    await expect(getClient().groupMember.create({ data: row })).rejects.toThrow();
  });

  it("refuses a second group of the same name, however it is written", async () => {
    await make("Team A", []);
    const again = await createGroup(teacher, classroomId, { name: " team  a", memberIds: [] });
    expect(again).toMatchObject({ error: { code: "group-name-taken" } });
  });

  it("leaves out whoever was taken out of the class, and has them again once they are let in", async () => {
    const groupId = await make("Team A", [awa, bina]);
    await removeLearner(teacher, classroomId, awa.userId, NOON);
    expect(await namesIn(groupId)).toEqual(["Bina"]);
    await changeGroup(teacher, classroomId, groupId, { name: "Team A", memberIds: [bina.userId] }, NOON);
    await readmitLearner(teacher, classroomId, awa.userId, NOON);
    expect(await namesIn(groupId)).toEqual(["Awa", "Bina"]);
  });
});
