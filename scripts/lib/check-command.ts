import { existsSync } from "node:fs";
import { join } from "node:path";
import { closeDatabase } from "@/server/db";
import { getEnv } from "@/server/env";
import { explainStartError } from "@/server/start";

/**
 * Runs a check on the database that the environment names and ends the process: 0 when nothing differs, 1 when
 * something does or the database cannot be opened. With --json it prints one JSON object.
 *
 * @param check     what to run; `tell` prints a line for people, which --json leaves to the error channel
 * @param emptyData what to report of a computer on which the app was never started
 * @param sentence  the result in words
 */
export async function runCheck<T extends { readonly mismatches: number }>(
  check: (tell: (line: string) => void) => Promise<T>,
  emptyData: T,
  sentence: (result: T) => string,
): Promise<never> {
  const json = process.argv.includes("--json");
  const tell = (line: string) => (json ? console.error(line) : console.log(line));
  try {
    const result = hasDatabase(tell) ? await check(tell) : emptyData;
    console.log(json ? JSON.stringify(result) : sentence(result));
    await closeDatabase();
    process.exit(result.mismatches === 0 ? 0 : 1);
  } catch (error) {
    console.error(explainStartError(error, process.env.DATABASE_URL ?? null));
    process.exit(1);
  }
}

/** A check makes no database where there is none. */
function hasDatabase(tell: (line: string) => void): boolean {
  const { databaseUrl, dataDir } = getEnv();
  if (databaseUrl !== null || existsSync(join(dataDir, "database", "PG_VERSION"))) return true;
  tell(`There is no database in ${dataDir} yet: nothing to check.`);
  return false;
}
