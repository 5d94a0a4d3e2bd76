import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const MODULE = pathToFileURL(resolve(import.meta.dirname, "..", "scripts", "lib", "one-at-a-time.mjs")).href;

/** Writes down when it begins and ends; in between it does nothing for a while. */
const WORKER = `
  import { appendFileSync } from "node:fs";
  import { oneAtATime } from ${JSON.stringify(MODULE)};
  const [lock, log] = process.argv.slice(1);
  const say = (word) => appendFileSync(log, word + " " + process.pid + "\\n");
  oneAtATime(lock, () => {
    say("begins");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
    say("ends");
  });`;

describe("work of one process at a time", () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "azalai-lock-"));
    lock = join(folder, "new", "lock");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The exit code of a process that runs this, and what it wrote. */
  function run(script: string, ...args: readonly string[]): { child: ChildProcess; code: Promise<number | null> } {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script, ...args], { stdio: "ignore" });
    return { child, code: new Promise((done) => child.once("exit", done)) };
  }

  const lines = () => readFileSync(join(folder, "log"), "utf8").trim().split("\n");

  /** Every beginning is followed by the end of the same process. */
  function expectInTurn(processes: number) {
    const said = lines();
    expect(said).toHaveLength(2 * processes);
    for (let at = 0; at < said.length; at += 2) {
      expect(said[at]).toMatch(/^begins/);
      expect(said[at + 1]).toBe(said[at]?.replace("begins", "ends"));
    }
  }

  it("is done by each in turn, and leaves nothing behind", async () => {
    const all = Array.from({ length: 4 }, () => run(WORKER, lock, join(folder, "log")).code);
    expect(await Promise.all(all)).toEqual([0, 0, 0, 0]);
    expectInTurn(4);
    expect(readdirSync(join(folder, "new"))).toEqual([]);
  });

  it("goes on by those who wait when whoever did it was killed", async () => {
    const stuck = run(
      `import { oneAtATime } from ${JSON.stringify(MODULE)};
       oneAtATime(process.argv[1], () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));`,
      lock,
    );
    await expect.poll(() => existsSync(lock), { timeout: 20_000 }).toBe(true);
    const waiting = Array.from({ length: 3 }, () => run(WORKER, lock, join(folder, "log")).code);
    stuck.child.kill("SIGKILL");
    await stuck.code;
    expect(await Promise.all(waiting)).toEqual([0, 0, 0]);
    expectInTurn(3);
  });

  it("is given back by work that fails", async () => {
    const { oneAtATime } = (await import(MODULE)) as { oneAtATime: (path: string, work: () => void) => void };
    const fails = () => {
      writeFileSync(join(folder, "seen"), readFileSync(lock, "utf8"));
      throw new Error("as it was meant to");
    };
    expect(() => oneAtATime(lock, fails)).toThrow("as it was meant to");
    expect(readFileSync(join(folder, "seen"), "utf8")).toBe(String(process.pid));
    expect(existsSync(lock)).toBe(false);
  });
});
