import "server-only";
import type pg from "pg";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Runs one statement by the engine's own driver, past the ORM, in a transaction of its own: for what every answer and
 * every request does. A statement through the ORM costs this process two to five times what the driver does, which on
 * these paths is more than all the rest (docs/adr/0022). Values are parameters, never text; what comes back is as the
 * driver parses it: instants as dates, JSON as values.
 *
 * @throws the driver's own error; server/database/errors.ts reads it
 */
export type Run = <Row>(statement: Prisma.Sql) => Promise<readonly Row[]>;

/** Statements that each connection keeps: more than the app has, and a bound for lists of differing lengths. */
export const MOST_NAMED = 400;

/**
 * Names for the statements of this process: a named one is parsed and planned once a connection, which halves what a short
 * query costs on either side.
 *
 * @returns "" for a statement that came too late to have a name
 */
export function statementNames(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMED) return known ?? "";
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
}

export function runOnServer(pool: pg.Pool, nameOf: (text: string) => string): Run {
  return async <Row>({ text, values }: Prisma.Sql) =>
    (await pool.query({ name: nameOf(text), text, values: [...values] })).rows as Row[];
}

/** Runs statements one after the other past the ORM, in one transaction: all of them count, or none. */
export type RunTogether = (statements: readonly Prisma.Sql[]) => Promise<void>;

export function togetherOnServer(pool: pg.Pool, nameOf: (text: string) => string): RunTogether {
  return async (statements) => {
    const client = await pool.connect();
    let lost = false;
    try {
      await client.query("BEGIN");
      for (const { text, values } of statements) await client.query({ name: nameOf(text), text, values: [...values] });
      await client.query("COMMIT");
    } catch (error) {
      // A connection on which not even that works is not given to anybody else.
      await client.query("ROLLBACK").catch(() => {
        lost = true;
      });
      throw error;
    } finally {
      client.release(lost);
    }
  };
}
