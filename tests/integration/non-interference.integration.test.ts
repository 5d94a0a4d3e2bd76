import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Feedback } from "@/core/questions/contract";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { type QuizMode, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { hashPassword } from "@/server/auth/password";
import { startAttempt } from "@/server/data/sittings/start";
import { useDatabase as answerWith } from "@/server/db";
import type { Prisma, PrismaClient } from "@/server/generated/prisma/client";
import { ensureAppBuilt, startApp } from "@/tests/support/app-server";
import { openedOn, openOnServer, withServer } from "@/tests/support/database";
import { type HttpSession, signInOverHttp } from "@/tests/support/http-session";
import { aPerson, NOON } from "@/tests/support/people";

const SECRET = "a secret that is only for these tests";
const PASSWORD = "salt caravan at dawn";
vi.stubEnv("NEXTAUTH_SECRET", SECRET);

/** Where the app keeps its rows; opened by the tests only while the app does not run, as PGlite has one user at a time. */
type Store = {
  readonly settings: Readonly<Record<string, string>>;
  readonly use: <T>(work: (client: PrismaClient) => Promise<T>) => Promise<T>;
};
type CleanUp = (() => Promise<void> | void)[];

const engines = [
  { engine: "PGlite", there: true, open: embedded },
  { engine: "PostgreSQL", there: withServer(), open: onServer },
] as const;

const modes = ["practice", "test"] as const satisfies readonly QuizMode[];

/** A question of every type, and one whose views a leaking builder makes of their keys. */
type Sitting = {
  readonly type: QuestionTypeName;
  readonly mode: QuizMode;
  readonly email: string;
  readonly attemptId: string;
  readonly leaks: boolean;
};

/**
 * Non-interference: whatever the browser gets before an answer is the same bytes whichever answer is right. Of every
 * type a sitting is stored, and its page (markup, the data beside it, all headers) and the routes that a page asks while
 * somebody thinks are fetched; then everything that was stored beside the views is exchanged for something else, and all
 * of it is fetched again. That the builders of views do not look at keys is tested in tests/view-twins.test.ts.
 */
describe.each(engines)("what a browser gets before the answer ($engine)", ({ there, open }) => {
  describe.skipIf(!there)("where the engine is there", () => {
    const cleanUp: CleanUp = [];
    let sittings: readonly Sitting[] = [];
    let before: ReadonlyMap<Sitting, string> = new Map();
    let after: ReadonlyMap<Sitting, string> = new Map();

    beforeAll(async () => {
      await ensureAppBuilt();
      const store = await open(cleanUp);
      await whileRunning(store, async () => undefined);
      sittings = await store.use(async (client) => {
        const made: Sitting[] = [];
        for (const mode of modes)
          for (const type of questionTypeNames) made.push(await aSittingOf(client, type, mode, false));
        made.push(await aSittingOf(client, "multiple-choice", "practice", true));
        return made;
      });
      const sessions = new Map<Sitting, HttpSession>();
      before = await whileRunning(store, async (base) => {
        for (const sitting of sittings) sessions.set(sitting, await signInOverHttp(base, sitting.email, PASSWORD));
        return receivedByAll(sessions, base);
      });
      await store.use(async (client) => {
        for (const { attemptId, leaks } of sittings) await exchangeKeys(client, attemptId, leaks);
      });
      after = await whileRunning(store, (base) => receivedByAll(sessions, base));
    }, 600_000);
    afterAll(async () => {
      for (const step of cleanUp.splice(0).reverse()) await step();
    });

    const all = modes.flatMap((mode) => questionTypeNames.map((type) => ({ mode, type })));
    it.each(all)("does not depend on the key: $type, $mode", ({ type, mode }) => {
      const sitting = sittings.find((each) => each.type === type && each.mode === mode && !each.leaks);
      if (sitting === undefined) throw new Error(`No sitting of ${type}`);
      expect(before.get(sitting)).toContain(sitting.attemptId);
      expect(firstDifference(before.get(sitting) ?? "", after.get(sitting) ?? "")).toBeNull();
    });

    it("would depend on it if a builder put the key into the view", () => {
      const sitting = sittings.find(({ leaks }) => leaks);
      if (sitting === undefined) throw new Error("No sitting that leaks");
      expect(firstDifference(before.get(sitting) ?? "", after.get(sitting) ?? "")).not.toBeNull();
    });
  });
});

async function embedded(cleanUp: CleanUp): Promise<Store> {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "azalai-traffic-"));
  cleanUp.push(() => rmSync(DATA_DIR, { recursive: true, force: true }));
  return {
    settings: { DATA_DIR, NEXTAUTH_SECRET: SECRET },
    use: async (work) => {
      const lite = new PGlite(join(DATA_DIR, "database"));
      await lite.waitReady;
      const database = openedOn(lite);
      const { client } = database;
      answerWith(database);
      const result = await work(client);
      await client.$disconnect();
      await lite.close();
      return result;
    },
  };
}

async function onServer(cleanUp: CleanUp): Promise<Store> {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "azalai-traffic-"));
  cleanUp.push(() => rmSync(DATA_DIR, { recursive: true, force: true }));
  const database = await openOnServer(false);
  cleanUp.push(database.close);
  const url = database.url ?? "";
  return {
    settings: { DATABASE_URL: url, DATA_DIR, NEXTAUTH_SECRET: SECRET },
    use: (work) => {
      answerWith(database);
      return work(database.client);
    },
  };
}

async function whileRunning<T>({ settings }: Store, work: (base: string) => Promise<T>): Promise<T> {
  const app = await startApp(settings);
  try {
    return await work(app.base);
  } finally {
    await app.kill();
  }
}

async function aSittingOf(
  client: PrismaClient,
  type: QuestionTypeName,
  mode: QuizMode,
  leaks: boolean,
): Promise<Sitting> {
  const viewer = await aPerson();
  const email = `${viewer.userId}@example.org`;
  await client.user.update({
    where: { id: viewer.userId },
    data: { email, passwordHash: await hashPassword(PASSWORD) },
  });
  const blueprint = blueprintSchema.parse({ topics: [], types: [type], length: 3, includeHarm: true });
  const rules = quizRulesSchema.parse({ mode });
  const started = await startAttempt(viewer, { title: "Traffic", blueprint, kind: mode, rules }, NOON);
  if (!started.ok) throw new Error(`${type}: ${started.error}`);
  const { attemptId } = started.value;
  if (leaks) await rebuildViews(client, attemptId);
  return { type, mode, email, attemptId, leaks };
}

/** A builder of views that looks at the key. */
function leakingView(view: Prisma.JsonValue, key: Prisma.JsonValue): Prisma.InputJsonObject {
  const { prompt, ...rest } = view as Prisma.JsonObject;
  const [question] = String(prompt).split(" | ");
  return { ...rest, prompt: `${question} | ${JSON.stringify(key)}` } as Prisma.InputJsonObject;
}

async function rebuildViews(client: PrismaClient, attemptId: string): Promise<void> {
  for (const { index, view, key } of await client.attemptItem.findMany({ where: { attemptId } })) {
    const where = { attemptId_index: { attemptId, index } };
    await client.attemptItem.update({ where, data: { view: leakingView(view, key) } });
  }
}

/** Everything but the views becomes something else; where a builder leaks, it makes them anew of the new keys. */
async function exchangeKeys(client: PrismaClient, attemptId: string, leaks: boolean): Promise<void> {
  for (const row of await client.attemptItem.findMany({ where: { attemptId } })) {
    const other = randomUUID();
    const feedback = row.feedback as unknown as Feedback;
    const told: Feedback = {
      ...feedback,
      answer: other,
      because: other,
      whyWrong: { [other]: other },
      status: feedback.status === "disputed" ? "claimed" : "disputed",
      asOf: "1999",
      sources: [],
      factIds: [other],
    };
    await client.attemptItem.update({
      where: { attemptId_index: { attemptId, index: row.index } },
      data: {
        targetId: other,
        factIds: [other],
        seed: other,
        generatorVersion: 99,
        guess: 0.99,
        difficulty: 9,
        topic: other,
        key: { answer: other },
        proofs: { [other]: other },
        feedback: told as unknown as Prisma.InputJsonObject,
      },
    });
  }
  if (leaks) await rebuildViews(client, attemptId);
  await client.attempt.update({ where: { id: attemptId }, data: { seed: randomUUID(), release: randomUUID() } });
}

async function receivedByAll(
  sessions: ReadonlyMap<Sitting, HttpSession>,
  base: string,
): Promise<ReadonlyMap<Sitting, string>> {
  const all = new Map<Sitting, string>();
  for (const [sitting, session] of sessions) all.set(sitting, await received(session.at(base), sitting.attemptId));
  return all;
}

/**
 * All replies without what is random in every one. A server that is still warming up may send the parts of a page in
 * another order, so it is asked until two replies are the same.
 */
async function received(session: HttpSession, attemptId: string): Promise<string> {
  let last = await once(session, attemptId);
  let parted: string | null = null;
  for (let turn = 0; turn < 5; turn++) {
    const next = await once(session, attemptId);
    if (next === last) return next;
    parted = firstDifference(last, next);
    last = next;
  }
  throw new Error(`Two replies to the same request are never the same: ${parted}`);
}

/** What a browser asks for between the beginning of a sitting and the first answer. */
async function once(session: HttpSession, attemptId: string): Promise<string> {
  const page = await inWords(await session.get(`/quiz/${attemptId}`), 200);
  const data = await inWords(await session.get(`/quiz/${attemptId}`, { RSC: "1" }), 200);
  const clock = await session.get(`/api/attempts/clock?attemptId=${attemptId}`);
  const overrides = await inWords(await session.get(`/api/overrides?attemptId=${attemptId}`), null);
  // A clock tells the time; that it tells nothing else is seen by the names of its fields.
  const told: unknown = await clock.json();
  const fields = typeof told === "object" && told !== null ? Object.keys(told).sort().join() : String(told);
  return [page, data, `${clock.status} ${headersOf(clock)} ${fields}`, overrides].join("\n");
}

/** Headers that differ from one reply to the next whatever is told. */
const PASSING = new Set([
  "date",
  "content-security-policy",
  "set-cookie",
  "keep-alive",
  "connection",
  "etag",
  "content-length",
]);

const headersOf = (response: Response): string =>
  [...response.headers]
    .filter(([name]) => !PASSING.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .join("; ");

async function inWords(response: Response, wanted: number | null): Promise<string> {
  if (wanted !== null) expect(response.status).toBe(wanted);
  const nonce = /nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1] ?? "no nonce";
  const body = await response.text();
  const policy = response.headers.get("content-security-policy") ?? "";
  // The server's clock stands in the page, so that its timer goes right on a device whose own clock is wrong.
  // The framework gives the head of every reply a key of its own.
  const steady = body
    .replaceAll(/(\\?"now\\?":)\d{13}/g, "$1NOW")
    .replaceAll(/("\$","\$L\w+",)"[\w-]{21}([mv])"/g, '$1"REPLY$2"');
  return `${response.status} ${headersOf(response)} ${policy}\n${steady}`.replaceAll(nonce, "NONCE");
}

/** Where two texts part, with some of each; null where they are the same. */
function firstDifference(left: string, right: string): string | null {
  if (left === right) return null;
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  return `${left.slice(Math.max(0, at - 60), at + 200)} | ${right.slice(Math.max(0, at - 60), at + 200)}`;
}
