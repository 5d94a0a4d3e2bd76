import "server-only";

/**
 * How long a transaction may wait for its turn and then take, in milliseconds. Prisma's own two and five seconds are for
 * servers that do nothing else: on the embedded database everybody waits for everybody, whoever deletes an account deletes
 * all that hangs on it, and a small machine under load takes as long for two statements as a quiet one for twenty. What must
 * take longer says so itself.
 */
export const transactionOptions = { maxWait: 20_000, timeout: 30_000 } as const;
