import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { type Cell, cellOf, type StoredCell } from "@/core/gradebook/cell";
import { type GradebookQuery, LEARNERS_PER_PAGE, wholeGradebook } from "@/core/gradebook/query";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { remindersFor } from "@/core/quizzes/sets/reminders";
import type { Viewer } from "@/server/auth/viewer";
import { openCell } from "@/server/data/gradebook/cell";
import { loadGradebook, loadWholeGradebook } from "@/server/data/gradebook/gradebook";
import { listTeachersWords } from "@/server/data/gradebook/my-grades";
import { decideGrade, writeComment } from "@/server/data/gradebook/notes";
import { joinClass } from "@/server/data/people/joining";
import { findCalendarToken, findDueDates, setCalendar } from "@/server/data/sets/calendar";
import { assignmentResults, listAssignments } from "@/server/data/teaching/assignments";
import { listAssignedWork } from "@/server/data/teaching/overview";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

const blueprint = blueprintSchema.parse({ topics: [], types: [], length: 5, includeHarm: false });

describeOnEachEngine("the gradebook", (getClient) => {
  let teacher: Viewer;
  let classroomId: string;
  let setId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    classroomId = (await aClass(teacher)).id;
    setId = randomUUID();
    await getClient().studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint } });
  });

  async function anAssignment(dueAt: Date, kind: "quiz" | "reviewing" = "quiz"): Promise<string> {
    const id = randomUUID();
    const dates = { opensAt: hoursLater(-500), dueAt, createdBy: teacher.userId };
    await getClient().assignment.create({
      data: { id, classroomId, setId, kind, title: `Due ${dueAt.toISOString()}`, blueprint, ...dates },
    });
    return id;
  }

  /** A learner of the class, straight in the tables. */
  async function aLearner(name: string, joinedAt = NOON): Promise<Viewer> {
    const learner = await aPerson({ name });
    await getClient().membership.create({
      data: { classroomId, userId: learner.userId, role: "learner", displayName: name, nameKey: name, joinedAt },
    });
    return learner;
  }

  const aResult = (
    assignmentId: string,
    learnerId: string,
    share: number,
    state = "done",
    finishedAt = NOON,
    possible = 10,
  ) =>
    getClient().assignmentResult.create({
      data: {
        ...{ assignmentId, learnerId, state, credit: possible * share, possible, answered: 10, daysReviewed: 0 },
        finishedAt: state === "going" ? null : finishedAt,
        updatedAt: NOON,
      },
    });

  const load = (query: Partial<GradebookQuery> = {}, viewer = teacher, at = NOON) =>
    loadGradebook(viewer, classroomId, { ...wholeGradebook, ...query }, at);
  const names = async (query: Partial<GradebookQuery>) => (await load(query))?.rows.map(({ name }) => name);

  it("says the same of whoever is excused, or has a grade by hand, wherever the work is told of", async () => {
    const assignmentId = await anAssignment(hoursLater(24));
    const [awa, bakary, cheick] = [await aLearner("Awa"), await aLearner("Bakary"), await aLearner("Cheick")];
    await aResult(assignmentId, cheick.userId, 0.5);
    const token = async (viewer: Viewer) => {
      await setCalendar(viewer, true);
      return (await findCalendarToken(viewer)) ?? "";
    };
    const inFeed = async (viewer: Viewer) => findDueDates(viewer.userId, await token(viewer), NOON);
    expect(await inFeed(awa)).toHaveLength(1);
    const because = { reason: "ill" };
    await decideGrade(teacher, { assignmentId, learnerId: awa.userId }, { kind: "excused", ...because }, NOON);
    const given = { kind: "given", share: 0.8, ...because } as const;
    await decideGrade(teacher, { assignmentId, learnerId: bakary.userId }, given, NOON);

    const [row] = await listAssignedWork(awa, NOON);
    expect(row).toMatchObject({ state: "excused", given: null });
    const reminded = {
      mayGoOn: true,
      daysDone: 0,
      daysWanted: 1,
      today: null,
      kind: "quiz" as const,
      title: "",
      id: "",
    };
    expect(remindersFor([{ ...reminded, state: row?.state ?? "missed", dueAt: +hoursLater(1) }], +NOON)).toEqual([]);
    expect(await listAssignedWork(bakary, NOON)).toMatchObject([{ state: "not-begun", given: 0.8 }]);
    expect(await inFeed(awa)).toEqual([]);
    expect(await inFeed(bakary)).toHaveLength(1);
    expect((await assignmentResults(teacher, assignmentId, NOON))?.rows).toMatchObject([
      { name: "Awa", state: "excused", share: null, byHand: false },
      { name: "Bakary", state: "not-begun", share: 0.8, byHand: true },
      { name: "Cheick", state: "done", share: 0.5, byHand: false },
    ]);
    expect(await listAssignments(teacher, classroomId, NOON)).toMatchObject([{ done: 1, learners: 2 }]);
  });

  it("has a result for each of the most learners that a class can hold, whoever was taken out of it", async () => {
    const assignmentId = await anAssignment(hoursLater(24));
    const gone = await aLearner("0 Gone");
    const members = { classroomId, role: "learner" as const, joinedAt: NOON };
    const people = Array.from({ length: 598 }, (_, at) => ({
      id: randomUUID(),
      name: `L${String(at).padStart(3, "0")}`,
    }));
    await getClient().user.createMany({ data: people });
    await getClient().membership.createMany({
      data: people.map(({ id, name }) => ({ ...members, userId: id, displayName: name, nameKey: name })),
    });
    await getClient().assignmentResult.createMany({
      data: [gone.userId, ...people.map(({ id }) => id)].map((learnerId) => ({
        ...{ assignmentId, learnerId, state: "done", credit: 5, possible: 10, answered: 10, daysReviewed: 0 },
        ...{ finishedAt: NOON, updatedAt: NOON },
      })),
    });
    await getClient().membership.updateMany({
      where: { userId: gone.userId },
      data: { removedAt: NOON, nameKey: null },
    });
    const { code } = await getClient().classroom.findUniqueOrThrow({ where: { id: classroomId } });
    const join = (name: string) => joinClass(null, { classCode: code, name, timeZone: "UTC" }, NOON);
    // One place is left, and whoever is too late leaves nobody half made behind.
    const two = await Promise.all([join("The last"), join("Too late")]);
    expect(two.map((done) => (done.ok ? "in" : done.error.code)).sort()).toEqual(["class-full", "in"]);
    expect(await getClient().user.count()).toBe(1 + 600);
    const rows = (await assignmentResults(teacher, assignmentId, NOON))?.rows ?? [];
    expect([rows.length, rows.filter(({ state, share }) => state === "done" && share === 0.5).length]).toEqual([
      599, 598,
    ]);
    expect(await listAssignments(teacher, classroomId, NOON)).toMatchObject([{ done: 598, learners: 599 }]);
  });

  it("says of every combination of what is stored what the core says", async () => {
    const rollups = [null, "going", "done", "discarded"] as const;
    const notes = [
      null,
      { excused: true, share: null },
      { excused: false, share: 0.3 },
      { excused: false, share: null },
    ];
    const expected: Record<string, ReturnType<typeof cellOf>> = {};
    const allAsks = ["graded", "graded", "ungraded", "nothing"] as const;
    const dues = [hoursLater(-10), hoursLater(10), hoursLater(-10), hoursLater(-10)];
    const assignments: string[] = [];
    for (const [at, asks] of allAsks.entries()) {
      const id = await anAssignment(dues[at] ?? NOON);
      await getClient().assignment.update({ where: { id }, data: { asks } });
      assignments.push(id);
    }
    for (const joinedAt of [hoursLater(-100), hoursLater(-1)]) {
      for (const exception of [null, hoursLater(-20), hoursLater(20)]) {
        for (const state of rollups) {
          for (const finishedAt of state === "done" ? [hoursLater(-15), hoursLater(-5)] : [hoursLater(-5)]) {
            for (const note of notes) {
              const learner = await aLearner(randomUUID(), joinedAt);
              for (const [index, assignmentId] of assignments.entries()) {
                // Of whoever came later, without a date of their own, nothing that was asked counts.
                const possible = joinedAt < hoursLater(-1) || exception !== null ? 10 : 0;
                const place = { assignmentId, learnerId: learner.userId };
                const times = { updatedAt: NOON };
                if (state !== null) await aResult(assignmentId, learner.userId, 0.5, state, finishedAt, possible);
                if (note)
                  await getClient().gradeNote.create({
                    data: { ...place, ...note, ...times, updatedBy: teacher.userId },
                  });
                if (exception) {
                  await getClient().assignmentException.create({
                    data: { ...place, ...times, dueAt: exception, createdBy: teacher.userId },
                  });
                }
                const stored: StoredCell = {
                  rollup: state && {
                    state,
                    finishedAt: state === "going" ? null : finishedAt.getTime(),
                    credit: possible / 2,
                    possible,
                  },
                  note,
                  dueAt: (exception ?? dues[index] ?? NOON).getTime(),
                  joinedAt: joinedAt.getTime(),
                  theirs: true,
                  asks: allAsks[index] ?? "graded",
                };
                expected[`${learner.userId} ${assignmentId}`] = cellOf(stored, NOON.getTime());
              }
            }
          }
        }
      }
    }
    const gradeOf = ({ state, share, counted }: Cell): Cell => ({ state, share, counted });
    const found: Record<string, Cell> = {};
    const means: [number | null, number | null][] = [];
    const pages = Math.ceil(Object.keys(expected).length / assignments.length / LEARNERS_PER_PAGE);
    for (let page = 1; page <= pages; page++) {
      for (const { learnerId, mean, cells } of (await load({ page }))?.rows ?? []) {
        const own = cells.map(({ assignmentId }) => expected[`${learnerId} ${assignmentId}`]?.counted ?? null);
        const counted = own.filter((value) => value !== null);
        means.push([mean, counted.length === 0 ? null : counted.reduce((a, b) => a + b, 0) / counted.length]);
        for (const { assignmentId, ...cell } of cells) found[`${learnerId} ${assignmentId}`] = gradeOf(cell);
      }
    }
    expect(found).toEqual(Object.fromEntries(Object.entries(expected).map(([key, cell]) => [key, gradeOf(cell)])));
    expect(means.length).toBe(Object.keys(expected).length / assignments.length);
    for (const [mean, counted] of means) {
      if (mean === null || counted === null) expect(mean).toBe(counted);
      else expect(mean).toBeCloseTo(counted, 12);
    }
  });

  it("leaves out what was given to others, unless they have a result of it", async () => {
    const alone = await anAssignment(hoursLater(-1));
    const [awa, bakary, coumba] = [await aLearner("Awa"), await aLearner("Bakary"), await aLearner("Coumba")];
    await getClient().membership.updateMany({ data: { joinedAt: hoursLater(-100) } });
    await getClient().assignment.update({
      where: { id: alone },
      data: { audience: "learners", learners: { create: { learnerId: awa.userId } } },
    });
    await aResult(alone, coumba.userId, 0.5);
    const rows = (await load())?.rows.map(({ cells, mean }) => [cells[0]?.state, mean]);
    expect(rows).toEqual([
      ["missed", 0],
      ["not-theirs", null],
      ["done-late", 0.5],
    ]);
    const opened = await openCell(teacher, classroomId, { assignmentId: alone, learnerId: bakary.userId }, NOON);
    expect(opened).toMatchObject({ state: "not-theirs", counted: null });
  });

  it("sorts by name, mean or an assignment, whoever has no grade last, and turns either round", async () => {
    const [first, second] = [await anAssignment(hoursLater(-2)), await anAssignment(hoursLater(-1))];
    const [awa, bakary, coumba] = [await aLearner("Awa"), await aLearner("bakary"), await aLearner("Coumba")];
    await aLearner("Djeneba", hoursLater(1));
    await aResult(first, awa.userId, 0.2);
    await aResult(second, awa.userId, 0.9);
    await aResult(first, bakary.userId, 0.8);
    await aResult(second, bakary.userId, 0.8);
    await aResult(first, coumba.userId, 0.5);
    await aResult(second, coumba.userId, 0.1);
    expect(await names({})).toEqual(["Awa", "bakary", "Coumba", "Djeneba"]);
    // Of whoever came after its date nothing is expected.
    const counts = { done: 3, learners: 3 };
    expect(await listAssignments(teacher, classroomId, NOON)).toMatchObject([counts, counts]);
    expect(await names({ descending: true })).toEqual(["Djeneba", "Coumba", "bakary", "Awa"]);
    expect(await names({ sort: "mean" })).toEqual(["Coumba", "Awa", "bakary", "Djeneba"]);
    expect(await names({ sort: "mean", descending: true })).toEqual(["bakary", "Awa", "Coumba", "Djeneba"]);
    expect(await names({ sort: first })).toEqual(["Awa", "Coumba", "bakary", "Djeneba"]);
    expect(await names({ sort: second, descending: true })).toEqual(["Awa", "bakary", "Coumba", "Djeneba"]);
    // By the numbers of the class's own list as numbers, who has none after them; by name when that is asked for.
    for (const [learner, rosterNumber] of [
      [awa, 100],
      [bakary, 2],
      [coumba, 10],
    ] as const) {
      const { userId } = learner;
      await getClient().membership.updateMany({ where: { classroomId, userId }, data: { rosterNumber } });
    }
    expect(await names({})).toEqual(["bakary", "Coumba", "Awa", "Djeneba"]);
    expect(await names({ descending: true })).toEqual(["Awa", "Coumba", "bakary", "Djeneba"]);
    expect(await names({ sort: "name" })).toEqual(["Awa", "bakary", "Coumba", "Djeneba"]);
    const file = await loadWholeGradebook(teacher, classroomId, NOON);
    expect(file?.rows.map(({ number }) => number)).toEqual([2, 10, 100, null]);
  });

  it("filters by state, group and name", async () => {
    const assignmentId = await anAssignment(hoursLater(5));
    const [awa] = [await aLearner("Awa"), await aLearner("Bakary")];
    await aResult(assignmentId, awa.userId, 1);
    expect(await names({ state: "done" })).toEqual(["Awa"]);
    expect(await names({ state: "not-begun" })).toEqual(["Bakary"]);
    expect(await names({ name: "AK" })).toEqual(["Bakary"]);
    expect(await names({ name: "%" })).toEqual([]);
    const groupId = randomUUID();
    await getClient().classGroup.create({
      data: {
        id: groupId,
        classroomId,
        name: "A",
        nameKey: "a",
        members: { create: { userId: awa.userId } },
      },
    });
    expect(await names({ groupId })).toEqual(["Awa"]);
    expect((await load())?.groups).toEqual([{ id: groupId, name: "A" }]);
  });

  it("finds a state on whichever page of assignments it stands, and says where", async () => {
    const oldest = await anAssignment(hoursLater(-90));
    for (let at = 0; at < 21; at++) await anAssignment(hoursLater(10 + at));
    const [awa, bakary] = [await aLearner("Awa"), await aLearner("Bakary")];
    await getClient().membership.updateMany({ data: { joinedAt: hoursLater(-100) } });
    await aResult(oldest, awa.userId, 0.5, "done", NOON);
    await aResult(oldest, bakary.userId, 0.5, "done", hoursLater(-95));
    const late = await load({ state: "late" });
    expect(late?.rows.map(({ name }) => name)).toEqual(["Awa"]);
    expect(late?.assignments.some(({ id }) => id === oldest)).toBe(false);
    expect(late?.places).toMatchObject([{ id: oldest, learners: 1, columns: 2 }]);
    expect((await load())?.places).toEqual([]);
    // By the one that is sorted by, also where it stands on another page.
    const newest = late?.assignments[0]?.id ?? "";
    expect(await names({ state: "late", sort: newest })).toEqual([]);
    expect(await names({ state: "late", sort: oldest })).toEqual(["Awa"]);
  });

  it("gives a large class page by page, and the last page for one that is not there", async () => {
    for (let at = 0; at < 22; at++) await anAssignment(hoursLater(at));
    const learners = LEARNERS_PER_PAGE + 2;
    for (let at = 0; at < learners; at++) await aLearner(`L${String(at).padStart(2, "0")}`);
    const first = await load();
    expect(first).toMatchObject({ assignmentCount: 22, learnerCount: learners, page: 1, columns: 1 });
    expect(first?.rows.length).toBe(LEARNERS_PER_PAGE);
    expect(first?.rows[0]?.cells.length).toBe(20);
    expect(first?.assignments[0]?.dueAt).toEqual(hoursLater(21));
    const whole = await loadWholeGradebook(teacher, classroomId, NOON);
    expect([whole?.rows.length, whole?.rows[41]?.cells.length]).toEqual([learners, 22]);
    expect(whole?.assignments[0]?.dueAt).toEqual(hoursLater(0));
    const second = await load({ page: 2, columns: 2 });
    expect(second?.rows.map(({ name }) => name)).toEqual(["L40", "L41"]);
    expect(second?.rows[0]?.cells.length).toBe(2);
    expect(await load({ page: 9, columns: 9 })).toMatchObject({ page: 2, columns: 2 });
    expect(await load({ page: 9, name: "L0" })).toMatchObject({ page: 1, learnerCount: 10 });
  });

  it("puts a grade of the teacher's in the place of the computed one, and brings that back", async () => {
    const assignmentId = await anAssignment(hoursLater(-1));
    const awa = await aLearner("Awa", hoursLater(-100));
    await aResult(assignmentId, awa.userId, 0.4);
    const place = { assignmentId, learnerId: awa.userId };
    const cell = async () => (await load())?.rows[0]?.cells[0];
    expect(await cell()).toMatchObject({ state: "done-late", share: 0.4, changed: false });
    expect(await decideGrade(teacher, place, { kind: "given", share: 0.7, reason: "Oral answer" }, NOON)).toBe(true);
    expect(await cell()).toMatchObject({ state: "done-late", share: 0.7, changed: true });
    expect(await decideGrade(teacher, place, { kind: "excused", reason: "Ill" }, hoursLater(1))).toBe(true);
    expect(await cell()).toMatchObject({ state: "excused", share: null });
    expect((await load())?.rows[0]?.mean).toBeNull();
    expect(await writeComment(teacher, place, "Well said.", hoursLater(2))).toBe(true);
    // The same once more is no step.
    expect(await writeComment(teacher, place, "Well said.", hoursLater(2))).toBe(true);
    expect(await listTeachersWords(awa)).toMatchObject([
      { className: "3B", excused: true, share: null, reason: "Ill", comment: "Well said." },
    ]);
    expect(await decideGrade(teacher, place, { kind: "computed" }, hoursLater(3))).toBe(true);
    expect(await cell()).toMatchObject({ state: "done-late", share: 0.4, changed: false, commented: true });
    // The rollup was never touched, and every step stands in the audit with what was before.
    expect(await getClient().assignmentResult.findFirst()).toMatchObject({ credit: 4, possible: 10 });
    const opened = await openCell(teacher, classroomId, place, NOON);
    expect(opened?.history.map(({ verb, by }) => [verb, by])).toEqual([
      ["grade-taken-back", "Ms Diallo"],
      ["commented", "Ms Diallo"],
      ["excused", "Ms Diallo"],
      ["grade-given", "Ms Diallo"],
    ]);
    expect(opened?.history[2]).toMatchObject({
      before: { share: 0.7, reason: "Oral answer" },
      after: { excused: true },
    });
    expect(await writeComment(teacher, place, "", hoursLater(4))).toBe(true);
    expect(await listTeachersWords(awa)).toEqual([]);
  });

  it("answers whoever does not teach the class as if it were not there, and changes nothing", async () => {
    const assignmentId = await anAssignment(hoursLater(-1));
    const [awa, bakary] = [await aLearner("Awa"), await aLearner("Bakary")];
    const place = { assignmentId, learnerId: awa.userId };
    await decideGrade(teacher, place, { kind: "given", share: 1, reason: "Oral" }, NOON);
    const former = await aPerson({ role: "teacher", name: "Former" });
    await getClient().membership.create({
      data: { classroomId, userId: former.userId, role: "teacher", displayName: "F", removedAt: NOON },
    });
    const stranger = await aPerson({ role: "teacher" });
    await aClass(stranger, [awa]);
    for (const other of [former, stranger, awa, bakary]) {
      expect(await loadWholeGradebook(other, classroomId, NOON)).toBeNull();
      expect(await load({}, other)).toBeNull();
      expect(await openCell(other, classroomId, place, NOON)).toBeNull();
      expect(await decideGrade(other, place, { kind: "computed" }, NOON)).toBe(false);
      expect(await writeComment(other, place, "x", NOON)).toBe(false);
    }
    // Nor does a teacher grade whoever is not in the class, nor open another class's assignment in theirs.
    expect(await decideGrade(teacher, { ...place, learnerId: stranger.userId }, { kind: "computed" }, NOON)).toBe(
      false,
    );
    const theirs = (await aClass(teacher)).id;
    expect(await openCell(teacher, theirs, place, NOON)).toBeNull();
    expect(await getClient().gradeNote.findMany()).toMatchObject([{ share: 1, comment: "" }]);
    expect(await getClient().auditEntry.count()).toBe(1);
    expect(await listTeachersWords(bakary)).toEqual([]);
  });
});
