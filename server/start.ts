import "server-only";
import { now } from "@/server/clock";
import { ContentError, getFactBase } from "@/server/content/load";
import { recordRelease } from "@/server/data/facts/releases";
import { rebuildStates } from "@/server/data/memory/rebuild";
import { createSetupCode } from "@/server/data/people/setup";
import { tidy } from "@/server/data/people/tidy";
import { sweep } from "@/server/data/sittings/settle";
import { FolderInUseError } from "@/server/database/lock";
import { getDb } from "@/server/db";
import { createDemo } from "@/server/demo";
import { EnvironmentError, getEnv, getPort } from "@/server/env";

/** Network codes that mean: the database server is not there, or not for us. */
const UNREACHABLE =
  /can't reach|ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|P1001|timeout expired|terminated due to connection/i;
const REFUSED = /28P01|28000|3D000|password authentication|does not exist|P1000|P1003|P1010/i;

/** What went wrong, in a sentence for whoever started the app. */
export function explainStartError(error: unknown, databaseUrl: string | null): string {
  if (error instanceof EnvironmentError || error instanceof FolderInUseError || error instanceof ContentError) {
    return error.message;
  }
  const details = describe(error);
  if (databaseUrl !== null) {
    const where = URL.canParse(databaseUrl) ? new URL(databaseUrl).host : "the server";
    if (UNREACHABLE.test(details)) {
      return `The database at ${where} cannot be reached. Is it running, and is DATABASE_URL right?\n(${details})`;
    }
    if (REFUSED.test(details)) {
      return `The database at ${where} refuses us. Check name, password and database in DATABASE_URL.\n(${details})`;
    }
  }
  return `The app cannot start: ${details}`;
}

/** The messages of an error and of whatever caused it, on one line. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  const parts = [code, error.message, ...("errors" in error ? [String(error.errors)] : [])];
  if (error.cause !== undefined && error.cause !== error) parts.push(describe(error.cause));
  return parts.join(" ").replace(/\s+/g, " ").trim();
}

async function printSetupLink(): Promise<void> {
  const code = await createSetupCode(now());
  if (code === null) return;
  const base = getEnv().publicUrl ?? `http://localhost:${getPort() ?? "3000"}`;
  console.log(
    `\nNobody is administrator yet. To become it, open this link once (it works for a day, a start makes a new one):\n  ${base}/setup?code=${code}\n`,
  );
}

/** Sittings end by their deadline whoever looks; this writes it down for those that nobody looks at. */
const SWEEP_MS = 30_000;

/** What is thrown away at each start is so once a day, too, where nobody starts anew. */
const TIDY_MS = 24 * 3600 * 1000;

function everySo(ms: number, what: string, work: (now: Date) => Promise<unknown>): void {
  const timer = setInterval(async () => {
    try {
      await work(now());
    } catch (error) {
      console.error(`${what} failed; the next round tries again:`, error);
    }
  }, ms);
  timer.unref();
}

/**
 * Opens the database and makes what a first start needs. On trouble it prints a sentence and ends the process:
 * otherwise Next would go on and answer every request with an error.
 */
export async function startServer(): Promise<void> {
  try {
    getFactBase();
    await getDb();
    // Before the release, which changes states as they are kept.
    await rebuildStates();
    await recordRelease(now());
    await tidy(now());
    await createDemo(now());
    await printSetupLink();
    await sweep(now());
    everySo(SWEEP_MS, "Ending overdue sittings", sweep);
    everySo(TIDY_MS, "Throwing old data away", tidy);
  } catch (error) {
    const databaseUrl = error instanceof EnvironmentError ? null : getEnv().databaseUrl;
    console.error(`\n${explainStartError(error, databaseUrl)}\n`);
    process.exit(1);
  }
}
