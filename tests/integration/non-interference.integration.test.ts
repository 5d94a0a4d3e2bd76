import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Feedback } from "@/core/questions/contract";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { hashPassword } from "@/server/auth/password";
import { startAttempt } from "@/server/data/sittings/start";
import { useDatabase as answerWith } from "@/server/db";
import { type Prisma, PrismaClient } from "@/server/generated/prisma/client";
import { type AppServer, ensureAppBuilt, startApp } from "@/tests/support/app-server";
import { openOnServer, withServer } from "@/tests/support/database";
import { type HttpSession, signInOverHttp } from "@/tests/support/http-session";
import { aPerson, NOON } from "@/tests/support/people";

const SECRET = "a secret that is only for these tests";
vi.stubEnv("NEXTAUTH_SECRET", SECRET);

/**
 * Non-interference: whatever the browser gets before an answer is the same bytes whichever answer is right. Of every
 * type a sitting is stored and its page is fetched (markup, and the data beside it), then everything that was stored
 * beside the views is exchanged for something else, and the page is fetched again.
 */
describe.skipIf(!withServer())("what a browser gets before the answer", () => {
  const cleanUp: (() => Promise<void> | void)[] = [];
  let client: PrismaClient;
  let app: AppServer;

  beforeAll(async () => {
    await ensureAppBuilt();
    const database = await openOnServer(false);
    cleanUp.push(database.close);
    const url = database.url ?? "";
    client = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 2 }) });
    cleanUp.push(() => client.$disconnect());
    const DATA_DIR = mkdtempSync(join(tmpdir(), "azalai-traffic-"));
    cleanUp.push(() => rmSync(DATA_DIR, { recursive: true, force: true }));
    app = await startApp({ DATABASE_URL: url, DATA_DIR, NEXTAUTH_SECRET: SECRET });
    cleanUp.push(() => app.kill());
    answerWith(client);
  }, 600_000);
  afterAll(async () => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  });

  it.each(questionTypeNames)("does not depend on the key: %s", { timeout: 60_000 }, async (type) => {
    const { session, attemptId } = await aSittingOf(type);
    const before = await received(session, attemptId);
    await exchangeKeys(attemptId, "keep");
    expect(firstDifference(before, await received(session, attemptId))).toBeNull();
  });

  it("would show a view that tells its key", { timeout: 60_000 }, async () => {
    const { session, attemptId } = await aSittingOf("multiple-choice");
    await exchangeKeys(attemptId, "leak");
    const before = await received(session, attemptId);
    await exchangeKeys(attemptId, "leak");
    expect(firstDifference(before, await received(session, attemptId))).not.toBeNull();
  });

  async function aSittingOf(type: QuestionTypeName) {
    const viewer = await aPerson();
    const [email, password] = [`${viewer.userId}@example.org`, "salt caravan at dawn"];
    const passwordHash = await hashPassword(password);
    await client.user.update({ where: { id: viewer.userId }, data: { email, passwordHash } });
    const blueprint = blueprintSchema.parse({ topics: [], types: [type], length: 3, includeHarm: true });
    const started = await startAttempt(viewer, { title: "Traffic", blueprint }, NOON);
    if (!started.ok) throw new Error(`${type}: ${started.error}`);
    return { session: await signInOverHttp(app.base, email, password), attemptId: started.value.attemptId };
  }

  /** Everything but the views becomes something else; with "leak", the views tell the new key. */
  async function exchangeKeys(attemptId: string, views: "keep" | "leak"): Promise<void> {
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
      const view = row.view as Prisma.JsonObject;
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
          ...(views === "leak" ? { view: { ...view, prompt: `${String(view.prompt)} ${other}` } } : {}),
        },
      });
    }
    await client.attempt.update({ where: { id: attemptId }, data: { seed: randomUUID(), release: randomUUID() } });
  }
});

/**
 * The page without what is random in every reply. A server that is still warming up may send the parts of a page in
 * another order, so it is asked until two replies are the same.
 */
async function received(session: HttpSession, attemptId: string): Promise<string> {
  let last = await once(session, attemptId);
  for (let turn = 0; turn < 5; turn++) {
    const next = await once(session, attemptId);
    if (next === last) return next;
    last = next;
  }
  throw new Error("Two replies to the same request are never the same");
}

async function once(session: HttpSession, attemptId: string): Promise<string> {
  const page = await session.get(`/quiz/${attemptId}`);
  expect(page.status).toBe(200);
  const html = await page.text();
  const nonce = /nonce-([^']+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1] ?? "no nonce";
  return html.replaceAll(nonce, "NONCE");
}

/** Where two texts part, with some of each; null where they are the same. */
function firstDifference(left: string, right: string): string | null {
  if (left === right) return null;
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  return `${left.slice(at, at + 200)} | ${right.slice(at, at + 200)}`;
}
