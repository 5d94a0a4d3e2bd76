import "server-only";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { lockFolder } from "@/server/database/lock";
import { migrate } from "@/server/database/migrate";
import { type Env, getEnv } from "@/server/env";
import { PrismaClient } from "@/server/generated/prisma/client";

export type Database = PrismaClient;

type Opened = { readonly client: PrismaClient; readonly close: () => Promise<void> };

/** PostgreSQL in WebAssembly in a folder of this process alone. */
async function openEmbedded(env: Env): Promise<Opened> {
  const lock = await lockFolder(env.dataDir);
  const folder = join(env.dataDir, "database");
  const fresh = !existsSync(/* turbopackIgnore: true */ join(folder, "PG_VERSION"));
  const [{ PGlite }, { PrismaPGlite }, { DurableFS, durableParams, syncTree }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("pglite-prisma-adapter"),
    import("@/server/database/durable-fs"),
  ]);
  const lite = new PGlite({ fs: new DurableFS(folder), startParams: durableParams });
  await lite.waitReady;
  if (fresh) syncTree(folder);
  // The two adapters were built with different releases of the same interface.
  const adapter = new PrismaPGlite(lite) as unknown as SqlMigrationAwareDriverAdapterFactory;
  await migrate(adapter, false);
  const client = new PrismaClient({ adapter });
  return {
    client,
    close: async () => {
      await client.$disconnect();
      await lite.close();
      await lock.release();
    },
  };
}

async function openServer(url: string): Promise<Opened> {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const adapter = new PrismaPg(
    { connectionString: url, connectionTimeoutMillis: 5000, max: 10 },
    { statementNameGenerator: statementNames() },
  );
  await migrate(adapter, true);
  const client = new PrismaClient({ adapter });
  return { client, close: () => client.$disconnect() };
}

/** Statements that each connection keeps: more than the app has, and a bound for lists of differing lengths. */
const MOST_NAMED = 400;

/**
 * Names for the statements of this process: a named one is parsed and planned once a connection, which halves what a short
 * query costs on either side.
 */
function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_NAMED) return known ?? "";
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
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
export async function getDb(): Promise<PrismaClient> {
  shared.azalaiDatabase ??= open().catch((error: unknown) => {
    shared.azalaiDatabase = undefined;
    throw error;
  });
  return (await shared.azalaiDatabase).client;
}

/** Puts a client in the place of the process's own: for tests, which make and close their databases themselves. */
export function useDatabase(client: PrismaClient): void {
  shared.azalaiDatabase = Promise.resolve({ client, close: async () => undefined });
}

/** Closes the database and gives the folder free: for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const opened = shared.azalaiDatabase;
  shared.azalaiDatabase = undefined;
  if (opened) await (await opened).close();
}
