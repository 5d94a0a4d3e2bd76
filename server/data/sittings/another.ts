import "server-only";
import { randomUUID } from "node:crypto";
import type { Item } from "@/core/questions/contract";
import { isHarmful } from "@/core/questions/frame";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { restsOn } from "@/core/questions/rests-on";
import { blueprintSchema, MIN_LENGTH } from "@/core/quizzes/blueprint";
import { seededRandom, shuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { heldBackFactIds } from "@/server/data/facts/overrides";
import { type AttemptDraft, seedOf, storeAttempt } from "@/server/data/sittings/store-attempt";
import { factsUnderTest } from "@/server/data/sittings/under-test";
import { getDb } from "@/server/db";

export type AnotherFailure = "not-found" | "none";

/**
 * One more question on the fact of a question that the viewer has answered, through another type where there is one:
 * neither graded nor remembered, since the answer has just been told (items.md §6).
 *
 * @param title for the new sitting
 * @returns "none" when the fact gives no other question, or is out of use
 */
export async function startAnother(
  viewer: Viewer,
  { attemptId, index, title }: { readonly attemptId: string; readonly index: number; readonly title: string },
  now: Date,
): Promise<Result<{ readonly attemptId: string }, AnotherFailure>> {
  const db = await getDb();
  const asked = await db.attemptItem.findFirst({
    where: {
      attemptId,
      index,
      attempt: { learnerId: viewer.userId, answers: { some: { index } }, finishedAt: { not: null } },
    },
    select: { type: true, factIds: true, attempt: { select: { kind: true, followsId: true } } },
  });
  const factId = asked?.factIds[0];
  if (!asked || factId === undefined) return err("not-found");
  const origin = asked.attempt.kind === "another" ? asked.attempt.followsId : attemptId;
  const before = await db.attemptItem.findMany({
    where: {
      factIds: { has: factId },
      attempt: { learnerId: viewer.userId, OR: [{ id: origin ?? attemptId }, { kind: "another", followsId: origin }] },
    },
    select: { type: true },
  });
  const id = randomUUID();
  const seed = seedOf(id);
  const seen = before.map(({ type }) => type);
  const item = await anotherItem(viewer, factId, seen, seed);
  if (item === null) return err("none");
  const context = getGenerationContext(viewer.language);
  const blueprint = blueprintSchema.parse({
    topics: [],
    types: [item.type],
    length: MIN_LENGTH,
    includeHarm: item.feedback.harm !== null,
    factIds: [factId],
  });
  const draft: AttemptDraft = {
    attemptId: id,
    assignmentId: null,
    sitting: 1,
    kind: "another",
    followsId: origin,
    rules: null,
    day: null,
    title,
    blueprint,
    seed,
  };
  await storeAttempt(viewer, draft, { release: context.base.release.hash, items: [item] }, now);
  return ok({ attemptId: id });
}

/** An item of the fact, of the type that was asked least often. */
async function anotherItem(
  viewer: Viewer,
  factId: string,
  seen: readonly string[],
  seed: string,
): Promise<Item | null> {
  const context = getGenerationContext(viewer.language);
  const fact = context.base.facts.get(factId);
  const heldBack = new Set([...(await heldBackFactIds()), ...(await factsUnderTest(await getDb(), viewer))]);
  if (fact === undefined || heldBack.has(factId)) return null;
  const times = (type: string) => seen.filter((each) => each === type).length;
  const ways = shuffled(possibleItems(context, fact), seededRandom(seed));
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
      return other !== undefined && (id === factId || !isHarmful(context, other));
    });
  }
}
