// Work that two processes must not do at once. Node's own modules only: nothing may be installed yet.
import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const LOOK_AGAIN_MS = 200;
/** Nothing that is done under a lock takes so long: the number of a process that is gone may be another's by now. */
const LONGEST_WORK_MS = 45 * 60_000;
/** To take over a dead process's lock takes no time: who began it so long ago died over it. */
const LONGEST_TAKEOVER_MS = 10_000;

/**
 * Does the work while no other process does any under the same lock; waits for it first. The lock of a process that died
 * is taken over.
 *
 * @param {string} path where the lock lies; its folder is made
 * @param {() => void} work
 * @param {() => void} onWait called once when another process has the lock
 */
export function oneAtATime(path, work, onWait = () => {}) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!take(path)) {
    if (removeIfDead(path)) continue;
    if (!told) onWait();
    told = true;
    sleep(LOOK_AGAIN_MS);
  }
  try {
    work();
  } finally {
    if (holderOf(path) === String(process.pid)) rmSync(path, { force: true });
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Of several that wait one looks and removes, or the second would remove what the first has taken since. */
function removeIfDead(path) {
  if (!isDead(path)) return false;
  const guard = `${path}.takeover`;
  try {
    mkdirSync(guard);
  } catch {
    if (ageOf(guard) > LONGEST_TAKEOVER_MS) rmSync(guard, { recursive: true, force: true });
    return false;
  }
  try {
    if (!isDead(path)) return false;
    rmSync(path, { force: true });
    return true;
  } finally {
    rmdirSync(guard);
  }
}

function isDead(path) {
  const holder = holderOf(path);
  if (holder === null) return false; // given back meanwhile
  // Between the making of the file and its number there is no time: who left it empty died there.
  if (ageOf(path) > (holder === "" ? LONGEST_TAKEOVER_MS : LONGEST_WORK_MS)) return true;
  if (holder === "") return false;
  try {
    process.kill(Number(holder), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

/** The number of the process that has the lock; null when nobody has. */
function holderOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** In milliseconds; 0 where nothing is there. */
function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

/** The work is done in step, so the waiting is, too. */
function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
