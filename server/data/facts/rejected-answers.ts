import "server-only";
import { may } from "@/core/access/permissions";
import { normalise } from "@/core/shared/normalise";
import { countTry } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import { type Database, getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** A name that was typed and did not count, however it was spelt. Who typed it was never kept. */
export type RejectedAnswer = {
  /** What the spellings have in common. */
  readonly name: string;
  /** As it was spelt last. */
  readonly text: string;
  /** It was graded as wrong; else our sources leave it undecided. */
  readonly wrong: boolean;
  /**
   * How often a learner gave it: in a test as the answer that stood at the end, in practice as the final answer. What is undecided in
   * practice is asked again, and counts each time that it is given anew.
   */
  readonly count: number;
  readonly lastAt: Date;
};

export type RejectedOfFact = { readonly factId: string; readonly answers: readonly RejectedAnswer[] };

/** One answer as it was typed. */
export type Rejected = {
  readonly factId: string;
  readonly given: string;
  readonly wrong: boolean;
  /** Ms since 1970. */
  readonly at: number;
};

/** Names that are read, the most frequent first, and facts that are shown. */
const READ = 2_000;
const SHOWN = 100;

/** Characters of a name that tell it from others: an entry of the index has an end. */
const NAME_LENGTH = 200;

const nameOf = (given: string): string => [...normalise(given)].slice(0, NAME_LENGTH).join("");

/**
 * Keeps what was typed, and not who: a line a name, with how often it came. In one order, so that two who write at the same time
 * do not wait for each other.
 */
export async function noteRejected(db: Database, rejected: readonly Rejected[]): Promise<void> {
  if (rejected.length === 0) return;
  const rows = rejected.map((row) => ({ ...row, name: nameOf(row.given), at: new Date(row.at).toISOString() }));
  await db.$executeRaw(Prisma.sql`
    INSERT INTO "RejectedAnswer" ("factId", "name", "wrong", "given", "count", "lastAt")
    SELECT "factId", "name", "wrong", (array_agg("given" ORDER BY "at" DESC))[1], count(*)::int, max("at")
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r ("factId" text, "name" text, "wrong" boolean, "given" text, "at" timestamptz)
    GROUP BY "factId", "name", "wrong" ORDER BY "factId", "name", "wrong"
    ON CONFLICT ("factId", "name", "wrong") DO UPDATE SET "count" = "RejectedAnswer"."count" + excluded."count",
      "given" = excluded."given", "lastAt" = greatest("RejectedAnswer"."lastAt", excluded."lastAt")`);
}

type Typed = {
  /** The fact that the question was about; undefined for a question about none. */
  readonly factId: string | undefined;
  readonly given: string;
};

/** A wrong answer of practice, when it is stored. What teachers and administrators type is a trial, and counts for nothing. */
export async function noteWrong(db: Database, viewer: Viewer, { factId, given }: Typed, now: Date): Promise<void> {
  if (factId === undefined || viewer.role !== "learner") return;
  await noteRejected(db, [{ factId, given, wrong: true, at: now.getTime() }]);
}

/** An answer of practice that is asked again. It is stored nowhere, so its message is remembered for a day: sent twice, it counts once. */
export async function noteUndecided(
  db: Database,
  viewer: Viewer,
  { factId, given, messageId }: Typed & { readonly messageId: string },
  now: Date,
): Promise<void> {
  if (factId === undefined || viewer.role !== "learner") return;
  if (!(await countTry("undecidedAnswer", messageId, now)).ok) return;
  await noteRejected(db, [{ factId, given, wrong: false, at: now.getTime() }]);
}

/** What was typed and did not count, by fact and by name: what is typed most often first. */
export async function listRejected(viewer: Viewer): Promise<readonly RejectedOfFact[]> {
  if (!may(viewer, "report.read")) return [];
  const db = await getDb();
  const rows = await db.rejectedAnswer.findMany({
    orderBy: [{ count: "desc" }, { factId: "asc" }, { name: "asc" }, { wrong: "asc" }],
    take: READ,
  });
  const byFact = new Map<string, RejectedAnswer[]>();
  for (const { factId, given, ...answer } of rows) {
    byFact.set(factId, [...(byFact.get(factId) ?? []), { ...answer, text: given }]);
  }
  return [...byFact]
    .map(([factId, answers]) => ({ factId, answers }))
    .sort((a, b) => total(b) - total(a))
    .slice(0, SHOWN);
}

const total = ({ answers }: RejectedOfFact) => answers.reduce((sum, { count }) => sum + count, 0);

/** Puts a name away, whatever came of it, when it has been looked at. @returns whether there was one */
export async function putAwayRejected(viewer: Viewer, factId: string, name: string): Promise<boolean> {
  if (!may(viewer, "report.change")) return false;
  const db = await getDb();
  const { count } = await db.rejectedAnswer.deleteMany({ where: { factId, name } });
  return count > 0;
}
