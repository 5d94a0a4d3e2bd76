import { afterAll, beforeEach, expect, it, vi } from "vitest";
import type { Fact } from "@/core/facts/model";
import type { Given } from "@/core/quizzes/protocol";
import { type QuestionName, questionName, type Ruling, worthOf } from "@/core/quizzes/regrade";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase, useFactBase as serve } from "@/server/content/load";
import { forgetOverrides } from "@/server/data/facts/in-force";
import { addOverride, liftOverride, listOverrides } from "@/server/data/facts/overrides";
import { checkMemory } from "@/server/data/memory/memory-check";
import { hadItemOf, hadItemSelect, questionIdOf } from "@/server/data/regrade/had-items";
import type { Wanted } from "@/server/data/regrade/plan";
import { carryOut, dryRun } from "@/server/data/regrade/rule";
import { handIn } from "@/server/data/sittings/hand-in";
import { checkStats } from "@/server/data/teaching/stats-check";
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
import { aSmallWorld } from "@/tests/support/items";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const real = getFactBase();
afterAll(() => serve(real));

const apply = (ruling: Ruling): Wanted => ({ kind: "apply", ruling, reason: "The stem was unclear." });

describeOnEachEngine("a ruling on a question", (getClient) => {
  let teacher: Viewer;
  let learners: Viewer[];
  const assignmentId = QUIZ_ID;
  let sittings: ReadonlyMap<Viewer, string>;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    forgetOverrides();
    serve(aSmallWorld());
    teacher = await aPerson({ role: "teacher" });
    learners = [await aPerson({ name: "Awa" }), await aPerson({ name: "Bakary" }), await aPerson({ name: "Coumba" })];
  });

  const attemptOf = (learner: Viewer) => sittings.get(learner) ?? "";
  const answer = (learner: Viewer, index: number, given: Given, attemptId = attemptOf(learner)) =>
    answerQuestion(learner, attemptId, index, given);

  async function aQuiz(types: readonly string[], rules: object = {}): Promise<void> {
    sittings = await anAssignedQuiz(teacher, learners, types, rules);
  }

  /** Awa knows all, Bakary nothing, Coumba has answered the last question only. */
  async function everybodyAnswers(
    types: readonly string[] = ["multiple-choice"],
    rules: object = {},
  ): Promise<readonly StoredQuestion[]> {
    await aQuiz(types, rules);
    const [awa, bakary, coumba] = learners as [Viewer, Viewer, Viewer];
    const asked = await questionsOf(attemptOf(awa));
    for (const each of asked) {
      await answer(awa, each.index, right(each));
      await answer(bakary, each.index, dontKnow);
    }
    await answer(coumba, 3, dontKnow);
    return asked;
  }

  const first = (asked: readonly StoredQuestion[]): StoredQuestion => {
    if (asked[0] === undefined) throw new Error("no question");
    return asked[0];
  };

  async function carriedOut(question: QuestionName, wanted: Wanted, at = hoursLater(2)): Promise<string> {
    const run = await dryRun(teacher, assignmentId, questionIdOf(question), wanted, at);
    if (!run.ok) throw new Error(JSON.stringify(run.error));
    const done = await carryOut(teacher, assignmentId, questionIdOf(question), wanted, run.value.hash, at);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    expect(await points()).toEqual(new Map(run.value.rows.map(({ name, after }) => [name, after])));
    return done.value.rulingId;
  }

  async function points() {
    const rows = await getClient().assignmentResult.findMany({ where: { assignmentId } });
    const names = new Map(learners.map(({ userId, name }) => [userId, name]));
    return new Map(rows.map(({ learnerId, credit, possible }) => [names.get(learnerId), { credit, possible }]));
  }

  /** Everything that a ruling touches, without the traces that it leaves on purpose. */
  async function everything() {
    const client = getClient();
    const order = { orderBy: [{ attemptId: "asc" as const }, { index: "asc" as const }] };
    const results = await client.assignmentResult.findMany({ orderBy: { learnerId: "asc" } });
    return {
      items: await client.attemptItem.findMany(order),
      answers: await client.answer.findMany(order),
      results: results.map(({ updatedAt: _, ...row }) => row),
      states: await client.memoryState.findMany({ orderBy: [{ learnerId: "asc" }, { targetId: "asc" }] }),
    };
  }

  async function expectSound() {
    expect((await checkStats()).mismatches).toBe(0);
    expect((await checkMemory()).mismatches).toBe(0);
    // With one sitting each, a learner's points are the sum of what their questions come to.
    const rows = await getClient().attemptItem.findMany({
      where: { attempt: { assignmentId } },
      select: hadItemSelect,
    });
    const results = await getClient().assignmentResult.findMany({ where: { assignmentId } });
    for (const { learnerId, credit, possible } of results) {
      const own = rows.filter(({ attempt }) => attempt.learnerId === learnerId).map((row) => worthOf(hadItemOf(row)));
      expect(credit).toBeCloseTo(own.reduce((sum, { earned }) => sum + earned, 0));
      expect(possible).toBe(own.reduce((sum, worth) => sum + worth.possible, 0));
    }
  }

  const ratingsOf = async (learner: Viewer, targetId: string) => {
    const events = await getClient().memoryEvent.findMany({
      where: { learnerId: learner.userId, targetId },
      orderBy: [{ receivedAt: "asc" }, { kind: "asc" }],
    });
    return events.map(({ kind, body }) => (kind === "answered" ? (body as { rating: string }).rating : kind));
  };

  it("that takes it out counts for nobody, voids what it told, and is taken back without a trace in the points", async () => {
    const question = first(await everybodyAnswers());
    const before = await everything();
    const [awa, bakary] = learners as [Viewer, Viewer];
    const rulingId = await carriedOut(question, apply({ kind: "drop" }));
    expect(await points()).toEqual(
      new Map([
        ["Awa", { credit: 3, possible: 3 }],
        ["Bakary", { credit: 0, possible: 3 }],
        ["Coumba", { credit: 0, possible: 3 }],
      ]),
    );
    expect(await ratingsOf(awa, question.targetId)).toEqual(["good", "voided"]);
    expect(await ratingsOf(bakary, question.targetId)).toEqual(["again", "voided"]);
    await expectSound();
    await carriedOut(question, { kind: "take-back", rulingId }, hoursLater(3));
    expect(await ratingsOf(awa, question.targetId)).toEqual(["good", "voided", "good"]);
    expect(await everything()).toEqual(before);
    await expectSound();
  });

  it("that credits it gives everybody full points, answered or not, and tells the memory nothing", async () => {
    const question = first(await everybodyAnswers());
    const before = await everything();
    const rulingId = await carriedOut(question, apply({ kind: "credit" }));
    expect(await points()).toEqual(
      new Map([
        ["Awa", { credit: 4, possible: 4 }],
        ["Bakary", { credit: 1, possible: 4 }],
        ["Coumba", { credit: 1, possible: 4 }],
      ]),
    );
    expect(await ratingsOf(learners[0] as Viewer, question.targetId)).toEqual(["good", "voided"]);
    await expectSound();
    await carriedOut(question, { kind: "take-back", rulingId }, hoursLater(3));
    expect(await everything()).toEqual(before);
  });

  it("that keys it anew grades what was answered by the corrected fact, and so the memory", async () => {
    const asked = await everybodyAnswers();
    const question = asked.find(
      ({ factIds }) => factIds[0]?.startsWith("president-") || factIds[0]?.startsWith("signed-"),
    );
    if (question === undefined) throw new Error("no question that can be corrected");
    const before = await everything();
    const key = question.key as { correctChoiceId: string; options: Record<string, string>; slot: "s" | "o" };
    const [wrong, entityId] = Object.entries(key.options).find(([id]) => id !== key.correctChoiceId) ?? ["", ""];
    serve(
      aSmallWorld((given) => ({
        ...given,
        facts: (given.facts ?? []).map((fact) => corrected(fact, question, key.slot, entityId)),
      })),
    );
    const [, bakary, coumba] = learners as [Viewer, Viewer, Viewer];
    await answer(coumba, question.index, { answer: { choiceId: wrong } });

    const rulingId = await carriedOut(question, apply({ kind: "regrade" }));
    expect(await points()).toEqual(
      new Map([
        ["Awa", { credit: 3, possible: 4 }],
        ["Bakary", { credit: 0, possible: 4 }],
        ["Coumba", { credit: 1, possible: 4 }],
      ]),
    );
    expect(await ratingsOf(learners[0] as Viewer, question.targetId)).toEqual(["good", "again", "voided"]);
    expect(await ratingsOf(coumba, question.targetId)).toEqual(["again", "good", "voided"]);
    // "I don't know" is that by any key: nothing is written.
    expect(await ratingsOf(bakary, question.targetId)).toEqual(["again"]);
    await expectSound();
    expect(await dryRun(teacher, assignmentId, questionIdOf(question), apply({ kind: "regrade" }), NOON)).toEqual({
      ok: false,
      error: { code: "stands-already" },
    });

    await carriedOut(question, { kind: "take-back", rulingId }, hoursLater(3));
    const after = await everything();
    const answered = ({ attemptId, index }: { attemptId: string; index: number }) =>
      attemptId === attemptOf(coumba) && index === question.index;
    expect(after.items).toEqual(before.items);
    expect(after.answers.filter((row) => !answered(row))).toEqual(before.answers);
    expect(await ratingsOf(coumba, question.targetId)).toEqual(["again", "good", "voided", "again", "voided"]);
    await expectSound();
  });

  it("cannot key anew what the facts no longer ask", async () => {
    const question = first(await everybodyAnswers());
    const gone = (fact: Fact) => !question.factIds.includes(fact.id);
    serve(aSmallWorld((given) => ({ ...given, facts: (given.facts ?? []).filter(gone) })));
    expect(await dryRun(teacher, assignmentId, questionIdOf(question), apply({ kind: "regrade" }), NOON)).toEqual({
      ok: false,
      error: { code: "no-new-key", why: "fact-gone" },
    });
  });

  it("that accepts what was typed counts for everybody who typed it, and several come and go in any order", async () => {
    await aQuiz(["short-answer"], { mode: "test" });
    const [awa, bakary, coumba] = learners as [Viewer, Viewer, Viewer];
    const question = first(await questionsOf(attemptOf(awa)));
    for (const [learner, text] of [
      [awa, "The old one"],
      [bakary, "the OLD one!"],
      [coumba, "the new one"],
    ] as const) {
      await answer(learner, question.index, { answer: { text } });
      await handIn(learner, attemptOf(learner), hoursLater(1.5));
    }
    const before = await everything();
    const credits = async () => [...(await points()).entries()].map(([name, { credit }]) => [name, credit]).sort();
    const old = await carriedOut(question, apply({ kind: "accept", typed: "the old one" }));
    expect(await credits()).toEqual([
      ["Awa", 1],
      ["Bakary", 1],
      ["Coumba", 0],
    ]);
    const fresh = await carriedOut(question, apply({ kind: "accept", typed: "the new one" }), hoursLater(3));
    expect(await credits()).toEqual([
      ["Awa", 1],
      ["Bakary", 1],
      ["Coumba", 1],
    ]);
    await expectSound();
    await carriedOut(question, { kind: "take-back", rulingId: old }, hoursLater(4));
    expect(await credits()).toEqual([
      ["Awa", 0],
      ["Bakary", 0],
      ["Coumba", 1],
    ]);
    await carriedOut(question, { kind: "take-back", rulingId: fresh }, hoursLater(5));
    expect(await everything()).toEqual(before);
    await expectSound();
  });

  /** Takes the question out of the sittings that go on. @returns what puts it back */
  async function takenOut({ factIds }: StoredQuestion, at: Date): Promise<() => Promise<unknown>> {
    const admin = await aPerson({ role: "administrator" });
    const wanted = { factId: factIds[0] ?? "", kind: "withdrawn", reason: "A source was forged." } as const;
    expect(await addOverride(admin, wanted, at)).toMatchObject({ ok: true });
    const [override] = await listOverrides(admin);
    return () => liftOverride(admin, override?.id ?? "", at);
  }

  it("reaches the memory of an answer to a question that was taken out with its fact, whenever it is put back", async () => {
    await aQuiz(["multiple-choice"]);
    const [awa, bakary, coumba] = learners as [Viewer, Viewer, Viewer];
    const asked = await questionsOf(attemptOf(awa));
    const question = first(asked);
    await answer(awa, question.index, right(question));
    await answer(bakary, question.index, dontKnow);
    // Coumba's sitting is over, and nothing is taken out of it.
    for (const each of asked) await answer(coumba, each.index, right(each));
    const before = await everything();
    const told = () => Promise.all([awa, bakary, coumba].map((learner) => ratingsOf(learner, question.targetId)));
    const credit = (hours: number) => carriedOut(question, apply({ kind: "credit" }), hoursLater(hours));
    const takeBack = (rulingId: string, hours: number) =>
      carriedOut(question, { kind: "take-back", rulingId }, hoursLater(hours));

    const back = await takenOut(question, hoursLater(2));
    expect((await everything()).answers).not.toEqual(before.answers);
    const during = await credit(3);
    expect(await told()).toEqual([
      ["good", "voided"],
      ["again", "voided"],
      ["good", "voided"],
    ]);
    await takeBack(during, 4);
    expect(await told()).toEqual([
      ["good", "voided", "good"],
      ["again", "voided", "again"],
      ["good", "voided", "good"],
    ]);
    await expectSound();
    await back();
    expect(await everything()).toEqual(before);

    const standing = await credit(5);
    const backAgain = await takenOut(question, hoursLater(6));
    await takeBack(standing, 7);
    await backAgain();
    expect(await everything()).toEqual(before);

    const backUnderIt = await takenOut(question, hoursLater(8));
    const later = await credit(9);
    await backUnderIt();
    expect((await told()).map((events) => events.at(-1))).toEqual(["voided", "voided", "voided"]);
    await takeBack(later, 10);
    expect(await everything()).toEqual(before);
    await expectSound();
  });

  it("grades what is set aside of a question that was taken out, as it stands when the fact is back", async () => {
    await aQuiz(["short-answer"], { mode: "test" });
    const awa = learners[0] as Viewer;
    const question = first(await questionsOf(attemptOf(awa)));
    // A name that the sources leave open: by the key alone nobody can decide on it.
    const key = question.key as { others: { text: string; open: boolean }[] };
    await getClient().attemptItem.updateMany({
      where: { type: question.type, targetId: question.targetId },
      data: { key: { ...key, others: [...key.others, { text: "the old one", open: true }] } },
    });
    await answer(awa, question.index, { answer: { text: "The old one" } });
    const before = await everything();
    const accept = apply({ kind: "accept", typed: "the old one" });
    const credit = async () => (await points()).get("Awa")?.credit;

    const back = await takenOut(question, hoursLater(2));
    const during = await carriedOut(question, accept, hoursLater(3));
    await back();
    expect(await credit()).toBe(1);
    const backAgain = await takenOut(question, hoursLater(4));
    await carriedOut(question, { kind: "take-back", rulingId: during }, hoursLater(5));
    await backAgain();
    expect(await everything()).toEqual(before);
    // Nothing is told of a question that was handed in without it.
    await takenOut(question, hoursLater(6));
    await handIn(awa, attemptOf(awa), hoursLater(7));
    const rulingId = await carriedOut(question, accept, hoursLater(8));
    await carriedOut(question, { kind: "take-back", rulingId }, hoursLater(9));
    expect(await ratingsOf(awa, question.targetId)).toEqual([]);
    await expectSound();
  });

  it("does not tell the memory of a test before its answers are told, and tells it then as the ruling has it", async () => {
    await aQuiz(["multiple-choice"], { mode: "test", reviewAfter: "nothing" });
    const [awa] = learners as [Viewer];
    const [one, two] = (await questionsOf(attemptOf(awa))) as [StoredQuestion, StoredQuestion];
    await answer(awa, one.index, right(one));
    await answer(awa, two.index, right(two));
    await handIn(awa, attemptOf(awa), hoursLater(1.5));
    await carriedOut(one, apply({ kind: "drop" }));
    expect(await getClient().memoryEvent.count()).toBe(0);
    await getClient().assignment.update({
      where: { id: assignmentId },
      data: { rules: quizRulesSchema.parse({ mode: "test" }) },
    });
    await handIn(awa, attemptOf(awa), hoursLater(3));
    expect(await ratingsOf(awa, one.targetId)).toEqual([]);
    expect(await ratingsOf(awa, two.targetId)).toEqual(["good"]);
    const { id } = await getClient().itemRuling.findFirstOrThrow();
    await carriedOut(one, { kind: "take-back", rulingId: id }, hoursLater(4));
    expect(await ratingsOf(awa, one.targetId)).toEqual(["good"]);
    await expectSound();
  });

  it("keeps nothing of a dry run, and is not carried out when it would come to something else than was shown", async () => {
    const question = first(await everybodyAnswers());
    const before = await everything();
    const id = questionIdOf(question);
    const run = await dryRun(teacher, assignmentId, id, apply({ kind: "drop" }), hoursLater(2));
    if (!run.ok) throw new Error("no dry run");
    expect(await everything()).toEqual(before);
    expect(await getClient().itemRuling.count()).toBe(0);
    expect(run.value).toMatchObject({ had: 3, answered: 2, changed: 3 });

    const coumba = learners[2] as Viewer;
    await answer(coumba, 1, right((await questionsOf(attemptOf(coumba)))[1] as StoredQuestion));
    const late = await carryOut(teacher, assignmentId, id, apply({ kind: "drop" }), run.value.hash, hoursLater(2));
    if (late.ok || late.error.code !== "changed") throw new Error("it was carried out");
    expect(await getClient().itemRuling.count()).toBe(0);
    const again = await carryOut(
      teacher,
      assignmentId,
      id,
      apply({ kind: "drop" }),
      late.error.now.hash,
      hoursLater(2),
    );
    expect(again.ok).toBe(true);
    expect(late.error.now.rows.find(({ name }) => name === "Coumba")?.after).toEqual({ credit: 1, possible: 3 });
    await expectSound();
  });

  it("reaches every sitting in which the question was asked, and the points follow the rule which sitting counts", async () => {
    const question = first(await everybodyAnswers(["multiple-choice"], { counts: "mean" }));
    const awa = learners[0] as Viewer;
    const second = await beginSitting(awa);
    const name = questionName(question);
    for (const each of await questionsOf(second)) {
      await answer(awa, each.index, questionName(each) === name ? right(each) : dontKnow, second);
    }
    await carriedOut(question, apply({ kind: "drop" }));
    expect((await checkStats()).mismatches).toBe(0);
    const marks = await getClient().attemptItem.findMany({ where: { ruling: "drop" } });
    expect(new Set(marks.map(questionName))).toEqual(new Set([name]));
    const first0 = (await points()).get("Awa");
    const had = marks.filter(({ attemptId }) => attemptId === second).length;
    // 3 of 3 in the first sitting; in the second nothing but perhaps the question that was taken out.
    expect(first0).toEqual({ credit: (4 - had) / 2, possible: 4 - had });
  });

  it("that were written past the results would be told by stats:check", async () => {
    const question = first(await everybodyAnswers());
    expect((await checkStats()).mismatches).toBe(0);
    await getClient().attemptItem.updateMany({ where: { targetId: question.targetId }, data: { ruling: "drop" } });
    expect((await checkStats()).mismatches).toBe(3);
  });

  it("is kept with who made it, why, and what it changed for whom", async () => {
    const question = first(await everybodyAnswers());
    const rulingId = await carriedOut(question, apply({ kind: "drop" }));
    await carriedOut(question, { kind: "take-back", rulingId }, hoursLater(3));
    const ruling = await getClient().itemRuling.findUniqueOrThrow({
      where: { id: rulingId },
      include: { changes: true },
    });
    expect(ruling).toMatchObject({ kind: "drop", reason: "The stem was unclear.", createdBy: teacher.userId });
    expect(ruling.undoneAt).toEqual(hoursLater(3));
    expect(ruling.changes).toHaveLength(3);
    expect(ruling.changes.find(({ learnerId }) => learnerId === learners[0]?.userId)).toMatchObject({
      before: { mark: null, earned: 1, possible: 1 },
      after: { mark: "drop", earned: 0, possible: 0 },
    });
    const audit = await getClient().auditEntry.findMany({ orderBy: { createdAt: "asc" } });
    expect(audit.map(({ verb, actorId }) => [verb, actorId])).toEqual([
      ["drop", teacher.userId],
      ["take-back", teacher.userId],
    ]);
  });

  it("is nobody else's: neither another teacher's nor a learner's", async () => {
    const question = first(await everybodyAnswers());
    const before = await everything();
    const stranger = await aPerson({ role: "teacher" });
    for (const viewer of [stranger, learners[0] as Viewer]) {
      const id = questionIdOf(question);
      expect(await dryRun(viewer, assignmentId, id, apply({ kind: "drop" }), NOON)).toEqual({
        ok: false,
        error: { code: "not-found" },
      });
      const shown = await dryRun(teacher, assignmentId, id, apply({ kind: "drop" }), NOON);
      const hash = shown.ok ? shown.value.hash : "";
      const done = await carryOut(viewer, assignmentId, id, apply({ kind: "drop" }), hash, NOON);
      expect(done).toEqual({ ok: false, error: { code: "not-found" } });
    }
    expect(await everything()).toEqual(before);
  });
});

/** The fact with another answer, if it is the one that is asked. */
function corrected(fact: Fact, { factIds }: QuestionName, slot: "s" | "o", entityId: string): Fact {
  if (fact.id !== factIds[0] || fact.triple === null) return fact;
  const triple = {
    ...fact.triple,
    ...(slot === "s" ? { s: entityId } : { o: { kind: "entity" as const, id: entityId } }),
  };
  return { ...fact, triple };
}
