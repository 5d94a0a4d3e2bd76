import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { OwnCardDraft } from "@/core/flashcards/own/draft";
import { deckTopic, OWN_TOPIC, setTopic } from "@/core/flashcards/own/own-topic";
import type { ReviewMessage } from "@/core/memory/protocol";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { loadStudyQueue } from "@/server/data/cards/custom-study";
import { removeLearner } from "@/server/data/classes/classrooms";
import { findGoalForecast, listGivenSets, setPaused } from "@/server/data/memory/goals";
import { checkMemory } from "@/server/data/memory/memory-check";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import {
  addCard,
  changeCard,
  deleteCard,
  findCard,
  importCards,
  listCards,
  previewImport,
} from "@/server/data/own/cards";
import {
  changeDeck,
  createDeck,
  deleteDeck,
  ensureDeckOfSet,
  findDeck,
  findDeckOfSet,
  listDecks,
} from "@/server/data/own/decks";
import { describeImage, findImage, removeImage, saveImage } from "@/server/data/own/images";
import { listReadableDecks, listTags } from "@/server/data/own/readable";
import { deleteAccount } from "@/server/data/people/deletion";
import { findProgress } from "@/server/data/progress/progress";
import { createAssignment } from "@/server/data/sets/assign";
import { createStudySet } from "@/server/data/sets/study-sets";
import { withdrawAssignment } from "@/server/data/teaching/assignments";
import type { MadeImage } from "@/server/images/make-webp";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { madeOf } from "@/tests/support/made-of";
import { aClass, aPerson, hoursLater, NOON, viewerOf } from "@/tests/support/people";

const draft = (change: Partial<OwnCardDraft> = {}): OwnCardDraft => ({
  kind: "text",
  front: "What is an azalai?",
  back: "A salt caravan",
  source: "Lesson of 12 March",
  sourceUrl: null,
  tags: [],
  ...{ inQuiz: false, accepted: [], wrong: [], remark: "" },
  ...change,
});

const TWO_GAPS = draft({ kind: "cloze", front: "{{c1::Gao}} is a {{c2::town}}", back: "" });
const image: MadeImage = { bytes: new Uint8Array([1, 2, 3]), hash: "a".repeat(64), width: 3, height: 1 };
const nobodys = randomUUID();

async function done<T>(made: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const result = await made;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const queued = async (viewer: Viewer, at = NOON) =>
  (await loadReviewQueue(viewer, at)).cards.map(({ card }) => card.targetId);

const sequence = { next: 1 };
const review = (viewer: Viewer, targetId: string, at = NOON) => {
  const event: ReviewMessage = {
    id: randomUUID(),
    sequence: sequence.next++,
    at: at.getTime(),
    kind: "reviewed",
    targetId,
    rating: "good",
  };
  return recordReviews(viewer, { device: nobodys, sentAt: at.getTime(), events: [event] }, at);
};

describeOnEachEngine("own cards", (getClient) => {
  let writer: Viewer;
  let other: Viewer;
  let deckId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    writer = await aPerson({ name: "Awa" });
    other = await aPerson({ name: "Other" });
    deckId = (await done(createDeck(writer, "Words"))).id;
  });

  it("come to their writer's reviews with their own target, one gap of a text a day, and to nobody else's", async () => {
    const text = (await done(addCard(writer, deckId, draft()))).id;
    const cloze = (await done(addCard(writer, deckId, TWO_GAPS))).id;
    expect(await queued(writer)).toEqual([`own:${text}`, `own:${cloze}:1`]);
    expect(await queued(other)).toEqual([]);
    const { cards } = await loadReviewQueue(writer, NOON);
    expect(cards[0]?.card).toMatchObject({ kind: "own", mine: true, back: { source: "Lesson of 12 March" } });

    expect((await review(writer, `own:${cloze}:1`)).results[0]?.outcome).toBe("stored");
    // The other gap of the text waits until tomorrow.
    expect(await queued(writer)).toEqual([`own:${text}`]);
    expect(await queued(writer, hoursLater(20))).toContain(`own:${cloze}:2`);
    expect((await review(other, `own:${text}`)).results[0]?.outcome).toBe("unknown");
    expect((await review(writer, `own:${cloze}:3`)).results[0]?.outcome).toBe("unknown");
    expect(await getClient().memoryState.findMany({ select: { targetId: true, topic: true } })).toEqual([
      { targetId: `own:${cloze}:1`, topic: deckTopic(deckId) },
    ]);
    const chosen = await loadStudyQueue(writer, { kind: "topic", topic: "own", cram: true }, NOON);
    expect(chosen.cards.map(({ card }) => card.targetId)).toEqual([`own:${cloze}:1`, `own:${text}`]);
  });

  it("keep their schedule when they change, and are put away when they are deleted; the log stays", async () => {
    const { id } = await done(addCard(writer, deckId, draft()));
    const target = `own:${id}`;
    await review(writer, target);
    const before = await getClient().memoryState.findFirstOrThrow({ where: { targetId: target } });
    expect(await changeCard(writer, id, draft({ back: "A caravan that carries salt" }))).toBe(true);
    expect(await getClient().memoryState.findFirstOrThrow({ where: { targetId: target } })).toEqual(before);
    const later = hoursLater(24 * 10);
    expect((await loadReviewQueue(writer, later)).cards[0]?.card.back.answer).toBe("A caravan that carries salt");

    expect(await deleteCard(writer, id, later)).toBe(true);
    const queue = await loadReviewQueue(writer, later);
    expect([queue.cards, queue.nextDueAt, queue.corrections]).toEqual([[], null, []]);
    expect(await getClient().memoryState.findFirstOrThrow({ where: { targetId: target } })).toEqual({
      ...before,
      suspended: true,
    });
    expect(await getClient().memoryEvent.count({ where: { targetId: target, kind: "reviewed" } })).toBe(1);
    expect(await checkMemory()).toMatchObject({ mismatches: 0 });
  });

  it("of one deck are gone over, rest and are learnt for a day by themselves, and with all own cards", async () => {
    const otherDeck = (await done(createDeck(writer, "Towns"))).id;
    const word = `own:${(await done(addCard(writer, deckId, draft()))).id}`;
    const town = `own:${(await done(addCard(writer, otherDeck, draft({ front: "Where is Kidal?" })))).id}`;
    const unbegun = `own:${(await done(addCard(writer, otherDeck, draft({ front: "Where is Gao?" })))).id}`;
    await review(writer, word);
    await review(writer, town);
    const chosen = async (topic: string, viewer = writer) =>
      (await loadStudyQueue(viewer, { kind: "topic", topic, cram: true }, NOON)).cards.map(({ card }) => card.targetId);
    expect(await chosen(deckTopic(deckId))).toEqual([word]);
    expect(await chosen(deckTopic(otherDeck))).toEqual([town, unbegun]);
    expect((await chosen(OWN_TOPIC)).sort()).toEqual([word, town, unbegun].sort());
    expect(await chosen(deckTopic(deckId), other)).toEqual([]);
    expect(await chosen(deckTopic("no deck"))).toEqual([]);

    const later = hoursLater(24 * 12);
    const resting = (...pausedTopics: string[]) => queued({ ...writer, pausedTopics }, later);
    expect((await resting()).sort()).toEqual([word, town, unbegun].sort());
    expect((await resting(deckTopic(deckId))).sort()).toEqual([town, unbegun].sort());
    expect(await resting(deckTopic(otherDeck))).toEqual([word]);
    expect(await resting(OWN_TOPIC)).toEqual([]);

    const goal = { day: "2026-12-12", topics: [deckTopic(otherDeck)], share: 0.9 };
    expect(await findGoalForecast({ ...writer, goal }, goal, null, NOON)).toMatchObject({ cards: 2, begun: 1 });
    const all = { ...goal, topics: [OWN_TOPIC] };
    expect(await findGoalForecast({ ...writer, goal: all }, all, null, NOON)).toMatchObject({ cards: 3, begun: 2 });
    const held = async (targetId: string) => {
      await review({ ...writer, goal }, targetId, later);
      const { body } = await getClient().memoryEvent.findFirstOrThrow({
        where: { targetId },
        orderBy: { effectiveAt: "desc" },
      });
      return (body as { dueBy?: string | null }).dueBy ?? null;
    };
    expect(await held(town)).toBe(goal.day);
    expect(await held(word)).toBeNull();
    // In figures all decks are one topic.
    expect((await findProgress(writer, later)).topics).toMatchObject([{ topic: OWN_TOPIC, known: 2 }]);
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("with a tag are gone over by it, in whatever deck, as far as one may review them", async () => {
    const otherDeck = (await done(createDeck(writer, "Towns"))).id;
    const salt = `own:${(await done(addCard(writer, deckId, draft({ tags: ["trade", "lesson 3"] })))).id}`;
    await done(addCard(writer, deckId, draft({ front: "What is a pinasse?" })));
    const gaps = (await done(addCard(writer, otherDeck, { ...TWO_GAPS, tags: ["trade"] }))).id;
    const chosen = async (viewer: Viewer, tag: string, cram: boolean, at = NOON) =>
      (await loadStudyQueue(viewer, { kind: "tag", tag, cram }, at)).cards.map(({ card }) => card.targetId);
    // Of a text with gaps one a day.
    expect(await chosen(writer, "trade", false)).toEqual([salt, `own:${gaps}:1`]);
    expect(await chosen(writer, "lesson 3", false)).toEqual([salt]);
    expect(await chosen(writer, "lesson", false)).toEqual([]);
    expect(await chosen(other, "trade", false)).toEqual([]);
    expect(await listTags(writer, NOON)).toEqual([
      { tag: "lesson 3", cards: 1 },
      { tag: "trade", cards: 2 },
    ]);
    expect(await listTags(other, NOON)).toEqual([]);

    await review(writer, salt);
    expect(await chosen(writer, "lesson 3", false)).toEqual([]);
    expect(await chosen(writer, "lesson 3", true)).toEqual([salt]);
    const later = hoursLater(24 * 12);
    expect(await chosen(writer, "trade", false, later)).toEqual([salt, `own:${gaps}:1`]);
    // Resting is about what comes by itself.
    expect(await chosen({ ...writer, pausedTopics: [OWN_TOPIC] }, "trade", false, later)).toContain(salt);
    expect(await changeCard(writer, salt.slice(4), draft())).toBe(true);
    expect(await chosen(writer, "trade", true)).toEqual([`own:${gaps}:1`]);
  });

  it("of a deck that is not studied bring nothing new, while what was begun comes back", async () => {
    const [first, second] = [draft(), draft({ front: "Where is Kidal?" })];
    const { id } = await done(addCard(writer, deckId, first));
    await done(addCard(writer, deckId, second));
    await review(writer, `own:${id}`);
    expect(await changeDeck(writer, deckId, { title: "Words", studied: false })).toBe(true);
    expect(await queued(writer)).toEqual([]);
    expect(await queued(writer, hoursLater(24 * 10))).toEqual([`own:${id}`]);
  });

  it("are there for nobody else, whatever they ask or do", async () => {
    const { id } = await done(addCard(writer, deckId, draft()));
    await saveImage(writer, id, image, "A caravan");
    expect(await findDeck(other, deckId)).toBeNull();
    expect(await listDecks(other)).toEqual([]);
    expect(await listCards(other, deckId)).toEqual([]);
    expect(await findCard(other, id)).toBeNull();
    expect(await findImage(other, id, image.hash, NOON)).toBeNull();
    expect(await previewImport(other, deckId, "a\tb")).toBeNull();
    expect(await importCards(other, deckId, "a\tb")).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await addCard(other, deckId, draft())).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await changeCard(other, id, draft({ back: "x" }))).toBe(false);
    expect(await deleteCard(other, id, NOON)).toBe(false);
    expect(await changeDeck(other, deckId, { title: "Mine", studied: true })).toBe(false);
    expect(await deleteDeck(other, deckId, NOON)).toBe(false);
    expect(await saveImage(other, id, image, "x")).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await describeImage(other, id, "x")).toBe(false);
    expect(await removeImage(other, id)).toBe(false);
    expect(await findCard(writer, id)).toMatchObject({ back: "A salt caravan", image: { alt: "A caravan" } });
    expect(await findImage(writer, id, image.hash, NOON)).toEqual(image.bytes);
    expect(await findImage(writer, id, "b".repeat(64), NOON)).toBeNull();
  });

  it("of a teacher's set reach the learners who are given it to review, as long as they are", async () => {
    const teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    const stranger = await aPerson({ role: "teacher", name: "Mr Other" });
    const classroom = await aClass(teacher, [writer]);
    const blueprint = blueprintSchema.parse({ topics: ["minusma"], types: [], length: 5, includeHarm: false });
    const set = await createStudySet(teacher, { title: "MINUSMA", blueprint });
    expect(await ensureDeckOfSet(stranger, set.id)).toBeNull();
    const deck = await ensureDeckOfSet(teacher, set.id);
    expect(await ensureDeckOfSet(teacher, set.id)).toEqual(deck);
    expect(await findDeckOfSet(stranger, set.id)).toBeNull();
    const { id } = await done(addCard(teacher, deck?.id ?? "", draft()));
    await saveImage(teacher, id, image, "A caravan");
    const target = `own:${id}`;
    expect(await queued(writer)).not.toContain(target);

    const given = await createAssignment(teacher, {
      classroomId: classroom.id,
      setId: set.id,
      kind: "reviewing",
      title: "MINUSMA",
      opensAt: NOON,
      dueAt: hoursLater(100),
      daysWanted: 1,
    });
    expect((await queued(writer))[0]).toBe(target);
    expect((await loadReviewQueue(writer, NOON)).cards[0]?.card).toMatchObject({ kind: "own", mine: false });
    expect(await findImage(writer, id, image.hash, NOON)).toEqual(image.bytes);
    expect(await findImage(writer, id, image.hash, hoursLater(-1))).toBeNull();
    // To review is not to edit, and a teacher of another class is nobody here.
    expect(await findCard(writer, id)).toBeNull();
    expect(await changeCard(writer, id, draft({ back: "x" }))).toBe(false);
    expect(await queued(other)).not.toContain(target);
    expect(await findImage(other, id, image.hash, NOON)).toBeNull();
    expect(await findImage(stranger, id, image.hash, NOON)).toBeNull();

    const [rest] = await listGivenSets(writer, NOON);
    expect(rest?.topics).toEqual([setTopic(set.id), deckTopic(deck?.id ?? "")]);
    await setPaused(writer, rest?.topics ?? [], true);
    const { pausedTopics } = await viewerOf({ userId: writer.userId, sessionVersion: 1 });
    expect(pausedTopics).toEqual(rest?.topics);
    expect(await queued({ ...writer, pausedTopics })).toEqual([]);
    await setPaused(writer, rest?.topics ?? [], false);
    expect(await listGivenSets(other, NOON)).toEqual([]);
    expect(await listReadableDecks(other, NOON)).toEqual([]);

    await review(writer, target);
    const later = hoursLater(24 * 10);
    // What was begun goes on after the assignment is over, until it is taken back or the learner is out of the class.
    expect(await queued(writer, later)).toContain(target);
    expect(await withdrawAssignment(teacher, madeOf(given).id, later)).toMatchObject({ ok: true });
    expect(await queued(writer, later)).not.toContain(target);
    // What was done to it before the news came is kept all the same; a card that was never begun is not there at all.
    const late = await review(writer, target, later);
    expect(late).toMatchObject({ results: [{ outcome: "stored" }], cards: [{ targetId: target, again: false }] });
    expect(await review(other, target, later)).toMatchObject({ results: [{ outcome: "unknown" }], cards: [] });
    await getClient().assignment.updateMany({ data: { withdrawnAt: null } });
    await removeLearner(teacher, classroom.id, writer.userId, later);
    expect(await queued(writer, later)).not.toContain(target);
    expect(await findImage(writer, id, image.hash, later)).toBeNull();
    // Whoever wrote it leaves: it falls due for nobody any more.
    await deleteAccount(teacher, later);
    const left = await getClient().memoryState.findFirstOrThrow({ where: { targetId: target } });
    expect([left.learnerId, left.suspended]).toEqual([writer.userId, true]);
  });

  it("are imported once: what is there is passed over, in this deck alone", async () => {
    await done(addCard(writer, deckId, draft({ front: "Gao", back: "A town" })));
    const list = "gao\tA town\nKidal\tA town\nkidal \tAgain\nMopti\t\n{{c1::Ségou}} is a town";
    const preview = await previewImport(writer, deckId, list);
    expect(preview?.problems.map(({ line, problem }) => [line, problem])).toEqual([
      [1, "duplicate"],
      [3, "duplicate"],
      [4, "back-missing"],
    ]);
    expect(await listCards(writer, deckId)).toHaveLength(1);
    expect(await done(importCards(writer, deckId, list))).toEqual({ added: 2, passedOver: 3 });
    expect(await done(importCards(writer, deckId, list))).toEqual({ added: 0, passedOver: 5 });
    expect((await listCards(writer, deckId)).map(({ kind, front }) => [kind, front])).toEqual([
      ["text", "Gao"],
      ["text", "Kidal"],
      ["cloze", "{{c1::Ségou}} is a town"],
    ]);
    // The same list sent twice at once is not imported twice.
    const elsewhere = (await done(createDeck(writer, "Elsewhere"))).id;
    const both = await Promise.all([importCards(writer, elsewhere, list), importCards(writer, elsewhere, list)]);
    expect(both.map((one) => (one.ok ? one.value.added : -1)).sort()).toEqual([0, 3]);
  });

  it("go with the deck, and with the account, pictures and all", async () => {
    const { id } = await done(addCard(writer, deckId, draft()));
    await saveImage(writer, id, image, "A caravan");
    await review(writer, `own:${id}`);
    const second = (await done(createDeck(writer, "More"))).id;
    await done(addCard(writer, second, draft()));
    expect(await deleteDeck(writer, deckId, hoursLater(1))).toBe(true);
    expect(await getClient().ownImage.count()).toBe(0);
    expect((await listDecks(writer)).map(({ title }) => title)).toEqual(["More"]);
    expect(await checkMemory()).toMatchObject({ mismatches: 0 });
    await deleteAccount(writer, NOON);
    expect(await getClient().ownCard.count()).toBe(0);
    expect(await getClient().ownDeck.count()).toBe(0);
  });

  it("are so many decks and pictures at most", async () => {
    await getClient().ownDeck.createMany({
      data: Array.from({ length: 99 }, () => ({ id: randomUUID(), ownerId: writer.userId, title: "x" })),
    });
    expect(await createDeck(writer, "One more")).toMatchObject({ ok: false, error: { code: "too-many" } });
    expect(await createDeck(other, "Theirs")).toMatchObject({ ok: true });
    const ids = Array.from({ length: 201 }, () => randomUUID());
    const text = { deckId, kind: "text", front: "a", back: "b", source: "" };
    await getClient().ownCard.createMany({ data: ids.map((id) => ({ id, ...text })) });
    const picture = { ownerId: writer.userId, alt: "x", ...image };
    await getClient().ownImage.createMany({ data: ids.slice(1).map((cardId) => ({ cardId, ...picture })) });
    const [without = "", having = ""] = ids;
    expect(await saveImage(writer, without, image, "x")).toMatchObject({ ok: false, error: { code: "too-many" } });
    expect(await saveImage(writer, having, image, "Another")).toMatchObject({ ok: true });
  });
});
