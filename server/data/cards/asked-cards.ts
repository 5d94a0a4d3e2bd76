import "server-only";
import { tiesOf } from "@/core/flashcards/own/own-card";
import { deckTopic } from "@/core/flashcards/own/own-topic";
import { cardsAsked, type ReviewingToday } from "@/core/quizzes/rules/reviewing-day";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf, targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import type { OpenWork } from "@/server/data/cards/open-works";
import { factsOfSource } from "@/server/data/cards/study-sources";
import { findOwnUnseen } from "@/server/data/own/readable";
import type { Database } from "@/server/db";

/** A day of studying: its name, YYYY-MM-DD, and when it ends, ms since 1970. */
export type DayOfStudy = { readonly day: string; readonly end: number };

/** A card of a work as its learner has it. */
type HeldCard = {
  readonly targetId: string;
  /** ms since 1970; null for one that is not begun. */
  readonly dueAt: number | null;
};

/**
 * How many cards of a work a day asks for, when its first review comes.
 *
 * @param gone what was reviewed on days before that, in reviews that come together with it
 */
export type AskedOn = (day: DayOfStudy, gone: ReadonlySet<string>) => Pick<ReviewingToday, "asked" | "ahead">;

/**
 * What of a work its learner's day asks for. Their own limits, and what they put aside or let rest, make it no less: a day would else
 * be had for one card. What they put away for good, and what nobody may see for now, is not asked.
 *
 * @param hidden facts and own cards that are not shown to the viewer for now
 */
export async function findAskedOn(
  db: Database,
  viewer: Viewer,
  work: OpenWork,
  hidden: ReadonlySet<string>,
): Promise<AskedOn> {
  const context = getGenerationContext(viewer.language);
  const ties = ({ targetId }: HeldCard) => tiesOf({ targetId, factIds: cardOf(context, targetId)?.factIds ?? [] });
  const cards = (await findHeldCards(db, viewer, work)).filter((card) => !ties(card).some((id) => hidden.has(id)));
  return ({ end }, gone) => {
    const due = cards.filter(({ targetId, dueAt }) => !gone.has(targetId) && (dueAt === null || dueAt < end));
    const open = countApart(due.map(ties));
    return { asked: cardsAsked(open, countApart(cards.map(ties))), ahead: open === 0 };
  };
}

/** All cards of a work that are not put away. */
async function findHeldCards(db: Database, viewer: Viewer, work: OpenWork): Promise<readonly HeldCard[]> {
  const context = getGenerationContext(viewer.language);
  const scope = { deckIds: [], scope: work.blueprint, includeHarm: work.includeHarm };
  const targetIds = factsOfSource(context.base, scope)
    .flatMap((fact) => targetsOf(context, fact))
    .filter((targetId) => work.targetIds.size === 0 || work.targetIds.has(targetId));
  const own = work.deckId === null ? [] : [{ topic: deckTopic(work.deckId) }];
  const [states, unseen] = await Promise.all([
    db.memoryState.findMany({
      where: { learnerId: viewer.userId, OR: [{ targetId: { in: targetIds } }, ...own] },
      select: { targetId: true, phase: true, suspended: true, dueAt: true },
    }),
    // What was put aside before it was begun has a state, and is asked by that.
    findOwnUnseen(db, viewer, work.deckId === null ? [] : [work.deckId], ""),
  ]);
  const begun = new Set(states.map(({ targetId }) => targetId));
  const fresh = [...targetIds, ...[...unseen.values()].flat()].filter((targetId) => !begun.has(targetId));
  const held = states.flatMap(({ targetId, phase, suspended, dueAt }): HeldCard[] =>
    suspended ? [] : [{ targetId, dueAt: phase === "new" ? null : (dueAt?.getTime() ?? null) }],
  );
  return [...held, ...[...new Set(fresh)].map((targetId) => ({ targetId, dueAt: null }))];
}

/** How many cards can be shown on one day: of those that share a fact only one. */
function countApart(cards: readonly (readonly string[])[]): number {
  const used = new Set<string>();
  let count = 0;
  for (const ties of cards) {
    if (ties.some((id) => used.has(id))) continue;
    for (const id of ties) used.add(id);
    count += 1;
  }
  return count;
}
