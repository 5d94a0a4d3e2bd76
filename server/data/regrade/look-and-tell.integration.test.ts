import { afterAll, beforeEach, expect, it, vi } from "vitest";
import type { FactBase } from "@/core/facts/model";
import { printContent } from "@/core/facts/revisions";
import type { Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { restsOn } from "@/core/questions/rests-on";
import { questionTypeNames } from "@/core/questions/type-names";
import { anyBlueprint, type Blueprint } from "@/core/quizzes/blueprint";
import { questionName, type Ruling } from "@/core/quizzes/regrade";
import { quizRulesSchema, type ReviewLevel } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { digest } from "@/server/content/digest";
import { getFactBase, useFactBase as serve } from "@/server/content/load";
import { forgetOverrides } from "@/server/data/facts/in-force";
import { addOverride } from "@/server/data/facts/overrides";
import { addReport } from "@/server/data/facts/reports";
import { factsRestedOn, restsOnAnyOf } from "@/server/data/facts/rests-on-sql";
import { findAskedQuestion } from "@/server/data/regrade/asked-question";
import { listAskedQuestions, MAX_ASKED } from "@/server/data/regrade/asked-questions";
import { questionIdOf } from "@/server/data/regrade/had-items";
import { carryOut, dryRun } from "@/server/data/regrade/rule";
import { findRulingNotes } from "@/server/data/regrade/ruling-notes";
import { listWorkToLookAt } from "@/server/data/regrade/to-look-at";
import { createAssignment } from "@/server/data/sets/assign";
import { itemsOfFrozen } from "@/server/data/sets/assigned-questions";
import { changesOfAssignment, changesOfSet } from "@/server/data/sets/changes";
import { changeStudySet, createStudySet } from "@/server/data/sets/study-sets";
import { restoreVersion } from "@/server/data/sets/versions";
import { handIn } from "@/server/data/sittings/hand-in";
import { findMemoryOfAnswers } from "@/server/data/sittings/memory-of-sitting";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { Prisma } from "@/server/generated/prisma/client";
import {
  anAssignedQuiz,
  answerQuestion,
  beginSitting,
  dontKnow,
  QUIZ_ID,
  questionsOf,
  right,
  type StoredQuestion,
} from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aSmallWorld, contextOf } from "@/tests/support/items";
import { madeOf } from "@/tests/support/made-of";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";
import { inTheMidstOf } from "@/tests/support/race";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const real = getFactBase();
afterAll(() => {
  serve(real);
  forgetOverrides();
});

describeOnEachEngine("questions of a class", (getClient, engine) => {
  let teacher: Viewer;
  let awa: Viewer;
  let bakary: Viewer;
  let attemptId: string;
  let questions: readonly StoredQuestion[];

  async function aQuiz(types: readonly string[], rules: object = {}): Promise<void> {
    const sittings = await anAssignedQuiz(teacher, [awa, bakary], types, rules);
    attemptId = sittings.get(awa) ?? "";
    questions = await questionsOf(attemptId);
  }

  beforeEach(async () => {
    await emptyDatabase(getClient());
    forgetOverrides();
    serve(aSmallWorld());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    [awa, bakary] = [await aPerson({ name: "Awa" }), await aPerson({ name: "Bakary" })];
  });

  const at = (index: number): StoredQuestion => {
    const question = questions[index];
    if (question === undefined) throw new Error("no such question");
    return question;
  };

  /** The next release, in which this is the base; the one before is recorded as a start does. */
  async function released(base: FactBase): Promise<void> {
    const before = getFactBase();
    const facts = JSON.parse(JSON.stringify(printContent(before, digest)));
    await getClient().release.create({
      data: { hash: before.release.hash, asOf: "2026-01-01", loadedAt: NOON, facts },
    });
    serve({ ...base, release: { ...base.release, hash: "next" } });
  }

  async function ruled(question: StoredQuestion, ruling: Ruling, reason = "It was unclear."): Promise<string> {
    const wanted = { kind: "apply", ruling, reason } as const;
    const run = await dryRun(teacher, QUIZ_ID, questionIdOf(question), wanted, hoursLater(2));
    if (!run.ok) throw new Error(run.error.code);
    const done = await carryOut(teacher, QUIZ_ID, questionIdOf(question), wanted, run.value.hash, hoursLater(2));
    if (!done.ok) throw new Error(done.error.code);
    return done.value.rulingId;
  }

  const listed = async () => {
    const list = await listAskedQuestions(teacher, QUIZ_ID);
    if (list === null) throw new Error("not listed");
    return list;
  };
  const reasons = async () => new Map((await listed()).map((each) => [questionName(each), each.reasons]));

  it("are all listed in their order, with how many had them and how well they were answered", async () => {
    await aQuiz(["multiple-choice"]);
    await answerQuestion(awa, attemptId, 0, right(at(0)));
    await answerQuestion(awa, attemptId, 1, dontKnow);
    const list = await listed();
    expect(list.map(questionName)).toEqual(questions.map(questionName));
    expect(list.map(({ had, answered, right: share }) => [had, answered, share])).toEqual([
      [2, 1, 1],
      [2, 1, 0],
      [2, 0, null],
      [2, 0, null],
    ]);
    expect(list.every((each) => each.reasons.length === 0)).toBe(true);
    // Counted are those whom the results list.
    const { membership } = getClient();
    await membership.updateMany({ where: { userId: awa.userId }, data: { removedAt: NOON } });
    expect((await listed()).map(({ had, answered }) => [had, answered])).toEqual(Array(4).fill([1, 0]));
    await membership.updateMany({ where: { userId: awa.userId }, data: { removedAt: null } });
    // Of violence no points are earned, and whoever rules on it is told so.
    const { index, targetId } = at(3);
    await getClient().attemptItem.updateMany({ where: { index, targetId }, data: { counts: false } });
    expect((await listed()).map(({ counts }) => counts)).toEqual([true, true, true, false]);
  });

  it("come first when a fact was taken back or corrected since they were asked, until something is ruled", async () => {
    await aQuiz(["multiple-choice"]);
    const [gone, moved] = [at(2), at(3)];
    const next = aSmallWorld((given) => ({
      ...given,
      facts: (given.facts ?? []).flatMap((fact) => {
        if (fact.id === gone.factIds[0]) return [];
        return [fact.id === moved.factIds[0] ? { ...fact, status: "disputed" as const } : fact];
      }),
    }));
    expect(await listWorkToLookAt(teacher, hoursLater(1))).toEqual([]);
    await released(next);
    const [first, second, third] = await listed();
    expect([first, second].map((each) => each && questionName(each))).toEqual([gone, moved].map(questionName));
    expect(first?.reasons).toContainEqual({
      kind: "revised",
      factId: gone.factIds[0],
      change: "retracted",
      text: null,
    });
    expect(second?.reasons).toContainEqual({ kind: "revised", factId: moved.factIds[0], change: "status", text: null });
    expect(third?.reasons.some((each) => each.kind === "revised" && third.factIds.includes(each.factId))).toBe(false);
    const [told] = await listWorkToLookAt(teacher, hoursLater(1));
    expect(told).toMatchObject({ assignmentId: QUIZ_ID, title: "Quiz", className: "3B" });
    expect(await listWorkToLookAt(await aPerson({ role: "teacher" }), hoursLater(1))).toEqual([]);

    await ruled(gone, { kind: "drop" });
    expect((await reasons()).get(questionName(gone))).toEqual([]);
    const [after] = await listWorkToLookAt(teacher, hoursLater(1));
    expect(after?.questions ?? 0).toBe((told?.questions ?? 0) - 1);
  });

  it("rest in the database on the facts on which core says that items rest, of every type", async () => {
    const context = contextOf(getFactBase());
    const items = [...context.base.facts.values()].flatMap((fact) =>
      possibleItems(context, fact).flatMap(({ type, ask }) => {
        const made = generateItem(context, type, ask, "rests on");
        return made.ok ? [made.value] : [];
      }),
    );
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(questionTypeNames));
    expect(items.some(({ proofs }) => Object.values(proofs).some(({ told = [] }) => told.length > 0))).toBe(true);
    const given = items.map(({ factIds, proofs }, n) => ({ n, factIds, proofs }));
    const asItems = Prisma.sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS i ("n" int, "factIds" text[], "proofs" jsonb)`;
    const rows = await getClient().$queryRaw<{ factIds: string[] }[]>`
      SELECT ARRAY(SELECT "factId" FROM ${factsRestedOn} f) AS "factIds" FROM ${asItems} ORDER BY i."n"`;
    const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();
    expect(rows.map(({ factIds }) => sorted(factIds))).toEqual(items.map((item) => sorted(restsOn(item))));
    const some = [...restsOn(items[0] as Item)].slice(-1);
    const resting = await getClient().$queryRaw<
      { n: number }[]
    >`SELECT i."n" FROM ${asItems} WHERE ${restsOnAnyOf(some)} ORDER BY 1`;
    const expected = items.flatMap((item, n) => (some.some((id) => restsOn(item).has(id)) ? [n] : []));
    expect(resting.map(({ n }) => n)).toEqual(expected);
  });

  it("are told of, too, where a frozen set is older than the correction and given after it", async () => {
    const { id: classroomId } = await aClass(teacher, [awa]);
    const blueprint: Blueprint = { ...anyBlueprint, types: ["multiple-choice"], length: 4 };
    const draft = { title: "Kept", blueprint, frozen: true };
    const { id: setId } = await createStudySet(teacher, draft);
    const { frozenItems } = await getClient().studySet.findUniqueOrThrow({ where: { id: setId } });
    const gone = itemsOfFrozen(frozenItems)[0]?.factIds[0] ?? "";
    const without = aSmallWorld(({ facts = [], ...given }) => ({
      ...given,
      facts: facts.filter(({ id }) => id !== gone),
    }));
    await released(without);
    // Another version between, and the frozen one back: its questions are as old as they were.
    await changeStudySet(teacher, setId, { ...draft, frozen: false });
    await restoreVersion(teacher, setId, 1);
    const change = expect.objectContaining({ factId: gone, change: { kind: "retracted", note: null } });
    const items = itemsOfFrozen(frozenItems);
    const asked = items.filter((item) => !restsOn(item).has(gone)).length;
    const told = { changes: [change], frozen: { asked, of: items.length } };
    expect(await changesOfSet(teacher, setId)).toEqual(told);
    const dates = { opensAt: NOON, dueAt: hoursLater(48), daysWanted: 1 };
    const made = await createAssignment(teacher, { classroomId, setId, kind: "quiz", title: "Kept", ...dates });
    const assignmentId = madeOf(made).id;
    expect(await changesOfAssignment(teacher, assignmentId)).toEqual(told);
    expect((await startAssignedAttempt(awa, assignmentId, NOON)).ok).toBe(true);
    // What was taken back is not asked, though no editor's decision names it any more.
    expect(await getClient().attemptItem.count({ where: { attempt: { assignmentId } } })).toBe(asked);
    expect(await listWorkToLookAt(teacher, hoursLater(1))).toMatchObject([{ assignmentId, title: "Kept" }]);
  });

  it("come first when an editor withdrew or lowered a fact, or a reader reported it", async () => {
    await aQuiz(["multiple-choice"]);
    const administrator = await aPerson({ role: "administrator" });
    const [lowered, reported] = [at(1), at(3)];
    const [factId, other] = [lowered.factIds[0] ?? "", reported.factIds[0] ?? ""];
    await addOverride(administrator, { factId, kind: "disputed", reason: "A new report." }, hoursLater(1));
    await addReport(awa, { factIds: [other, factId], type: "wrong", text: "It was another town." }, hoursLater(1));
    const found = await reasons();
    expect(found.get(questionName(lowered))).toContainEqual({
      kind: "overridden",
      factId,
      to: "disputed",
      reason: "A new report.",
    });
    // One report, with every question that rests on one of its facts.
    for (const question of [lowered, reported]) {
      expect(found.get(questionName(question))).toContainEqual({ kind: "reported", count: 1 });
    }
  });

  it("come first when typed answers are undecided, and tell what was typed but not by whom", async () => {
    await aQuiz(["short-answer"], { mode: "test" });
    const open = questions.flatMap((question) =>
      ((question.key as { others: { text: string; open: boolean }[] }).others ?? [])
        .filter((other) => other.open)
        .map(({ text }) => ({ question, text })),
    )[0];
    // Whichever question of this small world has an answer that its sources leave open.
    const question = open?.question ?? at(0);
    const key = question.key as { others: { text: string; open: boolean }[] };
    const text = open?.text ?? "the fort";
    await getClient().attemptItem.updateMany({
      where: { type: question.type, targetId: question.targetId },
      data: { key: { ...key, others: [...key.others, { text, open: true }] } },
    });
    const another = questions.find(({ type, index }) => type === "short-answer" && index !== question.index);
    await answerQuestion(awa, attemptId, question.index, { answer: { text: "Zzyzx" } });
    await answerQuestion(awa, attemptId, question.index, { answer: { text } }, 2);
    if (another) await answerQuestion(awa, attemptId, another.index, { answer: { text: "Zzyzx" } });
    const rejected = () => getClient().rejectedAnswer.findMany({ select: { factId: true, given: true, wrong: true } });
    expect(await rejected()).toEqual([]);
    // The last version is on its way when it is handed in.
    const last = text.toUpperCase();
    const write = async (tx: Prisma.TransactionClient) => {
      await tx.$executeRaw`SELECT 1 FROM "Attempt" WHERE "id" = ${attemptId}::uuid FOR SHARE`;
      const where = { attemptId_index: { attemptId, index: question.index } };
      await tx.answer.update({ where, data: { body: { answer: { text: last } } } });
    };
    await inTheMidstOf(getClient(), engine, write, () => handIn(awa, attemptId, hoursLater(2)));
    await handIn(awa, attemptId, hoursLater(2));
    // What is typed in a test is kept for the editors when it is handed in: the last version, once.
    expect(await rejected()).toEqual(
      expect.arrayContaining([{ factId: question.factIds[0], given: last, wrong: false }]),
    );
    expect(await rejected()).toHaveLength(another ? 2 : 1);
    expect((await reasons()).get(questionName(question))).toEqual([{ kind: "undecided", count: 1 }]);
    const shown = await findAskedQuestion(teacher, QUIZ_ID, questionIdOf(question));
    expect(shown?.answers).toMatchObject([{ given: { answer: { text: last } }, grade: { kind: "undecided" } }]);
    expect(JSON.stringify(shown)).not.toContain(awa.userId);
    await ruled(question, { kind: "accept", typed: text });
    expect((await reasons()).get(questionName(question))).toEqual([]);
  });

  it("let a spelling be accepted that was graded as wrong, but not the name of something else", async () => {
    await aQuiz(["short-answer"], { mode: "test" });
    const question = at(0);
    const key = question.key as { others: { text: string; open: boolean }[] };
    await getClient().attemptItem.updateMany({
      where: { type: question.type, targetId: question.targetId },
      data: { key: { ...key, others: [...key.others, { text: "another town", open: false }] } },
    });
    const acceptable = async (text: string) => {
      await getClient().answer.deleteMany({ where: { attemptId } });
      await answerQuestion(awa, attemptId, question.index, { answer: { text } });
      const shown = await findAskedQuestion(teacher, QUIZ_ID, questionIdOf(question));
      return shown?.answers.map((answer) => [answer.grade.kind, answer.acceptable]);
    };
    expect(await acceptable("Zzyzx the Great")).toEqual([["incorrect", "Zzyzx the Great"]]);
    expect(await acceptable("Another Town")).toEqual([["incorrect", null]]);
  });

  it("come before all others when they are to be looked at or were ruled on, however many there are", async () => {
    await aQuiz(["multiple-choice"]);
    const [lowered = "", reported = ""] = [...at(2).factIds, ...at(3).factIds];
    const late = [lowered, reported, "undecided-fact", "ruled-fact", "other-fact"];
    // What the sitting drew besides; those of which something is told stand at its end.
    await getClient().$executeRaw`
      INSERT INTO "AttemptItem" ("attemptId", "index", "type", "targetId", "topic", "factIds", "seed", "generatorVersion", "guess",
        "view", "key", "feedback", "proofs")
      SELECT "attemptId", 1000 + n, "type", 'fact:' || id || ':late', "topic", ARRAY[id], "seed", "generatorVersion", "guess", "view",
        "key", "feedback", '{}'
      FROM "AttemptItem" CROSS JOIN LATERAL (
        SELECT n, coalesce((${late}::text[])[n - ${MAX_ASKED}::int], 'drawn-' || n) AS id
        FROM generate_series(1, ${MAX_ASKED + late.length}::int) n
      ) drawn WHERE "attemptId" = ${attemptId}::uuid AND "index" = 0`;
    const place = (factId: string) => 1001 + MAX_ASKED + late.indexOf(factId);
    await answerQuestion(awa, attemptId, 0, right(at(0)));
    await getClient().$executeRaw`
      INSERT INTO "Answer" ("id", "learnerId", "attemptId", "index", "body", "bodyHash", "grade", "credit")
      SELECT gen_random_uuid(), "learnerId", "attemptId", ${place("undecided-fact")}::int, "body", "bodyHash",
        '{"kind": "undecided"}', 0 FROM "Answer"`;
    const administrator = await aPerson({ role: "administrator" });
    await addOverride(administrator, { factId: lowered, kind: "disputed", reason: "A new report." }, hoursLater(1));
    await addReport(awa, { factIds: [reported], type: "wrong", text: "It was another town." }, hoursLater(1));
    const item = await getClient().attemptItem.findFirstOrThrow({ where: { index: place("ruled-fact") } });
    await ruled(item as unknown as StoredQuestion, { kind: "credit" });
    const list = await listed();
    expect(list).toHaveLength(MAX_ASKED);
    const toLookAt = list.filter((each) => each.reasons.length > 0);
    expect(list.slice(0, toLookAt.length)).toEqual(toLookAt);
    const told = toLookAt.filter(({ targetId }) => targetId.endsWith(":late"));
    expect(told.map(({ factIds, reasons: [why] }) => [factIds[0], why?.kind])).toEqual([
      [lowered, "overridden"],
      [reported, "reported"],
      ["undecided-fact", "undecided"],
    ]);
    expect(list.at(-1)).toMatchObject({ factIds: ["ruled-fact"], standing: [{ kind: "credit" }] });
  });

  it("show their history, and are nobody else's", async () => {
    await aQuiz(["multiple-choice"]);
    await answerQuestion(awa, attemptId, 0, right(at(0)));
    const id = questionIdOf(at(0));
    await ruled(at(0), { kind: "credit" });
    const shown = await findAskedQuestion(teacher, QUIZ_ID, id);
    expect(shown?.rulings).toMatchObject([
      { ruling: { kind: "credit" }, reason: "It was unclear.", by: "Ms Diallo", undoneAt: null, changed: 1 },
    ]);
    expect(shown?.corrected).toEqual({ why: "same-key" });
    const made = await getClient().attemptItem.findFirstOrThrow({ where: { attemptId, index: 0 } });
    expect(shown?.explanation).toMatchObject({ seed: made.seed, factIds: made.factIds });
    expect(shown?.explanation?.options).toHaveLength(Object.keys(made.proofs as object).length);
    for (const viewer of [awa, await aPerson({ role: "teacher" })]) {
      expect(await listAskedQuestions(viewer, QUIZ_ID)).toBeNull();
      expect(await findAskedQuestion(viewer, QUIZ_ID, id)).toBeNull();
    }
    expect(await findAskedQuestion(teacher, QUIZ_ID, "0000000000000000")).toBeNull();
  });

  it("tell their learners of every ruling and of its end, and nobody else", async () => {
    await aQuiz(["multiple-choice"]);
    await answerQuestion(awa, attemptId, 0, right(at(0)));
    const remembered = async () => {
      const answers = await getClient().answer.findMany({ where: { attemptId } });
      const rows = await findMemoryOfAnswers(
        awa,
        answers.map(({ id }) => id),
      );
      return rows.map(({ rating }) => rating);
    };
    const rulingId = await ruled(at(0), { kind: "drop" }, "Two answers were right.");
    const told = await findRulingNotes(awa, attemptId, hoursLater(3));
    expect(told).toEqual([
      {
        index: 0,
        ruling: { kind: "drop" },
        reason: "Two answers were right.",
        at: hoursLater(2),
        undoneAt: null,
        points: { before: { earned: 1, possible: 1 }, after: { earned: 0, possible: 0 } },
      },
    ]);
    expect(await findRulingNotes(bakary, attemptId, hoursLater(3))).toEqual([]);
    expect(await remembered()).toEqual([]);
    const wanted = { kind: "take-back", rulingId } as const;
    const run = await dryRun(teacher, QUIZ_ID, questionIdOf(at(0)), wanted, hoursLater(3));
    if (!run.ok) throw new Error(run.error.code);
    await carryOut(teacher, QUIZ_ID, questionIdOf(at(0)), wanted, run.value.hash, hoursLater(3));
    expect(await findRulingNotes(awa, attemptId, hoursLater(3))).toMatchObject([{ index: 0, undoneAt: hoursLater(3) }]);
    expect(await remembered()).toEqual(["good"]);
  });

  it("tell of a ruling no more than the sitting itself: what was accepted, and why, with the answers; points with the marks", async () => {
    const rules = { mode: "test", reviewAfter: "nothing" } as const;
    await aQuiz(["short-answer"], rules);
    const typed = "Zzyzx the Great";
    await answerQuestion(awa, attemptId, 0, { answer: { text: typed } });
    await handIn(awa, attemptId, hoursLater(1));
    await ruled(at(0), { kind: "accept", typed });
    const told = async (reviewAfter: ReviewLevel) => {
      const changed = quizRulesSchema.parse({ ...rules, reviewAfter });
      await getClient().assignment.update({ where: { id: QUIZ_ID }, data: { rules: changed } });
      return findRulingNotes(awa, attemptId, hoursLater(3));
    };
    expect(await told("nothing")).toEqual([]);
    const score = { index: 0, ruling: { kind: "accept", typed: null }, reason: null, points: null };
    expect(await told("score")).toMatchObject([score]);
    const marks = await told("marks");
    const points = { before: { earned: 0 }, after: { earned: 1 } };
    expect(marks).toMatchObject([{ ruling: { typed: null }, reason: null, points }]);
    expect(JSON.stringify(marks)).not.toContain("Zzyzx");
    const everything = { ruling: { kind: "accept", typed }, reason: "It was unclear." };
    expect(await told("everything")).toMatchObject([everything]);
  });

  it("come to whoever begins later as they have been ruled: taken out, or credited", async () => {
    await aQuiz(["multiple-choice"]);
    await ruled(at(0), { kind: "drop" });
    await ruled(at(1), { kind: "credit" });
    const coumba = await aPerson({ name: "Coumba" });
    const { classroomId } = await getClient().assignment.findUniqueOrThrow({ where: { id: QUIZ_ID } });
    await getClient().membership.create({
      data: { classroomId, userId: coumba.userId, role: "learner", displayName: "Coumba", nameKey: "coumba" },
    });
    const later = await questionsOf(await beginSitting(coumba));
    expect(later.map(questionName)).toEqual(questions.slice(1).map(questionName));
    const row = await getClient().assignmentResult.findFirst({ where: { learnerId: coumba.userId } });
    expect(row).toMatchObject({ credit: 1, possible: 3 });
  });
});
