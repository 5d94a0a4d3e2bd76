import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { startPostgres } from "@/tests/support/postgres-server";
import type { Seeded } from "./plan";

const root = resolve(import.meta.dirname, "..", "..");

/** A database of the bench, with people and sittings in it. */
export type Engine = {
  readonly name: string;
  /** Environment of an app that uses it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Environment of the bare route: a database of its own on the same engine. */
  readonly bareSettings: Readonly<Record<string, string>>;
  readonly seeded: Seeded;
  /** How many of these answers are stored; only when no server uses the database any more. */
  readonly countStored: (ids: readonly string[]) => Promise<number>;
  readonly close: () => Promise<void>;
};

const COUNT = 'SELECT count(*)::int AS stored FROM "Answer" WHERE "id" = ANY($1::uuid[])';

function seed(settings: Readonly<Record<string, string>>, rounds: number): Seeded {
  const { DATABASE_URL: _, ...environment } = process.env;
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const script = join(import.meta.dirname, "seed.ts");
  const run = spawnSync(process.execPath, [tsx, "--conditions=react-server", script, String(rounds)], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
    env: { ...environment, ...settings },
  });
  if (run.status !== 0) throw new Error(`The database was not filled:\n${run.stdout.slice(-2000)}\n${run.stderr}`);
  return JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "") as Seeded;
}

const aFolder = (): string => mkdtempSync(join(tmpdir(), "azalai-quiz-bench-"));
const secret = { NEXTAUTH_SECRET: "a secret that is only for this bench" };

/** A PostgreSQL server that syncs every commit to the disk. */
export async function openServerEngine(rounds: number): Promise<Engine> {
  const server = await startPostgres(true);
  const folder = aFolder();
  try {
    const url = await createDatabase(server.url, "azalai_bench");
    const settings = { ...secret, DATABASE_URL: url, DATA_DIR: folder };
    return {
      name: `PostgreSQL (${server.description}, ${await settingsOf(url)})`,
      settings,
      bareSettings: { DATABASE_URL: await createDatabase(server.url, "azalai_bare") },
      seeded: seed(settings, rounds),
      countStored: (ids) => query<{ stored: number }>(url, COUNT, [ids]).then(([row]) => row?.stored ?? 0),
      close: async () => {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The database of an installation without a server: in the app's own process, every commit synced to the disk. */
export function openEmbeddedEngine(rounds: number): Engine {
  const folder = aFolder();
  const bareFolder = aFolder();
  const settings = { ...secret, DATA_DIR: folder };
  return {
    name: "embedded PostgreSQL (PGlite with fsync)",
    settings,
    bareSettings: { DATA_DIR: join(bareFolder, "database") },
    seeded: seed(settings, rounds),
    countStored: async (ids) => {
      const lite = new PGlite(join(folder, "database"));
      const { rows } = await lite.query<{ stored: number }>(COUNT, [ids]);
      await lite.close();
      return rows[0]?.stored ?? 0;
    },
    close: async () => {
      for (const one of [folder, bareFolder]) rmSync(one, { recursive: true, force: true });
    },
  };
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function createDatabase(url: string, name: string): Promise<string> {
  await query(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await query(url, `CREATE DATABASE ${name}`);
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

/** What makes a commit durable, as this server says it: the bench is worth nothing without. @throws when it is off */
export async function settingsOf(url: string): Promise<string> {
  const rows = await query<{ name: string; setting: string }>(
    url,
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'server_version') ORDER BY name",
  );
  const off = rows.filter(({ name, setting }) => name !== "server_version" && setting !== "on");
  if (off.length > 0) throw new Error(`This server does not sync: ${off.map(({ name }) => name).join(", ")} is off.`);
  return rows.map(({ name, setting }) => `${name} ${setting}`).join(", ");
}
