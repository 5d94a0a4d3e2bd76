import "server-only";
import type { Result } from "@/core/shared/result";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Carries a refusal out of a transaction, which only an exception undoes. */
class Refused extends Error {
  constructor(readonly refusal: Result<never, unknown>) {
    super("refused");
  }
}

/** Runs work in a transaction; what it did before it refused is undone, and the refusal comes back as a value. */
export async function allOrNothing<T, E>(
  work: (tx: Prisma.TransactionClient) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const db = await getDb();
  try {
    return await db.$transaction(async (tx) => {
      const done = await work(tx);
      if (!done.ok) throw new Refused(done);
      return done;
    });
  } catch (error) {
    // Thrown above and nowhere else, with a refusal of this very work.
    if (error instanceof Refused) return error.refusal as Result<never, E>;
    throw error;
  }
}
