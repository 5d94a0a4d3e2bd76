import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { countTry } from "@/server/auth/throttle";
import { noteRejected } from "@/server/data/facts/rejected-answers";
import { tidy } from "@/server/data/people/tidy";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

describeOnEachEngine("tidying at the start", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));
  const left = async () => (await getClient().user.findMany({ select: { id: true } })).map(({ id }) => id).sort();

  it("takes visitors who did nothing after two days, and those who did after their cookie is over", async () => {
    const idle = await aPerson({ guest: true });
    const busy = await aPerson({ guest: true });
    const account = await aPerson({ email: "aminata@example.org" });
    await getClient().attempt.create({
      data: { id: randomUUID(), learnerId: busy.userId, title: "Mix", blueprint: {}, release: "r", seed: "s" },
    });
    await tidy(hoursLater(47));
    expect(await left()).toEqual([idle.userId, busy.userId, account.userId].sort());
    await tidy(hoursLater(49));
    expect(await left()).toEqual([busy.userId, account.userId].sort());
    await tidy(hoursLater(24 * 90));
    expect(await left()).toEqual([busy.userId, account.userId].sort());
    await tidy(hoursLater(24 * 92));
    expect(await left()).toEqual([account.userId]);
  });

  it("leaves a throttle that is still counting", async () => {
    await countTry("password", "a@example.org", NOON);
    await tidy(hoursLater(1));
    expect(await getClient().throttle.count()).toBe(1);
    await tidy(hoursLater(25));
    expect(await getClient().throttle.count()).toBe(0);
  });

  it("takes a name that did not count when nobody has typed it for a year", async () => {
    const typed = { factId: "a-fact", given: "The Fort", wrong: true };
    for (const day of [0, 100]) await noteRejected(getClient(), [{ ...typed, at: hoursLater(24 * day).getTime() }]);
    await tidy(hoursLater(24 * 464));
    expect(await getClient().rejectedAnswer.findMany({ select: { count: true } })).toEqual([{ count: 2 }]);
    await tidy(hoursLater(24 * 466));
    expect(await getClient().rejectedAnswer.count()).toBe(0);
  });
});
