import { beforeEach, expect, it } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import {
  findClassroom,
  listArchived,
  listClassrooms,
  renameClassroom,
  rotateCode,
  setArchived,
} from "@/server/data/classes/classrooms";
import { closeClassroom, leaveTeaching, listTeachers, removeTeacher } from "@/server/data/classes/co-teachers";
import { listGroups } from "@/server/data/classes/groups";
import { makeCards, redeemCard } from "@/server/data/classes/sign-in-cards";
import {
  acceptOffer,
  declineOffer,
  findOffer,
  inviteByEmail,
  inviteByLink,
  listOffers,
  withdrawInvitation,
} from "@/server/data/classes/teacher-invitations";
import { createResetLink, findResetLink } from "@/server/data/people/codes";
import { findOpenClass, joinClass, signInWithClassCode } from "@/server/data/people/joining";
import { listAssignments } from "@/server/data/teaching/assignments";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

describeOnEachEngine("teachers of a class", (getClient) => {
  let founder: Viewer;
  let colleague: Viewer;
  let awa: Viewer;
  let classroomId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    founder = await aPerson({ role: "teacher", name: "Ms Diallo" });
    colleague = await aPerson({ role: "teacher", name: "Mr Keita", email: "keita@school.example" });
    awa = await aPerson({ name: "Awa" });
    classroomId = (await aClass(founder, [awa])).id;
  });

  const link = async (): Promise<string> => {
    const made = await inviteByLink(founder, classroomId, NOON);
    if (!made.ok) throw new Error(made.error.code);
    return made.value.code;
  };
  const joinAsTeacher = async (viewer: Viewer, hours = 1) =>
    acceptOffer(viewer, { code: await link() }, hoursLater(hours));
  /** What a teacher of the class can see and do; all nothing for everybody else. */
  const reach = async (viewer: Viewer) => [
    (await findClassroom(viewer, classroomId)) !== null,
    (await listClassrooms(viewer, NOON)).length > 0,
    (await listAssignments(viewer, classroomId, NOON)) !== null,
    (await listGroups(viewer, classroomId)) !== null,
    (await listTeachers(viewer, classroomId, NOON)) !== null,
    await renameClassroom(viewer, classroomId, "3B"),
    await rotateCode(viewer, classroomId),
    (await createResetLink(viewer, awa.userId, NOON)) !== null,
  ];

  it("lets one colleague in by a link, which then works for nobody else", async () => {
    const code = await link();
    expect(await findOffer(code, NOON)).toMatchObject({ value: { className: "3B", from: "Ms Diallo" } });
    expect(await reach(colleague)).not.toContain(true);
    expect(await acceptOffer(colleague, { code }, hoursLater(1))).toEqual({ ok: true, value: { classroomId } });
    expect(await reach(colleague)).not.toContain(false);
    const late = await aPerson({ role: "teacher" });
    expect(await acceptOffer(late, { code }, hoursLater(2))).toMatchObject({ error: { code: "no-link" } });
    expect(await listTeachers(founder, classroomId, NOON)).toMatchObject({
      teachers: [
        { name: "Ms Diallo", leads: true, you: true },
        { name: "Mr Keita", leads: false, you: false },
      ],
      invitations: [],
    });
  });

  it("invites by e-mail whoever had the address then, and tells nobody whether anybody has it", async () => {
    expect(await inviteByEmail(founder, classroomId, "Keita@school.example", NOON)).toEqual({ ok: true, value: null });
    expect(await inviteByEmail(founder, classroomId, "nobody@school.example", NOON)).toEqual({ ok: true, value: null });
    const [offer] = await listOffers(colleague, hoursLater(1));
    expect(offer).toMatchObject({ className: "3B", from: "Ms Diallo" });
    const id = offer?.id ?? "";
    // Somebody who signs up with an invited address afterwards gets nothing by it.
    const latecomer = await aPerson({ role: "teacher", email: "nobody@school.example" });
    await getClient().user.update({ where: { id: latecomer.userId }, data: { createdAt: hoursLater(1) } });
    expect(await listOffers(latecomer, hoursLater(2))).toEqual([]);
    const other = await aPerson({ role: "teacher", email: "other@school.example" });
    expect(await acceptOffer(other, { id }, hoursLater(1))).toMatchObject({ error: { code: "no-link" } });
    expect(await declineOffer(other, id, hoursLater(1))).toBe(false);
    expect(await acceptOffer(colleague, { id }, hoursLater(1))).toMatchObject({ ok: true });
    expect(await listOffers(colleague, hoursLater(1))).toEqual([]);
  });

  it("lets an invitation be declined, taken back, and run out", async () => {
    await inviteByEmail(founder, classroomId, "keita@school.example", NOON);
    const [offer] = await listOffers(colleague, NOON);
    expect(await declineOffer(colleague, offer?.id ?? "", NOON)).toBe(true);
    expect((await listTeachers(founder, classroomId, NOON))?.invitations).toEqual([]);
    const code = await link();
    const open = (await listTeachers(founder, classroomId, NOON))?.invitations[0];
    expect(await withdrawInvitation(colleague, classroomId, open?.id ?? "")).toBe(false);
    expect(await withdrawInvitation(founder, classroomId, open?.id ?? "")).toBe(true);
    expect(await findOffer(code, NOON)).toMatchObject({ error: { code: "no-link" } });
    const old = await link();
    expect(await acceptOffer(colleague, { code: old }, hoursLater(24 * 8))).toMatchObject({
      error: { code: "no-link" },
    });
  });

  it("keeps inviting and removing to whoever leads the class", async () => {
    await joinAsTeacher(colleague);
    const stranger = await aPerson({ role: "teacher" });
    for (const viewer of [colleague, stranger, awa]) {
      expect(await inviteByLink(viewer, classroomId, NOON)).toMatchObject({ error: { code: "not-found" } });
      expect(await inviteByEmail(viewer, classroomId, "a@b.example", NOON)).toMatchObject({ ok: false });
      expect(await removeTeacher(viewer, classroomId, founder.userId, NOON)).toBe(false);
    }
    expect(await removeTeacher(founder, classroomId, awa.userId, NOON)).toBe(false);
    expect(await reach(founder)).not.toContain(false);
  });

  it("shows a removed co-teacher nothing at once, and lets them come back by a new invitation only", async () => {
    await joinAsTeacher(colleague);
    expect(await removeTeacher(founder, classroomId, colleague.userId, NOON)).toBe(true);
    expect(await reach(colleague)).not.toContain(true);
    expect(await leaveTeaching(colleague, classroomId, NOON)).toMatchObject({ error: { code: "not-found" } });
    expect(await closeClassroom(colleague, classroomId, NOON)).toMatchObject({ error: { code: "not-found" } });
    expect((await joinAsTeacher(colleague, 3)).ok).toBe(true);
    expect(await reach(colleague)).not.toContain(false);
  });

  it.each(["was removed", "left"] as const)(
    "makes the unused codes void of a teacher who %s, and no others",
    async (how) => {
      const [bina, coumba] = [await aPerson({ name: "Bina" }), await aPerson({ name: "Coumba" })];
      const memberOf = (userId: string, name: string) => ({
        classroomId,
        userId,
        displayName: name,
        role: "learner" as const,
      });
      await getClient().membership.createMany({
        data: [memberOf(bina.userId, "Bina"), memberOf(coumba.userId, "Coumba")],
      });
      await joinAsTeacher(colleague);
      const elsewhere = await aPerson({ name: "Elsewhere" });
      const ofColleague = (await aClass(colleague, [elsewhere])).id;
      const link = await createResetLink(colleague, awa.userId, NOON);
      const cards = await makeCards(colleague, classroomId, [awa.userId, bina.userId], NOON);
      const kept = await makeCards(founder, classroomId, [coumba.userId], NOON);
      const other = await makeCards(colleague, ofColleague, [elsewhere.userId], NOON);
      if (how === "was removed") await removeTeacher(founder, classroomId, colleague.userId, NOON);
      else await leaveTeaching(colleague, classroomId, NOON);
      // Not even when they teach it again.
      await joinAsTeacher(colleague, 3);
      expect(await findResetLink(link?.code ?? "", NOON)).toMatchObject({ ok: false });
      const works = async (made: Awaited<ReturnType<typeof makeCards>>) =>
        Promise.all((made ?? []).map(async ({ code }) => (await redeemCard(code, NOON)).ok));
      expect([await works(cards), await works(kept), await works(other)]).toEqual([[false, false], [true], [true]]);
    },
  );

  it("does not let a learner of the class become its teacher", async () => {
    const both = await aPerson({ role: "teacher", name: "Bina" });
    const row = { classroomId, userId: both.userId, displayName: "Bina", role: "learner" as const };
    await getClient().membership.create({ data: row });
    expect(await joinAsTeacher(both)).toMatchObject({ error: { code: "learner-of-it" } });
    // The link is not used up by it.
    expect((await listTeachers(founder, classroomId, NOON))?.invitations).toHaveLength(1);
  });

  it("hands the class over when the leading teacher leaves, and never leaves it without one", async () => {
    expect(await leaveTeaching(founder, classroomId, NOON)).toMatchObject({ error: { code: "last-teacher" } });
    await joinAsTeacher(colleague);
    expect(await closeClassroom(founder, classroomId, NOON)).toMatchObject({ error: { code: "not-alone" } });
    expect(await leaveTeaching(founder, classroomId, hoursLater(2))).toEqual({ ok: true, value: null });
    expect(await reach(founder)).not.toContain(true);
    expect((await inviteByLink(colleague, classroomId, hoursLater(3))).ok).toBe(true);
    // Two who leave at once: one stays.
    const third = await aPerson({ role: "teacher" });
    const made = await inviteByLink(colleague, classroomId, NOON);
    if (made.ok) await acceptOffer(third, { code: made.value.code }, hoursLater(4));
    const left = await Promise.all([colleague, third].map((one) => leaveTeaching(one, classroomId, hoursLater(5))));
    expect(left.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("puts a class into the archive and brings it back with everybody in it, for each of its teachers", async () => {
    await joinAsTeacher(colleague);
    expect(await setArchived(colleague, classroomId, NOON)).toBe(true);
    expect(await listClassrooms(founder, NOON)).toEqual([]);
    expect(await listArchived(founder)).toEqual([{ id: classroomId, name: "3B" }]);
    expect(await listArchived(awa)).toEqual([]);
    expect(await setArchived(founder, classroomId, null)).toBe(true);
    expect(await listArchived(founder)).toEqual([]);
    expect(await listClassrooms(colleague, NOON)).toMatchObject([{ id: classroomId, learners: 1, codeOpen: false }]);
  });

  it("closes a class: nobody teaches or joins it, and its learners still get in", async () => {
    const other = await aClass(founder);
    const { code } = await getClient().classroom.findUniqueOrThrow({ where: { id: classroomId } });
    const joined = await joinClass(null, { classCode: code, name: "Bina", timeZone: "UTC" }, NOON);
    const personalCode = (joined.ok && joined.value.personalCode) || "";
    expect(await closeClassroom(founder, classroomId, NOON)).toEqual({ ok: true, value: null });
    expect(await findClassroom(founder, classroomId)).toBeNull();
    const row = await getClient().classroom.findUniqueOrThrow({ where: { id: classroomId } });
    expect(row).toMatchObject({ codeOpen: false, archivedAt: NOON });
    expect(await getClient().membership.count({ where: { classroomId, userId: awa.userId, removedAt: null } })).toBe(1);
    expect((await signInWithClassCode({ classCode: code, name: "Bina", personalCode }, NOON)).ok).toBe(true);
    expect(await findOpenClass(code, NOON)).toMatchObject({ error: { code: "no-class" } });
    expect(await findClassroom(founder, other.id)).not.toBeNull();
  });
});
