import { describe, expect, it } from "vitest";
import {
  cardsLeft,
  countWaiting,
  doneSince,
  dropPage,
  dropSent,
  findKeptPage,
  forgetReviews,
  keepDeed,
  keepPage,
  oldestWaiting,
  setOwner,
} from "@/components/offline/kept-reviews";
import { memoryRows, type Transact } from "@/components/offline/rows";
import type { Rating } from "@/core/memory/events";
import type { ReviewCard } from "@/core/memory/protocol";

const card = (targetId: string) => ({ card: { targetId }, phase: "review", revised: null }) as unknown as ReviewCard;
const idsOf = (cards: readonly ReviewCard[]) => cards.map((one) => one.card.targetId);
const grade = (transact: Transact, targetId: string, rating: Rating = "good", account = "awa") =>
  keepDeed(transact, account, { kind: "reviewed", targetId, rating, id: `${targetId} ${rating}`, at: 0, front: "" });

async function sendAll(transact: Transact, at: number) {
  const found = await oldestWaiting(transact, "awa", 50);
  await dropSent(transact, "awa", found?.events ?? [], at, new Map());
}

describe("what a device keeps of reviewing", () => {
  it("leaves out of a queue what was done before it was asked for and is not yet with the server", async () => {
    const transact = memoryRows();
    await grade(transact, "a");
    await sendAll(transact, 100);
    await grade(transact, "b");
    await grade(transact, "c", "again");
    const done = await doneSince(transact, "awa", 200);
    expect(idsOf(cardsLeft([card("a"), card("b"), card("c"), card("d")], done))).toEqual(["a", "d", "c"]);
  });

  it("counts what was saved after the queue was asked for as unknown to it", async () => {
    const transact = memoryRows();
    await grade(transact, "a");
    await sendAll(transact, 300);
    expect(idsOf(cardsLeft([card("a")], await doneSince(transact, "awa", 200)))).toEqual([]);
  });

  it("brings back a card whose review was taken back", async () => {
    const transact = memoryRows();
    await grade(transact, "a");
    await keepDeed(transact, "awa", { kind: "undone", targetId: "a", undoes: "a good", id: "u", at: 0, front: "" });
    expect(idsOf(cardsLeft([card("a")], await doneSince(transact, "awa", 0)))).toEqual(["a"]);
    expect(await countWaiting(transact, "awa")).toBe(2);
  });

  it("shows no page once nothing comes any more, and still has what was done of it", async () => {
    const transact = memoryRows();
    await setOwner(transact, "awa");
    await keepPage(transact, "awa", { page: "cards of Awa", keptAt: 1 });
    await grade(transact, "a");
    await dropPage(transact, "awa");
    expect(await findKeptPage(transact)).toBeNull();
    expect(await countWaiting(transact, "awa")).toBe(1);
  });

  it("shows a page only while its own account is the last that was signed in", async () => {
    const transact = memoryRows();
    await setOwner(transact, "awa");
    await keepPage(transact, "awa", { page: "cards of Awa", keptAt: 1 });
    await setOwner(transact, "awa");
    expect(await findKeptPage(transact)).toMatchObject({ account: "awa", page: "cards of Awa" });
    await setOwner(transact, "binta");
    expect(await findKeptPage(transact)).toBeNull();
    await setOwner(transact, "awa");
    expect(await findKeptPage(transact)).toBeNull();
  });

  it("keeps unsent work of the one before, and forgets all of the one who signs out", async () => {
    const transact = memoryRows();
    await grade(transact, "a", "good", "awa");
    await grade(transact, "a", "good", "binta");
    await keepPage(transact, "binta", { page: "cards of Binta", keptAt: 1 });
    await forgetReviews(transact, "binta");
    expect(await countWaiting(transact, "binta")).toBe(0);
    expect(await countWaiting(transact, "awa")).toBe(1);
    await setOwner(transact, "binta");
    expect(await findKeptPage(transact)).toBeNull();
  });
});

describe("rows in memory", () => {
  it("keep nothing of a transaction that failed, and one after the other", async () => {
    const transact = memoryRows();
    const failed = transact(async (rows) => {
      await rows.put(["owner"], "awa");
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect(await transact((rows) => rows.get(["owner"]))).toBeNull();
    const add = () =>
      transact(async (rows) => rows.put(["device", "x"], ((await rows.get<number>(["device", "x"])) ?? 0) + 1));
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await transact((rows) => rows.get(["device", "x"]))).toBe(10);
  });

  it("are in the order of IndexedDB's keys: numbers by size", async () => {
    const transact = memoryRows();
    for (const sequence of [10, 9, 100]) await transact((rows) => rows.put(["event", "awa", sequence], sequence));
    expect(await transact((rows) => rows.list(["event", "awa"]))).toEqual([9, 10, 100]);
  });
});
