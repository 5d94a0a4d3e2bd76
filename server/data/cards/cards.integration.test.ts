import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { ReviewDeed } from "@/core/memory/protocol";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { type CardSearch, listCards } from "@/server/data/cards/browse";
import { findCardInfo } from "@/server/data/cards/card-info";
import { findCardMade } from "@/server/data/cards/card-made";
import { forgetOverrides } from "@/server/data/facts/in-force";
import { addOverride } from "@/server/data/facts/overrides";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { setStudyTopic, setTypedCards } from "@/server/data/teaching/overview";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const TOPIC = "crisis-2012";
const device = randomUUID();
const counter = { next: 1 };

async function send(viewer: Viewer, deeds: readonly ReviewDeed[], now = NOON): Promise<readonly string[]> {
  const at = now.getTime();
  const events = deeds.map((deed) => ({ ...deed, id: randomUUID(), sequence: counter.next++, at }));
  await recordReviews(viewer, { device, sentAt: at, events }, now);
  return events.map(({ id }) => id);
}

async function aStudent(): Promise<{ viewer: Viewer; targets: readonly string[] }> {
  const viewer = await aPerson();
  await setStudyTopic(viewer, TOPIC, true);
  const { cards } = await loadReviewQueue(viewer, NOON);
  return { viewer, targets: cards.map(({ card }) => card.targetId) };
}

// The fact base is read once, whichever test comes first.
beforeAll(() => void getGenerationContext("en"), 120_000);

const everything: CardSearch = { words: "", topic: null, show: "all", page: 1 };

describeOnEachEngine("a learner's cards", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  it("are listed by what was done to them, and found by their words and notes", async () => {
    const { viewer, targets } = await aStudent();
    const [known = "", away = "", aside = "", flagged = "", leech = ""] = targets;
    await send(viewer, [
      { kind: "reviewed", targetId: known, rating: "good" },
      { kind: "suspended", targetId: away, on: true },
      { kind: "buried", targetId: aside },
      { kind: "flagged", targetId: flagged, on: true },
      { kind: "noted", targetId: known, text: "Like Sundiata’s kora" },
      { kind: "reviewed", targetId: leech, rating: "good" },
    ]);
    for (let lapse = 1; lapse <= 8; lapse++) {
      await send(viewer, [{ kind: "reviewed", targetId: leech, rating: "again" }], hoursLater(lapse * 96));
      await send(viewer, [{ kind: "reviewed", targetId: leech, rating: "good" }], hoursLater(lapse * 96 + 1));
    }
    const listed = async (search: Partial<CardSearch>, who = viewer) =>
      (await listCards(who, { ...everything, ...search }, NOON)).cards.map(({ targetId }) => targetId);
    expect(new Set(await listed({}))).toEqual(new Set([known, away, aside, flagged, leech]));
    expect(await listed({ show: "suspended" })).toEqual([away]);
    expect(await listed({ show: "buried" })).toEqual([aside]);
    expect(await listed({ show: "flagged" })).toEqual([flagged]);
    expect(await listed({ show: "noted" })).toEqual([known]);
    expect(await listed({ show: "leech" })).toEqual([leech]);
    expect(await listed({ words: "SUNDIATA kora" })).toEqual([known]);
    expect(await listed({ topic: "geography" })).toEqual([]);
    expect((await listCards(viewer, { ...everything, page: 9 }, NOON)).page).toBe(1);
    expect(await listed({}, await aPerson())).toEqual([]);

    // Put aside on two devices: both are taken back, and it comes today after all.
    await send(viewer, [{ kind: "buried", targetId: aside }]);
    const [{ buriedBy } = { buriedBy: [] }] = (await listCards(viewer, { ...everything, show: "buried" }, NOON)).cards;
    expect(buriedBy).toHaveLength(2);
    await send(viewer, [{ kind: "undone", targetId: aside, undoes: buriedBy[0] ?? "" }]);
    const [left] = (await listCards(viewer, { ...everything, show: "buried" }, NOON)).cards;
    expect(left?.buriedBy).toEqual(buriedBy.slice(1));
    await send(viewer, [{ kind: "undone", targetId: aside, undoes: buriedBy[1] ?? "" }]);
    expect(await listed({ show: "buried" })).toEqual([]);
    expect((await loadReviewQueue(viewer, NOON)).cards.map((one) => one.card.targetId)).toContain(aside);

    const due = await loadReviewQueue(viewer, hoursLater(24 * 60));
    const card = due.cards.find((one) => one.card.targetId === leech);
    expect(card).toMatchObject({ leech: true, why: { lapses: 8 } });
  });

  it("tell their history to nobody else, with what was undone", async () => {
    const { viewer, targets } = await aStudent();
    const [target = ""] = targets;
    const [slip = ""] = await send(viewer, [{ kind: "reviewed", targetId: target, rating: "again" }]);
    await send(viewer, [
      { kind: "undone", targetId: target, undoes: slip },
      { kind: "reviewed", targetId: target, rating: "good", activeMs: 2_500 },
    ]);
    const info = await findCardInfo(viewer, target, hoursLater(24));
    expect(info?.history.map(({ rating, standing }) => [rating, standing])).toEqual([
      ["again", "undone"],
      ["good", "counted"],
    ]);
    expect(info?.memory).toMatchObject({ reps: 1, lapses: 0, suspended: false });
    expect(info?.memory?.recall).toBeGreaterThan(0.9);
    expect(await findCardInfo(await aPerson(), target, NOON)).toMatchObject({ history: [], memory: null });
    expect(await findCardInfo(viewer, "fact:nothing-like-this:o", NOON)).toBeNull();
  });

  it("are asked for an answer where their learner likes that, and only turned over where not", async () => {
    const { viewer } = await aStudent();
    const asks = async (typedCards: boolean) => {
      await setTypedCards(viewer, typedCards);
      const queue = await loadReviewQueue({ ...viewer, typedCards }, NOON);
      return queue.cards.flatMap((card) => card.asks);
    };
    expect(await asks(false)).toEqual([]);
    expect((await asks(true)).length).toBeGreaterThan(0);
  });

  it("tell how they were made, turned over or asked, and nothing of what is withdrawn", async () => {
    forgetOverrides();
    const { viewer } = await aStudent();
    await setTypedCards(viewer, true);
    const { cards } = await loadReviewQueue({ ...viewer, typedCards: true }, NOON);
    const card = cards.find(({ asks }) => asks.length > 0);
    const { targetId = "", factIds = [] } = card?.card ?? {};
    const type = card?.asks[0]?.view.type ?? "";
    const asked = { type, turn: card?.why.reps ?? 0 };
    expect(await findCardMade(viewer, targetId, null)).toMatchObject({ type: "flashcard", targetId, seed: factIds[0] });
    expect(await findCardMade(viewer, targetId, asked)).toMatchObject({ type, seed: `${targetId} ${asked.turn}` });
    expect(await findCardMade(viewer, "fact:nothing-like-this:o", null)).toBeNull();

    const admin = await aPerson({ role: "administrator" });
    const withdrawn = { factId: factIds[0] ?? "", kind: "withdrawn" as const, reason: "A source was forged." };
    expect(await addOverride(admin, withdrawn, NOON)).toMatchObject({ ok: true });
    for (const way of [null, asked]) expect(await findCardMade(viewer, targetId, way)).toBeNull();
    forgetOverrides();
  });
});
