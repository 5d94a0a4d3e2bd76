import "server-only";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, unlinkSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { now } from "@/server/clock";

// PGlite lets a second process open its folder and damage it. So the owner listens on a socket whose name follows
// from the folder's real path: the operating system closes it when the owner dies, however it dies, and no file has
// to be judged "stale" by its age. Linux has names that vanish with their owner (abstract sockets) and Windows has
// named pipes; elsewhere the socket is a file, which is tried and removed when nobody answers behind it.
//
// Not covered: two containers (separate network namespaces) that mount one folder.

/** The data folder is open in another process. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

export type FolderLock = { readonly release: () => Promise<void> };

const OWNER_FILE = "owner.json";

/** The socket name for a folder, and whether a file stays behind when its owner is killed. */
export function lockAddress(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): { readonly path: string; readonly file: boolean } {
  const name = `azalai-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  if (platform === "linux") return { path: `\0${name}`, file: false };
  if (platform === "win32") return { path: `\\\\.\\pipe\\${name}`, file: false };
  return { path: join(tmpdir(), `${name}.sock`), file: true };
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    // Whoever asks is told who holds the folder.
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end(`${process.pid}\n`);
    });
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      else reject(error);
    });
    server.listen({ path, exclusive: true }, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** The process id that answers behind a socket, or null when nobody does. */
function askOwner(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect({ path });
    const finish = (value: string | null) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(2000, () => finish("?")); // it listens but is busy: alive
    socket.on("data", (chunk) => {
      answer += chunk.toString("utf8");
    });
    socket.on("end", () => finish(answer.trim() || "?"));
    socket.on("error", () => finish(null));
  });
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/** Takes the socket file of a platform without vanishing names; null when another process has it. */
async function listenOnFile(path: string): Promise<Server | null> {
  let server = await listen(path);
  if (server === null && (await askOwner(path)) === null) {
    try {
      unlinkSync(path);
    } catch {
      // another process removed it first
    }
    server = await listen(path);
  }
  if (server === null) return null;
  // Another process may have judged the same old file and removed ours: the one who answers now has it.
  await new Promise((resolve) => setTimeout(resolve, 150));
  if ((await askOwner(path)) === String(process.pid)) return server;
  // Not closed: closing would unlink the path, which is the winner's now. This process is about to end anyway.
  return null;
}

function describeOwner(folder: string, pid: string | null): string {
  let where = "";
  try {
    const owner = JSON.parse(readFileSync(join(folder, OWNER_FILE), "utf8")) as { host?: unknown; since?: unknown };
    if (typeof owner.host === "string" && typeof owner.since === "string") {
      where = ` on ${owner.host}, started ${owner.since}`;
    }
  } catch {
    // the note is only for the message
  }
  return pid && pid !== "?" ? `process ${pid}${where}` : `another process${where}`;
}

/**
 * Holds a data folder for this process until it ends or releases it.
 *
 * @param folder made when it does not exist
 * @throws FolderInUseError with a sentence that names the holder
 */
export async function lockFolder(
  folder: string,
  at: Date = now(),
  platform: NodeJS.Platform = process.platform,
): Promise<FolderLock> {
  mkdirSync(/* turbopackIgnore: true */ folder, { recursive: true });
  const real = realpathSync(/* turbopackIgnore: true */ folder);
  const { path, file } = lockAddress(real, platform);
  const server = file ? await listenOnFile(path) : await listen(path);
  if (server === null) {
    const owner = describeOwner(real, await askOwner(path));
    throw new FolderInUseError(
      `The data folder ${real} is in use by ${owner}. Stop that one first, or choose another folder with DATA_DIR.`,
    );
  }
  writeFileSync(
    join(real, OWNER_FILE),
    `${JSON.stringify({ pid: process.pid, host: hostname(), since: at.toISOString() })}\n`,
  );
  return { release: () => close(server) };
}
