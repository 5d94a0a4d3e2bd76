import type { Prisma, PrismaClient } from "@/server/generated/prisma/client";
import type { EngineName } from "@/tests/support/database";

/**
 * Lets a transaction do its work and, before it ends, something else begin, up to where that is done or waits for the transaction.
 * The embedded engine has one connection: there it begins when the transaction has ended.
 *
 * @returns what came of the other
 */
export async function inTheMidstOf<T>(
  client: PrismaClient,
  engine: EngineName,
  transaction: (tx: Prisma.TransactionClient) => Promise<unknown>,
  begin: () => Promise<T>,
): Promise<T> {
  const { other } = await client.$transaction(async (tx) => {
    await transaction(tx);
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    const begun = begin();
    begun.then(done, done);
    while (engine === "PostgreSQL" && !isDone && !(await isWaitedFor(tx))) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return { other: begun };
  });
  return other;
}

/** The list of backends would be the one of the transaction's first look; that of locks is of the moment. */
async function isWaitedFor(tx: Prisma.TransactionClient): Promise<boolean> {
  const waiting = await tx.$queryRaw<object[]>`
    SELECT 1 FROM pg_locks WHERE NOT "granted" AND pg_backend_pid() = ANY(pg_blocking_pids("pid"))`;
  return waiting.length > 0;
}
