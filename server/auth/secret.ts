import "server-only";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getEnv } from "@/server/env";

let cached: string | null = null;

/**
 * The secret that signs sessions. Without a database server it is made once and kept in the data folder, readable by
 * its owner alone; with one, every process must be given the same (server/env.ts insists).
 */
export function authSecret(): string {
  if (cached !== null) return cached;
  const env = getEnv();
  cached = env.authSecret ?? secretFile(env.dataDir);
  return cached;
}

function secretFile(folder: string): string {
  const path = join(folder, "auth-secret");
  mkdirSync(/* turbopackIgnore: true */ folder, { recursive: true });
  try {
    // "wx": of two that start together, one writes and both read the same.
    writeFileSync(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(path, "utf8").trim();
}
