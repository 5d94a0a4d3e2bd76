import { beforeEach, describe, expect, it } from "vitest";
import { loadViewer } from "@/server/auth/load-viewer";
import { limits } from "@/server/auth/throttle";
import { updateStudySettings } from "@/server/data/memory/study-settings";
import { signInWithPassword, signUp } from "@/server/data/people/accounts";
import {
  canRestore,
  createResetLink,
  createResetLinkFor,
  findResetLink,
  RESET_LINK_HOURS,
  recoverAccount,
  redeemResetLink,
} from "@/server/data/people/codes";
import { joinClass, signInWithClassCode } from "@/server/data/people/joining";
import { findLinkedAccount, linkOrCreate } from "@/server/data/people/oauth";
import { changeRole, findPerson, listPeople } from "@/server/data/people/people";
import { checkSetupCode, createFirstAdministrator, createSetupCode } from "@/server/data/people/setup";
import { erasePeople } from "@/server/data/privacy/erase-people";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON, viewerOf } from "@/tests/support/people";

const email = "aminata@example.org";
const password = "salt caravan at dawn";

async function anAccount() {
  const result = await signUp(null, { name: "Aminata", email, password, role: "learner", timeZone: "UTC" }, NOON);
  if (!result.ok) throw new Error(result.error.code);
  return { ...result.value, viewer: await viewerOf(result.value.token) };
}

describeOnEachEngine("getting back in", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  describe("with the recovery code", () => {
    it("sets a new password, voids old sessions, and gives a new code in place of the used one", async () => {
      const account = await anAccount();
      const typed = { email, recoveryCode: account.recoveryCode.toLowerCase(), password: "gold and salt" };
      const recovered = await recoverAccount(typed, NOON);
      if (!recovered.ok) throw new Error(recovered.error.code);
      expect(await loadViewer(account.token, NOON)).toBeNull();
      expect((await signInWithPassword(email, "gold and salt", NOON)).ok).toBe(true);
      expect(await recoverAccount(typed, NOON)).toEqual({ ok: false, error: { code: "wrong" } });
      const again = { ...typed, recoveryCode: recovered.value.recoveryCode };
      expect((await recoverAccount(again, NOON)).ok).toBe(true);
    });

    it("is throttled per account", async () => {
      const { recoveryCode } = await anAccount();
      for (let tries = 0; tries < limits.recovery.count; tries++) {
        await recoverAccount({ email, recoveryCode: `WRONG-${tries}`, password }, NOON);
      }
      expect(await recoverAccount({ email, recoveryCode, password }, NOON)).toMatchObject({
        ok: false,
        error: { code: "throttled" },
      });
    });
  });

  describe("with a reset link", () => {
    it("works once, and signs every browser out", async () => {
      const account = await anAccount();
      const link = await createResetLinkFor(email, 2, NOON);
      if (!link) throw new Error("no link");
      expect(await findResetLink(link.code, NOON)).toEqual({
        ok: true,
        value: { name: "Aminata", hasEmail: true, classroom: null },
      });
      const uses = await Promise.all([
        redeemResetLink(link.code, "first new password", NOON),
        redeemResetLink(link.code, "second new password", NOON),
      ]);
      expect(uses.filter((use) => use.ok)).toHaveLength(1);
      expect(await loadViewer(account.token, NOON)).toBeNull();
      expect(await findResetLink(link.code, NOON)).toEqual({ ok: false, error: { code: "no-link" } });
    });

    it("is void when it is too old, or when a newer one was made", async () => {
      await anAccount();
      const old = await createResetLinkFor(email, 2, NOON);
      const newer = await createResetLinkFor(email, 2, NOON);
      expect((await findResetLink(old?.code ?? "", NOON)).ok).toBe(false);
      expect((await findResetLink(newer?.code ?? "", hoursLater(1.9))).ok).toBe(true);
      expect((await findResetLink(newer?.code ?? "", hoursLater(2))).ok).toBe(false);
    });

    it("is stored as a hash alone", async () => {
      await anAccount();
      const link = await createResetLinkFor(email, 2, NOON);
      expect(JSON.stringify(await getClient().oneTimeCode.findMany())).not.toContain(link?.code ?? "?");
    });

    it("gives a class-code learner a new personal code instead of asking for a password", async () => {
      const teacher = await aPerson({ role: "teacher" });
      const { code } = await aClass(teacher);
      const joined = await joinClass(null, { classCode: code, name: "Caravan", timeZone: "UTC" }, NOON);
      if (!joined.ok) throw new Error(joined.error.code);
      const link = await createResetLink(teacher, joined.value.token.userId, NOON);
      expect(await findResetLink(link?.code ?? "", NOON)).toMatchObject({
        value: { hasEmail: false, classroom: { code, name: "Caravan", numbered: false } },
      });
      const reset = await redeemResetLink(link?.code ?? "", null, NOON);
      if (!reset.ok) throw new Error(reset.error.code);
      const signIn = (personalCode: string | null) =>
        signInWithClassCode({ classCode: code, name: "Caravan", personalCode: personalCode ?? "" }, NOON);
      expect((await signIn(reset.value.personalCode)).ok).toBe(true);
      expect((await signIn(joined.value.personalCode)).ok).toBe(false);
    });
  });

  describe("by somebody's help", () => {
    it("is for a teacher's own learners: not another class's, not one who was taken out", async () => {
      const teacher = await aPerson({ role: "teacher", name: "Fanta" });
      const other = await aPerson({ role: "teacher", name: "Moussa" });
      const learner = await aPerson({ name: "Caravan" });
      const { id } = await aClass(teacher, [learner]);
      await aClass(other);
      const link = await createResetLink(teacher, learner.userId, NOON);
      expect(link?.expiresAt).toEqual(hoursLater(RESET_LINK_HOURS));
      expect(await createResetLink(other, learner.userId, NOON)).toBeNull();
      expect(await createResetLink(learner, learner.userId, NOON)).toBeNull();
      await getClient().membership.updateMany({
        where: { classroomId: id, userId: learner.userId },
        data: { removedAt: NOON },
      });
      expect(await createResetLink(teacher, learner.userId, NOON)).toBeNull();
    });

    it("is no way for a teacher into an account with a way in of its own, nor into another teacher's class", async () => {
      const teacher = await aPerson({ role: "teacher", name: "Fanta" });
      const other = await aPerson({ role: "teacher", name: "Moussa" });
      const administrator = await aPerson({ role: "administrator", name: "Chief" });
      const mail = await aPerson({ name: "Mail", email: "mail@example.org" });
      const outside = await aPerson({ name: "Outside" });
      await getClient().account.create({
        data: { userId: outside.userId, type: "oauth", provider: "github", providerAccountId: "7" },
      });
      const shared = await aPerson({ name: "Shared" });
      const past = await aPerson({ name: "Past" });
      await aClass(teacher, [mail, outside, shared, past]);
      await aClass(teacher, [shared]);
      expect(await createResetLink(teacher, shared.userId, NOON)).not.toBeNull();
      const elsewhere = await aClass(other, [shared, past]);
      await getClient().membership.updateMany({
        where: { classroomId: elsewhere.id, userId: past.userId },
        data: { removedAt: NOON },
      });
      for (const { userId } of [mail, outside, shared, past]) {
        expect(await canRestore(teacher, userId)).toBe(false);
        expect(await createResetLink(teacher, userId, NOON)).toBeNull();
        expect(await createResetLink(administrator, userId, NOON)).not.toBeNull();
      }
      await getClient().membership.create({
        data: { classroomId: elsewhere.id, userId: teacher.userId, role: "teacher", displayName: "Fanta" },
      });
      expect(await canRestore(teacher, shared.userId)).toBe(true);
    });

    it("ends with what gave the right to it: an address, another class, the teacher's leaving or going", async () => {
      const teacher = await aPerson({ role: "teacher", name: "Fanta" });
      const other = await aPerson({ role: "teacher", name: "Moussa" });
      const learner = await aPerson({ name: "Caravan" });
      const { id } = await aClass(teacher, [learner]);
      const { id: elsewhere } = await aClass(other);
      const link = await createResetLink(teacher, learner.userId, NOON);
      const works = async () => (await findResetLink(link?.code ?? "", NOON)).ok;
      expect(await works()).toBe(true);
      const { user, membership } = getClient();
      await user.update({ where: { id: learner.userId }, data: { email } });
      expect(await works()).toBe(false);
      expect(await redeemResetLink(link?.code ?? "", "a password of the teacher's", NOON)).toMatchObject({ ok: false });
      await user.update({ where: { id: learner.userId }, data: { email: null } });
      const both = { classroomId: elsewhere, userId: learner.userId };
      await membership.create({ data: { ...both, role: "learner", displayName: "Caravan" } });
      expect(await works()).toBe(false);
      expect(await redeemResetLink(link?.code ?? "", null, NOON)).toMatchObject({ ok: false });
      await membership.deleteMany({ where: both });
      const teaches = { classroomId: id, userId: teacher.userId };
      await membership.updateMany({ where: teaches, data: { removedAt: NOON } });
      expect(await works()).toBe(false);
      await membership.updateMany({ where: teaches, data: { removedAt: null } });
      expect(await works()).toBe(true);
      await getClient().$transaction((tx) => erasePeople(tx, [teacher.userId], NOON));
      expect(await works()).toBe(false);
    });

    it("is no way for a teacher into the account of a colleague or an administrator who joined the class", async () => {
      const teacher = await aPerson({ role: "teacher", name: "Fanta" });
      const colleague = await aPerson({ role: "teacher", name: "Moussa" });
      const administrator = await aPerson({ role: "administrator", name: "Chief" });
      await aClass(teacher, [colleague, administrator]);
      expect(await createResetLink(teacher, colleague.userId, NOON)).toBeNull();
      expect(await createResetLink(teacher, administrator.userId, NOON)).toBeNull();
      expect(await createResetLink(administrator, colleague.userId, NOON)).not.toBeNull();
    });
  });
});

describeOnEachEngine("administrators", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));
  const chief = { name: "Chief", email: "chief@example.org", password, timeZone: "UTC" };

  it("begin with one who uses the set-up link, once", async () => {
    const [first, second] = [await createSetupCode(NOON), await createSetupCode(NOON)];
    const made = await Promise.all([
      createFirstAdministrator(first ?? "", chief, NOON),
      createFirstAdministrator(second ?? "", { ...chief, email: "rival@example.org" }, NOON),
    ]);
    expect(made.filter((result) => result.ok)).toHaveLength(1);
    expect(await getClient().user.count({ where: { role: "administrator" } })).toBe(1);
    expect(await createSetupCode(NOON)).toBeNull();
    for (const code of [first, second]) expect((await checkSetupCode(code ?? "", NOON)).ok).toBe(false);
  });

  it("cannot be made with a guessed or an old link", async () => {
    const code = await createSetupCode(NOON);
    expect(await createFirstAdministrator("AAAAAAAAAAAAAAAAAAAAAAAAAA", chief, NOON)).toEqual({
      ok: false,
      error: { code: "no-link" },
    });
    expect((await checkSetupCode(code ?? "", hoursLater(24))).ok).toBe(false);
  });

  it("see people and change roles; nobody else does", async () => {
    const administrator = await aPerson({ role: "administrator", name: "Chief" });
    const learner = await aPerson({ name: "Aminata", email });
    const teacher = await aPerson({ role: "teacher", name: "Fanta" });
    expect((await listPeople(administrator, "AMI")).map(({ name }) => name)).toEqual(["Aminata"]);
    for (const nobody of [learner, teacher]) {
      expect(await listPeople(nobody, "")).toEqual([]);
      expect(await findPerson(nobody, administrator.userId)).toBeNull();
      expect(await changeRole(nobody, nobody.userId, "administrator", NOON)).toEqual({
        ok: false,
        error: { code: "not-found" },
      });
    }
    expect((await changeRole(administrator, learner.userId, "teacher", NOON)).ok).toBe(true);
    expect(await findPerson(administrator, learner.userId)).toMatchObject({ role: "teacher" });
  });

  it("cannot leave the place without one", async () => {
    const administrator = await aPerson({ role: "administrator" });
    expect(await changeRole(administrator, administrator.userId, "learner", NOON)).toEqual({
      ok: false,
      error: { code: "last-administrator" },
    });
  });
});

describeOnEachEngine("signing in elsewhere", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));
  const identity = { provider: "github", providerAccountId: "42", name: "Aminata", email, timeZone: "Asia/Tokyo" };

  it("makes an account once and finds it again", async () => {
    await Promise.all([linkOrCreate(identity, null, NOON), linkOrCreate(identity, null, NOON)]);
    expect(await getClient().user.count()).toBe(1);
    const token = await findLinkedAccount("github", "42");
    expect(token && (await loadViewer(token, NOON))).toMatchObject({ name: "Aminata", email, timeZone: "Asia/Tokyo" });
    expect(await findLinkedAccount("google", "42")).toBeNull();
  });

  it("does not open the account of somebody who has the same address", async () => {
    await anAccount();
    expect(await linkOrCreate(identity, null, NOON)).toEqual({ ok: false, error: { code: "email-taken" } });
    expect(await findLinkedAccount("github", "42")).toBeNull();
  });

  it("links to the account that is signed in, and makes a visitor's row an account", async () => {
    const account = await anAccount();
    await linkOrCreate(identity, account.viewer, NOON);
    expect((await findLinkedAccount("github", "42"))?.userId).toBe(account.viewer.userId);
    expect((await viewerOf(account.token)).timeZone).toBe("UTC");
    const guest = await aPerson({ guest: true, name: "" });
    await linkOrCreate({ ...identity, providerAccountId: "43", email: null }, guest, NOON);
    expect((await findLinkedAccount("github", "43"))?.userId).toBe(guest.userId);
    expect(await getClient().user.count({ where: { guest: true } })).toBe(0);
  });

  it("takes a visitor's zone from the browser, unless they have one already", async () => {
    const zoneAfter = async (timeZone: string, providerAccountId: string) => {
      const guest = { ...(await aPerson({ guest: true, name: "" })), timeZone };
      await getClient().user.update({ where: { id: guest.userId }, data: { timeZone } });
      await linkOrCreate({ ...identity, providerAccountId, email: null }, guest, NOON);
      const token = await findLinkedAccount("github", providerAccountId);
      return token && (await viewerOf(token)).timeZone;
    };
    expect(await zoneAfter("UTC", "44")).toBe("Asia/Tokyo");
    expect(await zoneAfter("Africa/Bamako", "45")).toBe("Africa/Bamako");
  });
});

describeOnEachEngine("settings of studying", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  it("become events where memory depends on them, and nothing where it does not", async () => {
    const viewer = await aPerson();
    const same = {
      timeZone: viewer.timeZone,
      dayStartHour: viewer.dayStartHour,
      desiredRetention: viewer.desiredRetention,
      buttons: 4,
      newPerDay: 3,
      reviewsPerDay: 50,
      easyDays: [],
    } as const;
    await updateStudySettings(viewer, same, NOON);
    expect(await getClient().memoryEvent.count()).toBe(0);
    await updateStudySettings(
      viewer,
      { ...same, desiredRetention: 0.85, timeZone: "Africa/Bamako", easyDays: [6, 0] },
      NOON,
    );
    const events = await getClient().memoryEvent.findMany({ orderBy: { deviceSequence: "asc" } });
    expect(events.map(({ kind, body }) => ({ kind, body }))).toMatchObject([
      { kind: "settingsChanged", body: { desiredRetention: 0.85, easyDays: [0, 6] } },
      { kind: "zoneChanged", body: { timeZone: "Africa/Bamako", dayStartHour: 4 } },
    ]);
    const row = await getClient().user.findUniqueOrThrow({ where: { id: viewer.userId } });
    expect(row).toMatchObject({ buttons: 4, newPerDay: 3, desiredRetention: 0.85, timeZone: "Africa/Bamako" });
  });
});
