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
import { type QuizMode, quizRulesSchema, type ReviewLevel } from "@/core/quizzes/rules/quiz-rules";
import type { Result } from "@/core/shared/result";
import { hashPassword } from "@/server/auth/password";
import type { Viewer } from "@/server/auth/viewer";
import { startAnother } from "@/server/data/sittings/another";
import { recordAnswer } from "@/server/data/sittings/answers";
import { handIn } from "@/server/data/sittings/hand-in";
import { startAttempt, startDaily } from "@/server/data/sittings/start";
import { useDatabase as answerWith } from "@/server/db";
import type { Prisma, PrismaClient } from "@/server/generated/prisma/client";
import { ensureAppBuilt, startApp } from "@/tests/support/app-server";
import { anAssignedQuiz, QUIZ_ID, questionsOf, right } from "@/tests/support/assigned-quiz";
import { makeMigratedFolder, openedOn, openOnServer, withServer } from "@/tests/support/database";
import { type HttpSession, signInOverHttp } from "@/tests/support/http-session";
import { otherKey } from "@/tests/support/other-key";
import { aPerson, NOON } from "@/tests/support/people";
import {
  type Ask,
  answered,
  askedAsList,
  beforeAnswer,
  firstDifference,
  resultOf,
  steadily,
} from "@/tests/support/traffic";

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

/** A sitting, what a browser asks about it, and how everything that was stored beside its views becomes something else. */
type Sitting = {
  readonly name: string;
  readonly email: string;
  readonly attemptId: string;
  readonly ask: Ask;
  readonly exchange: (client: PrismaClient) => Promise<void>;
};

/**
 * Non-interference: whatever the browser gets before an answer is told is the same bytes whichever answer is right. Sittings
 * of every type and of every way to begin one are stored, and their pages (markup, the data beside it, all headers) and the
 * routes that a page asks while somebody thinks are fetched; then everything that was stored beside the views is exchanged
 * for something else, and all of it is fetched again. The same of tests whose answers are given and not told: the replies,
 * and the result's page before and after the handing in. That the builders of views do not look at keys is tested in
 * tests/view-twins.test.ts.
 */
describe.each(engines)("what a browser gets before the answer ($engine)", ({ there, open }) => {
  describe.skipIf(!there)("where the engine is there", () => {
    const cleanUp: CleanUp = [];
    let before: ReadonlyMap<string, string> = new Map();
    let after: ReadonlyMap<string, string> = new Map();

    beforeAll(async () => {
      await ensureAppBuilt();
      const store = await open(cleanUp);
      const sittings = await store.use(allSittings);
      const sessions = new Map<string, HttpSession>();
      before = await whileRunning(store, async (base) => {
        for (const email of new Set(sittings.map((each) => each.email)))
          sessions.set(email, await signInOverHttp(base, email, PASSWORD));
        return receivedByAll(sittings, sessions, base);
      });
      await store.use(async (client) => {
        for (const { exchange } of sittings) await exchange(client);
      });
      after = await whileRunning(store, (base) => receivedByAll(sittings, sessions, base, before));
    }, 600_000);
    afterAll(async () => {
      for (const step of cleanUp.splice(0).reverse()) await step();
    });

    const unsaid = [
      ...modes.flatMap((mode) => questionTypeNames.map((type) => `${type}, ${mode}`)),
      ...ways,
      ...questionTypeNames.flatMap((type) => [`${type}, answered in a test`, `${type}, handed in and not told`]),
      ruledOn,
    ];
    it.each(unsaid)("does not depend on the key: %s", (name) => {
      expect(before.get(name)?.length).toBeGreaterThan(1000);
      expect(firstDifference(before.get(name) ?? "", after.get(name) ?? "")).toBeNull();
    });

    it.each(Object.values(telling))("would depend on it: %s", (name) => {
      expect(before.get(name)?.length).toBeGreaterThan(1000);
      expect(firstDifference(before.get(name) ?? "", after.get(name) ?? "")).not.toBeNull();
    });
  });
});

/** Ways to begin a sitting other than to choose its questions: of all types that come. */
const ways = ["day's mix", "pretest", "retake", "another like this"] as const;

/** A test that tells no more than its score, of which a teacher has accepted a typed answer since. */
const ruledOn = "an answer was accepted, and the score is told";

/** What does tell, so that it is seen that this test sees it. */
const telling = {
  view: "a builder put the key into the view",
  reply: "an answer in practice",
  result: "a test that tells everything",
} as const;

async function allSittings(client: PrismaClient): Promise<readonly Sitting[]> {
  const made: Sitting[] = [];
  const learner = await aLearner(client);
  for (const type of questionTypeNames) {
    for (const mode of modes) {
      const attemptId = await begin(learner, { type, mode });
      made.push(watched(learner, `${type}, ${mode}`, attemptId));
    }
    made.push(await anAnswered(client, learner, type, "test"), await aHandedIn(learner, type, "nothing"));
  }
  made.push(...(await otherWays(learner)), await aLeaking(client, learner), await aRuledOn(client, learner));
  made.push({ ...(await anAnswered(client, learner, "multiple-choice", "practice")), name: telling.reply });
  made.push({ ...(await aHandedIn(learner, "multiple-choice", "everything")), name: telling.result });
  return made;
}

async function embedded(cleanUp: CleanUp): Promise<Store> {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "azalai-traffic-"));
  cleanUp.push(() => rmSync(DATA_DIR, { recursive: true, force: true }));
  const folder = join(DATA_DIR, "database");
  await makeMigratedFolder(folder);
  return {
    settings: { DATA_DIR, NEXTAUTH_SECRET: SECRET },
    use: async (work) => {
      const lite = new PGlite(folder);
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
  const database = await openOnServer();
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

type Learner = { readonly viewer: Viewer; readonly email: string };

async function aLearner(client: PrismaClient): Promise<Learner> {
  const viewer = await aPerson();
  const email = `${viewer.userId}@example.org`;
  await client.user.update({
    where: { id: viewer.userId },
    data: { email, passwordHash: await hashPassword(PASSWORD) },
  });
  return { viewer, email };
}

type Wanted = {
  readonly type: QuestionTypeName;
  readonly mode: QuizMode;
  readonly reviewAfter?: ReviewLevel;
  readonly length?: number;
};

async function begin(
  { viewer }: Learner,
  { type, mode, reviewAfter = "everything", length = 3 }: Wanted,
): Promise<string> {
  const blueprint = blueprintSchema.parse({ topics: [], types: [type], length, includeHarm: true });
  const rules = quizRulesSchema.parse({ mode, reviewAfter });
  return idOf(await startAttempt(viewer, { title: "Traffic", blueprint, kind: mode, rules }, NOON));
}

function idOf(started: Result<{ readonly attemptId: string }, string>): string {
  if (!started.ok) throw new Error(started.error);
  return started.value.attemptId;
}

/** A sitting without an answer, of which anything but the views may become anything else. */
const watched = ({ email }: Learner, name: string, attemptId: string): Sitting => ({
  name,
  email,
  attemptId,
  ask: beforeAnswer(attemptId),
  exchange: (client) => exchangeKeys(client, attemptId),
});

async function otherWays(learner: Learner): Promise<readonly Sitting[]> {
  const { viewer } = learner;
  const [mix, pretest, retake, another] = ways;
  // Of more facts than the retake asks: among just enough, one question may tell what the others ask.
  const done = await begin(learner, { type: "multiple-choice", mode: "test", length: 6 });
  await giveRight(viewer, done, 0);
  await handIn(viewer, done, NOON);
  const factIds = (await questionsOf(done)).flatMap((question) => question.factIds);
  const blueprint = blueprintSchema.parse({ topics: [], types: [], length: 20, includeHarm: true });
  const same = { ...blueprint, factIds, length: 3 };
  const ids = {
    [mix]: await startDaily(viewer, "Traffic", NOON),
    [pretest]: await startAttempt(viewer, { title: "Traffic", blueprint, kind: "pretest" }, NOON),
    [retake]: await startAttempt(viewer, { title: "Traffic", blueprint: same, followsId: done }, NOON),
    [another]: await startAnother(
      viewer,
      { attemptId: done, index: 0, titles: { fact: "Traffic", topic: "Traffic" } },
      NOON,
    ),
  };
  return ways.map((way) => watched(learner, way, idOf(ids[way])));
}

async function giveRight(viewer: Viewer, attemptId: string, index: number): Promise<void> {
  const question = (await questionsOf(attemptId))[index];
  if (question === undefined) throw new Error("No such question");
  const message = { id: randomUUID(), attemptId, index, given: right(question), sequence: 1 };
  idOfAnswer(await recordAnswer(viewer, { ...message, confidence: "sure", activeMs: null }, NOON));
}

function idOfAnswer(reply: Awaited<ReturnType<typeof recordAnswer>>): void {
  if (!reply.ok) throw new Error(reply.error);
}

/** A sitting of which the last question is answered over and over, rightly by one key and wrongly by the other. */
async function anAnswered(
  client: PrismaClient,
  learner: Learner,
  type: QuestionTypeName,
  mode: QuizMode,
): Promise<Sitting> {
  const attemptId = await begin(learner, { type, mode });
  const stored = await client.attemptItem.findMany({ where: { attemptId }, orderBy: { index: "asc" } });
  // Some kinds come only among others.
  const last = (await questionsOf(attemptId)).findLast(({ view }) => view.type === type);
  if (last === undefined) throw new Error(`${type}: no question`);
  const given = right(last);
  return {
    name: `${type}, answered in a test`,
    email: learner.email,
    attemptId,
    ask: async (session) =>
      [
        type === "map" ? await askedAsList(session, attemptId, 0) : "",
        await answered(session, attemptId, last.index, given),
        mode === "test" ? await resultOf(session, attemptId) : "",
      ].join("\n"),
    exchange: async (client) => {
      // As it was before anything was asked, so that the list is made of the other key.
      for (const { index, view, key } of stored) {
        const where = { attemptId_index: { attemptId, index } };
        await client.attemptItem.update({ where, data: { view: view ?? {}, key: key ?? {} } });
      }
      if (mode === "practice") await client.answer.deleteMany({ where: { attemptId } });
      await exchangeKeys(client, attemptId, (row) => otherKey(row.type as QuestionTypeName, row.key));
    },
  };
}

/** A test that is over, of which its learner may see as much as the level says. */
async function aHandedIn(learner: Learner, type: QuestionTypeName, reviewAfter: ReviewLevel): Promise<Sitting> {
  const attemptId = await begin(learner, { type, mode: "test", reviewAfter });
  await giveRight(learner.viewer, attemptId, 0);
  await handIn(learner.viewer, attemptId, NOON);
  return {
    name: `${type}, handed in and not told`,
    email: learner.email,
    attemptId,
    ask: (session) => resultOf(session, attemptId),
    exchange: async (client) => {
      await client.answer.updateMany({ where: { attemptId }, data: { grade: { kind: "incorrect" }, credit: 0 } });
      // A page that tells everything looks the facts up, and what is not there is a bug to it.
      if (reviewAfter === "nothing") await exchangeKeys(client, attemptId);
    },
  };
}

/** What was accepted, and the key that it was added to, become something else; what the answer came to does not. */
async function aRuledOn(client: PrismaClient, { viewer, email }: Learner): Promise<Sitting> {
  const teacher = await aPerson({ role: "teacher" });
  const rules = { mode: "test", reviewAfter: "score" };
  const attemptId = (await anAssignedQuiz(teacher, [viewer], ["short-answer"], rules)).get(viewer) ?? "";
  const [question] = await questionsOf(attemptId);
  if (question === undefined) throw new Error("No question was asked");
  await giveRight(viewer, attemptId, 0);
  await handIn(viewer, attemptId, NOON);
  const { type: itemType, targetId, factIds } = question;
  const named = { itemType, targetId, factIds: [...factIds] };
  const ruling = { id: randomUUID(), assignmentId: QUIZ_ID, kind: "accept", accepted: "Zzyzx", reason: "It is right." };
  await client.itemRuling.create({ data: { ...ruling, ...named, createdBy: teacher.userId, createdAt: NOON } });
  return {
    name: ruledOn,
    email,
    attemptId,
    ask: (session) => resultOf(session, attemptId),
    exchange: async (client) => {
      await exchangeKeys(client, attemptId);
      const { targetId, factIds } = await client.attemptItem.findFirstOrThrow({ where: { attemptId, index: 0 } });
      await client.itemRuling.update({ where: { id: ruling.id }, data: { accepted: "Qqqqq", targetId, factIds } });
    },
  };
}

async function aLeaking(client: PrismaClient, learner: Learner): Promise<Sitting> {
  const attemptId = await begin(learner, { type: "multiple-choice", mode: "practice" });
  await rebuildViews(client, attemptId);
  const exchange = async (client: PrismaClient) => {
    await exchangeKeys(client, attemptId);
    await rebuildViews(client, attemptId);
  };
  return { ...watched(learner, telling.view, attemptId), exchange };
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

/** Everything but the views becomes something else: the keys, too, in their own form where answers are still graded. */
async function exchangeKeys(
  client: PrismaClient,
  attemptId: string,
  keyFor: (row: { readonly type: string; readonly key: unknown }) => object = () => ({ answer: randomUUID() }),
): Promise<void> {
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
        key: keyFor(row) as Prisma.InputJsonObject,
        proofs: { [other]: other },
        feedback: told as unknown as Prisma.InputJsonObject,
      },
    });
  }
  await client.attempt.update({ where: { id: attemptId }, data: { seed: randomUUID(), release: randomUUID() } });
}

async function receivedByAll(
  sittings: readonly Sitting[],
  sessions: ReadonlyMap<string, HttpSession>,
  base: string,
  before: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const { name, email, ask } of sittings) {
    const session = sessions.get(email)?.at(base);
    if (session === undefined) throw new Error(`Nobody has signed in for ${name}`);
    all.set(name, await steadily(ask, session, before.get(name)));
  }
  return all;
}
