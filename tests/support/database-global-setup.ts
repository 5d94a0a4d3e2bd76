import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import type { TestProject } from "vitest/node";
import { migrate } from "@/server/database/migrate";
import { readMigrations } from "@/server/database/migrations";
import { type PostgresServer, startPostgres } from "./postgres-server";

declare module "vitest" {
  export interface ProvidedContext {
    /** A migrated, empty PGlite folder as a tar file. */
    embeddedTemplate: string;
    /** The PostgreSQL server and its migrated template; null when the tests were told to do without. */
    postgres: { readonly url: string; readonly template: string } | null;
  }
}

const cache = resolve("node_modules/.cache/azalai-tests");

/** Migrates one PGlite in memory and keeps its folder: each test file loads a copy. Made again when migrations change. */
async function embeddedTemplate(fingerprint: string): Promise<string> {
  const path = join(cache, `template-${fingerprint}.tar`);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  const lite = new PGlite();
  await lite.waitReady;
  await migrate(new PrismaPGlite(lite) as unknown as SqlMigrationAwareDriverAdapterFactory, false);
  const dump = await lite.dumpDataDir("none");
  await lite.close();
  for (const old of readdirSync(cache)) if (old.startsWith("template-")) rmSync(join(cache, old));
  writeFileSync(`${path}.new`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${path}.new`, path);
  return path;
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function serverTemplate(server: PostgresServer): Promise<string> {
  const name = `azalai_template_${process.pid}`;
  await run(server.url, `CREATE DATABASE ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  await migrate(new PrismaPg({ connectionString: url.href }), true);
  return name;
}

/** Once before all database tests: a migrated template on each engine. */
export default async function setup(project: TestProject) {
  const history = JSON.stringify(await readMigrations());
  const fingerprint = createHash("sha256").update(history).digest("hex").slice(0, 16);
  project.provide("embeddedTemplate", await embeddedTemplate(fingerprint));
  if (process.env.AZALAI_EMBEDDED_ONLY === "1") {
    console.warn("Database tests: on the embedded engine only, as told. PostgreSQL is not tested.");
    project.provide("postgres", null);
    return;
  }
  const server = await startPostgres();
  try {
    const template = await serverTemplate(server);
    project.provide("postgres", { url: server.url, template });
    console.log(`Database tests: PGlite in memory, and ${server.description}.`);
    return async () => {
      await run(server.url, `DROP DATABASE IF EXISTS ${template}`);
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
