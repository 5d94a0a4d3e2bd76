import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { may } from "@/core/access/permissions";
import type { Item } from "@/core/questions/contract";
import { restsOn } from "@/core/questions/rests-on";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { limits } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { findSample, gradeSample } from "@/server/content/samples";
import { findOverrides, forgetOverrides, heldBackFactIds, withdrawnFactIds } from "@/server/data/facts/in-force";
import { addOverride, liftOverride, listOverrides } from "@/server/data/facts/overrides";
import { listRejected, noteRejected, putAwayRejected } from "@/server/data/facts/rejected-answers";
import { addReport, closeReport, listReports } from "@/server/data/facts/reports";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { previewSet } from "@/server/data/sets/preview";
import { recordAnswer } from "@/server/data/sittings/answers";
import { findAttempt } from "@/server/data/sittings/attempts";
import { dropFromOpenAttempts } from "@/server/data/sittings/dropped-items";
import { makeForm } from "@/server/data/sittings/forms";
import { handIn } from "@/server/data/sittings/hand-in";
import { findResult } from "@/server/data/sittings/result";
import { startAttempt } from "@/server/data/sittings/start";
import { setStudyTopic } from "@/server/data/teaching/overview";
import { checkStats } from "@/server/data/teaching/stats-check";
import type { Prisma } from "@/server/generated/prisma/client";
import {
  anAnswer,
  anAssignedQuiz,
  answerQuestion,
  questionsOf,
  right,
  type StoredQuestion,
} from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";
import { inTheMidstOf } from "@/tests/support/race";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const TOPIC = "minusma";
const blueprint = blueprintSchema.parse({ topics: [TOPIC], types: [], length: 5, includeHarm: false });

const NO_REPORTS = { standing: [], withdrawn: [] };

describeOnEachEngine("overrides and reports", (getClient, engine) => {
  let admin: Viewer;
  let learner: Viewer;
  beforeEach(async () => {
    await emptyDatabase(getClient());
    forgetOverrides();
    [admin, learner] = [await aPerson({ role: "administrator" }), await aPerson()];
  });

  const override = (viewer: Viewer, factId: string, kind: "withdrawn" | "reported" | "disputed") =>
    addOverride(viewer, { factId, kind, reason: "A source was forged." }, NOON);

  async function formOfAll() {
    const form = await makeForm(learner, blueprint, "seed", "alike", NOON);
    return form.ok ? form.value.items : [];
  }

  async function reply(attemptId: string, index: number, sequence: number) {
    const message = { id: randomUUID(), attemptId, index, given: { dontKnow: true }, sequence } as const;
    const result = await recordAnswer(learner, { ...message, confidence: null, activeMs: null }, NOON);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }

  async function firstCards() {
    const { cards } = await loadReviewQueue(learner, NOON);
    return cards.map(({ card }) => card);
  }

  it("keeps a withdrawn fact from forms, cards and samples, at once where it was decided, and gives it back", async () => {
    await setStudyTopic(learner, TOPIC, true);
    const card = (await firstCards())[0];
    const asked = (await formOfAll())[0];
    const sample = findSample(0);
    const factIds = [card?.factIds[0] ?? "", asked?.factIds[0] ?? ""];
    for (const factId of new Set(factIds))
      expect(await override(admin, factId, "withdrawn")).toMatchObject({ ok: true });
    expect((await firstCards()).flatMap((one) => one.factIds)).not.toContain(factIds[0]);
    const items = await formOfAll();
    expect(items.length).toBe(5);
    expect(items.flatMap((item) => item.factIds)).not.toContain(factIds[1]);

    const everything = new Set(getFactBase().facts.keys());
    expect(findSample(0, everything)).toBeNull();
    expect(gradeSample(sample?.number ?? 0, {}, everything)).toMatchObject({ ok: false, error: "not-found" });

    for (const { id } of await listOverrides(admin)) expect(await liftOverride(admin, id, NOON)).not.toBeNull();
    expect(await findOverrides()).toEqual(new Map());
    expect((await firstCards())[0]?.targetId).toBe(card?.targetId);
  });

  it("lowers a status on cards and asks no question meanwhile, and never raises one", async () => {
    await setStudyTopic(learner, TOPIC, true);
    const card = (await firstCards()).find((one) => one.kind === "fact" && one.back.status === "established");
    const factId = card?.factIds[0] ?? "";
    expect(await override(admin, factId, "reported")).toMatchObject({ ok: true });
    const shown = (await firstCards()).find(({ targetId }) => targetId === card?.targetId);
    expect(shown?.back).toMatchObject({ status: "reported", statusReason: "A source was forged." });
    expect(await heldBackFactIds()).toEqual(new Set([factId]));
    expect(await withdrawnFactIds()).toEqual(new Set());

    const facts = [...getFactBase().facts.values()];
    const disputed = facts.find(({ status }) => status === "disputed")?.id ?? "";
    expect(await override(admin, disputed, "reported")).toMatchObject({ error: { code: "not-lower" } });
    expect(await override(admin, disputed, "disputed")).toMatchObject({ error: { code: "not-lower" } });
    expect(await override(admin, disputed, "withdrawn")).toMatchObject({ ok: true });
  });

  it("holds the strictest of several, and writes down who decided", async () => {
    const [factId = ""] = [...getFactBase().facts.values()]
      .filter(({ status }) => status === "established")
      .map(({ id }) => id);
    for (const kind of ["withdrawn", "reported"] as const) await override(admin, factId, kind);
    expect((await findOverrides()).get(factId)?.kind).toBe("withdrawn");
    expect(await getClient().auditEntry.findMany({ select: { actorId: true, verb: true, resource: true } })).toEqual([
      { actorId: admin.userId, verb: "override", resource: "fact" },
      { actorId: admin.userId, verb: "override", resource: "fact" },
    ]);
  });

  it("passes over a withdrawn fact's question in a quiz that is going on", async () => {
    const attempt = await startAttempt(learner, { title: "Quiz", blueprint }, NOON);
    if (!attempt.ok) throw new Error(attempt.error);
    const { attemptId } = attempt.value;
    const item = await getClient().attemptItem.findFirstOrThrow({ where: { attemptId, index: 2 } });
    await override(admin, item.factIds[0] ?? "", "withdrawn");
    const answers = await getClient().answer.findMany({ where: { attemptId }, select: { index: true, grade: true } });
    expect(answers).toContainEqual({ index: 2, grade: { kind: "skipped" } });
  });

  it("puts a question back only when all its facts are back, and its sitting still goes on, whatever happens at once", async () => {
    const attempt = await startAttempt(learner, { title: "Quiz", blueprint }, NOON);
    if (!attempt.ok) throw new Error(attempt.error);
    const question = { attemptId: attempt.value.attemptId, index: 2 };
    const [one = "", other = ""] = getFactBase().facts.keys();
    await getClient().attemptItem.update({ where: { attemptId_index: question }, data: { factIds: [one, other] } });
    const isOut = async () => (await getClient().answer.count({ where: question })) > 0;
    const lift = async (factId: string) => {
      const listed = (await listOverrides(admin)).find((each) => each.factId === factId);
      return () => liftOverride(admin, listed?.id ?? "", NOON);
    };
    const withdrawOther = async (tx: Prisma.TransactionClient) => {
      const row = { id: randomUUID(), factId: other, kind: "withdrawn", reason: "Forged.", createdBy: admin.userId };
      await tx.factOverride.create({ data: { ...row, createdAt: NOON } });
      await dropFromOpenAttempts(tx, [other], NOON);
    };
    await override(admin, one, "withdrawn");
    expect(await inTheMidstOf(getClient(), engine, withdrawOther, await lift(one))).toBe(one);
    expect(await isOut()).toBe(true);
    await (await lift(other))();
    expect(await isOut()).toBe(false);

    await override(admin, one, "withdrawn");
    const end = (tx: Prisma.TransactionClient) =>
      tx.attempt.update({ where: { id: question.attemptId }, data: { finishedAt: NOON } });
    expect(await inTheMidstOf(getClient(), engine, end, await lift(one))).toBe(one);
    expect(await isOut()).toBe(true);
  });

  it("says of a question that it was taken out, in a test and in practice, and not that another tab answered it", async () => {
    for (const kind of ["test", "practice"] as const) {
      const rules = kind === "test" ? quizRulesSchema.parse({ mode: "test" }) : null;
      const attempt = await startAttempt(learner, { title: "Quiz", blueprint, kind, rules }, NOON);
      if (!attempt.ok) throw new Error(attempt.error);
      const { attemptId } = attempt.value;
      const item = await getClient().attemptItem.findFirstOrThrow({ where: { attemptId, index: 1 } });
      const answered = await reply(attemptId, 0, 2);
      await override(admin, item.factIds[0] ?? "", "withdrawn");
      const open = await findAttempt(learner, attemptId, NOON);
      expect(open?.items.slice(0, 2).map(({ takenOut }) => takenOut)).toEqual([false, true]);
      // What this page gave is a third version, and still does not count.
      const dropped = await reply(attemptId, 1, 3);
      const asked = open?.items.filter(({ takenOut }) => !takenOut).length;
      expect(dropped).toMatchObject({ progress: { answered: 1, total: asked } });
      if (kind === "test") {
        expect(answered).toMatchObject({ outcome: "saved", instead: null });
        expect(dropped).toMatchObject({ outcome: "saved", instead: "taken-out", given: { skip: true } });
        expect(await reply(attemptId, 0, 1)).toMatchObject({ instead: "elsewhere", given: { dontKnow: true } });
      } else {
        expect(answered).toMatchObject({ outcome: "graded", before: false, takenOut: false });
        expect(dropped).toMatchObject({ outcome: "graded", takenOut: true, grade: { kind: "skipped" } });
        expect(await reply(attemptId, 0, 1)).toMatchObject({ before: true, takenOut: false });
        // What was answered is taken out, too, and the message that gave it is known when it comes again.
        const first = await getClient().attemptItem.findFirstOrThrow({ where: { attemptId, index: 0 } });
        const { id } = await getClient().answer.findFirstOrThrow({ where: { attemptId, index: 0 } });
        await override(admin, first.factIds[0] ?? "", "withdrawn");
        const again = await recordAnswer(learner, anAnswer(attemptId, 0, { dontKnow: true }, { id }), NOON);
        expect(again).toMatchObject({ ok: true, value: { takenOut: true, grade: { kind: "skipped" } } });
      }
    }
  });

  it("takes an answered question out of a test that goes on, gives it back, and leaves what is over as it was", async () => {
    const db = getClient();
    const teacher = await aPerson({ role: "teacher" });
    const sittings = await anAssignedQuiz(teacher, [learner], ["multiple-choice"], { mode: "test" });
    const attemptId = sittings.get(learner) ?? "";
    const questions = await questionsOf(attemptId);
    for (const question of questions) await answerQuestion(learner, attemptId, question.index, right(question));
    const points = () => db.assignmentResult.findFirst({ select: { credit: true, possible: true, answered: true } });
    const withdraw = async (index: number, at: Date) => {
      const wanted = { factId: factOf(index), kind: "withdrawn", reason: `Forged ${index}.` } as const;
      expect(await addOverride(admin, wanted, at)).toMatchObject({ ok: true });
    };
    // A fact that no other question of the form rests on.
    const factOf = (index: number): string => {
      const [one, ...others] = [index, ...questions.map((each) => each.index).filter((other) => other !== index)].map(
        (at) => restsOn(questions[at] as unknown as Item),
      );
      return [...(one ?? [])].find((id) => !others.some((rest) => rest.has(id))) ?? "";
    };
    const taken = async () =>
      (await findAttempt(learner, attemptId, hoursLater(2)))?.items.map((item) => item.takenOut);

    await withdraw(1, hoursLater(2));
    expect(await taken()).toEqual([false, true, false, false]);
    expect(await points()).toEqual({ credit: 3, possible: 3, answered: 3 });
    // The message that gave the answer, should it come again, and a newer one.
    const { id, setAside } = await db.answer.findFirstOrThrow({ where: { attemptId, index: 1 } });
    expect(setAside).toMatchObject({ body: right(questions[1] as StoredQuestion), credit: 1 });
    for (const again of [{ id }, { sequence: 9 }]) {
      const message = anAnswer(attemptId, 1, right(questions[1] as StoredQuestion), again);
      const said = await recordAnswer(learner, message, hoursLater(2));
      expect(said).toMatchObject({
        ok: true,
        value: { outcome: "saved", instead: "taken-out", given: { skip: true } },
      });
    }
    expect(await points()).toEqual({ credit: 3, possible: 3, answered: 3 });

    for (const { id: overrideId } of await listOverrides(admin)) await liftOverride(admin, overrideId, hoursLater(2));
    expect(await taken()).toEqual([false, false, false, false]);
    expect(await points()).toEqual({ credit: 4, possible: 4, answered: 4 });

    await withdraw(1, hoursLater(3));
    expect(await handIn(learner, attemptId, hoursLater(4))).toMatchObject({ ok: true });
    await withdraw(2, hoursLater(5));
    const result = await findResult(learner, attemptId, hoursLater(6));
    expect(result?.score).toEqual({ earned: 3, possible: 3 });
    const told = result?.items.map(({ takenOut, grade, withdrawal }) => [takenOut, grade?.kind, withdrawal]);
    expect(told).toEqual([
      [false, "correct", null],
      [true, "skipped", "Forged 1."],
      [false, "correct", "Forged 2."],
      [false, "correct", null],
    ]);
    expect(result?.items[1]?.given).toEqual(right(questions[1] as StoredQuestion));
    const remembered = await db.memoryEvent.findMany({ select: { targetId: true } });
    expect(remembered.map(({ targetId }) => targetId)).not.toContain(questions[1]?.targetId);
    expect(await checkStats()).toEqual({ assignments: 1, results: 1, mismatches: 0 });

    // It was taken out while the sitting went on, and the sitting is over.
    for (const { id: overrideId } of await listOverrides(admin)) await liftOverride(admin, overrideId, hoursLater(7));
    const later = await findResult(learner, attemptId, hoursLater(8));
    expect(later?.score).toEqual({ earned: 3, possible: 3 });
    expect(later?.items.map(({ takenOut, withdrawal }) => [takenOut, withdrawal])[1]).toEqual([true, null]);
  });

  it("is decided by administrators alone, on facts that exist", async () => {
    const teacher = await aPerson({ role: "teacher" });
    const [factId = ""] = getFactBase().facts.keys();
    for (const viewer of [learner, teacher]) {
      expect(await override(viewer, factId, "withdrawn")).toMatchObject({ ok: false });
      expect(await listOverrides(viewer)).toEqual([]);
      expect(await listReports(viewer)).toEqual(NO_REPORTS);
    }
    expect(await override(admin, "no-such-fact", "withdrawn")).toMatchObject({ error: { code: "no-such-fact" } });
    await override(admin, factId, "withdrawn");
    const [made] = await listOverrides(admin);
    expect(await liftOverride(teacher, made?.id ?? "", NOON)).toBeNull();
    expect(await liftOverride(admin, randomUUID(), NOON)).toBeNull();
    expect(await findOverrides()).toHaveProperty("size", 1);
  });

  it("reaches another process within ten seconds", async () => {
    const [factId = ""] = getFactBase().facts.keys();
    expect((await findOverrides()).size).toBe(0);
    // Another process writes the row: this one has an old look in its cache.
    await getClient().factOverride.create({
      data: { id: randomUUID(), factId, kind: "withdrawn", reason: "Elsewhere.", createdBy: admin.userId },
    });
    expect((await findOverrides()).size).toBe(0);
    const later = performance.now() + 10_001;
    const clock = vi.spyOn(performance, "now").mockReturnValue(later);
    expect((await findOverrides()).get(factId)?.reason).toBe("Elsewhere.");
    clock.mockRestore();
  });

  it("takes a report by a teacher who looks at a set's questions: on the fact, and as theirs", async () => {
    const teacher = await aPerson({ role: "teacher" });
    const [item] = (await previewSet(teacher, blueprint, { kind: "draw" })).items;
    const factIds = [...(item?.factIds ?? [])];
    expect(may(teacher, "report.create")).toBe(true);
    expect(await addReport(teacher, { factIds, type: "unfair", text: "" }, NOON)).toMatchObject({ ok: true });
    expect(await getClient().itemReport.findMany({ select: { factIds: true, reporterId: true, type: true } })).toEqual([
      { factIds, reporterId: teacher.userId, type: "unfair" },
    ]);
    expect(await listReports(teacher)).toEqual(NO_REPORTS);
  });

  it("lands on every fact of a question, is listed once, and goes with each of them and comes back", async () => {
    const [first = "", second = "", third = ""] = getFactBase().facts.keys();
    const report = {
      factIds: [second, first, second, "no-such-fact"],
      type: "wrong",
      text: "The pair is wrong.",
    } as const;
    expect(await addReport(learner, report, NOON)).toMatchObject({ ok: true });
    expect(await addReport(learner, { ...report, factIds: [third] }, hoursLater(1))).toMatchObject({ ok: true });
    const told = async () => {
      const { standing, withdrawn } = await listReports(admin);
      return [standing, withdrawn].map((each) => each.map(({ factIds }) => factIds));
    };
    expect(await told()).toEqual([[[second, first], [third]], []]);
    for (const gone of [first, second]) {
      await override(admin, gone, "withdrawn");
      expect(await told()).toEqual([[[third]], [[second, first]]]);
      for (const { id } of await listOverrides(admin)) await liftOverride(admin, id, NOON);
      expect(await told()).toEqual([[[second, first], [third]], []]);
    }
  });

  it("shows typed answers that did not count to whoever may read reports: by fact and name, nobody's, until put away", async () => {
    const [first = "", second = ""] = getFactBase().facts.keys();
    const typed = [
      [first, "the fort"],
      [first, "The Fort"],
      [first, "The Fort"],
      [first, "The Fórt!"],
      [first, "the dune"],
      [second, "the fort"],
      [second, "the fort", true],
    ] as const;
    const rejected = typed.map(([factId, given, wrong = false], hour) => ({
      ...{ factId, given, wrong },
      at: hoursLater(hour).getTime(),
    }));
    // Some come one by one, and others together, as a test hands them in.
    for (const each of rejected.slice(0, 2)) await noteRejected(getClient(), [each]);
    await noteRejected(getClient(), rejected.slice(2));
    expect(await getClient().rejectedAnswer.count()).toBe(4);
    const listed = await listRejected(admin);
    expect(listed).toEqual([
      {
        factId: first,
        answers: [
          { name: "the fort", text: "The Fórt!", wrong: false, count: 4, lastAt: hoursLater(3) },
          { name: "the dune", text: "the dune", wrong: false, count: 1, lastAt: hoursLater(4) },
        ],
      },
      {
        factId: second,
        answers: [
          { name: "the fort", text: "the fort", wrong: false, count: 1, lastAt: hoursLater(5) },
          { name: "the fort", text: "the fort", wrong: true, count: 1, lastAt: hoursLater(6) },
        ],
      },
    ]);
    for (const viewer of [learner, await aPerson({ role: "teacher" })]) {
      expect(await listRejected(viewer)).toEqual([]);
      expect(await putAwayRejected(viewer, first, "the fort")).toBe(false);
    }
    expect(await putAwayRejected(admin, first, "the fort")).toBe(true);
    expect(await putAwayRejected(admin, first, "the fort")).toBe(false);
    expect((await listRejected(admin)).map(({ answers }) => answers.map(({ text }) => text))).toEqual([
      ["the fort", "the fort"],
      ["the dune"],
    ]);
  });

  it("keeps each report once, for administrators, and only so many of one person", async () => {
    const [factId = ""] = getFactBase().facts.keys();
    const report = { factIds: [factId], type: "outdated", text: "The town changed hands." } as const;
    for (let time = 0; time < 2; time++) expect(await addReport(learner, report, NOON)).toMatchObject({ ok: true });
    expect(await addReport(learner, { ...report, factIds: ["no-such-fact"] }, NOON)).toMatchObject({ ok: false });
    const { standing, withdrawn } = await listReports(admin);
    const [listed, ...others] = standing;
    expect([others, withdrawn]).toEqual([[], []]);
    expect(listed).toMatchObject(report);
    expect(listed).not.toHaveProperty("reporterId");
    expect(await closeReport(learner, listed?.id ?? "", NOON)).toBe(false);
    expect(await closeReport(admin, listed?.id ?? "", NOON)).toBe(true);
    expect(await listReports(admin)).toEqual(NO_REPORTS);

    const outcomes: boolean[] = [];
    for (let time = 0; time < limits.report.count; time++) {
      outcomes.push((await addReport(learner, { ...report, text: `${time}` }, NOON)).ok);
    }
    expect(outcomes.filter((ok) => ok)).toHaveLength(limits.report.count - 2);
  });
});
