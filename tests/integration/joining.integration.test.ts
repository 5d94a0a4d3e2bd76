import { beforeEach, expect, it } from "vitest";
import { loadViewer } from "@/server/auth/load-viewer";
import { limits } from "@/server/auth/throttle";
import { removeLearner, rotateCode } from "@/server/data/classes/classrooms";
import { addEmail, signInWithPassword } from "@/server/data/people/accounts";
import { createGuest } from "@/server/data/people/guests";
import { type Joined, joinClass, signInWithClassCode } from "@/server/data/people/joining";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON, viewerOf } from "@/tests/support/people";

const wish = (classCode: string, name = "Caravan") => ({ classCode, name, timeZone: "Africa/Bamako" });

async function joined(classCode: string, name = "Caravan"): Promise<Joined & { personalCode: string }> {
  const result = await joinClass(null, wish(classCode, name), NOON);
  if (!result.ok) throw new Error(result.error.code);
  const { personalCode } = result.value;
  if (personalCode === null) throw new Error("no personal code");
  return { ...result.value, personalCode };
}

describeOnEachEngine("joining a class", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  it("lets a pupil back in with the code they wrote down after the class got a new one, and after being taken out", async () => {
    const teacher = await aPerson({ role: "teacher" });
    const { id, code } = await aClass(teacher);
    const { personalCode } = await joined(code);
    const back = () => signInWithClassCode({ classCode: code, name: " caravan ", personalCode }, NOON);
    expect(await rotateCode(teacher, id)).toBe(true);
    expect((await back()).ok).toBe(true);
    expect((await joinClass(null, wish(code, "Salt"), NOON)).ok).toBe(false);
    const learner = await getClient().membership.findFirstOrThrow({ where: { classroomId: id, role: "learner" } });
    expect(await removeLearner(teacher, id, learner.userId, NOON)).toBe(true);
    expect((await back()).ok).toBe(true);
    expect((await signInWithClassCode({ classCode: code, name: "Caravan", personalCode: "AAAAAA" }, NOON)).ok).toBe(
      false,
    );
  });

  it("takes a name and no e-mail address, and the personal code leads back to the same learner", async () => {
    const { code } = await aClass(await aPerson({ role: "teacher" }));
    const learner = await joined(code);
    expect(await viewerOf(learner.token)).toMatchObject({ role: "learner", email: null, name: "Caravan" });
    const back = await signInWithClassCode(
      { classCode: code, name: "caravan ", personalCode: learner.personalCode },
      NOON,
    );
    expect(back).toEqual({ ok: true, value: learner.token });
  });

  it("reads codes as they are typed: small letters, spaces, dashes", async () => {
    const { code } = await aClass(await aPerson({ role: "teacher" }));
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
    const learner = await joined(typed);
    const personalCode = learner.personalCode.toLowerCase().split("").join(" ");
    expect((await signInWithClassCode({ classCode: typed, name: "Caravan", personalCode }, NOON)).ok).toBe(true);
  });

  it("keeps what a visitor did: the visitor's row becomes the learner", async () => {
    const { code } = await aClass(await aPerson({ role: "teacher" }));
    const guest = await createGuest(NOON);
    if (!guest.ok) throw new Error("throttled");
    const result = await joinClass(await viewerOf(guest.value), wish(code), NOON);
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.token.userId).toBe(guest.value.userId);
    expect(await loadViewer(guest.value, NOON)).toBeNull();
  });

  it("takes someone with an account as who they are, without a second code", async () => {
    const { code, id } = await aClass(await aPerson({ role: "teacher" }));
    const account = await aPerson({ name: "Aminata", email: "aminata@example.org" });
    const result = await joinClass(account, wish(code, "Ami"), NOON);
    expect(result).toMatchObject({ ok: true, value: { personalCode: null, classroomId: id } });
    expect(await joinClass(account, wish(code, "Ami 2"), NOON)).toEqual({
      ok: false,
      error: { code: "member-already" },
    });
    expect(await getClient().user.count()).toBe(2);
  });

  it("gives a name once per class, and leaves no half-made learner behind", async () => {
    const { code } = await aClass(await aPerson({ role: "teacher" }));
    await joined(code, "Caravan");
    const before = await getClient().user.count();
    expect(await joinClass(null, wish(code, "  CARAVAN "), NOON)).toEqual({ ok: false, error: { code: "name-taken" } });
    const both = await Promise.all([
      joinClass(null, wish(code, "Salt"), NOON),
      joinClass(null, wish(code, "salt"), NOON),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(await getClient().user.count()).toBe(before + 1);
  });

  it("answers the same for an unknown code, a closed one and an archived class", async () => {
    const teacher = await aPerson({ role: "teacher" });
    const closed = await aClass(teacher);
    const archived = await aClass(teacher);
    await getClient().classroom.update({ where: { id: closed.id }, data: { codeOpen: false } });
    await getClient().classroom.update({ where: { id: archived.id }, data: { archivedAt: NOON } });
    for (const code of ["ZZZZZZZ", "", closed.code, archived.code]) {
      expect(await joinClass(null, wish(code), NOON)).toEqual({ ok: false, error: { code: "no-class" } });
    }
  });

  it("does not let a learner back in whom the teacher removed", async () => {
    const { code, id } = await aClass(await aPerson({ role: "teacher" }));
    const account = await aPerson({ name: "Aminata", email: "aminata@example.org" });
    await joinClass(account, wish(code, "Ami"), NOON);
    await getClient().membership.update({
      where: { classroomId_userId: { classroomId: id, userId: account.userId } },
      data: { removedAt: NOON, nameKey: null },
    });
    expect(await joinClass(account, wish(code, "Ami"), NOON)).toEqual({ ok: false, error: { code: "removed" } });
  });

  it("stops guessing at one learner's personal code while the neighbour signs in", async () => {
    const { code } = await aClass(await aPerson({ role: "teacher" }));
    const learner = await joined(code, "Caravan");
    const neighbour = await joined(code, "Salt");
    for (let tries = 0; tries < limits.personalCode.count; tries++) {
      await signInWithClassCode({ classCode: code, name: "Caravan", personalCode: `AAAAA${tries}` }, NOON);
    }
    const typed = { classCode: code, name: "Caravan", personalCode: learner.personalCode };
    expect(await signInWithClassCode(typed, NOON)).toMatchObject({ ok: false, error: { code: "throttled" } });
    expect(
      (await signInWithClassCode({ classCode: code, name: "Salt", personalCode: neighbour.personalCode }, NOON)).ok,
    ).toBe(true);
    expect((await signInWithClassCode(typed, hoursLater(1))).ok).toBe(true);
  });

  it("lets a learner add an e-mail address and then sign in with it, or with the class code and the new password", async () => {
    const { code } = await aClass(await aPerson({ role: "teacher" }));
    const learner = await joined(code);
    const added = await addEmail(
      await viewerOf(learner.token),
      { email: "caravan@example.org", password: "salt and gold", current: learner.personalCode },
      NOON,
    );
    expect(added.ok).toBe(true);
    expect((await signInWithPassword("caravan@example.org", "salt and gold", NOON)).ok).toBe(true);
    expect(
      (await signInWithClassCode({ classCode: code, name: "Caravan", personalCode: "salt and gold" }, NOON)).ok,
    ).toBe(true);
  });
});
