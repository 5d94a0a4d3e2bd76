import "server-only";
import type { PoolConfig } from "pg";

/**
 * For the connections of a pool. Sessions in UTC: Prisma's driver writes and reads a time without its offset, as UTC, so that
 * a server or a database that is set to another zone would move every time by hours. And no compiled plans: the server
 * compiles what it thinks dear, which takes it longer than any statement of ours runs.
 */
export const sessionSettings = {
  onConnect: async (connection) => {
    await connection.query("SET TIME ZONE 'UTC'; SET jit = off");
  },
} as const satisfies PoolConfig;
