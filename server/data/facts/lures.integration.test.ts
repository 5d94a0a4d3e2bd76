import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { luresSchema } from "@/core/facts/schema";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { refreshLures } from "@/server/data/facts/lures";
import { recordAnswer } from "@/server/data/sittings/answers";
import { startAttempt } from "@/server/data/sittings/start";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const blueprint = blueprintSchema.parse({ topics: [], types: ["multiple-choice"], length: 3, includeHarm: false });

describeOnEachEngine("the weights of wrong options", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  it("are written as a new version of the file, from first answers alone and from thirty on", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lures-"));
    const file = join(folder, "lures.yaml");
    copyFileSync(join(process.cwd(), "content", "lures.yaml"), file);
    const { version } = luresSchema.parse(parse(readFileSync(file, "utf8")));
    const client = getClient();
    const viewer = await aPerson();
    const started = await startAttempt(viewer, { title: "Mixed", blueprint }, NOON);
    if (!started.ok) throw new Error(started.error);
    const { attemptId } = started.value;
    const item = await client.attemptItem.findFirstOrThrow({ where: { attemptId, index: 0 } });
    const { correctChoiceId, options } = item.key as { correctChoiceId: string; options: Record<string, string> };
    const [often = "", seldom = ""] = Object.keys(options).filter((id) => id !== correctChoiceId);

    const answer = async (of: typeof viewer, to: string, choiceId: string, at: Date) => {
      const message = { id: randomUUID(), attemptId: to, index: 0, sequence: 1, confidence: null, activeMs: null };
      expect((await recordAnswer(of, { ...message, given: { answer: { choiceId } } }, at)).ok).toBe(true);
    };
    await answer(viewer, attemptId, often, NOON);
    expect(await refreshLures(file, NOON)).toEqual({ answers: 1, weights: 0 });
    expect(luresSchema.parse(parse(readFileSync(file, "utf8"))).version).toBe(version);

    // Of 30 learners every third takes the one, one takes the other; the second time all do, which counts for nothing.
    const taken = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? often : at === 1 ? seldom : correctChoiceId));
    for (const choiceId of taken) {
      const other = await aPerson();
      const { assignmentId: _none, ...attempt } = await client.attempt.findUniqueOrThrow({ where: { id: attemptId } });
      for (const [hours, chosen] of [
        [1, choiceId],
        [2, seldom],
      ] as const) {
        const id = randomUUID();
        const data = { ...attempt, id, learnerId: other.userId, blueprint, finishedAt: null };
        await client.attempt.create({ data: data as never });
        await client.attemptItem.create({ data: { ...item, attemptId: id } as never });
        await answer(other, id, chosen, hoursLater(hours));
      }
    }
    expect(await refreshLures(file, hoursLater(3))).toMatchObject({ answers: 31 });
    const written = luresSchema.parse(parse(readFileSync(file, "utf8")));
    rmSync(folder, { recursive: true });
    expect(written).toMatchObject({ version: version + 1, date: NOON.toISOString().slice(0, 10), answers: 31 });
    const weightOf = (id: string) => written.weights.find(({ option }) => option === options[id])?.weight;
    // By hand: the first learner and ten of thirty took the one, one of thirty the other, of 31 who saw both.
    expect(weightOf(often)).toBeCloseTo((4 * (11 + 1)) / 35, 3);
    expect(weightOf(seldom)).toBeCloseTo((4 * (1 + 1)) / 35, 3);
    expect(weightOf(correctChoiceId)).toBeUndefined();
  });
});
