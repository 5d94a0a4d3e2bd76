import { type APIRequestContext, expect, request } from "@playwright/test";
import type { Who } from "@/core/access/permissions";
import { type Answered, act, type BuiltAction, builtActions, type Sent } from "@/tests/support/permissions/person";

/** Names and titles that nobody may read who has nothing to do with the class. */
export const PUPILS = /Kouriba|Tounka/;
export const TITLES = /Fourth form of secrets|Questions kept apart/;

export type Ids = Readonly<Record<string, string>>;

/** Somebody with a browser's cookies. */
export type Person = {
  readonly request: APIRequestContext;
  /** As the table of permissions knows them. */
  readonly who: Who;
};

export const wrongPersons = ["another teacher", "a learner", "a removed co-teacher", "signed out"] as const;
export type WrongPerson = (typeof wrongPersons)[number];

export type World = {
  readonly base: string;
  readonly actions: ReadonlyMap<string, BuiltAction>;
  readonly owner: Person;
  /** The pupil whose work it is. */
  readonly pupil: Person;
  readonly wrong: Readonly<Record<WrongPerson, Person>>;
  /** Of the owner's things, and of the pupil's, by the name that they have in addresses and fields. */
  readonly ids: Ids;
  readonly close: () => Promise<void>;
};

/** The folder in app/ as an address, with the ids in it. @throws when there is nothing of a name in it */
export function addressOf(folder: string, ids: Ids): string {
  const path = folder.replace(/\([a-z]+\)\/?/g, "").replace(/\[(\w+)\]/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`${folder}: the class of this test has no ${name} yet; make one.`);
    return id;
  });
  return `/${path}`.replace(/^\/+/, "/");
}

const namesIn = (folder: string): readonly string[] => [...folder.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);

export const isPrivate = (folder: string): boolean => /\[/.test(folder) && !folder.startsWith("(public)");

export async function call(world: World, person: Person, key: string, sent: Sent): Promise<Answered> {
  const built = world.actions.get(key);
  const page = built?.pages.find((each) => namesIn(each).every((name) => name in world.ids));
  if (built === undefined || page === undefined) throw new Error(`The build has no page with ${key}.`);
  return act(person.request, world.base, addressOf(page, world.ids), built.id, sent);
}

const TEACHER: Who = { role: "teacher", guest: false };
const LEARNER: Who = { role: "learner", guest: false };
const password = "three camels at dusk";
const timeZone = "Africa/Bamako";

/** A class with a set, an assignment, a group, invitations and a pupil's sitting, made through the app's own actions. */
export async function makeWorld(base: string): Promise<World> {
  const browsers: APIRequestContext[] = [];
  const person = async (who: Who): Promise<Person> => {
    const browser = await request.newContext({ baseURL: base });
    browsers.push(browser);
    return { request: browser, who };
  };
  const people = [person(TEACHER), person(TEACHER), person(TEACHER), person(LEARNER), person(LEARNER), person(null)];
  const [owner, another, removed, pupil, classmate, nobody] = (await Promise.all(people)) as [
    Person,
    Person,
    Person,
    Person,
    Person,
    Person,
  ];
  const wrong = {
    "another teacher": another,
    "a learner": classmate,
    "a removed co-teacher": removed,
    "signed out": nobody,
  };
  const close = async () => {
    for (const browser of browsers) await browser.dispose();
  };
  const world = { base, actions: builtActions(), owner, pupil, wrong, close };
  const ids: Record<string, string> = { token: "not-the-token", format: "csv", number: "1" };
  const here: World = { ...world, ids };
  for (const [name, one] of Object.entries({ owner, another, removed })) await signUp(here, one, name);
  await makeClass(here, ids);
  await makeSet(here, ids);
  await makeWork(here, ids);
  await invite(here, ids);
  return here;
}

async function signUp(world: World, person: Person, name: string): Promise<void> {
  const email = `${name}-${crypto.randomUUID().slice(0, 8)}@school.example`;
  await call(world, person, "(auth)#signUpAction", {
    as: "object",
    value: { name: `Teacher ${name}`, email, password, role: "teacher", timeZone },
  });
  expect((await person.request.get("/classes")).status(), `${name} is a teacher`).toBe(200);
}

/** What a page of somebody's has at a place. @throws when it is not there */
async function read(person: Person, path: string, place: RegExp): Promise<string> {
  const answer = await person.request.get(path);
  const found = place.exec(await answer.text())?.[1];
  if (found === undefined) throw new Error(`${path} answers ${answer.status()} without ${place}`);
  return found;
}

const form = (fields: Readonly<Record<string, string | readonly string[]>>): Sent => ({ as: "form", fields });
const lastPart = (location: string | null): string => (location ?? "").split("?")[0]?.split("/").at(-1) ?? "";

async function makeClass(world: World, ids: Record<string, string>): Promise<void> {
  const { owner, pupil, wrong } = world;
  const made = await call(world, owner, "(teach)/classes#makeClass", form({ name: "Fourth form of secrets" }));
  ids.classroomId = lastPart(made.location);
  const classroomId = ids.classroomId;
  const classCode = await read(owner, `/classes/${classroomId}`, />([2-9A-HJKMNP-Z]{7})</);
  for (const [person, name] of [
    [pupil, "Awa Kouriba"],
    [wrong["a learner"], "Sira"],
  ] as const) {
    const value = { classCode, name, timeZone };
    await call(world, person, "(auth)#joinAction", { as: "object", value });
    expect((await person.request.get("/my-classes")).status()).toBe(200);
  }
  const list = form({ classroomId, list: "Bina Tounka", intent: "add" });
  await call(world, owner, "(teach)/classes/[classroomId]/learners/add#readList", list);
  const learners = `/classes/${classroomId}/learners`;
  ids.learnerId = await read(owner, learners, /\/learners\/([0-9a-f-]{36})"[^>]*>[^<]*Kouriba/);
  const group = form({ classroomId, name: "Front row", learner: [ids.learnerId] });
  await call(world, owner, "(teach)/classes/[classroomId]/groups#makeGroup", group);
  ids.groupId = await read(owner, `/classes/${classroomId}/groups`, /name="groupId" value="([0-9a-f-]{36})"/);
}

export const BLUEPRINT = JSON.stringify({ topics: ["geography"], types: [], length: 3, includeHarm: false });

async function makeSet(world: World, ids: Record<string, string>): Promise<void> {
  const { owner } = world;
  const draft = { title: "Questions kept apart", blueprint: BLUEPRINT };
  ids.setId = lastPart((await call(world, owner, "(teach)/sets#makeSet", form(draft))).location);
  const { setId } = ids;
  await call(world, owner, "(teach)/sets#share", form({ setId, shared: "yes" }));
  ids.deckId = lastPart((await call(world, owner, "(teach)/sets#addOwnCards", form({ setId }))).location);
  const card = { kind: "text", front: "Kouriba wrote what?", back: "This.", source: "", sourceUrl: "", tags: "" };
  const { deckId } = ids;
  const written = await call(world, owner, "(learn)/decks#writeCard", form({ deckId, next: "card", ...card }));
  ids.cardId = /added=([0-9a-f-]{36})/.exec(written.location ?? "")?.[1] ?? "";
}

export const nextWeek = (): string => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** The fields of an assignment of the owner's set to the pupil alone: the classmate has nothing to do with it. */
export const assignmentFields = ({ classroomId = "", setId = "", learnerId = "" }: Ids) => ({
  classroomId,
  setId,
  from: "set",
  title: "Questions kept apart",
  whom: "learners",
  learnerIds: [learnerId],
  kind: "quiz",
  daysWanted: "1",
  dueOn: nextWeek(),
});

async function makeWork(world: World, ids: Record<string, string>): Promise<void> {
  const { owner, pupil } = world;
  await call(world, owner, "(teach)/classes/[classroomId]/assign#assign", form(assignmentFields(ids)));
  ids.assignmentId = await read(owner, `/classes/${ids.classroomId}`, /\/assignments\/([0-9a-f-]{36})"/);
  const { assignmentId } = ids;
  const begun = await call(world, pupil, "(learn)/quiz/new#startAssigned", {
    as: "form-alone",
    fields: { assignmentId },
  });
  ids.attemptId = lastPart(begun.location);
  ids.questionId = await read(owner, `/assignments/${assignmentId}`, /\/questions\/([^"?/]+)"/);
  await call(world, pupil, "(learn)/today/calendar#changeCalendar", { as: "form-alone", fields: { open: "yes" } });
  ids.feed = await read(pupil, "/today/calendar", /(\/api\/calendar\/[0-9a-f-]{36}\/[^"]+)\.ics/);
  ids.userId = ids.feed.split("/")[3] ?? "";
  ids.hash = "0".repeat(64);
}

async function invite(world: World, ids: Record<string, string>): Promise<void> {
  const { owner } = world;
  const removed = world.wrong["a removed co-teacher"];
  const { classroomId = "" } = ids;
  const settings = "(teach)/classes/[classroomId]/settings";
  const page = `/classes/${classroomId}/settings`;
  await call(world, owner, `${settings}#invite`, form({ classroomId, email: "someone@school.example" }));
  ids.invitationId = await read(owner, page, /name="invitationId" value="([0-9a-f-]{36})"/);
  const { value } = await call(world, owner, `${settings}#inviteWithLink`, form({ classroomId }));
  const code = new URL((value as { link: { address: string } }).link.address).searchParams.get("code") ?? "";
  await call(world, removed, "(teach)/invitation#acceptInvitation", form({ code }));
  expect((await removed.request.get(page)).status(), "a co-teacher sees the class").toBe(200);
  ids.teacherId = await read(owner, page, /name="teacherId" value="([0-9a-f-]{36})"/);
  await call(world, owner, `${settings}#putOutTeacher`, form({ classroomId, teacherId: ids.teacherId }));
}
