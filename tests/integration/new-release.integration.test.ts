import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkMemory } from "@/server/data/memory/memory-check";
import { recordReviews } from "@/server/data/memory/reviews";
import { useDatabase } from "@/server/db";
import type { PrismaClient } from "@/server/generated/prisma/client";
import type { ContentCopy } from "@/tests/support/content-copy";
import { makeMigratedFolder, openedOn, openOnServer, withServer } from "@/tests/support/database";
import { viewerOf } from "@/tests/support/people";
import {
  aBorder,
  aKeeper,
  anEntry,
  CHANGELOG,
  cardTarget,
  copyWithRevisable,
  FACTS,
  factId,
  keeperTarget,
  secondSource,
} from "@/tests/support/revised-content";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const root = join(import.meta.dirname, "..", "..");

/** A database that outlives the processes that use it one after another. */
type Lasting = {
  readonly settings: Readonly<Record<string, string>>;
  /** Looks into it from here while no other process holds it. */
  readonly within: <T>(look: (client: PrismaClient) => Promise<T>) => Promise<T>;
  readonly atOnce: number;
};

describe("a start with changed content", () => {
  const cleanUp: (() => Promise<void> | void)[] = [];
  let copy: ContentCopy;
  let house: string;

  beforeEach(() => {
    copy = copyWithRevisable();
    // Where the app lies, as far as a start reads it, with the copy in the place of its content.
    house = mkdtempSync(join(tmpdir(), "azalai-house-"));
    for (const part of ["node_modules", "prisma", "package.json"]) symlinkSync(join(root, part), join(house, part));
    symlinkSync(copy.folder, join(house, "content"));
    cleanUp.push(
      () => copy.remove(),
      () => rmSync(house, { recursive: true, force: true }),
    );
  });
  afterEach(async () => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  });

  /** A process that starts as `npm start` does, against this database, and ends. @throws with what it printed */
  function start(settings: Lasting["settings"]): Promise<void> {
    const { DATABASE_URL: _, ...environment } = process.env;
    const child = spawn(
      process.execPath,
      [
        join(root, "node_modules", "tsx", "dist", "cli.mjs"),
        `--tsconfig=${join(root, "tests", "support", "tsconfig.processes.json")}`,
        join(root, "tests", "support", "start-once.ts"),
      ],
      { cwd: house, stdio: ["ignore", "pipe", "pipe"], env: { ...environment, NODE_ENV: "production", ...settings } },
    );
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString("utf8");
      });
    return new Promise((done, fail) =>
      child.once("exit", (code) =>
        code === 0 ? done() : fail(new Error(`The start ended with ${code}:\n${printed}`)),
      ),
    );
  }

  async function embedded(): Promise<Lasting> {
    const DATA_DIR = mkdtempSync(join(tmpdir(), "azalai-start-"));
    cleanUp.push(() => rmSync(DATA_DIR, { recursive: true, force: true }));
    await makeMigratedFolder(join(DATA_DIR, "database"));
    return {
      settings: { DATA_DIR },
      atOnce: 1,
      within: async (look) => {
        const lite = new PGlite(join(DATA_DIR, "database"));
        await lite.waitReady;
        const database = openedOn(lite);
        const { client } = database;
        useDatabase(database);
        try {
          return await look(client);
        } finally {
          await client.$disconnect();
          await lite.close();
        }
      },
    };
  }

  async function onServer(): Promise<Lasting> {
    const database = await openOnServer();
    cleanUp.push(database.close);
    return {
      settings: { DATABASE_URL: database.url ?? "", DATA_DIR: house },
      atOnce: 2,
      within: (look) => {
        useDatabase(database);
        return look(database.client);
      },
    };
  }

  const known = [
    ...["worded", "refined", "doubted", "retracted", "one-half", "whole"].map(cardTarget),
    keeperTarget("awa"),
  ];

  /** A learner who has reviewed all of these a while ago. */
  async function studied(client: PrismaClient) {
    copy.restart();
    const [at, then] = [Date.now() - 3_600_000, new Date(Date.now() - 3_600_000)];
    const row = await client.user.create({
      data: { id: randomUUID(), name: "Aminata", createdAt: then, lastSeenAt: then },
    });
    const viewer = await viewerOf({ userId: row.id, sessionVersion: row.sessionVersion });
    const events = known.map((targetId, index) => {
      const message = { id: randomUUID(), sequence: index + 1, at, kind: "reviewed" as const, targetId };
      return { ...message, rating: "easy" as const };
    });
    const reply = await recordReviews(viewer, { device: randomUUID(), sentAt: at, events }, then);
    expect(reply.results.map(({ outcome }) => outcome)).toEqual(known.map(() => "stored"));
    return row.id;
  }

  function editEverything() {
    copy.edit(FACTS, "call the worded one", "everywhere call the worded one");
    copy.edit(FACTS, "call the refined one", "since long call the refined one");
    copy.edit(FACTS, secondSource("doubted"), "");
    for (const gone of ["retracted", "one-half", "other-half", "whole", "keeper-awa"])
      copy.removeEntry(FACTS, factId(gone));
    const added = [aBorder("left"), aBorder("right"), aKeeper("awa", "2012/2013"), aKeeper("bakary", "2014/..")];
    copy.append(FACTS, added.join(""));
    const entries = [
      anEntry("worded", "wording", "Plainer."),
      anEntry("refined", "refinement", "Since when is known now."),
      anEntry("doubted", "status", "A source was the same as another."),
      anEntry("retracted", "retracted", "The map was a forgery."),
      anEntry("kept", "merged", "The halves are one border.", ["one-half", "other-half"]),
      anEntry("left", "split", "It was two borders.", ["whole"]),
      anEntry("right", "split", "It was two borders.", ["whole"]),
      anEntry("keeper-awa", "superseded", "Bakary keeps the maps since 2014."),
    ];
    for (const entry of entries) copy.append(CHANGELOG, entry);
  }

  async function tellsEachOnce({ settings, within, atOnce }: Lasting) {
    await start(settings);
    const learnerId = await within(studied);
    editEverything();
    await Promise.all(Array.from({ length: atOnce }, () => start(settings)));
    await start(settings);

    await within(async (client) => {
      expect(await client.release.count()).toBe(2);
      const events = await client.memoryEvent.findMany({ where: { learnerId, kind: "contentRevised" } });
      const told = events.map(({ targetId, body }) => `${targetId} ${(body as { change: string }).change}`);
      expect(told.sort()).toEqual(
        [
          `${cardTarget("doubted")} status`,
          `${cardTarget("kept")} merged`,
          `${cardTarget("left")} merged`,
          `${cardTarget("one-half")} retired`,
          `${cardTarget("refined")} refinement`,
          `${cardTarget("retracted")} retracted`,
          `${cardTarget("right")} merged`,
          `${cardTarget("whole")} retired`,
          `${cardTarget("worded")} wording`,
          `${keeperTarget("awa")} superseded`,
        ].sort(),
      );
      const states = await client.memoryState.findMany({ where: { learnerId } });
      const frozen = states.filter(({ suspended }) => suspended).map(({ targetId }) => targetId);
      expect(frozen.sort()).toEqual(["one-half", "retracted", "whole"].map(cardTarget).sort());
      const due = states.filter(({ dueAt }) => dueAt !== null && dueAt <= new Date()).map(({ targetId }) => targetId);
      expect(due).toEqual([cardTarget("doubted")]);
      expect((await checkMemory()).mismatches).toBe(0);
    });
  }

  it("tells each learner each change once, when started twice (PGlite)", { timeout: 600_000 }, async () =>
    tellsEachOnce(await embedded()),
  );

  it.skipIf(!withServer())(
    "tells each learner each change once, when two start at once and one after (PostgreSQL)",
    { timeout: 600_000 },
    async () => tellsEachOnce(await onServer()),
  );
});
