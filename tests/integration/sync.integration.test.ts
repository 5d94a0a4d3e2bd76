import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ReviewBatch, ReviewMessage, ReviewReply } from "@/core/memory/protocol";
import { hashPassword } from "@/server/auth/password";
import { targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { checkMemory } from "@/server/data/memory/memory-check";
import { useDatabase as answerWith, type OpenDatabase } from "@/server/db";
import { ensureAppBuilt, startApp } from "@/tests/support/app-server";
import { openedOn, openOnServer, withServer } from "@/tests/support/database";
import { accountOf, type HttpSession, signInOverHttp } from "@/tests/support/http-session";

// Through the running app, as devices reach it: what they say, how often and in which order, and with which clocks.

const SECRET = "a secret that is only for these tests";
vi.stubEnv("NEXTAUTH_SECRET", SECRET);
const HOUR = 3_600_000;
const TEN_YEARS = 3_652 * 24 * HOUR;
const context = getGenerationContext("en");
const [card = "", other = ""] = [...context.base.facts.values()].flatMap((fact) =>
  targetsOf(context, fact).slice(0, 1),
);

type People = { readonly email: string; readonly password: string }[];
type CleanUp = (() => Promise<void> | void)[];
/** An app's database, with two people in it once the app runs. */
type Engine = {
  readonly settings: Readonly<Record<string, string>>;
  readonly people: () => People;
  readonly open: () => Promise<OpenDatabase>;
};

/** A device with a clock of its own. */
function aDevice(session: HttpSession, account: string, clockOff: number) {
  const device = randomUUID();
  let sequence = 0;
  const message = (deed: Pick<ReviewMessage, "kind" | "targetId">, hoursAgo: number): ReviewMessage => {
    sequence += 1;
    const at = Date.now() + clockOff - hoursAgo * HOUR;
    return { ...deed, id: randomUUID(), sequence, at } as ReviewMessage;
  };
  return {
    review: (targetId: string, rating: "good" | "again", hoursAgo = 0) =>
      message({ kind: "reviewed", targetId, rating } as never, hoursAgo),
    undo: ({ id, targetId }: ReviewMessage) => message({ kind: "undone", targetId, undoes: id } as never, 0),
    send: async (events: readonly ReviewMessage[], as = account): Promise<string[]> => {
      const batch: ReviewBatch = { account: as, device, sentAt: Date.now() + clockOff, events };
      const response = await session.post("/api/reviews", batch);
      if (!response.ok) return [String(response.status)];
      return ((await response.json()) as ReviewReply).results.map(({ outcome }) => outcome);
    },
  };
}

async function tellEverything(base: string, [awa, binta]: People) {
  const began = Date.now();
  const session = await signInOverHttp(base, awa?.email ?? "", awa?.password ?? "");
  const stranger = await signInOverHttp(base, binta?.email ?? "", binta?.password ?? "");
  const account = await accountOf(session);
  const [ahead, behind] = [aDevice(session, account, TEN_YEARS), aDevice(session, account, -TEN_YEARS)];

  // The later of two reviews arrives first; the reply is lost, and a batch is cut: the same ids come again.
  const later = behind.review(card, "again", 1);
  const earlier = ahead.review(card, "good", 2);
  expect(await behind.send([later])).toEqual(["stored"]);
  expect(await ahead.send([earlier])).toEqual(["stored"]);
  expect(await behind.send([later])).toEqual(["duplicate"]);
  const five = Array.from({ length: 5 }, () => ahead.review(other, "good"));
  expect(await ahead.send(five.slice(0, 3))).toEqual(["stored", "stored", "stored"]);
  expect(await ahead.send(five)).toEqual(["duplicate", "duplicate", "duplicate", "stored", "stored"]);
  expect(await ahead.send([{ ...earlier, rating: "again" } as ReviewMessage])).toEqual(["conflict"]);

  // An undo may be there before what it undoes.
  const slip = ahead.review(other, "again");
  const undo = ahead.undo(slip);
  expect(await ahead.send([undo])).toEqual(["stored"]);
  expect(await ahead.send([slip])).toEqual(["stored"]);

  // Somebody else signed in on the PC, with the first one's page still open.
  const foreign = aDevice(stranger, account, 0);
  expect(await foreign.send([foreign.review(card, "good")])).toEqual(["401"]);
  const asked = await stranger.get(`/api/reviews?account=${account}`);
  expect(asked.status).toBe(401);

  // A message of which half arrived is no message.
  const response = await fetch(`${base}/api/reviews`, {
    method: "POST",
    headers: { origin: base, "content-type": "application/json" },
    body: JSON.stringify({ account, events: five }).slice(0, 200),
  });
  expect(response.status).toBe(415);
  return { account, began, earlier, later, ids: [earlier, later, ...five, undo, slip].map(({ id }) => id) };
}

async function expectOneMemory({ client }: OpenDatabase, told: Awaited<ReturnType<typeof tellEverything>>) {
  const rows = await client.memoryEvent.findMany({
    where: { kind: { in: ["reviewed", "undone"] } },
    select: { id: true, learnerId: true, effectiveAt: true, receivedAt: true },
  });
  expect(rows.map(({ id }) => id).sort()).toEqual([...told.ids].sort());
  expect(new Set(rows.map(({ learnerId }) => learnerId))).toEqual(new Set([told.account]));
  const ago = ({ id }: ReviewMessage) =>
    (told.began - (rows.find((row) => row.id === id)?.effectiveAt.getTime() ?? 0)) / HOUR;
  // To three minutes: the time on the line is in it, also where the machine is busy.
  expect(ago(told.earlier)).toBeCloseTo(2, 1);
  expect(ago(told.later)).toBeCloseTo(1, 1);
  for (const { effectiveAt, receivedAt } of rows)
    expect(effectiveAt.getTime()).toBeLessThanOrEqual(receivedAt.getTime());
  const states = await client.memoryState.findMany({
    where: { learnerId: told.account },
    orderBy: { targetId: "asc" },
  });
  expect(new Map(states.map(({ targetId, reps }) => [targetId, reps]))).toEqual(
    new Map([
      [card, 2],
      [other, 5],
    ]),
  );
  expect(await checkMemory()).toMatchObject({ mismatches: 0 });
}

describe("devices that tell late, twice, out of order and by wrong clocks", () => {
  const cleanUp: CleanUp = [];
  beforeAll(ensureAppBuilt, 600_000);
  afterEach(async () => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  });

  it.each([
    { engine: "PGlite", there: true, make: embedded },
    { engine: "PostgreSQL", there: withServer(), make: onServer },
  ])("come to one memory, and nobody to another's ($engine)", { timeout: 600_000 }, async ({ there, make }) => {
    if (!there) return;
    const engine = await make(cleanUp);
    const app = await startApp(engine.settings);
    const told = await tellEverything(app.base, engine.people()).finally(app.kill);
    const database = await engine.open();
    answerWith(database);
    await expectOneMemory(database, told);
  });
});

const aDataFolder = (cleanUp: CleanUp): string => {
  const folder = mkdtempSync(join(tmpdir(), "azalai-sync-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

async function embedded(cleanUp: CleanUp): Promise<Engine> {
  const DATA_DIR = aDataFolder(cleanUp);
  return {
    settings: { DATA_DIR },
    people: () => {
      const demo = JSON.parse(readFileSync(join(DATA_DIR, "demo.json"), "utf8")) as Record<string, People[number]>;
      return [demo.learner, demo.teacher].flatMap((one) => one ?? []);
    },
    open: async () => {
      const lite = new PGlite(join(DATA_DIR, "database"));
      await lite.waitReady;
      cleanUp.push(() => lite.close());
      return openedOn(lite);
    },
  };
}

async function onServer(cleanUp: CleanUp): Promise<Engine> {
  const database = await openOnServer();
  cleanUp.push(database.close);
  const password = "salt caravan at dawn";
  const passwordHash = await hashPassword(password);
  const emails = ["awa@example.org", "binta@example.org"];
  await database.client.user.createMany({
    data: emails.map((email) => ({ id: randomUUID(), name: "Pupil", email, passwordHash })),
  });
  return {
    settings: { DATABASE_URL: database.url ?? "", DATA_DIR: aDataFolder(cleanUp), NEXTAUTH_SECRET: SECRET },
    people: () => emails.map((email) => ({ email, password })),
    open: async () => database,
  };
}
