import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { embeddedStatements } from "@/server/database/embedded-statements";
import { sessionSettings } from "@/server/database/session-settings";
import { runOnServer, statementNames, togetherOnServer } from "@/server/database/statements";
import { transactionOptions } from "@/server/database/transactions";
import { type OpenDatabase, useDatabase } from "@/server/db";
import { PrismaClient } from "@/server/generated/prisma/client";

export type EngineName = "PGlite" | "PostgreSQL";

export type TestDatabase = OpenDatabase & {
  /** Address of the database on a server; null for PGlite. */
  readonly url: string | null;
  readonly close: () => Promise<void>;
};

/** A PGlite as the app would have it. */
export const openedOn = (lite: PGlite): OpenDatabase => ({
  client: new PrismaClient({ adapter: new PrismaPGlite(lite), transactionOptions }),
  ...embeddedStatements(lite),
});

/** An empty migrated PGlite: in memory, or in a folder that is not there yet. */
async function migratedLite(dataDir = "memory://"): Promise<PGlite> {
  const lite = new PGlite(dataDir, { loadDataDir: new Blob([readFileSync(inject("embeddedTemplate"))]) });
  await lite.waitReady;
  return lite;
}

/** Makes the folder of a PGlite as a first start of the app would, which takes seconds. */
export async function makeMigratedFolder(folder: string): Promise<void> {
  await (await migratedLite(folder)).close();
}

async function openEmbedded(): Promise<TestDatabase> {
  const lite = await migratedLite();
  const opened = openedOn(lite);
  return {
    ...opened,
    url: null,
    close: async () => {
      await opened.client.$disconnect();
      await lite.close();
    },
  };
}

async function administer(url: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

/** A database of its own on the test server. Without a template it is empty, with no table at all. */
export async function openOnServer(migrated = true, connections = 6): Promise<TestDatabase> {
  const server = inject("postgres");
  if (server === null) throw new Error("The tests were told to do without a PostgreSQL server.");
  const name = `azalai_test_${randomBytes(6).toString("hex")}`;
  await administer(server.url, `CREATE DATABASE ${name}${migrated ? ` TEMPLATE ${server.template}` : ""}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: connections, ...sessionSettings });
  // A connection that is closing when its database is dropped complains, and nobody needs it any more.
  pool.on("error", () => undefined);
  const nameOf = statementNames();
  const client = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
  return {
    client,
    run: runOnServer(pool, nameOf),
    together: togetherOnServer(pool, nameOf),
    url: url.href,
    close: async () => {
      await client.$disconnect();
      await pool.end();
      await administer(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Whether the PostgreSQL half of the tests runs. */
export const withServer = (): boolean => inject("postgres") !== null;

/**
 * Runs a group of tests twice: on PGlite and on PostgreSQL, each with an empty migrated database that is also the
 * one that `getDb()` answers with meanwhile.
 */
export function describeOnEachEngine(
  name: string,
  tests: (getClient: () => PrismaClient, engine: EngineName, getDatabase: () => OpenDatabase) => void,
): void {
  for (const engine of ["PGlite", "PostgreSQL"] as const) {
    describe.skipIf(engine === "PostgreSQL" && !withServer())(`${name} (${engine})`, () => {
      let database: TestDatabase | null = null;
      beforeAll(async () => {
        database = engine === "PGlite" ? await openEmbedded() : await openOnServer();
        useDatabase(database);
      });
      afterAll(async () => {
        await database?.close();
      });
      const getDatabase = () => {
        if (database === null) throw new Error("The test database is open only inside tests and hooks.");
        return database;
      };
      tests(() => getDatabase().client, engine, getDatabase);
    });
  }
}

/** Empties every table in one statement. */
export async function emptyDatabase(client: PrismaClient): Promise<void> {
  const tables = await client.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
  await client.$executeRawUnsafe(`TRUNCATE ${tables.map(({ name }) => name).join(", ")} CASCADE`);
}
