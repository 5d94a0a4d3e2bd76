import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { loadViewer } from "@/server/auth/load-viewer";
import { limits } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import {
  addEmail,
  changePassword,
  type NewAccount,
  signInWithPassword,
  signOutEverywhere,
  signUp,
} from "@/server/data/people/accounts";
import { createResetLink } from "@/server/data/people/codes";
import { deleteAccount, findLosses } from "@/server/data/people/deletion";
import { createGuest } from "@/server/data/people/guests";
import { setTeacherSignUp } from "@/server/data/people/settings";
import { getDb } from "@/server/db";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON, viewerOf } from "@/tests/support/people";

const account: NewAccount = {
  name: "Aminata",
  email: "aminata@example.org",
  password: "salt caravan at dawn",
  role: "learner",
  timeZone: "Africa/Bamako",
};

async function signedUp(wish: Partial<NewAccount> = {}) {
  const result = await signUp(null, { ...account, ...wish }, NOON);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function anAssignment(teacher: Viewer, classroomId: string): Promise<string> {
  const db = await getDb();
  const setId = randomUUID();
  await db.studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint: {} } });
  const dates = { opensAt: NOON, dueAt: hoursLater(24), createdBy: teacher.userId };
  const row = { id: randomUUID(), classroomId, setId, kind: "quiz" as const, title: "Quiz", blueprint: {}, ...dates };
  return (await db.assignment.create({ data: row, select: { id: true } })).id;
}

describeOnEachEngine("accounts", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  describe("signing up", () => {
    it("makes an account that signs in with its password and no other", async () => {
      const { token } = await signedUp();
      expect(await signInWithPassword(account.email, account.password, NOON)).toEqual({ ok: true, value: token });
      expect(await signInWithPassword(account.email, "salt caravan at dusk", NOON)).toEqual({
        ok: false,
        error: { code: "wrong" },
      });
    });

    it("stores neither the password nor the recovery code", async () => {
      const { recoveryCode } = await signedUp();
      const stored = JSON.stringify(await getClient().user.findMany());
      expect(stored).not.toContain(account.password);
      expect(stored).not.toContain(recoveryCode);
      expect(stored).not.toContain(recoveryCode.replaceAll("-", ""));
    });

    it("turns a visitor's row into the account, with what the visitor did, and voids the visitor's cookie", async () => {
      const guest = await createGuest(NOON);
      if (!guest.ok) throw new Error("throttled");
      await getClient().attempt.create({
        data: { id: randomUUID(), learnerId: guest.value.userId, title: "Mix", blueprint: {}, release: "r", seed: "s" },
      });
      const result = await signUp(await viewerOf(guest.value), account, NOON);
      if (!result.ok) throw new Error(result.error.code);

      expect(result.value.token.userId).toBe(guest.value.userId);
      expect(await viewerOf(result.value.token)).toMatchObject({ guest: false, name: "Aminata" });
      expect(await loadViewer(guest.value, NOON)).toBeNull();
      expect(await getClient().attempt.count({ where: { learnerId: guest.value.userId } })).toBe(1);
      expect(await getClient().user.count()).toBe(1);
    });

    it("refuses an address that has an account, and leaves the visitor a visitor", async () => {
      await signedUp();
      const guest = await createGuest(NOON);
      if (!guest.ok) throw new Error("throttled");
      const result = await signUp(await viewerOf(guest.value), account, NOON);
      expect(result).toEqual({ ok: false, error: { code: "email-taken" } });
      expect(await viewerOf(guest.value)).toMatchObject({ guest: true });
    });

    it("makes one account when the form is sent twice at once", async () => {
      const results = await Promise.all([signUp(null, account, NOON), signUp(null, account, NOON)]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(await getClient().user.count()).toBe(1);
    });

    it("takes teachers only while the setting lets it", async () => {
      await setTeacherSignUp(false);
      expect(await signUp(null, { ...account, role: "teacher" }, NOON)).toEqual({
        ok: false,
        error: { code: "teachers-closed" },
      });
      await setTeacherSignUp(true);
      expect((await signUp(null, { ...account, role: "teacher" }, NOON)).ok).toBe(true);
    });
  });

  describe("signing in", () => {
    it("stops guessing at one account, while another one still signs in", async () => {
      await signedUp();
      await signedUp({ email: "issa@example.org" });
      for (let tries = 0; tries < limits.password.count; tries++) {
        await signInWithPassword(account.email, `guess number ${tries}`, NOON);
      }
      expect(await signInWithPassword(account.email, account.password, NOON)).toEqual({
        ok: false,
        error: { code: "throttled", waitSeconds: limits.password.seconds },
      });
      expect((await signInWithPassword("issa@example.org", account.password, NOON)).ok).toBe(true);
      expect((await signInWithPassword(account.email, account.password, hoursLater(1))).ok).toBe(true);
    });

    it("answers the same for an unknown address as for a wrong password", async () => {
      expect(await signInWithPassword("nobody@example.org", account.password, NOON)).toEqual({
        ok: false,
        error: { code: "wrong" },
      });
    });

    it("does not mind how the address is typed", async () => {
      await signedUp();
      expect((await signInWithPassword("Aminata@Example.ORG", account.password, NOON)).ok).toBe(true);
    });
  });

  describe("session versions", () => {
    it("void every token at once when someone signs out everywhere", async () => {
      const { token } = await signedUp();
      await signOutEverywhere(await viewerOf(token));
      expect(await loadViewer(token, NOON)).toBeNull();
    });

    it("void other browsers' tokens when the password changes, and the answer holds a good one", async () => {
      const { token } = await signedUp();
      const changed = await changePassword(await viewerOf(token), account.password, "a new long password", NOON);
      if (!changed.ok) throw new Error(changed.error.code);
      expect(await loadViewer(token, NOON)).toBeNull();
      expect(await loadViewer(changed.value, NOON)).not.toBeNull();
    });

    it("stay as they are when the old password was wrong", async () => {
      const { token } = await signedUp();
      expect((await changePassword(await viewerOf(token), "wrong", "a new long password", NOON)).ok).toBe(false);
      expect(await loadViewer(token, NOON)).not.toBeNull();
    });

    it("let a changed role count at the next request", async () => {
      const { token } = await signedUp();
      await getClient().user.update({ where: { id: token.userId }, data: { role: "teacher" } });
      expect(await viewerOf(token)).toMatchObject({ role: "teacher" });
    });

    it("void the token of a person who is gone", async () => {
      const { token } = await signedUp();
      await deleteAccount(await viewerOf(token), NOON);
      expect(await loadViewer(token, NOON)).toBeNull();
    });
  });

  describe("deleting an account", () => {
    it("takes everything of the person and nothing of others", async () => {
      const other = await aPerson({ name: "Issa" });
      const { token } = await signedUp();
      for (const learnerId of [token.userId, other.userId]) {
        await getClient().attempt.create({
          data: { id: randomUUID(), learnerId, title: "Mix", blueprint: {}, release: "r", seed: "s" },
        });
      }
      const viewer = await viewerOf(token);
      expect(await findLosses(viewer)).toMatchObject({ attempts: 1, cards: 0, classes: [] });
      expect(await deleteAccount(viewer, NOON)).toEqual({ ok: true, value: null });
      expect((await getClient().attempt.findMany()).map(({ learnerId }) => learnerId)).toEqual([other.userId]);
      expect((await getClient().user.findMany()).map(({ id }) => id)).toEqual([other.userId]);
    });

    it("closes the classes that nobody else teaches, and leaves those that somebody does with what is assigned", async () => {
      const teacher = await aPerson({ role: "teacher", name: "Fanta" });
      const colleague = await aPerson({ role: "teacher", name: "Moussa" });
      const learner = await aPerson();
      const alone = await aClass(teacher, [learner]);
      const shared = await aClass(teacher);
      await getClient().membership.create({
        data: { classroomId: shared.id, userId: colleague.userId, role: "teacher", displayName: "Moussa" },
      });
      const assigned = await Promise.all([alone.id, shared.id].map((id) => anAssignment(teacher, id)));
      expect(await findLosses(teacher)).toMatchObject({ classes: ["3B"], shared: ["3B"], sets: 2 });
      await deleteAccount(teacher, NOON);
      const classes = await getClient().classroom.findMany({
        include: { members: true },
        orderBy: { archivedAt: "asc" },
      });
      expect(classes.map(({ id, archivedAt, codeOpen }) => [id, archivedAt, codeOpen])).toEqual([
        [alone.id, NOON, false],
        [shared.id, null, true],
      ]);
      expect(classes.map(({ members }) => members.map(({ userId }) => userId))).toEqual([
        [learner.userId],
        [colleague.userId],
      ]);
      // The colleague's class keeps what was assigned: its set is the colleague's now.
      expect(
        await getClient().assignment.findMany({ select: { id: true, set: { select: { ownerId: true } } } }),
      ).toEqual([{ id: assigned[1], set: { ownerId: colleague.userId } }]);
    });

    it("leaves nobody's id in the notes of what was done", async () => {
      const admin = await aPerson({ role: "administrator" });
      const { token } = await signedUp();
      await createResetLink(admin, token.userId, NOON);
      await deleteAccount(await viewerOf(token), NOON);
      const entries = await getClient().auditEntry.findMany();
      expect(entries).toHaveLength(1);
      expect(JSON.stringify(entries)).not.toContain(token.userId);
    });

    it("is refused to the last administrator, even when two leave at once", async () => {
      const first = await aPerson({ role: "administrator" });
      const second = await aPerson({ role: "administrator" });
      const results = await Promise.all([deleteAccount(first, NOON), deleteAccount(second, NOON)]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(await getClient().user.count({ where: { role: "administrator" } })).toBe(1);
    });
  });

  it("gives a class-code learner an e-mail address without touching one who has it", async () => {
    const owner = await signedUp();
    const again = await addEmail(
      await viewerOf(owner.token),
      { email: "new@example.org", password: "another password", current: account.password },
      NOON,
    );
    expect(again).toEqual({ ok: false, error: { code: "has-email" } });
  });
});
