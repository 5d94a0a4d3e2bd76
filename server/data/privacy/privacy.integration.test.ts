import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { defaultRetention } from "@/core/access/retention";
import type { Viewer } from "@/server/auth/viewer";
import { findClassroom, readmitLearner, removeLearner } from "@/server/data/classes/classrooms";
import { leaveAsLearner, listMyClasses } from "@/server/data/classes/my-classes";
import { addRoster } from "@/server/data/classes/roster";
import { eraseLearner, exportLearner, findLearnerRecord } from "@/server/data/privacy/learner-record";
import { ownData } from "@/server/data/privacy/own-data";
import { planRetention, saveRetention, sweepRetention } from "@/server/data/privacy/retention";
import { setCalendar } from "@/server/data/sets/calendar";
import { getDb } from "@/server/db";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON, viewerOf } from "@/tests/support/people";

const TEST = { mode: "test", reviewAfter: "nothing", reviewClosed: "everything" };

describeOnEachEngine("privacy", (getClient) => {
  let teacher: Viewer;
  let stranger: Viewer;
  let classroomId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo", email: "diallo@school.example" });
    stranger = await aPerson({ role: "teacher", name: "Mr Other" });
    classroomId = (await aClass(teacher)).id;
    await addRoster(teacher, classroomId, "Awa\nBina", NOON);
  });

  const learner = async (name: string, id = classroomId): Promise<Viewer> => {
    const found = await getClient().membership.findFirstOrThrow({ where: { classroomId: id, displayName: name } });
    return viewerOf({ userId: found.userId, sessionVersion: 1 });
  };
  /** Work of a learner in a class: a sitting with one answered question, its result, and what the teacher said. */
  const work = async (learnerId: string, id = classroomId, rules: object = {}): Promise<string> => {
    const db = await getDb();
    const [setId, assignmentId, attemptId] = [randomUUID(), randomUUID(), randomUUID()];
    await db.studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint: {} } });
    const dates = { opensAt: NOON, dueAt: hoursLater(24), closesAt: hoursLater(48), createdBy: teacher.userId };
    const assignment = { id: assignmentId, classroomId: id, setId, kind: "quiz" as const, title: "The quiz" };
    await db.assignment.create({ data: { ...assignment, blueprint: {}, rules, ...dates } });
    await sitting(learnerId, attemptId, { assignmentId });
    const result = { state: "done", credit: 1, possible: 1, answered: 1, daysReviewed: 0, updatedAt: NOON };
    await db.assignmentResult.create({ data: { assignmentId, learnerId, ...result } });
    await db.assignmentLearner.create({ data: { assignmentId, learnerId } });
    const longer = { dueAt: hoursLater(30), createdBy: teacher.userId, updatedAt: NOON };
    await db.assignmentException.create({ data: { assignmentId, learnerId, ...longer } });
    const note = { comment: "Well done", updatedBy: teacher.userId, updatedAt: NOON };
    await db.gradeNote.create({ data: { assignmentId, learnerId, ...note } });
    return attemptId;
  };
  const sitting = async (learnerId: string, id: string, more: { assignmentId?: string; type?: string } = {}) => {
    const { type = "multiple-choice", ...rest } = more;
    const db = await getDb();
    const times = { startedAt: NOON, finishedAt: hoursLater(1) };
    await db.attempt.create({
      data: { id, learnerId, title: "The quiz", blueprint: {}, release: "r", seed: "SECRET-SEED", ...times, ...rest },
    });
    const item = { attemptId: id, index: 0, type, targetId: "t", topic: "geography", factIds: ["the-asked-fact"] };
    const made = { seed: "SECRET-SEED", generatorVersion: 1, guess: 0.25, view: { stem: "What is seen?" } };
    await db.attemptItem.create({
      data: { ...item, ...made, key: { right: "SECRET-KEY" }, feedback: {}, proofs: {} },
    });
    const answer = { id: randomUUID(), learnerId, attemptId: id, index: 0, body: { choice: "given" }, bodyHash: "h" };
    await db.answer.create({
      data: { ...answer, grade: { kind: "GRADED" }, credit: 1, confidence: "sure", receivedAt: NOON },
    });
    const late = {
      attemptId: id,
      index: 0,
      answerId: randomUUID(),
      sequence: 2,
      told: false,
      receivedAt: hoursLater(2),
    };
    await db.lateAnswer.create({ data: { ...late, body: { choice: "too late" } } });
  };
  const everything = async (viewer: Viewer): Promise<string> => {
    let text = "";
    for await (const part of ownData(viewer, hoursLater(2))) text += part;
    return text;
  };

  it("gives everybody all of their own as one file that can be read, and nothing of others", async () => {
    const [awa, bina] = [await learner("Awa"), await learner("Bina")];
    for (const one of [awa, bina]) await work(one.userId);
    await setCalendar(awa, true);
    const db = getClient();
    const event = { targetId: "t", kind: "reviewed", device: "d", deviceSequence: 1, localDay: "2026-11-22" };
    const times = { deviceAt: NOON, receivedAt: NOON, effectiveAt: NOON };
    for (const one of [awa, bina]) {
      await db.memoryEvent.createMany({
        data: Array.from({ length: one === awa ? 1001 : 1 }, () => ({
          ...{ id: randomUUID(), learnerId: one.userId, schedulerVersion: 1, body: {}, bodyHash: "h" },
          ...event,
          ...times,
        })),
      });
    }
    const text = await everything(awa);
    const file = JSON.parse(text);
    expect(file).toMatchObject({
      format: "azalai-my-data",
      account: { name: "Awa", hasPassword: false, hasCalendarAddress: true },
      classes: [{ displayName: "Awa", classroom: { name: "3B" } }],
      assignments: {
        results: [{ credit: 1 }],
        notes: [{ comment: "Well done" }],
        exceptions: [{ assignment: { title: "The quiz" } }],
        givenByName: [{ assignment: { title: "The quiz" } }],
      },
      sittings: [{ told: true, items: [{ answer: { given: { choice: "given" }, confidence: "sure", credit: 1 } }] }],
    });
    // More than a page of the log, and each once.
    expect(new Set(file.log.map((row: { id: string }) => row.id)).size).toBe(1001);
    expect(text).not.toMatch(/Bina|SECRET|passwordHash|recoveryHash|calendarKey/);
    expect(text).not.toContain(bina.userId);
    const own = JSON.parse(await everything(teacher));
    expect(own).toMatchObject({ teaching: [{ classroom: { name: "3B", assignments: [{}, {}] } }], sets: [{}, {}] });
    expect(JSON.stringify(own)).not.toMatch(/\bAwa\b|Bina/);
  });

  it("tells nothing of a test before its answers are told: no mark, no grade, not which fact it asks", async () => {
    const awa = await learner("Awa");
    await work(awa.userId, classroomId, TEST);
    const untold = await everything(awa);
    expect(untold).not.toMatch(/GRADED|the-asked-fact/);
    expect(JSON.parse(untold)).toMatchObject({
      assignments: { results: [{ credit: null }] },
      sittings: [{ told: false, items: [{ answer: { given: { choice: "given" }, credit: null } }] }],
    });
    expect(JSON.stringify(await exportLearner(teacher, classroomId, awa.userId, hoursLater(2)))).not.toMatch(/GRADED/);
  });

  it("gives a teacher what their class has of a learner, without what they believe, and a stranger nothing", async () => {
    const awa = await learner("Awa");
    await work(awa.userId);
    await sitting(awa.userId, randomUUID());
    const status = await work(awa.userId);
    await getClient().attemptItem.updateMany({ where: { attemptId: status }, data: { type: "status" } });
    const file = await exportLearner(teacher, classroomId, awa.userId, hoursLater(2));
    expect(file).toMatchObject({ class: "3B", learner: { name: "Awa" }, results: [{}, {}], notes: [{}, {}] });
    expect(file?.exceptions).toMatchObject([{ assignment: { title: "The quiz" } }, { assignment: {} }]);
    expect(file?.sittings).toHaveLength(2);
    expect(JSON.stringify(file)).not.toContain('sure"');
    const items = file?.sittings.flatMap((one) => one.items.map(({ type, answer, late }) => [type, { answer, late }]));
    expect(Object.fromEntries(items ?? [])).toMatchObject({
      "multiple-choice": { answer: { given: { choice: "given" }, credit: 1 }, late: { given: { choice: "too late" } } },
      status: { answer: { given: null, credit: 1 }, late: { given: null, receivedAt: hoursLater(2) } },
    });
    for (const viewer of [stranger, awa]) {
      expect(await exportLearner(viewer, classroomId, awa.userId, NOON)).toBeNull();
      expect(await findLearnerRecord(viewer, classroomId, awa.userId)).toBeNull();
      expect(await eraseLearner(viewer, classroomId, awa.userId, "Awa", NOON)).toMatchObject({
        error: { code: "not-found" },
      });
    }
  });

  it("deletes the whole account of a learner who is in this class alone, once their name is typed", async () => {
    const [awa, bina] = [await learner("Awa"), await learner("Bina")];
    for (const one of [awa, bina]) await work(one.userId);
    expect(await findLearnerRecord(teacher, classroomId, awa.userId)).toMatchObject({ reach: "account", attempts: 1 });
    expect(await eraseLearner(teacher, classroomId, awa.userId, "Bina", NOON)).toMatchObject({
      error: { code: "typed-other" },
    });
    expect(await eraseLearner(teacher, classroomId, awa.userId, " awa ", NOON)).toEqual({
      ok: true,
      value: { reach: "account" },
    });
    const db = getClient();
    const rows = [db.user, db.attempt, db.answer, db.assignmentResult, db.gradeNote, db.membership].map(async (table) =>
      JSON.stringify(await (table as typeof db.user).findMany()),
    );
    for (const text of [...(await Promise.all(rows)), JSON.stringify(await db.auditEntry.findMany())]) {
      expect(text).not.toContain(awa.userId);
    }
    expect(await db.attempt.count()).toBe(1);
    expect((await findClassroom(teacher, classroomId))?.learners.map(({ displayName }) => displayName)).toEqual([
      "Bina",
    ]);
  });

  it("deletes only what belongs to the class of a learner who is elsewhere, too", async () => {
    const awa = await learner("Awa");
    const other = await aClass(stranger, [awa]);
    await work(awa.userId);
    await work(awa.userId, other.id);
    const own = randomUUID();
    await sitting(awa.userId, own);
    expect(await findLearnerRecord(teacher, classroomId, awa.userId)).toMatchObject({ reach: "class", attempts: 1 });
    expect(await eraseLearner(teacher, classroomId, awa.userId, "Awa", NOON)).toMatchObject({
      value: { reach: "class" },
    });
    const db = getClient();
    const left = await db.attempt.findMany({ include: { assignment: true } });
    expect(left.map(({ assignment }) => assignment?.classroomId ?? null).sort()).toEqual([null, other.id].sort());
    expect(await db.assignmentResult.count()).toBe(1);
    expect(await db.gradeNote.count()).toBe(1);
    expect((await listMyClasses(awa)).map(({ id }) => id)).toEqual([other.id]);
    expect(await findLearnerRecord(teacher, classroomId, awa.userId)).toBeNull();
  });

  it("shows learners their classes, and lets them leave one", async () => {
    const awa = await learner("Awa");
    await aClass(stranger, [awa]);
    expect(await listMyClasses(awa)).toMatchObject([
      { name: "3B", displayName: "Awa", alias: null, archived: false },
      { name: "3B" },
    ]);
    expect(await leaveAsLearner(teacher, classroomId, NOON)).toBe(false);
    expect(await leaveAsLearner(awa, classroomId, NOON)).toBe(true);
    expect(await leaveAsLearner(awa, classroomId, NOON)).toBe(false);
    expect(await listMyClasses(awa)).toHaveLength(1);
    expect((await findClassroom(teacher, classroomId))?.learners).toMatchObject([
      { displayName: "Awa", removed: true, left: true },
      { displayName: "Bina", removed: false },
    ]);
    // Let in again and then taken out, she has not left.
    await readmitLearner(teacher, classroomId, awa.userId, NOON);
    await removeLearner(teacher, classroomId, awa.userId, NOON);
    expect(await findLearnerRecord(teacher, classroomId, awa.userId)).toMatchObject({ removed: true, left: false });
  });

  it("deletes what is older than is set, as the dry run said, and notes how much", async () => {
    const admin = await aPerson({ role: "administrator" });
    const db = getClient();
    const old = (months: number) => new Date(Date.UTC(2026, 10 - months, 21));
    const seen = async (viewer: Viewer, lastSeenAt: Date) =>
      db.user.update({ where: { id: viewer.userId }, data: { lastSeenAt } });
    await seen(await aPerson({ guest: true }), old(2));
    await seen(await aPerson({ guest: true }), NOON);
    const gone = await aPerson({ name: "Long gone", email: "gone@mail.example" });
    await seen(gone, old(13));
    await aClass(stranger, [gone]);
    await seen(await aPerson({ name: "Here", email: "here@mail.example" }), old(11));
    await seen(await aPerson({ role: "teacher", name: "Old teacher" }), old(40));
    await db.classroom.update({ where: { id: classroomId }, data: { archivedAt: old(7) } });
    const bina = await learner("Bina");
    await aClass(stranger, [bina]);
    const wanted = { guestDays: 31, learnerMonths: 12, classMonths: 6 };
    expect(await planRetention(teacher, wanted, NOON)).toBeNull();
    expect(await saveRetention(teacher, wanted, NOON)).toBe(false);
    expect(await planRetention(admin, defaultRetention, NOON)).toMatchObject({ guests: 0, learners: 0, classes: 0 });
    expect(await sweepRetention(NOON)).toEqual({ guests: 0, learners: 0, classes: 0 });
    const plan = { guests: 1, learners: 1, inClasses: 1, classes: 1, classNames: ["3B"], withClasses: 1 };
    expect(await planRetention(admin, wanted, NOON)).toEqual(plan);
    expect(await saveRetention(admin, wanted, NOON)).toBe(true);
    expect(await sweepRetention(NOON)).toEqual({ guests: 1, learners: 2, classes: 1 });
    const names = (await db.user.findMany({ where: { guest: false } })).map(({ name }) => name).sort();
    expect(names).toEqual(["Aminata", "Bina", "Here", "Mr Other", "Ms Diallo", "Old teacher"]);
    const entries = await db.auditEntry.findMany({ where: { resource: "retention" }, orderBy: { verb: "asc" } });
    expect(entries).toMatchObject([
      { verb: "change", actorId: admin.userId, detail: wanted },
      { verb: "remove", actorId: null, detail: { guests: 1, learners: 2, classes: 1 } },
    ]);
    expect(await sweepRetention(NOON)).toEqual({ guests: 0, learners: 0, classes: 0 });
  });

  it("deletes a class that nobody teaches a year after it was closed, whatever is set", async () => {
    const db = getClient();
    await db.membership.deleteMany({ where: { classroomId, role: "teacher" } });
    await db.classroom.update({ where: { id: classroomId }, data: { archivedAt: new Date(Date.UTC(2025, 10, 23)) } });
    expect(await sweepRetention(NOON)).toMatchObject({ classes: 0 });
    expect(await sweepRetention(hoursLater(48))).toEqual({ guests: 0, learners: 2, classes: 1 });
  });
});
