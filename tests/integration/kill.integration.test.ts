import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ratings } from "@/core/memory/events";
import type { ReviewBatch, ReviewMessage, ReviewReply } from "@/core/memory/protocol";
import { hashPassword } from "@/server/auth/password";
import { targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { checkMemory } from "@/server/data/memory/memory-check";
import { useDatabase as answerWith, type OpenDatabase } from "@/server/db";
import { type AppServer, ensureAppBuilt, startApp } from "@/tests/support/app-server";
import { openedOn, openOnServer, withServer } from "@/tests/support/database";
import { accountOf, type HttpSession, signInOverHttp } from "@/tests/support/http-session";

/** On an empty database, and on one that came back from a kill. More in the long form (npm run test:storms). */
const KILLS = process.env.AZALAI_STORMS === "1" ? 8 : 2;
/** The server dies once so many messages of a round were acknowledged, with others on their way. */
const ACKNOWLEDGED_BEFORE_A_KILL = 20;
const DEVICES = 6;

const context = getGenerationContext("en");
const targets = [...context.base.facts.values()].slice(0, 40).flatMap((fact) => [...targetsOf(context, fact)]);

/** A device that reviews one card after another and sends each message until the server has said yes. */
type Phone = { readonly device: string; sequence: number; unsent: ReviewBatch | null };

function nextBatch(phone: Phone, account: string): ReviewBatch {
  const at = Date.now();
  const events = Array.from({ length: 1 + (phone.sequence % 3) }, (): ReviewMessage => {
    phone.sequence += 1;
    const targetId = targets[(phone.sequence * 7) % targets.length] ?? "";
    const rating = ratings[phone.sequence % ratings.length] ?? "good";
    return { id: randomUUID(), sequence: phone.sequence, at, kind: "reviewed", targetId, rating };
  });
  return { account, device: phone.device, sentAt: at, events };
}

/** Sends until the server dies or `done` says that it is enough. @returns how often a message was acknowledged */
async function study(session: HttpSession, phone: Phone, acknowledged: Set<string>, done: () => boolean) {
  // The server may be gone before it has told.
  const account = await accountOf(session).catch(() => null);
  while (account !== null && !done()) {
    phone.unsent ??= nextBatch(phone, account);
    let reply: ReviewReply;
    try {
      const response = await session.post("/api/reviews", phone.unsent);
      if (!response.ok) throw new Error(`${response.status}`);
      reply = (await response.json()) as ReviewReply;
    } catch {
      return; // killed: whether it was stored nobody knows, so it is sent again after the restart
    }
    expect(
      reply.results.map(({ outcome }) => outcome).filter((one) => one !== "stored" && one !== "duplicate"),
    ).toEqual([]);
    for (const { id } of phone.unsent.events) acknowledged.add(id);
    phone.unsent = null;
  }
}

/** Lets all phones study while the server is killed again and again, then lets each of them finish. */
async function stormWithKills(
  settings: Readonly<Record<string, string>>,
  signIn: (app: AppServer) => Promise<HttpSession>,
) {
  const phones = Array.from({ length: DEVICES }, (): Phone => ({ device: randomUUID(), sequence: 0, unsent: null }));
  const acknowledged = new Set<string>();
  let onTheirWay = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const app = await startApp(settings);
    const session = await signIn(app);
    const wanted = acknowledged.size + ACKNOWLEDGED_BEFORE_A_KILL;
    const all = Promise.all(phones.map((phone) => study(session, phone, acknowledged, () => false)));
    while (acknowledged.size < wanted) await new Promise((resolve) => setTimeout(resolve, 5));
    await app.kill();
    await all;
    onTheirWay += phones.filter(({ unsent }) => unsent !== null).length;
  }
  const app = await startApp(settings);
  const session = await signIn(app);
  await Promise.all(phones.map((phone) => study(session, phone, acknowledged, () => phone.unsent === null)));
  await app.kill();
  return { acknowledged, onTheirWay };
}

/** Looks into the database itself after the last kill: each review once, and states that equal the log. */
async function expectAllInLog(database: OpenDatabase, acknowledged: ReadonlySet<string>) {
  const { client } = database;
  const rows = await client.memoryEvent.findMany({ where: { kind: "reviewed" }, select: { id: true } });
  expect(rows.filter(({ id }) => acknowledged.has(id))).toHaveLength(acknowledged.size);
  expect(rows).toHaveLength(acknowledged.size);
  answerWith(database);
  expect(await checkMemory()).toMatchObject({ events: acknowledged.size, mismatches: 0 });
}

describe("killing the server while reviews are posted", () => {
  const cleanUp: (() => Promise<void> | void)[] = [];
  beforeAll(ensureAppBuilt, 600_000);
  afterEach(async () => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  });

  function aDataFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "azalai-kill-"));
    cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  it("loses none that was acknowledged, and counts none twice (PGlite)", { timeout: 600_000 }, async () => {
    const DATA_DIR = aDataFolder();
    const signIn = (app: AppServer) => {
      const { learner } = JSON.parse(readFileSync(join(DATA_DIR, "demo.json"), "utf8")) as {
        learner: { email: string; password: string };
      };
      return signInOverHttp(app.base, learner.email, learner.password);
    };
    const { acknowledged, onTheirWay } = await stormWithKills({ DATA_DIR }, signIn);
    expect(onTheirWay).toBeGreaterThan(0);
    const lite = new PGlite(join(DATA_DIR, "database"));
    await lite.waitReady;
    cleanUp.push(() => lite.close());
    await expectAllInLog(openedOn(lite), acknowledged);
  });

  it.skipIf(!withServer())(
    "loses none that was acknowledged, and counts none twice (PostgreSQL)",
    { timeout: 600_000 },
    async () => {
      const database = await openOnServer(false);
      cleanUp.push(database.close);
      const url = database.url ?? "";
      const { client } = database;
      const [email, password] = ["pupil@example.org", "salt caravan at dawn"];
      const signIn = async (app: AppServer) => {
        const known = await client.user.findUnique({ where: { email }, select: { id: true } });
        const passwordHash = known ? "" : await hashPassword(password);
        if (!known) await client.user.create({ data: { id: randomUUID(), name: "Pupil", email, passwordHash } });
        return signInOverHttp(app.base, email, password);
      };
      const settings = {
        DATABASE_URL: url,
        DATA_DIR: aDataFolder(),
        NEXTAUTH_SECRET: "a secret that is only for these tests",
      };
      const { acknowledged, onTheirWay } = await stormWithKills(settings, signIn);
      expect(onTheirWay).toBeGreaterThan(0);
      await expectAllInLog(database, acknowledged);
    },
  );
});
