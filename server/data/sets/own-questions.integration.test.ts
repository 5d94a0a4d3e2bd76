import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { OwnCardDraft } from "@/core/flashcards/own/draft";
import { type QuestionChange, questionChanges } from "@/core/flashcards/own/own-question";
import { wholeGradebook } from "@/core/gradebook/query";
import { anyBlueprint, type Blueprint, MAX_LENGTH, MIN_LENGTH } from "@/core/quizzes/blueprint";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { loadStudyQueue } from "@/server/data/cards/custom-study";
import { findConfusions } from "@/server/data/gradebook/confusions";
import { loadGradebook } from "@/server/data/gradebook/gradebook";
import { checkMemory } from "@/server/data/memory/memory-check";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { changeQuestion, listNotAsked } from "@/server/data/own/asking";
import { addCard, changeCard, deleteCard } from "@/server/data/own/cards";
import { ensureDeckOfSet } from "@/server/data/own/decks";
import { listOwnQuestions } from "@/server/data/own/questions";
import { findAskedQuestion } from "@/server/data/regrade/asked-question";
import { listAskedQuestions } from "@/server/data/regrade/asked-questions";
import { carryOut, dryRun } from "@/server/data/regrade/rule";
import { findNothingAsked } from "@/server/data/sets/asks";
import { type AssignmentDraft, copyAssignment, createAssignment } from "@/server/data/sets/assign";
import { copySharedSet, findShareToken, setShared } from "@/server/data/sets/sharing";
import { changeStudySet, createStudySet } from "@/server/data/sets/study-sets";
import { cardsChangedSince, findVersion, listVersions, restoreVersion } from "@/server/data/sets/versions";
import { recordAnswer } from "@/server/data/sittings/answers";
import { findAttempt } from "@/server/data/sittings/attempts";
import { handIn } from "@/server/data/sittings/hand-in";
import { findResult } from "@/server/data/sittings/result";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { previewForm } from "@/server/data/teaching/assigned-form";
import { assignmentResults } from "@/server/data/teaching/assignments";
import { lockSettings } from "@/server/data/teaching/changing/lock-settings";
import { checkStats } from "@/server/data/teaching/stats-check";
import { questionsOf, right } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { madeOf } from "@/tests/support/made-of";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const accord: Blueprint = { ...anyBlueprint, entities: ["algiers-accord-2015"], length: MIN_LENGTH };
const alone: Blueprint = { ...anyBlueprint, onlyOwn: true };

const typed: OwnCardDraft = {
  kind: "text",
  front: "What do we call a caravan that carries salt?",
  back: "azalai",
  source: "Lesson of 12 March",
  sourceUrl: null,
  tags: [],
  inQuiz: true,
  accepted: ["salt caravan"],
  wrong: [],
  remark: "We saw one on the film.",
};
const choice: OwnCardDraft = {
  ...typed,
  kind: "choice",
  front: "Which river is it?",
  back: "Niger",
  accepted: [],
  wrong: ["Bani", "Senegal"],
};

describeOnEachEngine("questions that a teacher wrote", (getClient) => {
  let teacher: Viewer;
  let stranger: Viewer;
  let awa: Viewer;
  let binta: Viewer;
  let classroomId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    stranger = await aPerson({ role: "teacher", name: "Mr Other" });
    awa = await aPerson({ name: "Awa" });
    binta = await aPerson({ name: "Binta" });
    classroomId = (await aClass(teacher, [awa, binta])).id;
  });

  async function aSet(blueprint: Blueprint, drafts: readonly OwnCardDraft[], frozen = false) {
    const { id: setId } = await createStudySet(teacher, { title: "Rivers", blueprint, frozen });
    const deckId = (await ensureDeckOfSet(teacher, setId))?.id ?? "";
    const cards: string[] = [];
    for (const draft of drafts) {
      const added = await addCard(teacher, deckId, draft);
      if (added.ok) cards.push(added.value.id);
    }
    return { setId, deckId, cards };
  }

  const give = (setId: string, change: Partial<AssignmentDraft> = {}) =>
    createAssignment(teacher, {
      ...{ classroomId, setId, kind: "quiz", title: "Rivers", opensAt: NOON, dueAt: hoursLater(48), daysWanted: 1 },
      ...change,
    });

  async function given(setId: string, change: Partial<AssignmentDraft> = {}): Promise<string> {
    return madeOf(await give(setId, change)).id;
  }

  async function begun(assignmentId: string, learner = awa): Promise<string> {
    const started = await startAssignedAttempt(learner, assignmentId, hoursLater(1));
    if (!started.ok) throw new Error(started.error);
    return started.value.attemptId;
  }

  async function answer(attemptId: string, index: number, text: string, learner = awa) {
    const message = { id: randomUUID(), attemptId, index, given: { answer: { text } }, sequence: 1 };
    return recordAnswer(learner, { ...message, confidence: null, activeMs: null }, hoursLater(1));
  }

  const test = quizRulesSchema.parse({ mode: "test" });
  const prompts = async (attemptId: string) => (await questionsOf(attemptId)).map(({ view }) => view.prompt);
  const due = async (learner: Viewer, at: Date) =>
    (await loadReviewQueue(learner, at)).cards.map(({ card }) => card.targetId);

  it("come after those of the fact base, marked, and are told with their explanation and source", async () => {
    const { setId } = await aSet(accord, [typed, choice, { ...typed, front: "Only a card", inQuiz: false }]);
    const attemptId = await begun(await given(setId));
    expect((await prompts(attemptId)).slice(MIN_LENGTH)).toEqual([typed.front, choice.front]);
    const open = await findAttempt(awa, attemptId, hoursLater(1));
    expect(open?.items.map(({ own }) => own)).toEqual([false, false, false, true, true]);
    expect(open?.wanted).toBe(MIN_LENGTH + 2);
    // Whatever the page gets before the answer is in, the key is not in it.
    expect(JSON.stringify(open)).not.toMatch(/azalai|salt caravan|film|Lesson of/i);

    const reply = await answer(attemptId, MIN_LENGTH, "Azalaï");
    expect(reply).toMatchObject({
      ok: true,
      value: { outcome: "graded", credit: 1, feedback: { status: null, because: typed.remark, factIds: [] } },
    });
    expect(reply.ok && reply.value.outcome === "graded" && reply.value.feedback.sources).toMatchObject([
      { title: "Lesson of 12 March", publisher: "" },
    ]);
  });

  it("stand in each version as they were, and going back puts back words, order and what is asked", async () => {
    const { setId, deckId, cards } = await aSet(alone, [typed, choice]);
    const save = () => changeStudySet(teacher, setId, { title: "Rivers", blueprint: alone });
    const fronts = async (number: number) =>
      (await findVersion(teacher, setId, number))?.version.ownCards?.map(({ front }) => front);
    const listed = async () => (await listVersions(teacher, setId)).map((one) => [one.number, one.cardsChanged]);
    expect(await cardsChangedSince(teacher, setId)).toBe(true);
    await save();
    expect(await cardsChangedSince(teacher, setId)).toBe(false);
    expect(await findVersion(teacher, setId, 2)).toMatchObject({ present: true, before: { ownCards: [] } });

    // One is rewritten, one deleted, one comes, and none of it is saved: going back keeps it first.
    await changeCard(teacher, cards[0] ?? "", { ...typed, front: "Rewritten", inQuiz: false });
    await deleteCard(teacher, cards[1] ?? "", NOON);
    await addCard(teacher, deckId, { ...typed, front: "Written later" });
    expect(await restoreVersion(teacher, setId, 2)).toBe("saved");
    expect(await fronts(3)).toEqual(["Rewritten", "Written later"]);
    expect(await fronts(4)).toEqual([typed.front, choice.front, "Written later"]);
    expect((await listOwnQuestions(teacher, setId)).map(({ id, front }) => [id === cards[0], front])).toEqual([
      [true, typed.front],
      [false, choice.front],
    ]);
    expect((await listNotAsked(teacher, setId)).map(({ front }) => front)).toEqual(["Written later"]);
    expect(await listed()).toEqual([
      [4, true],
      [3, true],
      [2, true],
      [1, false],
    ]);

    // The second time the deleted one is there again, with its words: it is not written twice.
    expect(await restoreVersion(teacher, setId, 2)).toBe("saved");
    expect(await fronts(5)).toEqual(await fronts(4));
    expect(await cardsChangedSince(stranger, setId)).toBe(false);
  });

  it("follow the set until somebody begins, and are kept from then on, whatever becomes of them", async () => {
    const { setId, deckId, cards } = await aSet(alone, [typed]);
    const assignmentId = await given(setId);
    // A teacher who tries it has not begun it.
    await begun(assignmentId, teacher);
    await changeCard(teacher, cards[0] ?? "", { ...typed, front: "Better words" });
    const added = await addCard(teacher, deckId, choice);
    const attemptId = await begun(assignmentId);
    expect(await prompts(attemptId)).toEqual(["Better words", choice.front]);
    expect((await findAttempt(awa, attemptId, hoursLater(1)))?.wanted).toBe(2);

    expect(await changeCard(teacher, cards[0] ?? "", { ...typed, back: "tarik", accepted: [] })).toBe(true);
    await addCard(teacher, deckId, { ...typed, front: "Written later" });
    await deleteCard(teacher, added.ok ? added.value.id : "", hoursLater(2));
    const second = await begun(assignmentId, binta);
    expect(await prompts(second)).toEqual(["Better words", choice.front]);
    for (const [id, learner] of [
      [attemptId, awa],
      [second, binta],
    ] as const)
      expect(await answer(id, 0, "azalai", learner)).toMatchObject({ value: { credit: 1 } });
    expect((await findAttempt(binta, second, hoursLater(1)))?.wanted).toBe(2);
    expect((await checkStats()).mismatches).toBe(0);
    // What is given anew, or copied, has what the set has now.
    expect(await prompts(await begun(await given(setId)))).toEqual([typed.front, "Written later"]);
    const other = await aClass(teacher, [binta]);
    const dates = { opensAt: NOON, dueAt: hoursLater(48) };
    const copy = await copyAssignment(teacher, assignmentId, other.id, dates);
    expect(await prompts(await begun(copy.ok ? copy.value.id : "", binta))).toEqual([typed.front, "Written later"]);
  });

  it("stay as they are while the settings are locked, begun or not", async () => {
    const { setId, cards } = await aSet(accord, [typed]);
    const assignmentId = await given(setId);
    const rewrite = (front: string) => changeCard(teacher, cards[0] ?? "", { ...typed, front });
    await lockSettings(teacher, assignmentId, true, NOON);
    await rewrite("Otherwise");
    expect((await prompts(await begun(assignmentId, teacher))).at(-1)).toBe(typed.front);
    // Nobody has begun: unlocked, it follows the set again.
    await lockSettings(teacher, assignmentId, false, NOON);
    expect((await prompts(await begun(assignmentId))).at(-1)).toBe("Otherwise");
    await lockSettings(teacher, assignmentId, true, NOON);
    await rewrite("Once more");
    await lockSettings(teacher, assignmentId, false, NOON);
    expect((await prompts(await begun(assignmentId, binta))).at(-1)).toBe("Otherwise");
  });

  it("that are gone before anybody begins are nobody's failure", async () => {
    const { setId, cards } = await aSet(alone, [typed]);
    const assignmentId = await given(setId, { dueAt: hoursLater(4) });
    await deleteCard(teacher, cards[0] ?? "", NOON);
    expect(await startAssignedAttempt(awa, assignmentId, hoursLater(2))).toEqual({ ok: false, error: "too-few" });
    expect(await findNothingAsked(awa, assignmentId, hoursLater(2))).toMatchObject({ title: "Rivers", why: "own" });
    expect(await findNothingAsked(stranger, assignmentId, hoursLater(2))).toBeNull();
    const book = await loadGradebook(teacher, classroomId, wholeGradebook, hoursLater(5));
    expect(book?.rows.map(({ mean, cells }) => [mean, cells[0]?.state])).toEqual([
      [null, "nothing-asked"],
      [null, "nothing-asked"],
    ]);
    expect(await previewForm(teacher, assignmentId, hoursLater(5))).toMatchObject({ error: { why: "own" } });
  });

  it("are left out, asked again in their old place, and moved, each from the set itself", async () => {
    const never = { ...typed, front: "Nothing to type", back: "?!", inQuiz: false };
    const { setId, cards } = await aSet(alone, [typed, { ...typed, front: "A card", inQuiz: false }, choice, never]);
    const [first = "", between = "", last = "", unfit = ""] = cards;
    const asks = async () => (await listOwnQuestions(teacher, setId)).map(({ id }) => id);
    const rest = async () => (await listNotAsked(teacher, setId)).map(({ id }) => id);
    const change = (cardId: string, what: QuestionChange) => changeQuestion(teacher, setId, cardId, what);
    expect([await asks(), await rest()]).toEqual([[first, last], [between]]);

    const assignmentId = await given(setId);
    expect(await change(first, "leave-out")).toEqual({ ok: true, value: null });
    expect([await asks(), await rest()]).toEqual([[last], [first, between]]);
    expect(await prompts(await begun(assignmentId))).toEqual([choice.front]);
    await change(first, "ask");
    // What has begun stays as it is, for whoever begins later too; what is given anew has it again.
    expect(await prompts(await begun(assignmentId))).toEqual([choice.front]);
    expect(await prompts(await begun(assignmentId, binta))).toEqual([choice.front]);
    expect(await prompts(await begun(await given(setId), binta))).toEqual([typed.front, choice.front]);

    await change(last, "earlier");
    expect(await asks()).toEqual([last, first]);
    // There is no earlier place than the first: nothing moves.
    expect(await change(last, "earlier")).toEqual({ ok: true, value: null });
    await change(between, "ask");
    expect(await asks()).toEqual([last, between, first]);
    await change(last, "later");
    expect(await asks()).toEqual([between, last, first]);
    expect(await prompts(await begun(await given(setId)))).toEqual(["A card", choice.front, typed.front]);

    expect(await change(unfit, "ask")).toEqual({ ok: false, error: "unfit" });
    const bytes = { hash: "0".repeat(64), width: 4, height: 4, bytes: new Uint8Array(3), ownerId: teacher.userId };
    await getClient().ownImage.create({ data: { ...bytes, cardId: between, alt: "A river" } });
    expect([await asks(), await rest()]).toEqual([[last, first], []]);
    await change(between, "leave-out");
    expect(await change(between, "ask")).toEqual({ ok: false, error: "unfit" });
    for (const what of questionChanges) {
      expect(await changeQuestion(stranger, setId, last, what)).toEqual({ ok: false, error: "not-found" });
    }
    const other = await aSet(alone, [typed]);
    expect(await changeQuestion(teacher, other.setId, last, "leave-out")).toEqual({ ok: false, error: "not-found" });
    expect([await asks(), await listNotAsked(stranger, setId)]).toEqual([[last, first], []]);
  });

  it("are no more than a quiz has room for", async () => {
    const many = Array.from({ length: MAX_LENGTH + 1 }, (_, at) => ({ ...typed, front: `Question ${at}` }));
    const { setId, cards } = await aSet(
      alone,
      many.map((draft, at) => ({ ...draft, inQuiz: at < MAX_LENGTH })),
    );
    const ask = () => changeQuestion(teacher, setId, cards.at(-1) ?? "", "ask");
    expect(await ask()).toEqual({ ok: false, error: "full" });
    await changeQuestion(teacher, setId, cards[0] ?? "", "leave-out");
    expect(await ask()).toEqual({ ok: true, value: null });
    expect((await listOwnQuestions(teacher, setId)).at(-1)?.id).toBe(cards.at(-1));
  });

  it("of a frozen set are asked as they were when it was given", async () => {
    const { setId, cards } = await aSet(accord, [typed], true);
    const assignmentId = await given(setId);
    await changeCard(teacher, cards[0] ?? "", { ...typed, front: "Otherwise" });
    expect((await prompts(await begun(assignmentId))).at(-1)).toBe(typed.front);
  });

  it("alone make a quiz and reviewing, and nothing of the fact base comes with them", async () => {
    const { setId, deckId } = await aSet(alone, []);
    expect(await give(setId)).toMatchObject({ error: "no-own-questions" });
    expect(await give(setId, { kind: "reviewing" })).toMatchObject({ error: "no-own-cards" });
    const card = await addCard(teacher, deckId, { ...typed, inQuiz: false });
    const target = `own:${card.ok ? card.value.id : ""}`;
    expect(await give(setId)).toMatchObject({ error: "no-own-questions" });
    await given(setId, { kind: "reviewing" });
    expect(await due(awa, hoursLater(1))).toEqual([target]);
    await addCard(teacher, deckId, choice);
    expect(await prompts(await begun(await given(setId)))).toEqual([choice.front]);
    expect((await findAttempt(awa, await begun(await given(setId)), hoursLater(1)))?.wanted).toBe(1);
  });

  it("are in results, in rulings and in nobody's confusions", async () => {
    const { setId } = await aSet(alone, [typed, choice]);
    const assignmentId = await given(setId);
    const attemptId = await begun(assignmentId);
    await answer(attemptId, 0, "tarik");
    const [, second] = await questionsOf(attemptId);
    const message = { id: randomUUID(), attemptId, index: 1, given: right(second as never), sequence: 1 };
    await recordAnswer(awa, { ...message, confidence: null, activeMs: null }, hoursLater(1));
    const row = async () =>
      (await assignmentResults(teacher, assignmentId, hoursLater(2)))?.rows.find(
        ({ learnerId }) => learnerId === awa.userId,
      );
    expect(await row()).toMatchObject({ state: "done", credit: 1, possible: 2 });

    const asked = await listAskedQuestions(teacher, assignmentId);
    expect(asked?.map(({ view, right: share, reasons }) => [view.prompt, share, reasons])).toEqual([
      [typed.front, 0, []],
      [choice.front, 1, []],
    ]);
    const questionId = asked?.[0]?.id ?? "";
    const found = await findAskedQuestion(teacher, assignmentId, questionId);
    expect(found?.corrected).toEqual({ why: "own" });
    expect(found?.answers.map(({ acceptable }) => acceptable)).toEqual(["tarik"]);
    expect(await listAskedQuestions(stranger, assignmentId)).toBeNull();
    const wanted = { kind: "apply", ruling: { kind: "accept", typed: "tarik" }, reason: "A local word." } as const;
    const run = await dryRun(teacher, assignmentId, questionId, wanted, hoursLater(3));
    const done = run.ok && (await carryOut(teacher, assignmentId, questionId, wanted, run.value.hash, hoursLater(3)));
    expect(done).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ credit: 2, possible: 2 });
    expect(await findConfusions(teacher, classroomId)).toEqual([]);
    expect((await previewForm(teacher, assignmentId, hoursLater(3))).ok).toBe(true);
    expect((await checkStats()).mismatches).toBe(0);
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("come back as cards once they were answered, and not while a test still asks them", async () => {
    const { setId, cards } = await aSet(alone, [typed]);
    const target = `own:${cards[0]}`;
    const later = hoursLater(30 * 24);
    const attemptId = await begun(await given(setId, { rules: test }));
    await answer(attemptId, 0, "tarik");
    expect(await due(awa, later)).toEqual([]);
    expect(await handIn(awa, attemptId, hoursLater(1))).toMatchObject({ ok: true });
    await findResult(awa, attemptId, hoursLater(2));
    const topic = { kind: "topic", topic: "own", cram: true } as const;
    const studied = async (learner: Viewer) =>
      (await loadStudyQueue(learner, topic, later)).cards.map(({ card }) => card.targetId);
    expect(await due(awa, later)).toEqual([target]);
    expect(await studied(awa)).toEqual([target]);
    // Given for reviewing as well, it does not tell what a sitting that goes on asks.
    await given(setId, { kind: "reviewing", dueAt: hoursLater(24 * 60) });
    await begun(await given(setId, { dueAt: hoursLater(24 * 60) }));
    expect(await due(awa, later)).toEqual([]);
  });

  it("are nobody else's: not to list, not to give, and a copy is the copier's own", async () => {
    const { setId, cards } = await aSet(accord, [typed, choice]);
    expect(await listOwnQuestions(stranger, setId)).toEqual([]);
    const theirs = await aClass(stranger, []);
    const draft = { kind: "quiz", title: "x", opensAt: NOON, dueAt: hoursLater(48), daysWanted: 1 } as const;
    expect(await createAssignment(stranger, { ...draft, classroomId: theirs.id, setId })).toMatchObject({
      error: "setId",
    });
    const dates = { opensAt: NOON, dueAt: hoursLater(90) };
    expect(await copyAssignment(stranger, await given(setId), theirs.id, dates)).toMatchObject({ error: "not-found" });
    // Cards of somebody else that are written into a set are not asked: what is given are those of the set itself.
    const taken = await createStudySet(stranger, { title: "x", blueprint: { ...accord, own: cards } });
    const made = await createAssignment(stranger, { ...draft, classroomId: theirs.id, setId: taken.id });
    expect(await prompts(await begun(madeOf(made).id, stranger))).toHaveLength(MIN_LENGTH);

    await setShared(teacher, setId, true);
    const copy = await copySharedSet(stranger, setId, (await findShareToken(teacher, setId)) ?? "");
    const copied = await listOwnQuestions(stranger, copy?.id ?? "");
    expect(copied.map(({ front, wrong, accepted }) => [front, wrong, accepted])).toEqual([
      [typed.front, [], typed.accepted],
      [choice.front, choice.wrong, []],
    ]);
    expect(copied.some(({ id }) => cards.includes(id))).toBe(false);
  });
});
