import "server-only";
import type { PoolConfig } from "pg";

/**
 * For the connections of a pool. Sessions in UTC: Prisma's driver writes and reads a time without its offset, as UTC, so that
 * a server or a database that is set to another zone would move every time by hours. And no compiled plans, and of a named
 * statement one plan for all values: making a plan, or compiling it, takes the server longer than any statement of ours runs
 * (docs/adr/0052).
 */
export const sessionSettings = {
  onConnect: async (connection) => {
    await connection.query("SET TIME ZONE 'UTC'; SET jit = off; SET plan_cache_mode = force_generic_plan");
  },
} as const satisfies PoolConfig;
