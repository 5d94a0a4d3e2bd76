import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { restsOn } from "@/core/questions/rests-on";
import { anyBlueprint, type Blueprint } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { getFactBase } from "@/server/content/load";
import { setIncludeHarm } from "@/server/data/classes/classrooms";
import { createGroup } from "@/server/data/classes/groups";
import { forgetOverrides } from "@/server/data/facts/in-force";
import { addOverride } from "@/server/data/facts/overrides";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { addCard } from "@/server/data/own/cards";
import { ensureDeckOfSet, findDeckOfSet } from "@/server/data/own/decks";
import { listWorkToLookAt } from "@/server/data/regrade/to-look-at";
import { type AssignmentDraft, copyAssignment, createAssignment } from "@/server/data/sets/assign";
import { findCalendarToken, findDueDates, setCalendar } from "@/server/data/sets/calendar";
import { changesOfAssignment, changesOfSet } from "@/server/data/sets/changes";
import { previewSet } from "@/server/data/sets/preview";
import { copySharedSet, duplicateSet, findSharedSet, findShareToken, setShared } from "@/server/data/sets/sharing";
import { archiveStudySet, changeStudySet, createStudySet, findStudySet } from "@/server/data/sets/study-sets";
import { findVersion, listVersions, restoreVersion } from "@/server/data/sets/versions";
import { findAttempt } from "@/server/data/sittings/attempts";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { previewForm } from "@/server/data/teaching/assigned-form";
import { assignmentResults, listAssignments, withdrawAssignment } from "@/server/data/teaching/assignments";
import { setException } from "@/server/data/teaching/exceptions";
import { findGivenCards } from "@/server/data/teaching/given-cards";
import { listAssignedWork } from "@/server/data/teaching/overview";
import { listWorksToday } from "@/server/data/teaching/reviewing-today";
import { getDb } from "@/server/db";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { madeOf } from "@/tests/support/made-of";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const accord: Blueprint = { ...anyBlueprint, entities: ["algiers-accord-2015"], length: 5 };

describeOnEachEngine("sets and what is given of them", (getClient) => {
  let teacher: Viewer;
  let stranger: Viewer;
  let awa: Viewer;
  let binta: Viewer;
  let classroomId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    forgetOverrides();
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    stranger = await aPerson({ role: "teacher", name: "Mr Other" });
    awa = await aPerson({ name: "Awa" });
    binta = await aPerson({ name: "Binta" });
    classroomId = (await aClass(teacher, [awa, binta])).id;
  });

  const aSet = async (blueprint = accord, frozen = false) =>
    (await createStudySet(teacher, { title: "The accord", blueprint, frozen })).id;

  async function assigned(setId: string, change: Partial<AssignmentDraft> = {}): Promise<string> {
    const dates = { opensAt: NOON, dueAt: hoursLater(48) };
    const made = await createAssignment(teacher, {
      classroomId,
      setId,
      kind: "quiz",
      title: "The accord",
      daysWanted: 1,
      ...dates,
      ...change,
    });
    return madeOf(made).id;
  }

  const titlesFor = async (viewer: Viewer) => (await listAssignedWork(viewer, hoursLater(1))).map(({ title }) => title);

  async function askedBy(viewer: Viewer, assignmentId: string, at = hoursLater(1)) {
    const started = await startAssignedAttempt(viewer, assignmentId, at);
    if (!started.ok) return started.error;
    const db = await getDb();
    const rows = await db.attemptItem.findMany({
      where: { attemptId: started.value.attemptId },
      orderBy: { index: "asc" },
    });
    return rows.map(({ view, key, factIds }) => ({ view, key, factIds }));
  }

  it("asks everybody just what its teacher was shown", async () => {
    const { blueprint, items } = await previewSet(teacher, accord, { kind: "draw" });
    const id = await assigned(await aSet(blueprint));
    const shown = items.map(({ view, key, factIds }) => ({ view, key, factIds }));
    expect(shown).toHaveLength(5);
    expect(await askedBy(awa, id)).toEqual(shown);
    expect(await askedBy(binta, id)).toEqual(shown);
    const form = await previewForm(teacher, id, hoursLater(1));
    expect(form.ok && form.value.items.map(({ view }) => view)).toEqual(shown.map(({ view }) => view));
  });

  it("keeps each save as a version, tells of a save in between, and restores", async () => {
    const id = await aSet();
    expect(await changeStudySet(teacher, id, { title: "Shorter", blueprint: { ...accord, length: 4 } }, 1)).toBe(
      "saved",
    );
    expect(await changeStudySet(teacher, id, { title: "From an old page", blueprint: accord }, 1)).toBe("conflict");
    expect((await listVersions(teacher, id)).map(({ number, title }) => [number, title])).toEqual([
      [2, "Shorter"],
      [1, "The accord"],
    ]);
    expect(await restoreVersion(teacher, id, 1)).toBe("saved");
    expect(await findStudySet(teacher, id)).toMatchObject({ version: 3, title: "The accord", blueprint: accord });
    expect(await restoreVersion(teacher, id, 9)).toBe("not-found");
  });

  it("gives a set from before there were versions its first one when it is saved", async () => {
    const db = await getDb();
    const id = randomUUID();
    const blueprint = { topics: ["minusma"], types: [], length: 5, includeHarm: false };
    await db.studySet.create({ data: { id, ownerId: teacher.userId, title: "Old", blueprint } });
    expect(await changeStudySet(teacher, id, { title: "New", blueprint: accord })).toBe("saved");
    const versions = await listVersions(teacher, id);
    expect(versions.map(({ title }) => title)).toEqual(["New", "Old"]);
    expect(versions[1]?.blueprint).toEqual({ ...anyBlueprint, ...blueprint });
  });

  it("keeps a set, its versions, its address and its changes from everybody else", async () => {
    const id = await aSet();
    expect(await changeStudySet(stranger, id, { title: "x", blueprint: accord })).toBe("not-found");
    expect(await restoreVersion(stranger, id, 1)).toBe("not-found");
    expect(await listVersions(stranger, id)).toEqual([]);
    expect(await findVersion(stranger, id, 1)).toBeNull();
    expect(await findVersion(teacher, id, 2)).toBeNull();
    expect(await findVersion(teacher, id, 1)).toMatchObject({ version: { title: "The accord" }, before: null });
    expect(await duplicateSet(stranger, id, "mine")).toBeNull();
    expect(await setShared(stranger, id, true)).toBe(false);
    expect(await findShareToken(stranger, id)).toBeNull();
    expect(await changesOfSet(stranger, id)).toBeNull();
    expect(await changesOfAssignment(stranger, await assigned(id))).toBeNull();
    expect(await findStudySet(teacher, id)).toMatchObject({ version: 1, title: "The accord" });
  });

  it("shows a shared set to teachers who have the address, until it is closed", async () => {
    const id = await aSet();
    await ensureDeckOfSet(teacher, id);
    const deck = await findDeckOfSet(teacher, id);
    const card = {
      kind: "text" as const,
      front: "Who mediated?",
      back: "Algeria",
      source: "",
      sourceUrl: null,
      tags: [],
      ...{ inQuiz: false, accepted: [], wrong: [], remark: "" },
    };
    expect((await addCard(teacher, deck?.id ?? "", card)).ok).toBe(true);
    expect(await findSharedSet(stranger, id, "guess")).toBeNull();
    expect(await setShared(teacher, id, true)).toBe(true);
    const token = (await findShareToken(teacher, id)) ?? "";
    // Pressed twice it is the same address.
    await setShared(teacher, id, true);
    expect(await findShareToken(teacher, id)).toBe(token);
    expect(await findSharedSet(stranger, id, token)).toMatchObject({
      title: "The accord",
      owner: "Ms Diallo",
      ownCards: 1,
    });
    expect(await findSharedSet(stranger, id, token.slice(1))).toBeNull();
    expect(await findSharedSet(awa, id, token)).toBeNull();
    const copy = await copySharedSet(stranger, id, token);
    expect(await findStudySet(stranger, copy?.id ?? "")).toMatchObject({
      title: "The accord",
      version: 1,
      assignments: 0,
    });
    expect(await findDeckOfSet(stranger, copy?.id ?? "")).toMatchObject({ cards: 1 });
    expect(await setShared(teacher, id, false)).toBe(true);
    expect(await findSharedSet(stranger, id, token)).toBeNull();
    expect(await copySharedSet(stranger, id, token)).toBeNull();
    await setShared(teacher, id, true);
    expect(await findShareToken(teacher, id)).not.toBe(token);
    await archiveStudySet(teacher, id, NOON);
    expect(await findSharedSet(stranger, id, token)).toBeNull();
  });

  it("reaches a group as it is now, or some learners, and nobody else", async () => {
    const group = await createGroup(teacher, classroomId, { name: "A", memberIds: [awa.userId] });
    const groupId = group.ok ? group.value.id : "";
    const setId = await aSet();
    const ofGroup = await assigned(setId, { title: "Group", audience: { kind: "group", groupId } });
    const ofOne = await assigned(setId, { title: "One", audience: { kind: "learners", learnerIds: [binta.userId] } });
    expect(await titlesFor(awa)).toEqual(["Group"]);
    expect(await titlesFor(binta)).toEqual(["One"]);
    expect(await askedBy(binta, ofGroup)).toBe("not-found");
    expect(await askedBy(awa, ofOne)).toBe("not-found");
    expect(await askedBy(awa, ofGroup)).toHaveLength(5);
    const names = (await assignmentResults(teacher, ofOne, hoursLater(1)))?.rows.map(({ name }) => name);
    expect(names).toEqual(["Binta"]);
    const listed = await listAssignments(teacher, classroomId, NOON);
    expect(listed?.map(({ audience, learners }) => [audience.kind, learners]).sort()).toEqual([
      ["group", 1],
      ["learners", 1],
    ]);
    // Somebody who was done with it, and is not in the group any more, does not count as done of those who have it.
    const done = { state: "done", credit: 1, possible: 1, answered: 1, daysReviewed: 0, updatedAt: NOON };
    const results = [awa, binta].map(({ userId }) => ({ ...done, assignmentId: ofGroup, learnerId: userId }));
    await (await getDb()).assignmentResult.createMany({ data: results, skipDuplicates: true });
    await (await getDb()).assignmentResult.updateMany({ where: { assignmentId: ofGroup }, data: { state: "done" } });
    const counted = (await listAssignments(teacher, classroomId, NOON))?.find(({ id }) => id === ofGroup);
    expect(counted).toMatchObject({ done: 1, learners: 1 });
    await (await getDb()).classGroup.delete({ where: { id: groupId } });
    expect(await titlesFor(awa)).toEqual([]);
  });

  it("is given to nobody who is not of the class", async () => {
    const setId = await aSet();
    const elsewhere = await aClass(stranger, []);
    const group = await createGroup(stranger, elsewhere.id, { name: "B", memberIds: [] });
    const outsider = await aPerson();
    const draft = {
      classroomId,
      setId,
      kind: "quiz" as const,
      title: "x",
      daysWanted: 1,
      opensAt: NOON,
      dueAt: hoursLater(9),
    };
    for (const [audience, error] of [
      [{ kind: "group" as const, groupId: madeOf(group).id }, "group-gone"],
      [{ kind: "learners" as const, learnerIds: [outsider.userId] }, "learners-gone"],
    ] as const) {
      expect(await createAssignment(teacher, { ...draft, audience })).toEqual({ ok: false, error });
    }
    const mixed = { kind: "learners" as const, learnerIds: [outsider.userId, awa.userId] };
    const made = await createAssignment(teacher, { ...draft, audience: mixed });
    const rows = await (await getDb()).assignmentLearner.findMany({ where: { assignmentId: madeOf(made).id } });
    expect(rows.map(({ learnerId }) => learnerId)).toEqual([awa.userId]);
  });

  it("gives the same to a parallel class, open from when it is said, and not twice", async () => {
    const other = await aClass(teacher, []);
    const theirs = await aClass(stranger, []);
    const { blueprint } = await previewSet(teacher, accord, { kind: "draw" });
    const id = await assigned(await aSet(blueprint), { closesAt: hoursLater(72) });
    const dates = { opensAt: hoursLater(10), dueAt: hoursLater(148) };
    // Two requests at once are one.
    const both = await Promise.all([1, 2].map(() => copyAssignment(teacher, id, other.id, dates)));
    const [copied = both[0], refusedTwin] = [...both].sort((a, b) => Number(b.ok) - Number(a.ok));
    expect(refusedTwin).toEqual({ ok: false, error: "already-given" });
    const db = await getDb();
    const row = await db.assignment.findUnique({ where: { id: copied?.ok ? copied.value.id : "" } });
    expect(row).toMatchObject({ title: "The accord", ...dates, closesAt: hoursLater(172), blueprint });
    const again = { opensAt: hoursLater(11), dueAt: hoursLater(200) };
    expect(await copyAssignment(teacher, id, other.id, again)).toEqual({ ok: false, error: "already-given" });
    expect(await db.assignment.count({ where: { classroomId: other.id } })).toBe(1);
    expect(await withdrawAssignment(teacher, row?.id ?? "", NOON)).toMatchObject({ ok: true });
    expect(await copyAssignment(teacher, id, other.id, again)).toMatchObject({ ok: true });
    const refused = { ok: false, error: "not-found" };
    expect(await copyAssignment(teacher, id, theirs.id, dates)).toEqual(refused);
    expect(await copyAssignment(stranger, id, theirs.id, dates)).toEqual(refused);
  });

  it("asks a frozen set as it was, less what was withdrawn or lowered, and tells its teacher and its learner", async () => {
    const { blueprint, items } = await previewSet(teacher, accord, { kind: "draw" });
    const setId = await aSet(blueprint, true);
    const id = await assigned(setId);
    expect(await changesOfSet(teacher, setId)).toEqual({ changes: [], frozen: null });
    const admin = await aPerson({ role: "administrator" });
    // Whichever were drawn: each takes a question out, something is left, and one that is disputed already cannot be lowered.
    const facts = [...new Set(items.flatMap((item) => [...restsOn(item)]))];
    const without = (ids: readonly string[]) => items.filter((item) => !ids.some((id) => restsOn(item).has(id)));
    const pairs = facts.flatMap((one) => facts.map((other) => [one, other] as const));
    const [gone, lowered] = pairs.find(
      ([one, other]) =>
        getFactBase().facts.get(other)?.status === "established" &&
        without([one]).length > without([one, other]).length &&
        without([one, other]).length > 0,
    ) ?? ["", ""];
    await addOverride(admin, { factId: gone, kind: "withdrawn", reason: "A source was forged." }, NOON);
    await addOverride(admin, { factId: lowered, kind: "disputed", reason: "A new report." }, NOON);
    const left = without([gone, lowered]);
    const changes = expect.arrayContaining([
      expect.objectContaining({ factId: gone, change: { kind: "withdrawn", reason: "A source was forged." } }),
      expect.objectContaining({
        factId: lowered,
        change: { kind: "lowered", to: "disputed", reason: "A new report." },
      }),
    ]);
    const told = { changes, frozen: { asked: left.length, of: items.length } };
    expect(await changesOfSet(teacher, setId)).toEqual(told);
    expect(await changesOfAssignment(teacher, id)).toEqual(told);

    const work = { assignmentId: id, title: "The accord", className: expect.any(String), questions: 0, facts: 2 };
    expect(await listWorkToLookAt(teacher, NOON)).toEqual([work]);
    const begun = await startAssignedAttempt(awa, id, NOON);
    const attempt = await findAttempt(awa, begun.ok ? begun.value.attemptId : "", NOON);
    expect(attempt?.items.map(({ view }) => view)).toEqual(left.map(({ view }) => view));
    expect(attempt?.lacked).toEqual({ facts: items.length - left.length, harm: 0 });
    // Others have not begun yet, and the teacher has not decided anything.
    expect(await listWorkToLookAt(teacher, NOON)).toEqual([work]);
  });

  it("watches every fact that its questions rest on, and every card of reviewing, asked or not", async () => {
    const types = ["ordering", "multiple-choice"] as const;
    const { blueprint, items } = await previewSet(teacher, { ...accord, types: [...types] }, { kind: "draw" });
    const pinned = new Set(blueprint.pins.map(({ factId }) => factId));
    const gone = items.flatMap((item) => [...restsOn(item)]).find((id) => !pinned.has(id)) ?? "";
    const setId = await aSet(blueprint);
    const quizId = await assigned(setId, { title: "Quiz" });
    const cardsId = await assigned(await aSet(anyBlueprint), { kind: "reviewing", title: "Cards" });
    expect(await listWorkToLookAt(teacher, NOON)).toEqual([]);
    const admin = await aPerson({ role: "administrator" });
    await addOverride(admin, { factId: gone, kind: "disputed", reason: "A new report." }, NOON);
    for (const found of [
      await changesOfSet(teacher, setId),
      await changesOfAssignment(teacher, quizId),
      await changesOfAssignment(teacher, cardsId),
    ]) {
      expect(found).toMatchObject({ changes: [{ factId: gone }], frozen: null });
    }
    const told = await listWorkToLookAt(teacher, NOON);
    const about = { className: expect.any(String), questions: 0, facts: 1 };
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        { ...about, assignmentId: quizId, title: "Quiz" },
        { ...about, assignmentId: cardsId, title: "Cards" },
      ]),
    );
    expect(await listWorkToLookAt(stranger, NOON)).toEqual([]);
    // What is over is left in peace.
    expect(await listWorkToLookAt(teacher, hoursLater(49))).toEqual([]);
  });

  it("asks and shows violence only where both the set and the class have it on, in quizzes and in cards", async () => {
    const base = getFactBase();
    const harmful = new Set([...base.facts.values()].filter(({ harm }) => harm !== null).map(({ id }) => id));
    const topic = "war-resumes-2023";
    const both: Blueprint = {
      ...anyBlueprint,
      topics: [topic],
      types: ["who-says-so", "status"],
      includeHarm: true,
      length: 20,
    };
    const quiz = await assigned(await aSet(both));
    const cards = await assigned(await aSet({ ...both, types: [] }), { kind: "reviewing" });
    const asks = (asked: Awaited<ReturnType<typeof askedBy>>) =>
      Array.isArray(asked) ? asked.filter(({ factIds }) => factIds.some((id) => harmful.has(id))).length : -1;
    const shown = async (viewer: Viewer) =>
      (await loadReviewQueue({ ...viewer, newPerDay: 500 }, hoursLater(1))).cards.filter(({ card }) =>
        card.factIds.some((id) => harmful.has(id)),
      ).length;
    expect(asks(await askedBy(awa, quiz))).toBe(0);
    expect(await shown(binta)).toBe(0);
    expect(await setIncludeHarm(stranger, classroomId, true)).toBe(false);
    expect(await setIncludeHarm(teacher, classroomId, true)).toBe(true);
    expect(asks(await askedBy(binta, quiz))).toBeGreaterThan(0);
    const learner = await aPerson({ name: "Coumba" });
    await (await getDb()).membership.create({
      data: { classroomId, userId: learner.userId, role: "learner", displayName: "Coumba", joinedAt: NOON },
    });
    expect(await shown(learner)).toBeGreaterThan(0);

    // What was begun meanwhile does not fall due once they are off again.
    const fact = [...harmful].find((id) => base.facts.get(id)?.topic === topic) ?? "";
    await (await getDb()).memoryState.create({
      data: {
        learnerId: learner.userId,
        targetId: `fact:${fact}:card`,
        topic,
        phase: "review",
        stability: 3,
        difficulty: 5,
        step: 0,
        reps: 1,
        lapses: 0,
        dueAt: NOON,
      },
    });
    const isDue = async () =>
      (await loadReviewQueue(learner, hoursLater(1))).cards.some(({ card }) => card.factIds.some((id) => id === fact));
    expect(await isDue()).toBe(true);
    await setIncludeHarm(teacher, classroomId, false);
    expect(await isDue()).toBe(false);
    await withdrawAssignment(teacher, cards, NOON);
  });

  it("puts the due dates of learners and teachers under an address that can be closed", async () => {
    const group = await createGroup(teacher, classroomId, { name: "A", memberIds: [awa.userId] });
    const id = await assigned(await aSet(), {
      audience: { kind: "group", groupId: group.ok ? group.value.id : "" },
    });
    expect(await findCalendarToken(awa)).toBeNull();
    for (const viewer of [teacher, awa, binta, stranger]) await setCalendar(viewer, true);
    const token = (await findCalendarToken(awa)) ?? "";
    const at = hoursLater(48).getTime();
    const due = { uid: `${id}@azalai`, at, title: "The accord", className: "3B", daysWanted: null };
    expect(await findDueDates(awa.userId, token, NOON)).toMatchObject([{ ...due, taught: false }]);
    expect(await findDueDates(binta.userId, (await findCalendarToken(binta)) ?? "", NOON)).toEqual([]);
    expect(await findDueDates(teacher.userId, (await findCalendarToken(teacher)) ?? "", NOON)).toMatchObject([
      { ...due, taught: true },
    ]);
    expect(await findDueDates(stranger.userId, (await findCalendarToken(stranger)) ?? "", NOON)).toEqual([]);
    // What opens tomorrow is in the teacher's calendar, and in no learner's before.
    const days = { kind: "reviewing", daysWanted: 2 } as const;
    const ahead = await assigned(await aSet(), { ...days, opensAt: hoursLater(24), dueAt: hoursLater(72) });
    const uids = async (viewer: Viewer, at: Date) =>
      (await findDueDates(viewer.userId, (await findCalendarToken(viewer)) ?? "", at))?.map(({ uid }) => uid);
    expect(await uids(awa, NOON)).toEqual([due.uid]);
    expect(await uids(teacher, NOON)).toEqual([due.uid, `${ahead}@azalai`]);
    expect(await uids(awa, hoursLater(25))).toEqual([due.uid, `${ahead}@azalai`]);
    expect((await findDueDates(awa.userId, token, hoursLater(25)))?.map(({ daysWanted }) => daysWanted)).toEqual([
      null,
      2,
    ]);
    await withdrawAssignment(teacher, ahead, hoursLater(25));
    // Nobody's token opens another's.
    expect(await findDueDates(teacher.userId, token, NOON)).toBeNull();
    const untouched = await findDueDates(awa.userId, token, NOON);
    expect(untouched).toMatchObject([{ sequence: 0 }]);
    const none = { opensAt: null, dueAt: null, closesAt: null, extraTimePercent: null, attemptLimit: null };
    // What no calendar tells changes nothing for it.
    await setException(teacher, id, { learnerIds: [awa.userId] }, { ...none, extraTimePercent: 25 }, hoursLater(1));
    expect(await findDueDates(awa.userId, token, NOON)).toEqual(untouched);
    const changed = (hours: number) => ({ ...due, changedAt: hoursLater(hours).getTime() });
    await setException(teacher, id, { learnerIds: [awa.userId] }, { ...none, dueAt: hoursLater(90) }, hoursLater(2));
    const ofAwa = { ...changed(2), at: hoursLater(90).getTime(), sequence: 1 };
    expect(await findDueDates(awa.userId, token, NOON)).toMatchObject([ofAwa]);
    await setException(teacher, id, { learnerIds: [awa.userId] }, null, hoursLater(3));
    expect(await findDueDates(awa.userId, token, NOON)).toMatchObject([{ ...changed(3), sequence: 2 }]);
    await setCalendar(awa, true);
    expect(await findDueDates(awa.userId, token, NOON)).toBeNull();
    await setCalendar(awa, false);
    expect(await findCalendarToken(awa)).toBeNull();
  });

  it("counts for reviewing exactly the cards of the set: of its accord, and its own", async () => {
    const setId = await aSet();
    const id = await assigned(setId, { kind: "reviewing", daysWanted: 2 });
    const { targetIds } = (await (await getDb()).assignment.findUnique({ where: { id } })) ?? { targetIds: [] };
    const told = getFactBase().index.factsToldOf.get("algiers-accord-2015") ?? [];
    expect(targetIds.length).toBeGreaterThan(10);
    for (const target of targetIds) {
      if (!target.startsWith("fact:")) continue;
      expect(
        told.some((fact) => target.startsWith(`fact:${fact.id}:`)),
        target,
      ).toBe(true);
    }
    const { cards } = await loadReviewQueue(awa, hoursLater(1));
    expect(cards.length).toBeGreaterThan(3);
    for (const { card } of cards) expect(targetIds).toContain(card.targetId);
    // The teacher sees just these, by their fronts.
    const given = await findGivenCards(teacher, id);
    const fronts = given?.facts.flatMap((fact) => fact.fronts) ?? [];
    const context = getGenerationContext(teacher.language);
    expect(new Set(fronts)).toEqual(new Set(targetIds.flatMap((target) => cardOf(context, target)?.front ?? [])));
    for (const { card } of cards) expect(fronts).toContain(card.front);
    // So does whoever is about to give it, and what is left out there is gone; of a quiz no card is made.
    const before = await previewSet(teacher, accord, { kind: "draw" }, true);
    expect(before.cards?.facts.slice(0, 3)).toEqual(given?.facts.slice(0, 3));
    const [left = { id: "" }, next] = before.cards?.facts ?? [];
    const after = await previewSet(teacher, { ...before.blueprint, without: [left.id] }, { kind: "draw" }, true);
    expect(after.cards?.facts[0]).toEqual(next);
    expect((await previewSet(teacher, accord, { kind: "draw" })).cards).toBeNull();
    expect(await findGivenCards(stranger, id)).toBeNull();
    expect(await findGivenCards(teacher, await assigned(setId))).toBeNull();
  });

  it("says what today wants of reviewing, and still leads to cards ahead after the first of them", async () => {
    const id = await assigned(await aSet(), { kind: "reviewing", daysWanted: 3, dueAt: hoursLater(100) });
    const { targetIds } = (await (await getDb()).assignment.findUnique({ where: { id } })) ?? { targetIds: [] };
    let sequence = 0;
    const reviewed = async (targets: readonly string[], now: Date) => {
      const deed = { kind: "reviewed", rating: "easy", at: now.getTime() } as const;
      const events = targets.map((targetId) => ({ ...deed, id: randomUUID(), sequence: sequence++, targetId }));
      await recordReviews(awa, { device: awa.userId, sentAt: now.getTime(), events }, now);
    };
    const today = async (viewer: Viewer, now: Date) =>
      (await listWorksToday(viewer, now)).map(({ title, standing, missing }) => [title, standing, missing]);
    expect(await today(awa, hoursLater(1))).toEqual([["The accord", "begin", 10]]);
    expect(await today(teacher, hoursLater(1))).toEqual([]);
    await reviewed(targetIds, hoursLater(1));
    expect(await today(awa, hoursLater(1))).toEqual([["The accord", "counts", 0]]);
    // On the next day none of them is due.
    const next = hoursLater(25);
    expect(await today(awa, next)).toEqual([["The accord", "ahead", 10]]);
    await reviewed(targetIds.slice(0, 1), next);
    expect(await today(awa, next)).toEqual([["The accord", "goOn", 9]]);
    expect((await listAssignedWork(awa, next)).map((work) => work.today)).toEqual([
      { done: 1, asked: 10, ahead: true },
    ]);
    // First comes what is due first for her, who has until later for the other.
    await assigned(await aSet(), { kind: "reviewing", title: "The second", dueAt: hoursLater(110) });
    const later = { opensAt: null, dueAt: hoursLater(120), closesAt: null, extraTimePercent: null, attemptLimit: null };
    await setException(teacher, id, { learnerIds: [awa.userId] }, later, next);
    expect((await today(awa, next)).map(([title]) => title)).toEqual(["The second", "The accord"]);
    // On the day of the last review that it wants it is told that it is done, and on the next no more.
    await reviewed(targetIds.slice(1), next);
    await reviewed(targetIds, hoursLater(49));
    expect(await today(awa, hoursLater(49))).toContainEqual(["The accord", "finished", 0]);
    expect((await today(awa, hoursLater(73))).map(([title]) => title)).not.toContain("The accord");
  });
});
