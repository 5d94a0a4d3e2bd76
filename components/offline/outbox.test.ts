import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Journal } from "@/components/offline/deed-journal";
import { countWaiting, type DatedDeed, doneSince, oldestWaiting } from "@/components/offline/kept-reviews";
import { createOutbox, MAX_BATCH, type OutboxState } from "@/components/offline/outbox";
import { turnsOf } from "@/components/offline/real-outbox";
import { memoryRows, type Transact } from "@/components/offline/rows";
import type { Posted } from "@/components/post-json";
import type { ReviewBatch, ReviewReply } from "@/core/memory/protocol";

/** A small store that is written at once and outlives its page. */
function aJournal(): Journal {
  const noted = new Map<string, DatedDeed>();
  return {
    note: (deed) => void noted.set(deed.id, deed),
    strike: (id) => void noted.delete(id),
    read: () => [...noted.values()],
  };
}

type Line = "good" | "down" | "reply-lost";

/** A server as an outbox sees it: it knows who is signed in, and each event by its id. */
function aServer() {
  const server = {
    line: "good" as Line,
    signedIn: "awa",
    poisoned: new Set<string>(),
    gone: new Set<string>(),
    stored: new Map<string, number>(),
    batches: [] as ReviewBatch[],
    post: async (batch: ReviewBatch): Promise<Posted<ReviewReply>> => {
      server.batches.push(batch);
      if (server.line === "down") return { kind: "undelivered" };
      if (batch.account !== server.signedIn) return { kind: "refused", status: 401 };
      if (batch.events.some(({ targetId }) => server.poisoned.has(targetId))) return { kind: "refused", status: 422 };
      const isGone = ({ targetId }: { targetId: string }) => server.gone.has(targetId);
      for (const { id } of batch.events.filter((event) => !isGone(event)))
        server.stored.set(id, (server.stored.get(id) ?? 0) + 1);
      if (server.line === "reply-lost") return { kind: "undelivered" };
      const results = batch.events.map((event) => ({
        id: event.id,
        outcome: isGone(event) ? ("unknown" as const) : ("stored" as const),
      }));
      return { kind: "ok", value: { at: 500, results, cards: [] } };
    },
  };
  return server;
}

/** An outbox with a clock and timers that the test holds. */
function anOutbox(
  server: ReturnType<typeof aServer>,
  transact: Transact,
  account = "awa",
  journal = aJournal(),
  inTurn = turnsOf(randomUUID()),
) {
  const timers: (() => void)[] = [];
  const waits: number[] = [];
  const states: OutboxState[] = [];
  const outbox = createOutbox({
    account,
    transact,
    journal,
    post: server.post,
    inTurn,
    now: () => 1_000,
    random: () => 0.5,
    later: (run, ms) => {
      timers.push(run);
      waits.push(ms);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    onState: (state) => states.push(state),
    onReply: () => undefined,
  });
  const settled = () => new Promise((done) => setTimeout(done, 5));
  const grade = (targetId: string) =>
    outbox.add({ kind: "reviewed", targetId, rating: "good" }, `Front of ${targetId}`);
  const state = () => states.at(-1) ?? { waiting: 0, line: "open", lost: [] };
  const retry = async () => {
    for (const run of timers.splice(0)) run();
    await settled();
  };
  return { outbox, grade, state, retry, settled, waits };
}

describe("an outbox", () => {
  it("sends each review, says so, and keeps nothing of it", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    const { grade, state, settled } = anOutbox(server, transact);
    const ids = ["a", "b"].map(grade);
    expect(state().waiting).toBe(2);
    await settled();
    expect([...server.stored.keys()]).toEqual(ids);
    expect(state()).toEqual({ waiting: 0, line: "open", lost: [] });
    expect(server.batches[0]?.account).toBe("awa");
  });

  it("keeps them while the line is down, waits longer each time, and sends them in batches", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    server.line = "down";
    const { grade, state, retry, settled, waits } = anOutbox(server, transact);
    const ids = Array.from({ length: MAX_BATCH + 5 }, (_, index) => grade(`t${index}`));
    await settled();
    await retry();
    expect(state()).toMatchObject({ waiting: ids.length, line: "broken" });
    expect(waits).toEqual([1_000, 2_000]);
    server.line = "good";
    server.batches.length = 0;
    await retry();
    expect(server.batches.map(({ events }) => events.length)).toEqual([MAX_BATCH, 5]);
    expect([...server.stored.keys()]).toEqual(ids);
    expect(state().waiting).toBe(0);
  });

  it("sends the same ids again when the reply was lost", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    server.line = "reply-lost";
    const { grade, retry, settled, state } = anOutbox(server, transact);
    const id = grade("a");
    await settled();
    expect(state()).toMatchObject({ waiting: 1, line: "broken" });
    server.line = "good";
    await retry();
    expect([...server.stored]).toEqual([[id, 2]]);
    expect(state().waiting).toBe(0);
  });

  it("is found again by the next page, and by another tab, with a count that goes on", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    server.line = "down";
    const first = anOutbox(server, transact);
    const second = anOutbox(server, transact);
    const ids = [first.grade("a"), second.grade("b"), first.grade("c")];
    await first.settled();
    first.outbox.stop();
    second.outbox.stop();
    server.line = "good";
    const third = anOutbox(server, transact);
    expect(await third.outbox.flush()).toBe(true);
    expect([...server.stored.keys()]).toEqual(ids);
    const last = server.batches.at(-1);
    expect(last?.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(new Set(server.batches.map(({ device }) => device)).size).toBe(1);
  });

  it("never sends under another account", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    server.signedIn = "binta";
    const { grade, state, settled } = anOutbox(server, transact);
    grade("a");
    await settled();
    expect(state()).toMatchObject({ waiting: 1, line: "held" });
    const binta = anOutbox(server, transact, "binta");
    expect(await binta.outbox.flush()).toBe(true);
    expect(server.stored.size).toBe(0);
    expect(await countWaiting(transact, "awa")).toBe(1);
  });

  it("loses one that the server will never take, says so, and no other", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    server.line = "down";
    const { grade, state, retry, settled } = anOutbox(server, transact);
    const ids = Array.from({ length: 20 }, (_, index) => grade(`t${index}`));
    server.poisoned.add("t7");
    await settled();
    server.line = "good";
    await retry();
    expect([...server.stored.keys()]).toEqual(ids.filter((_, index) => index !== 7));
    expect(state()).toMatchObject({ waiting: 0, line: "open", lost: [{ targetId: "t7", why: "refused" }] });
    expect(server.batches.length).toBeLessThan(20);
  });

  it("keeps what a broken server answers with another status", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    const taking = server.post;
    server.post = async () => ({ kind: "refused", status: 404 });
    const { grade, state, retry, settled } = anOutbox({ ...server, post: (batch) => server.post(batch) }, transact);
    grade(randomUUID());
    await settled();
    expect(state()).toMatchObject({ waiting: 1, line: "broken" });
    server.post = taking;
    await retry();
    expect(state()).toMatchObject({ waiting: 0, lost: [] });
  });

  it("says of what no card of the learner's is, once, keeps it in view until it is read, and never sends it again", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    server.gone.add("b");
    const first = anOutbox(server, transact);
    for (const targetId of ["a", "b", "c"]) first.grade(targetId);
    await first.settled();
    const lost = [{ targetId: "b", front: "Front of b", rating: "good", why: "unknown" }];
    expect(first.state()).toMatchObject({ waiting: 0, line: "open", lost });
    const sent = server.batches.length;
    first.outbox.stop();

    const second = anOutbox(server, transact);
    expect(await second.outbox.flush()).toBe(true);
    expect(second.state()).toMatchObject({ waiting: 0, lost });
    await second.outbox.forgetLost();
    expect(second.state().lost).toEqual([]);
    const third = anOutbox(server, transact);
    await third.outbox.flush();
    expect(third.state().lost).toEqual([]);
    expect(server.batches.length).toBe(sent);
  });

  it("sends nothing but what the server asks for", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    const { grade, settled } = anOutbox(server, transact);
    grade("a");
    await settled();
    expect(Object.keys(server.batches[0]?.events[0] ?? {}).sort()).toEqual([
      "at",
      "id",
      "kind",
      "rating",
      "sequence",
      "targetId",
    ]);
  });

  it("takes up what a page noted down that closed before anything was kept, once and in its order", async () => {
    const [server, transact, journal] = [aServer(), memoryRows(), aJournal()];
    // A database that never comes to writing, as of a page that is gone.
    const closing = anOutbox(server, () => new Promise(() => undefined), "awa", journal);
    const ids = ["a", "b"].map(closing.grade);
    const next = anOutbox(server, transact, "awa", journal);
    const after = next.grade("c");
    expect(await next.outbox.flush()).toBe(true);
    await next.settled();
    expect([...server.stored]).toEqual([...ids, after].map((id) => [id, 1]));
    expect(server.batches.flatMap(({ events }) => events.map(({ sequence }) => sequence))).toEqual([1, 2, 3]);
    expect(journal.read()).toEqual([]);
  });

  it("keeps once what two pages take up, or what was kept when the page closed", async () => {
    const [server, transact, journal] = [aServer(), memoryRows(), aJournal()];
    server.line = "down";
    const noted: DatedDeed[] = [];
    const watched: Journal = { ...journal, note: (deed) => void noted.push(deed) };
    const closing = anOutbox(server, transact, "awa", watched);
    closing.grade("a");
    await closing.settled();
    for (const deed of noted) journal.note(deed);
    const others = [1, 2].map(() => anOutbox(server, transact, "awa", journal));
    await Promise.all(others.map(({ outbox }) => outbox.flush()));
    expect(await countWaiting(transact, "awa")).toBe(1);
    expect((await oldestWaiting(transact, "awa", 50))?.events.map(({ sequence }) => sequence)).toEqual([1]);
  });

  it("keeps once what its own page is about to keep while another one takes it up, sends it and undoes it", async () => {
    const [server, transact, journal] = [aServer(), memoryRows(), aJournal()];
    // The first page's database is slow to open: what it wants to write waits.
    const opens: (() => void)[] = [];
    const slow: Transact = async (work) => {
      await new Promise<void>((open) => opens.push(open));
      return transact(work);
    };
    const first = anOutbox(server, slow, "awa", journal);
    const graded = first.grade("a");
    const flagged = first.outbox.add({ kind: "flagged", targetId: "b", on: true }, "Front of b");
    const undone = first.outbox.add({ kind: "undone", targetId: "a", undoes: graded }, "Front of a");
    for (const _ of [1, 2]) {
      const other = anOutbox(server, transact, "awa", journal);
      expect(await other.outbox.flush()).toBe(true);
    }
    while (opens.length > 0) {
      opens.shift()?.();
      await first.settled();
    }
    expect([...server.stored]).toEqual([graded, flagged, undone].map((id) => [id, 1]));
    // The card whose grade was taken back is to come, in a queue of before as well.
    expect(await doneSince(transact, "awa", 0)).toEqual([]);
  });

  it("sends once what two of one page find waiting", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    server.line = "down";
    const closed = anOutbox(server, transact);
    const ids = ["a", "b"].map(closed.grade);
    await closed.settled();
    closed.outbox.stop();
    server.line = "good";
    server.batches.length = 0;
    const page = turnsOf("awa");
    const both = [1, 2].map(() => anOutbox(server, transact, "awa", aJournal(), page));
    expect(await Promise.all(both.map(({ outbox }) => outbox.flush()))).toEqual([true, true]);
    expect(server.batches.map(({ events }) => events.map(({ id }) => id))).toEqual([ids]);
  });

  it("takes up nothing that was sent since it was opened", async () => {
    const [server, transact, journal] = [aServer(), memoryRows(), aJournal()];
    const first = anOutbox(server, transact, "awa", journal);
    const graded = first.grade("a");
    const undo = first.outbox.add({ kind: "undone", targetId: "a", undoes: graded }, "Front of a");
    const second = anOutbox(server, transact, "awa", journal);
    await first.settled();
    expect(await second.outbox.flush()).toBe(true);
    expect([...server.stored]).toEqual([graded, undo].map((id) => [id, 1]));
    expect(await doneSince(transact, "awa", 0)).toEqual([]);
  });

  it("remembers what it kept no longer than a page can be about to keep it again", async () => {
    const [server, transact] = [aServer(), memoryRows()];
    const first = anOutbox(server, transact);
    for (let turn = 0; turn < 250; turn++) first.grade(`t${turn}`);
    await first.settled();
    await anOutbox(server, transact).outbox.flush();
    expect(await transact((rows) => rows.count(["kept", "awa"]))).toBe(200);
  });
});
