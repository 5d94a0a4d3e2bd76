import "server-only";
import { randomUUID } from "node:crypto";
import type { Keyed } from "@/core/questions/contract";
import { type NoNewKey, rekey, type StoredItem } from "@/core/questions/rekey";
import {
  type HadItem,
  type QuestionName,
  questionName,
  type Ruling,
  type RulingProblem,
  rulingProblem,
  underRulings,
} from "@/core/quizzes/regrade";
import { err, ok, type Result } from "@/core/shared/result";
import { getGenerationContext } from "@/server/content/generation-context";
import { hashOf } from "@/server/data/memory/memory-rows";
import { type HadRow, hadItemOf, rulingOfRow, type StoredSide, viewOfRow } from "@/server/data/regrade/had-items";
import type { Prisma } from "@/server/generated/prisma/client";

/** What a teacher wants done with a question of an assignment. */
export type Wanted =
  | { readonly kind: "apply"; readonly ruling: Ruling; readonly reason: string }
  | { readonly kind: "take-back"; readonly rulingId: string };

export type PlanFailure =
  | { readonly code: "not-found" }
  | { readonly code: RulingProblem }
  /** The facts give no key that fits what was shown: dropping and crediting are left. */
  | { readonly code: "no-new-key"; readonly why: NoNewKey };

/** A question of one sitting, before and after. */
export type ChangedItem = { readonly row: HadRow; readonly before: HadItem; readonly after: HadItem };
export type Plan = {
  readonly rulingId: string;
  readonly items: readonly ChangedItem[];
  /** What a regrade puts in the place of what was made, by sitting and place; empty for other rulings. */
  readonly newKeys: ReadonlyMap<string, Keyed>;
};

/** What would change: nothing is written. */
export async function planOf(
  tx: Prisma.TransactionClient,
  assignmentId: string,
  name: QuestionName,
  rows: readonly HadRow[],
  wanted: Wanted,
): Promise<Result<Plan, PlanFailure>> {
  const all = await tx.itemRuling.findMany({
    where: { assignmentId, itemType: name.type, targetId: name.targetId, undoneAt: null },
    select: { id: true, kind: true, accepted: true, itemType: true, targetId: true, factIds: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const standing = all.filter((one) => questionName({ ...one, type: one.itemType }) === questionName(name));
  if (wanted.kind === "take-back") {
    if (!standing.some(({ id }) => id === wanted.rulingId)) return err({ code: "not-found" });
    const left = standing.filter(({ id }) => id !== wanted.rulingId);
    const items = changedItems(rows, left.map(rulingOfRow), await keysOf(tx, left));
    return ok({ rulingId: wanted.rulingId, items, newKeys: new Map() });
  }
  const { ruling } = wanted;
  const rulings = standing.map(rulingOfRow);
  const problem = rulingProblem(ruling, rulings, rows[0]?.type as HadItem["type"]);
  if (problem !== null) return err({ code: problem });
  const regrades = ruling.kind === "regrade";
  const keys = regrades ? newKeysOf(rows) : ok(await keysOf(tx, standing));
  if (!keys.ok) return err({ code: "no-new-key", why: keys.error });
  const items = changedItems(rows, [...rulings, ruling], keys.value);
  return ok({ rulingId: randomUUID(), items, newKeys: regrades ? keys.value : new Map() });
}

function changedItems(
  rows: readonly HadRow[],
  standing: readonly Ruling[],
  keys: ReadonlyMap<string, Keyed>,
): readonly ChangedItem[] {
  return rows.map((row) => {
    const before = hadItemOf(row);
    return { row, before, after: underRulings(before, standing, keys.get(placeOf(row)) ?? null) };
  });
}

export const placeOf = ({ attemptId, index }: { readonly attemptId: string; readonly index: number }) =>
  `${attemptId} ${index}`;

/** What the facts give now for each way in which the question was shown; none where one of them cannot be keyed anew. */
export function newKeysOf(rows: readonly HadRow[]): Result<ReadonlyMap<string, Keyed>, NoNewKey> {
  const contexts = [getGenerationContext("en"), getGenerationContext("fr")];
  const known = new Map<string, Result<Keyed, NoNewKey>>();
  const keys = new Map<string, Keyed>();
  for (const row of rows) {
    const { made } = hadItemOf(row);
    const stored: StoredItem = {
      ...made,
      type: row.type as StoredItem["type"],
      factIds: row.factIds,
      seed: row.seed,
      view: viewOfRow(row),
    };
    const shown = hashOf([row.seed, row.view, made.key]);
    const found = known.get(shown) ?? rekey(contexts, stored);
    known.set(shown, found);
    if (found.ok) keys.set(placeOf(row), found.value);
    // A sitting that began after the correction has its key already.
    else if (found.error !== "same-key") return found;
  }
  return keys.size === 0 ? err("same-key") : ok(keys);
}

/** The keys that a standing regrade gave. */
async function keysOf(
  tx: Prisma.TransactionClient,
  standing: readonly { readonly id: string; readonly kind: string }[],
): Promise<ReadonlyMap<string, Keyed>> {
  const regrade = standing.find(({ kind }) => kind === "regrade");
  if (regrade === undefined) return new Map();
  const changes = await tx.regradeChange.findMany({
    where: { rulingId: regrade.id },
    select: { attemptId: true, index: true, after: true },
  });
  return new Map(
    changes.flatMap((change) => {
      const { newKey } = change.after as unknown as StoredSide;
      return newKey ? [[placeOf(change), newKey] as const] : [];
    }),
  );
}
