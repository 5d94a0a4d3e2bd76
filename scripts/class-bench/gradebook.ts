import { wholeGradebook } from "@/core/gradebook/query";
import { loadGradebook } from "@/server/data/gradebook/gradebook";
import { useDatabase as answerWith, type OpenDatabase } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { median } from "../quiz-bench/figures";
import type { ClassDatabase } from "./databases";
import { CLASSES, type ClassSize, WARM_UP } from "./plan";

/** What a page of a class's gradebook costs with a log of some length. */
export type PageCost = ClassSize & {
  readonly events: number;
  readonly ms: number;
  /** The same sorted by mean, for which every grade of the class is looked at. */
  readonly byMeanMs: number;
  readonly statements: number;
  /** Rows that the server visited, by its own count. */
  readonly rows: number;
};

/** Each page is loaded from every database before the next is from any, so that whatever else the machine does meets all alike. */
export async function measureGradebooks(databases: readonly ClassDatabase[], turns: number): Promise<PageCost[]> {
  const costs: PageCost[] = [];
  for (const [at, size] of CLASSES.entries()) {
    const times = databases.map(() => ({ name: [] as number[], mean: [] as number[] }));
    for (let turn = 0; turn < WARM_UP + turns; turn++) {
      for (const sort of ["name", "mean"] as const) {
        for (const [index, database] of databases.entries()) {
          answerWith(database.app);
          const from = performance.now();
          await page(database, at, sort);
          if (turn >= WARM_UP) times[index]?.[sort].push(performance.now() - from);
        }
      }
    }
    for (const [index, database] of databases.entries()) {
      costs.push({
        ...size,
        events: database.events,
        ms: median(times[index]?.name ?? []),
        byMeanMs: median(times[index]?.mean ?? []),
        ...(await countOnce(database, at)),
      });
    }
  }
  return costs;
}

async function page({ teacher, classes }: ClassDatabase, at: number, sort: string): Promise<void> {
  const classroom = classes[at];
  const book = await loadGradebook(teacher, classroom?.classroomId ?? "", { ...wholeGradebook, sort }, new Date());
  if (book?.learnerCount !== classroom?.learners) throw new Error(`The gradebook had ${book?.learnerCount} learners.`);
}

/** Statements and rows of one page, in one transaction, which counts its own rows. */
async function countOnce(database: ClassDatabase, at: number): Promise<{ statements: number; rows: number }> {
  const { bare, app } = database;
  let statements = 0;
  const counting: OpenDatabase = {
    ...app,
    run: async <Row>({ text, values }: Prisma.Sql) => {
      statements += 1;
      return (await bare.query(text, [...values])).rows as Row[];
    },
  };
  await bare.query("BEGIN");
  try {
    const before = await visited(database);
    answerWith(counting);
    await page(database, at, "name");
    return { statements, rows: (await visited(database)) - before };
  } finally {
    await bare.query("ROLLBACK");
  }
}

/** Rows that the connection has visited and not told the server yet. */
async function visited({ bare }: ClassDatabase): Promise<number> {
  const { rows } = await bare.query<{ rows: number }>(
    "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::int AS rows FROM pg_stat_xact_user_tables",
  );
  return rows[0]?.rows ?? 0;
}
