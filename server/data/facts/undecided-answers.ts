import "server-only";
import { may } from "@/core/access/permissions";
import { normalise } from "@/core/shared/normalise";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";

/** Typed answers to one fact that are one name, however it was spelt. Who typed them was never kept. */
export type UndecidedAnswer = {
  /** As it was spelt most often. */
  readonly text: string;
  readonly count: number;
  readonly lastAt: Date;
};

export type UndecidedOfFact = { readonly factId: string; readonly answers: readonly UndecidedAnswer[] };

/** Spellings that are read, the most frequent first, and facts that are shown. */
const READ = 2_000;
const SHOWN = 100;

/** What our sources decide neither way, by fact and by name: what is typed most often first. */
export async function listUndecided(viewer: Viewer): Promise<readonly UndecidedOfFact[]> {
  if (!may(viewer, "report.read")) return [];
  const db = await getDb();
  const rows = await db.undecidedAnswer.groupBy({
    by: ["factId", "given"],
    _count: { _all: true },
    _max: { createdAt: true },
    orderBy: [{ _count: { id: "desc" } }, { factId: "asc" }, { given: "asc" }],
    take: READ,
  });
  const byFact = new Map<string, Map<string, UndecidedAnswer>>();
  for (const { factId, given, _count, _max } of rows) {
    const answers = byFact.get(factId) ?? new Map<string, UndecidedAnswer>();
    byFact.set(factId, answers);
    const known = answers.get(normalise(given));
    const lastAt = _max.createdAt ?? new Date(0);
    answers.set(normalise(given), {
      text: known?.text ?? given,
      count: (known?.count ?? 0) + _count._all,
      lastAt: known !== undefined && known.lastAt > lastAt ? known.lastAt : lastAt,
    });
  }
  return [...byFact]
    .map(([factId, answers]) => ({ factId, answers: [...answers.values()].sort((a, b) => b.count - a.count) }))
    .sort((a, b) => total(b) - total(a))
    .slice(0, SHOWN);
}

const total = ({ answers }: UndecidedOfFact) => answers.reduce((sum, { count }) => sum + count, 0);

/** Puts an answer away, in every spelling, when it has been looked at. @returns whether there was one */
export async function putAwayUndecided(viewer: Viewer, factId: string, text: string): Promise<boolean> {
  if (!may(viewer, "report.change")) return false;
  const db = await getDb();
  const spellings = await db.undecidedAnswer.findMany({
    where: { factId },
    select: { given: true },
    distinct: ["given"],
  });
  const same = spellings.flatMap(({ given }) => (normalise(given) === normalise(text) ? [given] : []));
  const { count } = await db.undecidedAnswer.deleteMany({ where: { factId, given: { in: same } } });
  return count > 0;
}
