import "server-only";
import type { Fact } from "@/core/facts/model";
import { isAmong, readSetTopic } from "@/core/flashcards/own/own-topic";
import type { Rest } from "@/core/memory/protocol";
import { scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf, targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { amongTopics } from "@/server/data/cards/among-topics";
import {
  factsOfSource,
  findChosenSource,
  findGivenSources,
  type GivenSource,
  restsFor,
} from "@/server/data/cards/study-sources";
import type { Database } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

type Readable = Pick<Database, "assignment" | "user">;

/** What does not come by itself for now, at the learner's wish. */
export type Resting = {
  readonly topics: readonly string[];
  /** Cards of sets that rest, as far as nothing else asks for them. */
  readonly targetIds: ReadonlySet<string>;
};

/** Sets that rest by the facts in them, and by the same facts what asks for them all the same: a set, or null for chosen topics. */
type Claims = { readonly resting: ReadonlyMap<Fact, string>; readonly held: ReadonlyMap<Fact, string | null> };

/**
 * What rests of the viewer's cards: those of paused topics and decks, and those of paused sets (docs/adr/0039), unless a set that
 * is open and does not rest, or a topic that they chose themselves, asks for them as well.
 */
export async function findResting(db: Readable, viewer: Viewer, now: Date): Promise<Resting> {
  const { resting, held } = await findClaims(db, viewer, now);
  const context = getGenerationContext(viewer.language);
  const targetIds = [...resting.keys()].flatMap((fact) => (held.has(fact) ? [] : targetsOf(context, fact)));
  return { topics: viewer.pausedTopics, targetIds: new Set(targetIds) };
}

async function findClaims(db: Readable, viewer: Viewer, now: Date): Promise<Claims> {
  // Nearly nobody lets a set rest: nothing is asked of the database then.
  if (!viewer.pausedTopics.some((topic) => readSetTopic(topic) !== null))
    return { resting: new Map(), held: new Map() };
  const [given, chosen] = await Promise.all([
    findGivenSources(db, viewer, now, false),
    findChosenSource(db, viewer, now),
  ]);
  const { base } = getGenerationContext(viewer.language);
  const rests = (set: GivenSource) => restsFor(viewer, set);
  const byFact = <T>(facts: readonly Fact[], value: T) => facts.map((fact): [Fact, T] => [fact, value]);
  return {
    resting: new Map(
      given.filter(rests).flatMap(({ scope, title }) => (scope === null ? [] : byFact(scopeOf(base, scope), title))),
    ),
    held: new Map([
      ...(chosen === null ? [] : byFact(factsOfSource(base, chosen), null)),
      ...given
        .filter((one) => one.dueAt >= now && !rests(one))
        .flatMap((one) => byFact(factsOfSource(base, one), one.title)),
    ]),
  };
}

/** Memories that do not rest. */
export const awake = ({ topics, targetIds }: Resting): Prisma.MemoryStateWhereInput => ({
  NOT: targetIds.size === 0 ? amongTopics(topics) : { OR: [amongTopics(topics), { targetId: { in: [...targetIds] } }] },
});

/** The same of one memory that was read. */
export const isResting = (
  { topics, targetIds }: Resting,
  card: { readonly targetId: string; readonly topic: string },
) => isAmong(card.topic, topics) || targetIds.has(card.targetId);

/** Why a card rests, or comes though a set of it does; null where no rest concerns it. */
export async function findRest(
  db: Readable,
  viewer: Viewer,
  card: { readonly targetId: string; readonly topic: string },
  now: Date,
): Promise<Rest | null> {
  if (isAmong(card.topic, viewer.pausedTopics)) return { kind: "topic" };
  const { resting, held } = await findClaims(db, viewer, now);
  const factIds = cardOf(getGenerationContext(viewer.language), card.targetId)?.factIds ?? [];
  const fact = [...resting.keys()].find(({ id }) => factIds.includes(id));
  if (fact === undefined) return null;
  const title = resting.get(fact) ?? "";
  const by = held.get(fact);
  return by === undefined ? { kind: "set", title } : { kind: "held", title, by };
}
