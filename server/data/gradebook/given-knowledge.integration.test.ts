import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { findClassKnowledge } from "@/server/data/gradebook/knowledge";
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
});
