import { beforeEach, expect, it } from "vitest";
import { clearTries, countTry, limits } from "@/server/auth/throttle";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";

const start = new Date("2026-11-22T08:00:00.000Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describeOnEachEngine("throttling", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  async function fill(subject: string): Promise<void> {
    for (let tries = 0; tries < limits.password.count; tries++) {
      expect(await countTry("password", subject, start)).toEqual({ ok: true, value: null });
    }
  }

  it("refuses the try after the last one of the window, with the time to wait", async () => {
    await fill("a@example.org");
    expect(await countTry("password", "a@example.org", later(60))).toEqual({
      ok: false,
      error: { code: "throttled", waitSeconds: limits.password.seconds - 60 },
    });
  });

  it("opens again when the window is over, however often the refused one tried meanwhile", async () => {
    await fill("a@example.org");
    await countTry("password", "a@example.org", later(limits.password.seconds - 1));
    expect((await countTry("password", "a@example.org", later(limits.password.seconds))).ok).toBe(true);
  });

  it("counts per account: another one of the same class is not touched", async () => {
    await fill("a@example.org");
    expect((await countTry("password", "b@example.org", start)).ok).toBe(true);
  });

  it("does not tell A@Example.org from a@example.org", async () => {
    await fill("a@example.org");
    expect((await countTry("password", "A@Example.org", start)).ok).toBe(false);
  });

  it("forgets the tries after a success", async () => {
    await fill("a@example.org");
    await clearTries("password", "a@example.org");
    expect((await countTry("password", "a@example.org", start)).ok).toBe(true);
  });

  it("lets exactly the allowed number through when all come at once", async () => {
    const results = await Promise.all(
      Array.from({ length: limits.password.count + 15 }, () => countTry("password", "crowd@example.org", start)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(limits.password.count);
  });
});
