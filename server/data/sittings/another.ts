import "server-only";
import { randomUUID } from "node:crypto";
import type { Fact } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { isHarmful } from "@/core/questions/frame";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { restsOn } from "@/core/questions/rests-on";
import { blueprintSchema, MIN_LENGTH } from "@/core/quizzes/blueprint";
import { seededRandom, shuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { heldBackFactIds } from "@/server/data/facts/in-force";
import { findResult } from "@/server/data/sittings/result";
import { type AttemptDraft, seedOf, storeAttempt } from "@/server/data/sittings/store-attempt";
import { factsUnderTest } from "@/server/data/sittings/under-test";
import { getDb } from "@/server/db";

export type AnotherFailure = "not-found" | "none";

/**
 * What one more question like one that was asked is about: the same fact, asked through another type; or, of a fact that no
 * other type can ask, another fact of its topic.
 */
export type Likeness = "fact" | "topic";

/** A question that was asked, as far as another one like it depends on it. */
type Followed = { readonly type: string; readonly factIds: readonly string[] };

/**
 * What one more question like each of these would be about, so that it can be said before it is asked for; null where there is
 * none, or the fact is out of use. It depends on the facts alone, and so says nothing about a key.
 */
export async function likenessOf(viewer: Viewer, asked: readonly Followed[]): Promise<readonly (Likeness | null)[]> {
  const source = await sourceFor(viewer);
  return asked.map((each) => drawnLike(source, each, [], "likeness")?.likeness ?? null);
}

/**
 * One more question like one that the viewer has answered and whose answer they have been told, never of the type that it follows:
 * neither graded nor remembered for that reason (items.md §6).
 *
 * @param titles for the new sitting
 * @returns "not-found" unless the sitting is over, was the viewer's and has told its answers; "none" when there is no such question,
 *   or the fact is out of use
 */
export async function startAnother(
  viewer: Viewer,
  {
    attemptId,
    index,
    titles,
  }: { readonly attemptId: string; readonly index: number; readonly titles: Readonly<Record<Likeness, string>> },
  now: Date,
): Promise<Result<{ readonly attemptId: string }, AnotherFailure>> {
  const followed = await findResult(viewer, attemptId, now);
  const question = followed?.items.find((item) => item.index === index && item.given !== null);
  // As in a retake: what a test has not told has no facts here, and must not be asked in another form.
  if (!followed?.finishedAt || !question || question.factIds.length === 0) return err("not-found");
  const asked = { type: question.view.type, factIds: question.factIds };
  const origin = followed.kind === "another" ? followed.followsId : attemptId;
  const db = await getDb();
  const before = await db.attemptItem.findMany({
    where: {
      attempt: { learnerId: viewer.userId, OR: [{ id: origin ?? attemptId }, { kind: "another", followsId: origin }] },
    },
    select: { type: true, factIds: true },
  });
  const id = randomUUID();
  const seed = seedOf(id);
  const drawn = drawnLike(await sourceFor(viewer), asked, before, seed);
  if (drawn === null) return err("none");
  const { item, likeness } = drawn;
  const context = getGenerationContext(viewer.language);
  const blueprint = blueprintSchema.parse({
    topics: likeness === "topic" ? [item.topic] : [],
    types: [item.type],
    length: MIN_LENGTH,
    includeHarm: item.feedback.harm !== null,
    factIds: likeness === "topic" ? null : item.factIds.slice(0, 1),
  });
  const draft: AttemptDraft = {
    attemptId: id,
    assignmentId: null,
    sitting: 1,
    kind: "another",
    followsId: origin,
    rules: null,
    day: null,
    title: titles[likeness],
    blueprint,
    seed,
  };
  await storeAttempt(viewer, draft, { release: context.base.release.hash, items: [item] }, now);
  return ok({ attemptId: id });
}

/** What a question may be made of. */
type Source = { readonly context: GenerationContext; readonly heldBack: ReadonlySet<string> };

async function sourceFor(viewer: Viewer): Promise<Source> {
  const [heldBack, underTest] = await Promise.all([heldBackFactIds(), factsUnderTest(viewer)]);
  return { context: getGenerationContext(viewer.language), heldBack: new Set([...heldBack, ...underTest]) };
}

/** Facts of the topic that are looked at for one more question: enough that one of them gives another type. */
const MOST_FACTS = 30;

function drawnLike(
  source: Source,
  asked: Followed,
  before: readonly Followed[],
  seed: string,
): { readonly item: Item; readonly likeness: Likeness } | null {
  const { base } = source.context;
  const fact = base.facts.get(asked.factIds[0] ?? "");
  if (fact === undefined || source.heldBack.has(fact.id)) return null;
  const same = itemOf(source, fact, asked, before, seed);
  if (same !== null) return { item: same, likeness: "fact" };
  const met = new Set([...asked.factIds, ...before.flatMap(({ factIds }) => factIds)]);
  const others = (base.index.factsByTopic.get(fact.topic) ?? []).filter(
    (other) => !met.has(other.id) && !source.heldBack.has(other.id) && !isHarmful(source.context, other),
  );
  for (const other of shuffled(others, seededRandom(seed)).slice(0, MOST_FACTS)) {
    const item = itemOf(source, other, asked, before, seed);
    if (item !== null) return { item, likeness: "topic" };
  }
  return null;
}

/** An item of the fact, of the type by which it was asked least often, and not of the one that was asked just now. */
function itemOf(
  { context, heldBack }: Source,
  fact: Fact,
  asked: Followed,
  before: readonly Followed[],
  seed: string,
): Item | null {
  const times = (type: string) => before.filter((each) => each.type === type && each.factIds.includes(fact.id)).length;
  const ways = shuffled(possibleItems(context, fact), seededRandom(seed)).filter(({ type }) => type !== asked.type);
  for (const { type, ask } of [...ways].sort((a, b) => times(a.type) - times(b.type))) {
    const made = generateItem(context, type, ask, seed);
    if (made.ok && mayBeAsked(made.value)) return made.value;
  }
  return null;

  /** Types that take in other facts must not bring one that is out of use, or violence where there was none. */
  function mayBeAsked(item: Item): boolean {
    if ([...restsOn(item)].some((id) => heldBack.has(id))) return false;
    return item.factIds.every((id) => {
      const other = context.base.facts.get(id);
      return other !== undefined && (id === fact.id || !isHarmful(context, other));
    });
  }
}
