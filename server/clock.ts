import "server-only";
import { readFileSync } from "node:fs";
import { getEnv } from "@/server/env";

let file: string | null | undefined;

/**
 * The server's clock: the one place that asks what time it is.
 *
 * Browser tests move it ("come back tomorrow") through a file that holds an offset in milliseconds. The file is
 * named by AZALAI_CLOCK_FILE, which nothing but the tests sets.
 */
export function now(): Date {
  file ??= getEnv().clockFile;
  return new Date(Date.now() + (file === null ? 0 : offsetIn(file)));
}

function offsetIn(path: string): number {
  try {
    return Number(readFileSync(/* turbopackIgnore: true */ path, "utf8")) || 0;
  } catch {
    return 0;
  }
}
