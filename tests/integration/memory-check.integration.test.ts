import { randomUUID } from "node:crypto";
import { default_w } from "ts-fsrs";
import { beforeEach, expect, it } from "vitest";
import type { MemoryEventBody, Rating } from "@/core/memory/events";
import { seededRandom, shuffled } from "@/core/shared/random";
import type { Viewer } from "@/server/auth/viewer";
import { checkMemory } from "@/server/data/memory/memory-check";
import { appendEvents, type IncomingBatch, type IncomingEvent } from "@/server/data/memory/memory-log";
import { rebuildStates } from "@/server/data/memory/rebuild";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

const targets = ["fact:a:o", "fact:b:o", "fact:c:when", "list:x:y:z"];
const ratings: readonly Rating[] = ["again", "hard", "good", "easy"];
type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error("Nothing to pick from.");
  return found;
};

/** What a device writes down: reviews above all, and sometimes that one of them was a slip. */
function aDeviceEvent(random: Random, sequence: number, written: readonly IncomingEvent[]): IncomingEvent {
  const deviceAt = hoursLater(Math.floor(random() * 2000) - 1900).getTime();
  const targetId = pick(random, targets);
  const event = (body: MemoryEventBody) => ({ id: randomUUID(), deviceSequence: sequence, deviceAt, body });
  const dice = random();
  const slip = written.length > 0 ? pick(random, written) : null;
  if (dice < 0.2 && slip !== null && "targetId" in slip.body) {
    return event({ kind: "undone", targetId: slip.body.targetId, undoes: slip.id });
  }
  if (dice < 0.25) return event({ kind: "suspended", targetId, on: random() < 0.5 });
  if (dice < 0.3) return event({ kind: "buried", targetId });
  if (dice < 0.33) return event({ kind: "reset", targetId });
  if (dice < 0.36) return event({ kind: "contentRevised", targetId, change: "status", release: "r" });
  if (dice < 0.5) {
    const rating = random() < 0.3 ? null : pick(random, ratings);
    return event({ kind: "answered", targetId, rating, itemType: "cloze" });
  }
  return event({ kind: "reviewed", targetId, rating: pick(random, ratings) });
}

/** Two phones that were offline, each with a clock of its own, and the server's word about settings in between. */
function aStorm(random: Random): IncomingBatch[] {
  const phones = [0, 1].flatMap((phone) => {
    const offset = phone === 0 ? 0 : 3_650 * 86_400_000;
    const events: IncomingEvent[] = [];
    for (let index = 0; index < 25; index++) events.push(aDeviceEvent(random, index, events));
    const device = randomUUID();
    return Array.from({ length: 5 }, (_, index): IncomingBatch => {
      const some = shuffled(events.slice(index * 5, index * 5 + 5), random);
      const late = some.map((one) => ({ ...one, deviceAt: one.deviceAt + offset }));
      return { device, sentAt: NOON.getTime() + offset, events: [...late, ...late.slice(0, 2)] };
    });
  });
  const said: readonly MemoryEventBody[] = [
    { kind: "settingsChanged", desiredRetention: 0.8, maximumIntervalDays: 365 },
    { kind: "settingsChanged", desiredRetention: 0.95, maximumIntervalDays: 90, easyDays: [0, 6] },
    { kind: "weightsAdopted", weights: default_w.map((weight, index) => (index < 4 ? weight * 1.5 : weight)) },
    { kind: "zoneChanged", timeZone: "Pacific/Apia", dayStartHour: 4 },
    { kind: "weightsAdopted", weights: default_w.map((weight, index) => (index === 20 ? 0.3 : weight)) },
  ];
  const settings = said.map(
    (body, index): IncomingBatch => ({
      device: "server",
      sentAt: NOON.getTime(),
      events: [{ id: randomUUID(), deviceSequence: index + 1, deviceAt: NOON.getTime(), body }],
    }),
  );
  return shuffled([...phones, ...phones.slice(0, 4), ...settings], random);
}

async function send(viewer: Viewer, batch: IncomingBatch, at: number) {
  return appendEvents(viewer, batch, () => "geography", at);
}

describeOnEachEngine("memory:check", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  it.each([1, 2, 3, 4])(
    "finds nothing after storm %i of batches offline, doubled, in any order and at once",
    async (seed) => {
      const random = seededRandom(`storm ${seed}`);
      const ids = new Set<string>();
      for (const person of [await aPerson(), await aPerson()]) {
        // What is learnt for an exam carries its day from its receipt on.
        const goal = { day: "2026-12-24", topics: ["geography"], share: 0.9 };
        const viewer = seed % 2 === 0 ? person : { ...person, goal };
        const storm = aStorm(random);
        for (const { events } of storm) for (const { id } of events) ids.add(id);
        for (let next = 0; next < storm.length; next += 3) {
          // The clocks of two processes differ by a little, and requests overtake each other.
          const sent = storm.slice(next, next + 3).map((batch) => {
            const at = NOON.getTime() + next * 60_000 + Math.floor(random() * 5000) - 2500;
            return send(viewer, batch, at);
          });
          await Promise.all(sent);
        }
      }
      const found = await checkMemory();
      expect(found).toMatchObject({ learners: 2, events: ids.size, mismatches: 0 });
      expect(found.cards).toBeGreaterThanOrEqual(4);
    },
  );

  it("keeps to the log also where a change of settings is written after a later review", async () => {
    const viewer = await aPerson();
    const at = NOON.getTime();
    const review = (hours: number): IncomingBatch => ({
      device: "phone",
      sentAt: at + hours * 3_600_000,
      events: [
        {
          id: randomUUID(),
          deviceSequence: hours,
          deviceAt: at + hours * 3_600_000,
          body: { kind: "reviewed", targetId: "fact:a:o", rating: "easy" },
        },
      ],
    });
    for (const hours of [0, 240, 1000]) await send(viewer, review(hours), at + hours * 3_600_000);
    const before = await getClient().memoryState.findFirstOrThrow({ select: { dueAt: true, topic: true } });
    const settled = at + 999 * 3_600_000;
    const body = { kind: "settingsChanged", desiredRetention: 0.95, maximumIntervalDays: 365 } as const;
    const events = [{ id: randomUUID(), deviceSequence: 1, deviceAt: settled, body }];
    await appendEvents(viewer, { device: "server", sentAt: settled, events }, () => "", settled);
    const after = await getClient().memoryState.findFirstOrThrow({ select: { dueAt: true, topic: true } });
    expect(after.dueAt?.getTime()).toBeLessThan(before.dueAt?.getTime() ?? 0);
    expect(after.topic).toBe("geography");
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("finds nothing after a newer scheduler has derived every state anew, once", async () => {
    const viewer = await aPerson();
    for (const batch of aStorm(seededRandom("before"))) await send(viewer, batch, NOON.getTime());
    const client = getClient();
    await client.memoryState.updateMany({ data: { stability: 1, dueAt: NOON, suspended: false } });
    const copy = await client.memoryState.findFirstOrThrow();
    await client.memoryState.create({ data: { ...copy, targetId: "fact:never-reviewed:o" } });
    expect((await checkMemory()).mismatches).toBeGreaterThan(2);
    await client.setting.deleteMany({ where: { key: "scheduler-version" } });
    expect(await rebuildStates()).toBe(1);
    expect((await checkMemory()).mismatches).toBe(0);
    expect((await client.memoryState.findFirstOrThrow()).topic).toBe("geography");
    expect(await rebuildStates()).toBe(0);
  });

  it("finds a state that was changed, one that is missing and one that has no events", async () => {
    const viewer = await aPerson();
    const events = targets.map((targetId, index) => ({
      id: randomUUID(),
      deviceSequence: index,
      deviceAt: NOON.getTime(),
      body: { kind: "reviewed", targetId, rating: "good" } as const,
    }));
    await send(viewer, { device: "phone", sentAt: NOON.getTime(), events }, NOON.getTime());
    expect(await checkMemory()).toEqual({ cards: 4, mismatches: 0, learners: 1, events: 4 });

    const key = (targetId: string) => ({ learnerId_targetId: { learnerId: viewer.userId, targetId } });
    const client = getClient();
    const copy = await client.memoryState.findUniqueOrThrow({ where: key("fact:a:o") });
    await client.memoryState.create({ data: { ...copy, targetId: "fact:never-reviewed:o" } });
    await client.memoryState.update({ where: key("fact:a:o"), data: { stability: copy.stability + 1e-9 } });
    await client.memoryState.delete({ where: key("fact:b:o") });
    const told: string[] = [];
    const found = await checkMemory((learnerId, { targetId, fields }) => {
      told.push(`${learnerId === viewer.userId} ${targetId} ${fields.join()}`);
    });
    expect(found).toEqual({ cards: 5, mismatches: 3, learners: 1, events: 4 });
    expect(told).toEqual(["true fact:a:o stability", "true fact:b:o ", "true fact:never-reviewed:o "]);
  });
});
