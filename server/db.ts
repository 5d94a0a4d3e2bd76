import "server-only";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { lockFolder } from "@/server/database/lock";
import { migrate } from "@/server/database/migrate";
import { sessionSettings } from "@/server/database/session-settings";
import {
  type Run,
  type RunTogether,
  runOnServer,
  statementNames,
  togetherOnServer,
} from "@/server/database/statements";
import { transactionOptions } from "@/server/database/transactions";
import { type Env, getEnv } from "@/server/env";
import { PrismaClient } from "@/server/generated/prisma/client";

export type Database = PrismaClient;

/** The ORM's client of a database, and the short way to it for the statements of every answer. */
export type OpenDatabase = { readonly client: PrismaClient; readonly run: Run; readonly together: RunTogether };
export type Opened = OpenDatabase & { readonly close: () => Promise<void> };

const CONNECTIONS = 10;

/** PostgreSQL in WebAssembly in a folder of this process alone. */
async function openEmbedded(env: Env): Promise<Opened> {
  const lock = await lockFolder(env.dataDir);
  const folder = join(env.dataDir, "database");
  const fresh = !existsSync(/* turbopackIgnore: true */ join(folder, "PG_VERSION"));
  const [{ PGlite }, { PrismaPGlite }, { DurableFS, durableParams, syncTree }, { embeddedStatements }] =
    await Promise.all([
      import("@electric-sql/pglite"),
      import("pglite-prisma-adapter"),
      import("@/server/database/durable-fs"),
      import("@/server/database/embedded-statements"),
    ]);
  const lite = new PGlite({ fs: new DurableFS(folder), startParams: durableParams });
  await lite.waitReady;
  if (fresh) syncTree(folder);
  // The two adapters were built with different releases of the same interface.
  const adapter = new PrismaPGlite(lite) as unknown as SqlMigrationAwareDriverAdapterFactory;
  await migrate(adapter, false);
  const client = new PrismaClient({ adapter, transactionOptions });
  return {
    client,
    ...embeddedStatements(lite),
    close: async () => {
      await client.$disconnect();
      await lite.close();
      await lock.release();
    },
  };
}

/** A database on a server, migrated: also for scripts that look at several. */
export async function openServer(url: string): Promise<Opened> {
  const [{ PrismaPg }, { default: pg }] = await Promise.all([import("@prisma/adapter-pg"), import("pg")]);
  const settings = { connectionString: url, connectionTimeoutMillis: 5000, max: CONNECTIONS };
  await migrate(new PrismaPg(settings), true);
  const pool = new pg.Pool({ ...settings, ...sessionSettings });
  const nameOf = statementNames();
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql) }),
    transactionOptions,
  });
  // A connection that is lost while nobody uses it is replaced when somebody does; without a listener it would end us.
  pool.on("error", () => undefined);
  // Nor does one that is lost between two statements of a transaction: the next statement fails, and tells.
  pool.on("connect", (connection) => connection.on("error", () => undefined));
  return {
    client,
    run: runOnServer(pool, nameOf),
    together: togetherOnServer(pool, nameOf),
    close: async () => {
      await client.$disconnect();
      await pool.end();
    },
  };
}

async function open(): Promise<Opened> {
  const env = getEnv();
  if (env.building) throw new Error("The database must not be opened during next build.");
  return env.databaseUrl === null ? openEmbedded(env) : openServer(env.databaseUrl);
}

// Next gives instrumentation and each route a module graph of its own, so one client a process lives on globalThis.
const shared = globalThis as unknown as { azalaiDatabase?: Promise<Opened> | undefined };

/**
 * The one client of this process: opened and migrated on first use.
 *
 * @throws FolderInUseError when another process has the data folder
 */
export const getDb = async (): Promise<PrismaClient> => (await opened()).client;

function opened(): Promise<Opened> {
  shared.azalaiDatabase ??= open().catch((error: unknown) => {
    shared.azalaiDatabase = undefined;
    throw error;
  });
  return shared.azalaiDatabase;
}

/** Runs one statement past the ORM (see Run), on the database of this process. */
export const runStatement: Run = async (statement) => (await opened()).run(statement);

/**
 * How many statements of a kind are worth having under way at once. A server works on one while this process prepares the
 * next; the embedded database does one after the other, so that larger batches are all that helps.
 */
export const statementsAtOnce = (): number => (getEnv().databaseUrl === null ? 1 : 2);

/** Runs statements past the ORM in one transaction, on the database of this process. */
export const runTogether: RunTogether = async (statements) => (await opened()).together(statements);

/** Puts a database in the place of the process's own: for tests, which make and close theirs themselves. */
export function useDatabase({ client, run, together }: OpenDatabase): void {
  shared.azalaiDatabase = Promise.resolve({ client, run, together, close: async () => undefined });
}

/** Closes the database and gives the folder free: for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const closing = shared.azalaiDatabase;
  shared.azalaiDatabase = undefined;
  if (closing) await (await closing).close();
}
