import "server-only";
import { tiesOf } from "@/core/flashcards/own/own-card";
import type { GenerationContext } from "@/core/questions/contract";
import { cardsAsked, FULL_DAY, type ReviewingToday } from "@/core/quizzes/rules/reviewing-day";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf, targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { findHiddenFacts } from "@/server/data/cards/hidden-facts";
import type { OpenWork } from "@/server/data/cards/open-works";
import { factsOfSource } from "@/server/data/cards/study-sources";
import { findOwnUnseen } from "@/server/data/own/readable";
import { getDb, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** A day of studying: its name, YYYY-MM-DD, and when it ends, ms since 1970. */
export type DayOfStudy = { readonly day: string; readonly end: number };

/** A card of a work as its learner has it. */
type HeldCard = {
  readonly targetId: string;
  /** ms since 1970; null for one that is not begun. */
  readonly dueAt: number | null;
};

/** What a learner's memory holds, of every work. */
type HeldState = HeldCard & { readonly topic: string; readonly suspended: boolean };

/** What all works of a learner are counted from. */
type Holding = {
  readonly states: readonly HeldState[];
  /** Own cards that are not begun, by deck. */
  readonly unseen: ReadonlyMap<string, readonly string[]>;
};

/**
 * How many cards of a work a day asks for, when its first review comes.
 *
 * @param gone what was reviewed on days before that, in reviews that come together with it
 */
export type AskedOn = (
  work: OpenWork,
  day: DayOfStudy,
  gone: ReadonlySet<string>,
) => Pick<ReviewingToday, "asked" | "ahead">;

/**
 * What of some works their learner's days ask for. Their own limits, and what they put aside or let rest, make it no less: a day would
 * else be had for one card. What they put away for good, and what nobody may see for now, is not asked.
 */
export async function findAskedOn(viewer: Viewer, works: readonly OpenWork[]): Promise<AskedOn> {
  const context = getGenerationContext(viewer.language);
  const decks = works.flatMap(({ deckId }) => deckId ?? []);
  const [hidden, states, unseen] = await Promise.all([
    findHiddenFacts(viewer),
    findStates(viewer),
    // What was put aside before it was begun has a state, and is asked by that.
    findOwnUnseen(await getDb(), viewer, decks, ""),
  ]);
  const ties = ({ targetId }: HeldCard) => tiesOf({ targetId, factIds: cardOf(context, targetId)?.factIds ?? [] });
  return (work, { end }, gone) => {
    const cards = heldCards(context, work, { states, unseen });
    const isOpen = ({ targetId, dueAt }: HeldCard) => !gone.has(targetId) && (dueAt === null || dueAt < end);
    const open = countApart(cards.filter(isOpen), ties, hidden);
    return { asked: cardsAsked(open, open > 0 ? open : countApart(cards, ties, hidden)), ahead: open === 0 };
  };
}

/** All states of the viewer: fewer, and sooner found, than those of a long list of targets. */
function findStates({ userId }: Viewer): Promise<readonly HeldState[]> {
  return runStatement<HeldState>(Prisma.sql`
    SELECT "targetId", "topic", "suspended",
      CASE WHEN "phase" <> 'new' THEN round(extract(epoch FROM "dueAt") * 1000)::float8 END AS "dueAt"
    FROM "MemoryState" WHERE "learnerId" = ${userId}::uuid`);
}

/** All cards of a work that are not put away, those that are begun first. */
function heldCards(context: GenerationContext, work: OpenWork, { states, unseen }: Holding): readonly HeldCard[] {
  const scope = { deckIds: [], scope: work.blueprint, includeHarm: work.includeHarm };
  const targetIds = factsOfSource(context.base, scope)
    .flatMap((fact) => targetsOf(context, fact))
    .filter((targetId) => work.targetIds.size === 0 || work.targetIds.has(targetId));
  const ofWork = new Set(targetIds);
  const begun = states.filter(({ targetId, topic }) => ofWork.has(targetId) || topic === work.ownTopic);
  const known = new Set(begun.map(({ targetId }) => targetId));
  const own = work.deckId === null ? [] : (unseen.get(work.deckId) ?? []);
  const fresh = [...targetIds, ...own].filter((targetId) => !known.has(targetId));
  return [
    ...begun.filter(({ suspended }) => !suspended),
    ...[...new Set(fresh)].map((targetId) => ({ targetId, dueAt: null })),
  ];
}

/** How many cards can be shown on one day, as far as a full one: of those that share a fact one, and none of what is hidden. */
function countApart(
  cards: readonly HeldCard[],
  ties: (card: HeldCard) => readonly string[],
  hidden: ReadonlySet<string>,
): number {
  const used = new Set(hidden);
  let count = 0;
  for (const card of cards) {
    const ids = ties(card);
    if (ids.some((id) => used.has(id))) continue;
    for (const id of ids) used.add(id);
    count += 1;
    if (count === FULL_DAY) break;
  }
  return count;
}
