import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { CardFace } from "@/core/memory/events";
import type { ReviewCard, ReviewMessage } from "@/core/memory/protocol";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import { quizRulesSchema, type TypingRule } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { forgetOverrides } from "@/server/data/facts/in-force";
import { addOverride } from "@/server/data/facts/overrides";
import { checkMemory } from "@/server/data/memory/memory-check";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { createAssignment } from "@/server/data/sets/assign";
import { createStudySet } from "@/server/data/sets/study-sets";
import { assignmentResults } from "@/server/data/teaching/assignments";
import { changeAssignment } from "@/server/data/teaching/changing/change-assignment";
import { listChanges } from "@/server/data/teaching/changing/change-history";
import { findAssignmentToChange } from "@/server/data/teaching/changing/given-assignment";
import { setTypedCards } from "@/server/data/teaching/overview";
import { checkStats } from "@/server/data/teaching/stats-check";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { madeOf } from "@/tests/support/made-of";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

// The fact base is read once, whichever test comes first.
beforeAll(() => void getGenerationContext("en"), 120_000);

describeOnEachEngine("how cards of assigned reviewing are answered", (getClient) => {
  let teacher: Viewer;
  let awa: Viewer;
  let classroomId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    forgetOverrides();
    [teacher, awa] = [await aPerson({ role: "teacher" }), await aPerson({ name: "Awa" })];
    classroomId = (await aClass(teacher, [awa])).id;
  });

  async function given(typed: TypingRule): Promise<string> {
    const blueprint = { ...anyBlueprint, topics: ["minusma"] };
    const { id: setId } = await createStudySet(teacher, { title: "MINUSMA", blueprint });
    const dates = { opensAt: NOON, dueAt: hoursLater(24 * 10), daysWanted: 3 };
    const rules = quizRulesSchema.parse({ typed });
    const made = await createAssignment(teacher, {
      classroomId,
      setId,
      kind: "reviewing",
      title: "x",
      ...dates,
      rules,
    });
    return madeOf(made).id;
  }

  const sequence = { next: 1 };
  function aReview(targetId: string, face: CardFace | null, now: Date): ReviewMessage {
    const deed = {
      id: randomUUID(),
      sequence: sequence.next++,
      at: now.getTime(),
      kind: "reviewed",
      targetId,
    } as const;
    return { ...deed, rating: "good" as const, ...(face === null ? {} : { face }) };
  }

  const send = async (event: ReviewMessage, now: Date) =>
    (await recordReviews(awa, { device: awa.userId, sentAt: now.getTime(), events: [event] }, now)).results[0];
  const review = (targetId: string, face: CardFace | null, now: Date) => send(aReview(targetId, face, now), now);

  const cards = async (viewer = awa) => (await loadReviewQueue(viewer, NOON)).cards;
  const wayOf = ({ asks, typed }: ReviewCard) => [asks.length > 0, typed === true];
  /** How many reviews count for its days. */
  const countedFor = async (assignmentId: string, now: Date) =>
    (await assignmentResults(teacher, assignmentId, now))?.rows.map(({ answered }) => answered);
  async function isAsTheLogSays() {
    expect((await checkStats()).mismatches).toBe(0);
    expect((await checkMemory()).mismatches).toBe(0);
  }

  it("is each learner's own choice, unless the teacher says always or never", async () => {
    const free = await given("free");
    const some = (all: readonly ReviewCard[]) => new Set(all.map((card) => wayOf(card).join()));
    expect(some(await cards())).toEqual(new Set(["false,false"]));
    await setTypedCards(awa, true);
    awa = { ...awa, typedCards: true };
    expect(some(await cards())).toContain("true,false");
    await getClient().assignment.update({ where: { id: free }, data: { rules: { typed: "never" } } });
    expect(some(await cards())).toEqual(new Set(["false,false"]));
    await getClient().assignment.update({ where: { id: free }, data: { rules: { typed: "always" } } });
    awa = { ...awa, typedCards: false };
    const always = await cards();
    // What cannot be answered by typing or on the map is turned over, as ever.
    expect(some(always)).toContain("true,true");
    expect(some(always)).not.toContain("true,false");
    // Once it is over, it says nothing any more.
    await getClient().assignment.update({ where: { id: free }, data: { dueAt: hoursLater(-1) } });
    expect((await cards()).filter(({ typed }) => typed)).toEqual([]);
  });

  it("is kept by the server: what was only turned over is remembered, and counts for no day", async () => {
    const [strict, lax] = [await given("always"), await given("free")];
    const all = await cards();
    const [first, second] = all.filter(({ typed }) => typed).map(({ card }) => card.targetId);
    const silent = all.find(({ asks }) => asks.length === 0)?.card.targetId;
    expect(await review(first ?? "", null, NOON)).toMatchObject({ outcome: "stored", notCounted: true });
    expect([await countedFor(strict, NOON), await countedFor(lax, NOON)]).toEqual([[0], [1]]);
    const state = await getClient().memoryState.findFirstOrThrow({ where: { targetId: first ?? "" } });
    expect(state).toMatchObject({ reps: 1 });

    expect(await review(second ?? "", "typed", hoursLater(1))).not.toHaveProperty("notCounted");
    expect([await countedFor(strict, hoursLater(1)), await countedFor(lax, hoursLater(1))]).toEqual([[1], [2]]);
    // What cannot be answered counts as it is.
    expect(await review(silent ?? "", null, hoursLater(25))).not.toHaveProperty("notCounted");
    expect([await countedFor(strict, hoursLater(25)), await countedFor(lax, hoursLater(25))]).toEqual([[2], [3]]);
    await isAsTheLogSays();
  });

  it("holds from when it is said: what counted before still counts", async () => {
    const assignmentId = await given("free");
    await setTypedCards(awa, true);
    awa = { ...awa, typedCards: true };
    const [first, second, third] = (await cards())
      .filter(({ asks }) => asks.length > 0)
      .map(({ card }) => card.targetId);
    const earlier = aReview(first ?? "", null, NOON);
    await send(earlier, NOON);
    const found = await findAssignmentToChange(teacher, assignmentId, hoursLater(1));
    if (found === null) throw new Error("It is there.");
    const { revision, title, work } = found;
    const rules = { ...work.rules, typed: "always" as const };
    const wish = {
      seen: revision,
      title,
      work: { ...work, rules },
      audience: { kind: "class" },
      newQuestions: false,
    } as const;
    expect(await changeAssignment(teacher, assignmentId, wish, hoursLater(1), { dry: false })).toMatchObject({
      ok: true,
    });
    expect((await listChanges(teacher, assignmentId))[0]?.fields).toEqual(["typed"]);
    expect(await countedFor(assignmentId, hoursLater(1))).toEqual([1]);
    await review(second ?? "", null, hoursLater(24));
    expect(await countedFor(assignmentId, hoursLater(24))).toEqual([1]);
    // What was sent twice, once before the rule and once after, is the same message.
    expect(await send(earlier, hoursLater(24))).toMatchObject({ outcome: "duplicate" });
    // A fact that an editor has lowered is no longer asked as established: its card can only be turned over.
    const editor = await aPerson({ role: "administrator" });
    const factId = third?.split(":")[1] ?? "";
    await addOverride(editor, { factId, kind: "reported", reason: "One source took it back." }, hoursLater(48));
    expect(await review(third ?? "", null, hoursLater(48))).not.toHaveProperty("notCounted");
    expect(await countedFor(assignmentId, hoursLater(48))).toEqual([2]);
    await isAsTheLogSays();
  });
});
