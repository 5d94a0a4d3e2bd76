import "server-only";
import { asksOfCard, type CardAsk } from "@/core/flashcards/card-ask";
import { deckTopic } from "@/core/flashcards/own/own-topic";
import type { GenerationContext } from "@/core/questions/contract";
import type { CardView } from "@/core/questions/views";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { TypingWork } from "@/core/quizzes/rules/kept-typing";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { openReviewing } from "@/server/data/cards/study-sources";
import type { Override } from "@/server/data/facts/overrides";
import { type Database, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Whether any class of the viewer has reviewing whose cards must be answered: one look, past the ORM, for what every review
 * does. Nearly nobody has, and then there is nothing more to ask.
 */
export async function mayHaveToType({ userId }: Pick<Viewer, "userId">): Promise<boolean> {
  const [row] = await runStatement<{ readonly found: boolean }>(Prisma.sql`
    SELECT EXISTS (
      SELECT 1 FROM "Membership" m JOIN "Assignment" a ON a."classroomId" = m."classroomId"
      WHERE m."userId" = ${userId}::uuid AND m."removedAt" IS NULL
        AND a."kind" = 'reviewing' AND a."withdrawnAt" IS NULL AND a."rules"->>'typed' = 'always'
    ) AS "found"`);
  return row?.found === true;
}

/** What open reviewing of the viewer says of how its cards are answered; nothing of what leaves it to them. */
export async function findTypingWorks(
  db: Pick<Database, "assignment">,
  viewer: Pick<Viewer, "userId">,
  now: Date,
): Promise<readonly TypingWork[]> {
  const open = openReviewing(viewer, now);
  const said = ["always", "never"].map((typed) => ({ rules: { path: ["typed"], equals: typed } }));
  const rows = await db.assignment.findMany({
    where: { AND: [open, { OR: said }] },
    select: {
      id: true,
      rules: true,
      targetIds: true,
      blueprint: true,
      set: { select: { deck: { select: { id: true } } } },
    },
  });
  return rows.map(({ id, rules, targetIds, blueprint, set: { deck } }) => {
    const { topics } = blueprintSchema.parse(blueprint);
    return {
      id,
      rule: quizRulesSchema.parse(rules).typed,
      targetIds: new Set(targetIds),
      topics: topics.length === 0 ? null : new Set(topics),
      ownTopic: deck === null ? null : deckTopic(deck.id),
    };
  });
}

/**
 * Ways of answering a card before it is turned over. What an editor has lowered is no longer asked as established: its card tells
 * who says so.
 *
 * @param turn how often the card was answered before
 */
export function waysOfAnswering(
  context: GenerationContext,
  overrides: ReadonlyMap<string, Override>,
  { targetId, factIds }: Pick<CardView, "targetId" | "factIds">,
  turn: number,
): readonly CardAsk[] {
  return isLowered(overrides, factIds) ? [] : asksOfCard(context, targetId, turn);
}

const isLowered = (overrides: ReadonlyMap<string, Override>, factIds: readonly string[]): boolean =>
  factIds.some((id) => {
    const override = overrides.get(id);
    return override !== undefined && override.kind !== "withdrawn";
  });
