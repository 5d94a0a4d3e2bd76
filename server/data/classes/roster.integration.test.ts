import { beforeEach, expect, it } from "vitest";
import { wholeGradebook } from "@/core/gradebook/query";
import type { Viewer } from "@/server/auth/viewer";
import { findClassroom, readmitLearner, removeLearner } from "@/server/data/classes/classrooms";
import { allowNames, paperList, putNamesOnPaper } from "@/server/data/classes/pseudonyms";
import { addNumbers, addRoster, checkRoster, chooseAlias, renameLearner } from "@/server/data/classes/roster";
import { findCard, listCardable, makeCards, redeemCard } from "@/server/data/classes/sign-in-cards";
import { loadGradebook } from "@/server/data/gradebook/gradebook";
import { joinClass, signInWithClassCode } from "@/server/data/people/joining";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON, viewerOf } from "@/tests/support/people";

describeOnEachEngine("a class from a list", (getClient) => {
  let teacher: Viewer;
  let stranger: Viewer;
  let classroomId: string;
  let classCode: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    stranger = await aPerson({ role: "teacher", name: "Mr Other" });
    ({ id: classroomId, code: classCode } = await aClass(teacher));
  });

  const add = (list: string) => addRoster(teacher, classroomId, list, NOON);
  const names = async () => (await findClassroom(teacher, classroomId))?.learners.map((one) => one.displayName);
  const idOf = async (name: string): Promise<string> => {
    const found = (await findClassroom(teacher, classroomId))?.learners.find((one) => one.displayName === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found.userId;
  };
  const cardFor = async (name: string): Promise<string> => {
    const cards = await makeCards(teacher, classroomId, [await idOf(name)], NOON);
    return cards?.[0]?.code ?? "";
  };
  const join = (name: string) => joinClass(null, { classCode, name, timeZone: "UTC" }, NOON);
  const joinAs = (alias: string | null) => joinClass(null, { classCode, alias, timeZone: "UTC" }, NOON);

  it("adds whoever is right on the list, and says who is in the class already", async () => {
    expect(await add("1;Chaka\n2;Awa\n3;awa")).toEqual({ ok: true, value: { added: 2 } });
    expect(await names()).toEqual(["Chaka", "Awa"]);
    const again = await checkRoster(teacher, classroomId, "2;Bina\n4;AWA\n5;Dado");
    expect(again).toMatchObject({
      value: { entries: [{ name: "Dado" }], problems: [{ code: "number-in-class" }, { code: "name-in-class" }] },
    });
    expect(await names()).toHaveLength(2);
  });

  it("lists names as people read them: 2 before 10, whatever the case, and accents beside the plain letter", async () => {
    await add("Pupil 10\nzoé\nÉlodie 3b\nPupil 9\nFanta\nelie\nPUPIL 2\nƁocoum\nCissé");
    const inOrder = ["Ɓocoum", "Cissé", "elie", "Élodie 3b", "Fanta", "PUPIL 2", "Pupil 9", "Pupil 10", "zoé"];
    expect(await names()).toEqual(inOrder);
    expect((await listCardable(teacher, classroomId)).map((one) => one.displayName)).toEqual(inOrder);
    expect((await paperList(teacher, classroomId))?.map(({ name }) => name)).toEqual(inOrder);
    const book = await loadGradebook(teacher, classroomId, { ...wholeGradebook, sort: "name", descending: true }, NOON);
    expect(book?.rows.map(({ name }) => name)).toEqual(inOrder.toReversed());
    await renameLearner(teacher, classroomId, await idOf("zoé"), "Pupil 05");
    expect((await names())?.slice(5)).toEqual(["PUPIL 2", "Pupil 05", "Pupil 9", "Pupil 10"]);
  });

  it("answers a stranger and a learner as if there were no such class", async () => {
    await add("Awa");
    const awa = await viewerOf({ userId: await idOf("Awa"), sessionVersion: 1 });
    for (const viewer of [stranger, awa]) {
      expect(await checkRoster(viewer, classroomId, "Bina")).toMatchObject({ error: { code: "not-found" } });
      expect(await addRoster(viewer, classroomId, "Bina", NOON)).toMatchObject({ error: { code: "not-found" } });
      expect(await addNumbers(viewer, classroomId, 2, NOON)).toMatchObject({ error: { code: "not-found" } });
      expect(await renameLearner(viewer, classroomId, awa.userId, "X")).toMatchObject({ error: { code: "not-found" } });
      expect(await listCardable(viewer, classroomId)).toEqual([]);
      expect(await makeCards(viewer, classroomId, [awa.userId], NOON)).toBeNull();
      expect(await paperList(viewer, classroomId)).toBeNull();
      expect(await putNamesOnPaper(viewer, classroomId, NOON)).toBe(false);
      expect(await allowNames(viewer, classroomId)).toBe(false);
    }
    expect(await names()).toEqual(["Awa"]);
  });

  it("lets a learner in with a card once, and from then on with their personal code", async () => {
    await add("Awa");
    const code = await cardFor("Awa");
    expect(await findCard(code.toLowerCase().replace("-", " "), NOON)).toMatchObject({
      value: { name: "Awa", className: "3B", classCode, aliasIn: null },
    });
    const used = await redeemCard(code, NOON);
    if (!used.ok) throw new Error(used.error.code);
    expect((await viewerOf(used.value.token)).name).toBe("Awa");
    expect(await redeemCard(code, NOON)).toMatchObject({ error: { code: "no-link" } });
    const typed = { classCode, name: "awa", personalCode: used.value.personalCode };
    expect((await signInWithClassCode(typed, NOON)).ok).toBe(true);
    // A new card makes the old one void; so does time, and an e-mail address of one's own.
    const [lost, newer] = [await cardFor("Awa"), await cardFor("Awa")];
    expect(await findCard(lost, NOON)).toMatchObject({ ok: false });
    expect(await findCard(newer, hoursLater(24 * 61))).toMatchObject({ ok: false });
    await getClient().user.update({ where: { id: await idOf("Awa") }, data: { email: "awa@mail.example" } });
    expect(await redeemCard(newer, NOON)).toMatchObject({ error: { code: "no-link" } });
  });

  it("makes no card that opens the account of a teacher, of another class's learner, or of somebody with e-mail", async () => {
    const others = [
      await aPerson({ role: "teacher", name: "Joined" }),
      await aPerson({ name: "Mail", email: "mail@mail.example" }),
    ];
    const elsewhere = await aPerson({ name: "Elsewhere" });
    const shared = await aPerson({ name: "Shared" });
    await aClass(stranger, [elsewhere, shared]);
    const data = [...others, shared].map(({ userId, name }) => ({
      classroomId,
      userId,
      displayName: name,
      role: "learner" as const,
    }));
    await getClient().membership.createMany({ data });
    await add("Awa");
    expect((await listCardable(teacher, classroomId)).map((one) => one.displayName)).toEqual(["Awa"]);
    for (const { userId } of [...others, shared, elsewhere]) {
      expect(await makeCards(teacher, classroomId, [await idOf("Awa"), userId], NOON)).toBeNull();
    }
    expect(await getClient().oneTimeCode.count()).toBe(0);
  });

  it("keeps nothing of a name once the names are on paper", async () => {
    await add("Awa Diallo\nBina Keita");
    await join("02");
    await removeLearner(teacher, classroomId, await idOf("Bina Keita"), NOON);
    const code = await cardFor("Awa Diallo");
    expect(await paperList(teacher, classroomId)).toEqual([
      { number: 1, name: "02" },
      { number: 2, name: "Awa Diallo" },
      { number: 3, name: "Bina Keita" },
    ]);
    expect(await putNamesOnPaper(teacher, classroomId, NOON)).toBe(true);
    expect(await names()).toEqual(["01", "02", "03"]);
    const db = getClient();
    const kept = JSON.stringify([
      await db.user.findMany(),
      await db.membership.findMany(),
      await db.oneTimeCode.findMany(),
      await db.auditEntry.findMany(),
    ]);
    expect(kept).not.toMatch(/\bAwa\b|Bina|Keita/i);
    expect(kept).toContain("Ms Diallo");
    // The card still works, and the number is the name to sign in with, however it is written.
    const used = await redeemCard(code, NOON);
    const personalCode = used.ok ? used.value.personalCode : "";
    for (const name of ["2", "02", "02 Baobab"]) {
      expect((await signInWithClassCode({ classCode, name, personalCode }, NOON)).ok).toBe(true);
    }
    expect(await signInWithClassCode({ classCode, name: "3", personalCode }, NOON)).toMatchObject({ ok: false });
    expect(await readmitLearner(teacher, classroomId, await idOf("03"), NOON)).toBe("done");
  });

  it("leaves the account of somebody with another way in as it is, and shows the class its number", async () => {
    const joined = await aPerson({ name: "Dado", email: "dado@mail.example" });
    await joinClass(joined, { classCode, name: "Dado", timeZone: "UTC" }, NOON);
    await putNamesOnPaper(teacher, classroomId, NOON);
    expect(await names()).toEqual(["01"]);
    expect((await viewerOf({ userId: joined.userId, sessionVersion: 1 })).name).toBe("Dado");
  });

  it("asks whoever joins by the code for no name, and keeps neither a typed one nor an account's as the class's", async () => {
    expect(await joinAs("Baobab")).toEqual({ ok: false, error: { code: "name-wanted" } });
    await putNamesOnPaper(teacher, classroomId, NOON);
    const account = await aPerson({ name: "Awa Keita", email: "awa@mail.example" });
    expect(await join("Peter Pan")).toEqual({ ok: false, error: { code: "alias-wanted" } });
    const refused = await joinClass(account, { classCode, name: account.name, timeZone: "UTC" }, NOON);
    expect(refused).toEqual({ ok: false, error: { code: "alias-wanted" } });
    const [first, second] = [await joinAs(null), await joinAs("Baobab")];
    await joinClass(account, { classCode, alias: null, timeZone: "UTC" }, NOON);
    expect(await names()).toEqual(["01", "02 Baobab", "03"]);
    expect(second).toMatchObject({ value: { number: 2, name: "02 Baobab" } });
    // The account that was made is called what the class calls them.
    expect(first.ok && (await viewerOf(first.value.token)).name).toBe("01");
    const db = getClient();
    expect(JSON.stringify([await db.user.findMany(), await db.membership.findMany()])).not.toContain("Peter");
  });

  it("adds and lets in numbers, with an alias that the learner chooses", async () => {
    await putNamesOnPaper(teacher, classroomId, NOON);
    expect(await add("Awa")).toMatchObject({ error: { code: "names-on-paper" } });
    expect(await addNumbers(teacher, classroomId, 2, NOON)).toEqual({ ok: true, value: { added: 2 } });
    const [one, two] = await Promise.all([joinAs("Baobab"), joinAs("Karité")]);
    expect([one, two].map((joined) => joined.ok && joined.value.name.slice(0, 2)).sort()).toEqual(["03", "04"]);
    const first = await viewerOf({ userId: await idOf("01"), sessionVersion: 1 });
    expect(await chooseAlias(first, classroomId, "Fonio")).toEqual({ ok: true, value: { name: "01 Fonio" } });
    expect(await names()).toContain("01 Fonio");
    // A number that somebody has had is not given to somebody else.
    await removeLearner(teacher, classroomId, (one.ok && (await viewerOf(one.value.token)).userId) || "", NOON);
    await removeLearner(teacher, classroomId, (two.ok && (await viewerOf(two.value.token)).userId) || "", NOON);
    await addNumbers(teacher, classroomId, 1, NOON);
    expect(await names()).toContain("05");
    expect(await allowNames(teacher, classroomId)).toBe(true);
    expect(await addNumbers(teacher, classroomId, 1, NOON)).toMatchObject({ error: { code: "names-wanted" } });
    expect(await chooseAlias(first, classroomId, "Mil")).toMatchObject({ error: { code: "not-found" } });
  });

  it("renames a learner in the class, and their account only where nobody else knows it", async () => {
    await add("Awa\nBina");
    const [awa, bina] = [await idOf("Awa"), await idOf("Bina")];
    expect((await renameLearner(teacher, classroomId, awa, "Awa D.")).ok).toBe(true);
    expect(await renameLearner(teacher, classroomId, awa, " BINA ")).toMatchObject({
      error: { code: "name-in-class" },
    });
    const other = await aClass(stranger);
    await getClient().membership.create({
      data: { classroomId: other.id, userId: bina, displayName: "Bina", role: "learner" },
    });
    await renameLearner(teacher, classroomId, bina, "B.");
    const people = await getClient().user.findMany({ where: { id: { in: [awa, bina] } }, orderBy: { name: "asc" } });
    expect(people.map(({ name }) => name)).toEqual(["Awa D.", "Bina"]);
  });
});
