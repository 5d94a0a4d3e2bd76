import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderInUseError, lockAddress, lockFolder } from "@/server/database/lock";

const root = join(import.meta.dirname, "..", "..");
const loader = pathToFileURL(join(root, "node_modules", "tsx", "dist", "esm", "index.mjs")).href;
const holder = join(root, "tests", "support", "hold-folder.ts");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "azalai-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that takes the folder and keeps it, or says why it cannot. */
async function rival(platform: string) {
  const args = ["--conditions=react-server", "--import", loader, holder, folder, platform];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return {
    said: said.toString().trim(),
    pid: child.pid,
    kill: async () => {
      if (child.exitCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

// On Linux the other branch (a socket file, as on macOS) can be tried as well; on Windows only its own.
const platforms: NodeJS.Platform[] = process.platform === "linux" ? ["linux", "darwin"] : [process.platform];

describe.each(platforms)("the lock on a data folder, as on %s", (platform) => {
  it("is refused to a second process, in a sentence that names the first", async () => {
    const first = await rival(platform);
    expect(first.said).toBe("holds");
    const second = lockFolder(folder, new Date(), platform);
    await expect(second).rejects.toThrow(FolderInUseError);
    await expect(second).rejects.toThrow(new RegExp(`in use by process ${first.pid} .*Stop that one first`));
    await first.kill();
  });

  it("is free at once after its holder was killed with SIGKILL", async () => {
    const first = await rival(platform);
    await first.kill();
    const lock = await lockFolder(folder, new Date(), platform);
    await lock.release();
  });

  it("has one winner when several processes come at once, also over what a killed one left", async () => {
    await (await rival(platform)).kill();
    const rivals = await Promise.all(Array.from({ length: 3 }, () => rival(platform)));
    expect(rivals.map(({ said }) => said).sort()).toEqual(["FolderInUseError", "FolderInUseError", "holds"]);
    await Promise.all(rivals.map(({ kill }) => kill()));
  });
});

describe("the lock on a data folder", () => {
  it("can be taken again by the same process after release", async () => {
    await (await lockFolder(folder)).release();
    await (await lockFolder(folder)).release();
  });

  it.skipIf(process.platform === "win32")("sees through a link to the folder", async () => {
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    const lock = await lockFolder(folder);
    await expect(lockFolder(link)).rejects.toThrow(FolderInUseError);
    await lock.release();
    rmSync(link);
  });

  it("has an address short enough for every system, however long the folder's path", () => {
    for (const platform of ["linux", "darwin", "win32"] as const) {
      expect(lockAddress(`/${"long/".repeat(100)}`, platform).path.length).toBeLessThan(104);
    }
  });
});
