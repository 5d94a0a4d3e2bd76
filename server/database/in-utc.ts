import "server-only";
import type { PoolConfig } from "pg";

/**
 * For the connections of a pool: sessions in UTC. Prisma's driver writes and reads a time without its offset, as UTC, so that
 * a server or a database that is set to another zone would move every time by hours.
 */
export const inUtc = {
  onConnect: async (connection) => {
    await connection.query("SET TIME ZONE 'UTC'");
  },
} as const satisfies PoolConfig;
