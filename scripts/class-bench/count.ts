import type pg from "pg";
import { useDatabase as answerWith, type OpenDatabase } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

type Counted = { readonly app: OpenDatabase; readonly bare: pg.Client };

/** Statements past the ORM, and rows that the server visited by its own count, of some work: in one transaction, taken back. */
export async function countWork({ app, bare }: Counted, work: () => Promise<unknown>) {
  let statements = 0;
  await bare.query("BEGIN");
  try {
    const before = await visited(bare);
    answerWith({
      ...app,
      run: async <Row>({ text, values }: Prisma.Sql) => {
        statements += 1;
        return (await bare.query(text, [...values])).rows as Row[];
      },
    });
    await work();
    return { statements, rows: (await visited(bare)) - before };
  } finally {
    answerWith(app);
    await bare.query("ROLLBACK");
  }
}

/** Rows that the connection has visited and not told the server yet. */
async function visited(bare: pg.Client): Promise<number> {
  const { rows } = await bare.query<{ rows: number }>(
    "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::int AS rows FROM pg_stat_xact_user_tables",
  );
  return rows[0]?.rows ?? 0;
}
