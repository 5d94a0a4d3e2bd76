import "server-only";
import type { Item, Keyed } from "@/core/questions/contract";
import { keyedOf } from "@/core/questions/rekey";
import { questionName, underRulings } from "@/core/quizzes/regrade";
import { earnsPoints, type Mark } from "@/core/quizzes/score";
import { standingRulings } from "@/server/data/regrade/asked-questions";
import type { Database } from "@/server/db";

/** A question of a sitting that is about to begin, as rulings on it already have it. */
export type RuledItem = Item & {
  readonly ruling?: Mark | null;
  /** As it was made, where a ruling changed its key. */
  readonly original?: Keyed | null;
};

/**
 * Questions of a new sitting under the rulings that stand on the assignment: what was taken out is not asked again, what is
 * credited is credited, and what was accepted is right. A corrected key needs nothing: the facts give it.
 */
export async function underStandingRulings(
  db: Pick<Database, "itemRuling">,
  assignmentId: string,
  items: readonly Item[],
): Promise<readonly RuledItem[]> {
  const rulings = await standingRulings(db, [assignmentId]);
  if (rulings.size === 0) return items;
  return items.flatMap((item): RuledItem[] => {
    const standing = rulings.get(`${assignmentId} ${questionName(item)}`) ?? [];
    if (standing.length === 0) return [item];
    const made = keyedOf(item);
    const { keyed, mark } = underRulings(
      { type: item.type, made, keyed: made, counts: earnsPoints(item), mark: null, answer: null, setAside: null },
      standing,
      null,
    );
    if (mark === "drop") return [];
    return [{ ...item, ...keyed, ruling: mark, original: keyed === made ? null : made }];
  });
}
