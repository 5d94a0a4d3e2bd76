import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { OwnCardDraft } from "@/core/flashcards/own/draft";
import { readOwnTarget } from "@/core/flashcards/own/own-card";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import { FULL_DAY } from "@/core/quizzes/rules/reviewing-day";
import type { Viewer } from "@/server/auth/viewer";
import { leaveTeaching, removeTeacher } from "@/server/data/classes/co-teachers";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { addCard, changeCard, deleteCard } from "@/server/data/own/cards";
import { ensureDeckOfSet, listDecks } from "@/server/data/own/decks";
import { listOwnQuestions } from "@/server/data/own/questions";
import { erasePeople } from "@/server/data/privacy/erase-people";
import { createAssignment } from "@/server/data/sets/assign";
import { createStudySet, listStudySets } from "@/server/data/sets/study-sets";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { assignmentResults } from "@/server/data/teaching/assignments";
import { checkStats } from "@/server/data/teaching/stats-check";
import { questionsOf } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { madeOf } from "@/tests/support/made-of";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const salt: OwnCardDraft = {
  ...{ kind: "text", front: "What is a salt caravan called?", back: "azalai", source: "", sourceUrl: null, tags: [] },
  ...{ inQuiz: true, accepted: [], wrong: [], remark: "" },
};
const river: OwnCardDraft = { ...salt, front: "Which river flows through Gao?", back: "Niger" };

describeOnEachEngine("what a teacher wrote who teaches the class no more", (getClient) => {
  let stays: Viewer;
  let goes: Viewer;
  let awa: Viewer;
  let bina: Viewer;
  let coumba: Viewer;
  let classroomId: string;
  let otherClass: string;
  let setId: string;
  let cards: readonly string[];

  beforeEach(async () => {
    await emptyDatabase(getClient());
    stays = await aPerson({ role: "teacher", name: "Ms Diallo" });
    goes = await aPerson({ role: "teacher", name: "Mr Keita" });
    awa = await aPerson({ name: "Awa" });
    bina = await aPerson({ name: "Bina" });
    coumba = await aPerson({ name: "Coumba" });
    classroomId = (await aClass(stays, [awa, coumba])).id;
    await getClient().membership.create({
      data: { classroomId, userId: goes.userId, role: "teacher", displayName: "Mr Keita", joinedAt: hoursLater(1) },
    });
    otherClass = (await aClass(goes, [bina])).id;
    setId = (await createStudySet(goes, { title: "Words", blueprint: { ...anyBlueprint, onlyOwn: true } })).id;
    const deckId = (await ensureDeckOfSet(goes, setId))?.id ?? "";
    cards = await Promise.all([salt, river].map(async (draft) => idOf(await addCard(goes, deckId, draft))));
    // Written one after the other, whatever the order in which they arrived.
    cards = (await listOwnQuestions(goes, setId)).map(({ id }) => id);
  });

  const idOf = (added: Awaited<ReturnType<typeof addCard>>) => {
    if (!added.ok) throw new Error(added.error.code);
    return added.value.id;
  };

  async function give(to: string, kind: "quiz" | "reviewing"): Promise<string> {
    const dates = { opensAt: NOON, dueAt: hoursLater(24 * 60), daysWanted: 2 };
    const made = await createAssignment(goes, { classroomId: to, setId, kind, title: "Words", ...dates });
    return madeOf(made).id;
  }

  async function asked(learner: Viewer, assignmentId: string): Promise<readonly string[]> {
    const started = await startAssignedAttempt(learner, assignmentId, hoursLater(3));
    if (!started.ok) throw new Error(started.error);
    return (await questionsOf(started.value.attemptId)).map(({ view }) => view.prompt).toSorted();
  }

  /** The words on the cards that fall due for a learner. */
  async function reviewed(learner: Viewer): Promise<readonly string[]> {
    const { cards: queue } = await loadReviewQueue(learner, hoursLater(72));
    const due = queue.flatMap(({ card }) => readOwnTarget(card.targetId)?.cardId ?? []);
    const rows = await getClient().ownCard.findMany({ where: { id: { in: due } }, select: { front: true } });
    return rows.map(({ front }) => front).toSorted();
  }

  /** Whoever goes changes one card, deletes the other and writes a third, in every deck that is theirs. */
  async function writeOn(): Promise<void> {
    for (const { id } of await listDecks(goes)) {
      await addCard(goes, id, { ...salt, front: "Written after going" });
      const rows = await getClient().ownCard.findMany({ where: { deckId: id }, orderBy: { front: "asc" } });
      for (const { id: cardId, front } of rows) {
        if (front === salt.front) await changeCard(goes, cardId, { ...salt, front: "Changed after going" });
        if (front === river.front) await deleteCard(goes, cardId, hoursLater(2));
      }
    }
    // By their old ids, too.
    for (const id of cards) await changeCard(goes, id, { ...salt, front: "Changed after going" });
  }

  const both = [river.front, salt.front].toSorted();

  it.each(["removed", "leaving"] as const)(
    "is a colleague's, who can mend it, and whoever goes keeps a copy (%s)",
    async (how) => {
      const [quiz] = [await give(classroomId, "quiz"), await give(classroomId, "reviewing")];
      const takenBack = await give(otherClass, "quiz");
      await getClient().assignment.update({ where: { id: takenBack }, data: { withdrawnAt: hoursLater(1) } });
      if (how === "removed") expect(await removeTeacher(stays, classroomId, goes.userId, hoursLater(2))).toBe(true);
      else expect(await leaveTeaching(goes, classroomId, hoursLater(2))).toMatchObject({ ok: true });
      await writeOn();
      // First: what a sitting that goes on asks is not told by a card.
      expect(await reviewed(awa)).toEqual(both);
      expect(await asked(awa, quiz)).toEqual(both);
      expect((await listStudySets(goes)).map(({ title }) => title)).toEqual(["Words"]);
      // What a class was given that the colleague never taught is nothing to them.
      expect((await listStudySets(stays)).map(({ id, assignments }) => [id, assignments])).toEqual([[setId, 2]]);
      expect(await changeCard(stays, cards[0] ?? "", { ...salt, front: "Mended" })).toBe(true);
      // What was begun keeps its questions; whoever begins later has them too.
      expect(await asked(coumba, quiz)).toEqual(both);
    },
  );

  it("is the class's alone where another class of theirs goes on with it, and days of reviewing stay counted", async () => {
    const [quiz, reviewing] = [await give(classroomId, "quiz"), await give(classroomId, "reviewing")];
    const theirs = await give(otherClass, "quiz");
    // A topic with own cards beside it: no list of targets says what counts.
    const ofTopic = { blueprint: { ...anyBlueprint, topics: ["geography"] }, targetIds: [] };
    await getClient().assignment.update({ where: { id: reviewing }, data: ofTopic });
    const at = hoursLater(1);
    const deed = { at: at.getTime(), kind: "reviewed", rating: "good" } as const;
    // With the two own cards there are as many as a day asks for.
    const events = (await loadReviewQueue(awa, at)).cards.map(({ card: { targetId } }, index) => {
      return { ...deed, id: randomUUID(), sequence: 1 + index, targetId };
    });
    expect(events).toHaveLength(FULL_DAY);
    expect(events.filter(({ targetId }) => readOwnTarget(targetId) !== null)).toHaveLength(cards.length);
    await recordReviews(awa, { device: randomUUID(), sentAt: at.getTime(), events }, at);
    const days = async () =>
      (await assignmentResults(stays, reviewing, hoursLater(3)))?.rows.find(({ learnerId }) => learnerId === awa.userId)
        ?.daysReviewed;
    expect(await days()).toBe(1);
    // Begun before: what it keeps goes on as questions of the copy.
    expect(await asked(coumba, quiz)).toEqual(both);
    await removeTeacher(stays, classroomId, goes.userId, hoursLater(2));
    await writeOn();
    // First: what a sitting that goes on asks is not told by a card.
    expect(await reviewed(awa)).toEqual(both);
    expect(await asked(awa, quiz)).toEqual(both);
    expect(await asked(bina, theirs)).toEqual(["Changed after going", "Written after going"]);
    expect(await days()).toBe(1);
    expect(await checkStats()).toMatchObject({ mismatches: 0 });
    const [copy] = await listStudySets(stays);
    const copied = await listOwnQuestions(stays, copy?.id ?? "");
    const { keptOwn } = await getClient().assignment.findUniqueOrThrow({ where: { id: quiz } });
    expect(keptOwn).toMatchObject(copied.map(({ id, deckId }) => ({ id, deckId })));
    expect(await changeCard(stays, copied[0]?.id ?? "", { ...salt, front: "Mended" })).toBe(true);
  });

  it("is each colleague's own where their account is erased and two classes of two colleagues go on with it", async () => {
    const third = await aPerson({ role: "teacher", name: "Ms Sow" });
    const teaches = { role: "teacher" as const, displayName: "Ms Sow", joinedAt: hoursLater(1) };
    await getClient().membership.create({ data: { classroomId: otherClass, userId: third.userId, ...teaches } });
    const [quiz, theirs] = [await give(classroomId, "quiz"), await give(otherClass, "quiz")];
    await getClient().$transaction((tx) => erasePeople(tx, [goes.userId], hoursLater(2)));
    const [mine] = await listStudySets(stays);
    const [hers] = await listStudySets(third);
    expect([mine?.id === hers?.id, mine?.title, hers?.title]).toEqual([false, "Words", "Words"]);
    const [card] = await listOwnQuestions(third, hers?.id ?? "");
    expect(await changeCard(third, card?.id ?? "", { ...salt, front: "Changed by her" })).toBe(true);
    expect(await asked(awa, quiz)).toEqual(both);
    expect(await asked(bina, theirs)).toContain("Changed by her");
  });

  it("stays theirs where the class was not given it, or it was taken back", async () => {
    const taken = await give(classroomId, "quiz");
    await getClient().assignment.update({ where: { id: taken }, data: { withdrawnAt: NOON } });
    await removeTeacher(stays, classroomId, goes.userId, hoursLater(2));
    expect((await listStudySets(goes)).map(({ id }) => id)).toEqual([setId]);
    expect(await listStudySets(stays)).toEqual([]);
  });
});
