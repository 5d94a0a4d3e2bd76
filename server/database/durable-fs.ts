import "server-only";
import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type OpenFile = { readonly nfd?: number };
type FileSystemModule = { readonly NODEFS: { readonly stream_ops: Record<string, unknown> } };

/**
 * PGlite's folder storage with a working fsync.
 *
 * PGlite starts PostgreSQL with -F (never sync), and Emscripten's NODEFS has no fsync. With this hook and
 * `durableParams`, PostgreSQL itself syncs its log at each commit and its data files at each checkpoint, so an
 * acknowledged answer survives a power cut.
 */
export class DurableFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS["init"]>[1]): ReturnType<NodeFS["init"]> {
    const result = await super.init(pg, options);
    const hook = (module: FileSystemModule) => {
      module.NODEFS.stream_ops.fsync = (file: OpenFile) => {
        if (file.nfd !== undefined) fdatasyncSync(file.nfd);
        return 0;
      };
    };
    // Emscripten's own type for these hooks wants its whole module.
    result.emscriptenOpts.preRun?.push(hook as never);
    return result;
  }
}

/** Emscripten's fdatasync is an empty function; its fsync reaches the hook. */
export const durableParams: string[] = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  "-c",
  "wal_sync_method=fsync",
];

/** Syncs every file and folder below a folder: the first initialisation of PostgreSQL is not synced by itself. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path, "r+");
  }
  // Windows cannot open a folder to sync it, and does not need it.
  if (process.platform !== "win32") syncPath(folder, "r");
}

function syncPath(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
