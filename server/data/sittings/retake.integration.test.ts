import { beforeEach, expect, it, vi } from "vitest";
import { generateItem, possibleItems } from "@/core/questions/generate";
import type { QuestionTypeName } from "@/core/questions/views";
import { questionKey } from "@/core/quizzes/asked-before";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { getGenerationContext } from "@/server/content/generation-context";
import { questionsOfRetakes } from "@/server/data/sittings/forms";
import { handIn } from "@/server/data/sittings/hand-in";
import { startAssignedAttempt, startAttempt } from "@/server/data/sittings/start";
import { anAssignedQuiz, QUIZ_ID, questionsOf } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const keysOf = async (attemptId: string) => (await questionsOf(attemptId)).map(({ view }) => questionKey(view)).sort();

const ENOUGH = 60;
const TYPES: readonly QuestionTypeName[] = ["short-answer", "multiple-choice"];

/** Some facts that can be asked with and without options, so that none need be asked the same way twice. */
function twoSided(): readonly string[] {
  const context = getGenerationContext("en");
  const found: string[] = [];
  for (const fact of context.base.facts.values()) {
    if (found.length === ENOUGH) break;
    const made = possibleItems(context, fact).flatMap(({ type, ask }) => {
      const item = TYPES.includes(type) ? generateItem(context, type, ask, "any") : null;
      return item?.ok ? [type] : [];
    });
    if (fact.harm === null && new Set(made).size === TYPES.length) found.push(fact.id);
  }
  return found;
}

describeOnEachEngine("a retake", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  const factsOf = async (attemptId: string) =>
    (await getClient().attemptItem.findMany({ where: { attemptId } })).flatMap(({ factIds }) => factIds);

  it("asks the same facts through other questions than the sitting that it follows", async () => {
    const viewer = await aPerson();
    const scope = { topics: [], length: 8, includeHarm: false };
    const blueprint = blueprintSchema.parse({ ...scope, types: ["short-answer"], factIds: twoSided() });
    const first = await startAttempt(viewer, { title: "Choices", blueprint }, NOON);
    if (!first.ok) throw new Error(first.error);
    const followsId = first.value.attemptId;
    const factIds = await factsOf(followsId);
    const before = await keysOf(followsId);
    const again = {
      title: "Again",
      blueprint: blueprintSchema.parse({ ...scope, types: [...TYPES], factIds }),
      followsId,
    };
    for (let turn = 0; turn < 4; turn++) {
      const retake = await startAttempt(viewer, again, hoursLater(turn));
      if (!retake.ok) throw new Error(retake.error);
      const { attemptId } = retake.value;
      expect((await keysOf(attemptId)).filter((key) => before.includes(key))).toEqual([]);
      for (const { factIds: asked } of await questionsOf(attemptId)) expect(factIds).toContain(asked[0]);
      // The next turn is a first retake again: of some facts there are no more than two questions.
      await getClient().attempt.delete({ where: { id: attemptId } });
    }
  });

  it("heeds every sitting before, whichever of them it follows, the newest first; not single questions", async () => {
    const viewer = await aPerson();
    const blueprint = blueprintSchema.parse({ topics: [], types: [...TYPES], length: 3, includeHarm: false });
    const begin = async (followsId: string | null, hours: number) => {
      const started = await startAttempt(viewer, { title: "Quiz", blueprint, followsId }, hoursLater(hours));
      if (!started.ok) throw new Error(started.error);
      return started.value.attemptId;
    };
    const first = await begin(null, 0);
    const second = await begin(first, 1);
    const third = await begin(second, 2);
    const beside = await begin(first, 3);
    const single = await begin(first, 4);
    await getClient().attempt.update({ where: { id: single }, data: { kind: "another" } });
    await begin(null, 5);
    const expected = await Promise.all([beside, third, second, first].map(keysOf));
    for (const followed of [third, beside, first]) {
      const found = await questionsOfRetakes(viewer, followed);
      expect(found.map((sitting) => sitting.map(({ view }) => questionKey(view)).sort())).toEqual(expected);
    }
    expect(await questionsOfRetakes(await aPerson(), first)).toEqual([]);
  });

  it("of a given quiz has other questions too", async () => {
    const [teacher, learner] = [await aPerson(), await aPerson()];
    const sittings = await anAssignedQuiz(teacher, [learner], [], { mode: "test" });
    const next = async (last: string, types: readonly string[], factIds: readonly string[], hours: number) => {
      const blueprint = blueprintSchema.parse({ topics: [], types, length: 8, includeHarm: false, factIds });
      await getClient().assignment.update({ where: { id: QUIZ_ID }, data: { blueprint } });
      await handIn(learner, last, hoursLater(hours));
      const started = await startAssignedAttempt(learner, QUIZ_ID, hoursLater(hours + 1));
      if (!started.ok) throw new Error(started.error);
      return started.value.attemptId;
    };
    const one = await next(sittings.get(learner) ?? "", ["short-answer"], twoSided(), 1);
    const other = await next(one, TYPES, await factsOf(one), 3);
    const before = await keysOf(one);
    const after = await keysOf(other);
    expect(after.length).toBeGreaterThanOrEqual(3);
    expect(after.filter((key) => before.includes(key))).toEqual([]);
  });
});
