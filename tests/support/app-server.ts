import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..", "..");
/** A first start migrates and reads everything: seconds on a quiet machine, a minute on a small one with much to do. */
const START_TIMEOUT_MS = 240_000;

/** The built app in a process of its own, as people run it. */
export type AppServer = {
  readonly base: string;
  readonly pid: number;
  /** The last few thousand letters that it printed: set-up links, trouble. */
  readonly printed: () => string;
  /** Ends it at once, as a power cut would: nothing of it runs on. */
  readonly kill: () => Promise<void>;
};

/** Builds the app unless the build is fresh. `npm test` has done so before the database tests. */
export async function ensureAppBuilt(): Promise<void> {
  const install = (await import("../../scripts/lib/install.mjs" as string)) as {
    ensureBuilt(log: (line: string) => void): void;
  };
  install.ensureBuilt(console.log);
}

/**
 * Starts the built app on a free port and waits until it says that it is ready.
 *
 * @param settings environment of the server: DATA_DIR, DATABASE_URL and so on
 * @param folder   another app than ours that was built with the same packages
 * @throws when it ends or does not answer, with what it printed
 */
export async function startApp(settings: Readonly<Record<string, string>>, folder = root): Promise<AppServer> {
  const port = await freePort();
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(
    process.execPath,
    [join(root, "node_modules", "next", "dist", "bin", "next"), "start", "--hostname", "127.0.0.1", "-p", `${port}`],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...environment, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...settings },
    },
  );
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      printed = (printed + chunk.toString("utf8")).slice(-4000);
    });
  }
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  // Should the tests themselves be ended, the server must not outlive them.
  const onExit = () => child.kill("SIGKILL");
  process.once("exit", onExit);
  const kill = async () => {
    process.off("exit", onExit);
    child.kill("SIGKILL");
    await ended;
  };
  const base = `http://127.0.0.1:${port}`;
  if (await isReady(base, child)) return { base, pid: child.pid ?? 0, printed: () => printed, kill };
  await kill();
  throw new Error(`The app did not start:\n${printed}`);
}

async function isReady(base: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until && child.exitCode === null) {
    const up = await fetch(`${base}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === "object" ? done(address.port) : reject(new Error())));
    });
  });
}
