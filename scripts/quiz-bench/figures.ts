import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The value below which the share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Median time to put 8 KiB on this machine's disk for good, ms: what every commit waits for. */
export function measureFsync(): number {
  const folder = mkdtempSync(join(tmpdir(), "azalai-fsync-"));
  const file = openSync(join(folder, "probe"), "w");
  const block = Buffer.alloc(8192, 1);
  const times = Array.from({ length: 200 }, () => {
    const from = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    return performance.now() - from;
  });
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  return median(times);
}

/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time that a process and its threads have used, ms; NaN where the system does not tell (other than Linux). */
export function processorMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}
