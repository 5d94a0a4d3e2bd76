import "server-only";
import { randomUUID } from "node:crypto";
import { may } from "@/core/access/permissions";
import { normalise } from "@/core/shared/normalise";
import type { Viewer } from "@/server/auth/viewer";
import { type Database, getDb } from "@/server/db";

/** Typed answers to one fact that are one name, however it was spelt. Who typed them was never kept. */
export type RejectedAnswer = {
  /** As it was spelt most often. */
  readonly text: string;
  /** It was graded as wrong; else our sources leave it undecided. */
  readonly wrong: boolean;
  readonly count: number;
  readonly lastAt: Date;
};

export type RejectedOfFact = { readonly factId: string; readonly answers: readonly RejectedAnswer[] };

/** Spellings that are read, the most frequent first, and facts that are shown. */
const READ = 2_000;
const SHOWN = 100;

/** Keeps what somebody typed, and not who. */
export async function noteRejected(
  db: Database,
  rejected: Pick<RejectedAnswer, "wrong"> & { readonly factId: string | undefined; readonly given: string },
  now: Date,
): Promise<void> {
  const { factId, given, wrong } = rejected;
  if (factId !== undefined)
    await db.rejectedAnswer.create({ data: { id: randomUUID(), factId, given, wrong, createdAt: now } });
}

/** What was typed and did not count, by fact and by name: what is typed most often first. */
export async function listRejected(viewer: Viewer): Promise<readonly RejectedOfFact[]> {
  if (!may(viewer, "report.read")) return [];
  const db = await getDb();
  const rows = await db.rejectedAnswer.groupBy({
    by: ["factId", "given", "wrong"],
    _count: { _all: true },
    _max: { createdAt: true },
    orderBy: [{ _count: { id: "desc" } }, { factId: "asc" }, { given: "asc" }, { wrong: "asc" }],
    take: READ,
  });
  const byFact = new Map<string, Map<string, RejectedAnswer>>();
  for (const { factId, given, wrong, _count, _max } of rows) {
    const answers = byFact.get(factId) ?? new Map<string, RejectedAnswer>();
    byFact.set(factId, answers);
    const name = `${normalise(given)} ${wrong}`;
    const known = answers.get(name);
    const lastAt = _max.createdAt ?? new Date(0);
    answers.set(name, {
      text: known?.text ?? given,
      wrong,
      count: (known?.count ?? 0) + _count._all,
      lastAt: known !== undefined && known.lastAt > lastAt ? known.lastAt : lastAt,
    });
  }
  return [...byFact]
    .map(([factId, answers]) => ({ factId, answers: [...answers.values()].sort((a, b) => b.count - a.count) }))
    .sort((a, b) => total(b) - total(a))
    .slice(0, SHOWN);
}

const total = ({ answers }: RejectedOfFact) => answers.reduce((sum, { count }) => sum + count, 0);

/** Puts an answer away, in every spelling and whatever came of it, when it has been looked at. @returns whether there was one */
export async function putAwayRejected(viewer: Viewer, factId: string, text: string): Promise<boolean> {
  if (!may(viewer, "report.change")) return false;
  const db = await getDb();
  const spellings = await db.rejectedAnswer.findMany({
    where: { factId },
    select: { given: true },
    distinct: ["given"],
  });
  const same = spellings.flatMap(({ given }) => (normalise(given) === normalise(text) ? [given] : []));
  const { count } = await db.rejectedAnswer.deleteMany({ where: { factId, given: { in: same } } });
  return count > 0;
}
