import { expect, test } from "@playwright/test";
import { may, type Permission } from "@/core/access/permissions";
import { actionPermissions, pagePermissions, routePermissions } from "@/core/access/registry";
import { wordsOf } from "@/tests/support/permissions/person";
import {
  actionCases,
  bodies,
  concernsClasses,
  NOBODYS,
  OWN_ROUTES,
  PUPILS_OWN,
  queries,
} from "@/tests/support/permissions/ways-in";
import {
  addressOf,
  call,
  isPrivate,
  makeWorld,
  type Person,
  PUPILS,
  TITLES,
  type World,
  type WrongPerson,
  wrongPersons,
} from "@/tests/support/permissions/world";

// Every page, action and route of the registry that leads to a class or to something of somebody's, asked by those who
// have no business there. Who may do such a thing at all comes out of the table of permissions.

const concerned = (registry: Readonly<Record<string, Permission>>) =>
  Object.entries(registry).filter(([key, permission]) => concernsClasses(key, permission));

let world: World;
test.beforeAll(async ({ baseURL }) => {
  world = await makeWorld(baseURL ?? "");
});
test.afterAll(() => world?.close());

/** No name of a pupil; nor of the class or the set, but to those who learn in it. */
function expectNothingTold(key: string, name: WrongPerson, text: string): void {
  expect(PUPILS.exec(text)?.[0], `${key} tells ${name} who learns there`).toBeUndefined();
  if (name !== "a learner") expect(TITLES.exec(text)?.[0], `${key} tells ${name} a title`).toBeUndefined();
}

function rightPerson(key: string): Person | null {
  if (key in NOBODYS) return null;
  return PUPILS_OWN.includes(key) ? world.pupil : world.owner;
}

test("no page shows a class, or a pupil's work, to whom it does not belong", async () => {
  for (const [folder, permission] of concerned(pagePermissions)) {
    const path = addressOf(folder, world.ids);
    const right = rightPerson(folder);
    if (right && isPrivate(folder)) expect((await right.request.get(path)).status(), `${folder}, theirs`).toBe(200);
    for (const name of wrongPersons) {
      const { request, who } = world.wrong[name];
      const answer = await request.get(path, { maxRedirects: 0 });
      expectNothingTold(folder, name, await answer.text());
      const { location } = answer.headers();
      const told = [answer.status(), location?.split("?")[0]];
      const wanted = may(who, permission)
        ? isPrivate(folder)
          ? [404, undefined]
          : [200, undefined]
        : [307, who === null ? "/sign-in" : "/no-access"];
      expect(told, `${folder} to ${name}`).toEqual(wanted);
      // Whoever signs in then comes back to what they wanted.
      if (told[1] === "/sign-in") expect(location, folder).toMatch(/\?next=%2F/);
    }
  }
});

test("no route answers whom it does not belong to", async () => {
  for (const [key, permission] of concerned(routePermissions)) {
    const [folder = "", method] = key.split("#");
    const path = addressOf(folder, world.ids) + (queries[key]?.(world.ids) ?? "");
    const ask = ({ request }: Person) =>
      request.fetch(path, {
        method: method ?? "GET",
        maxRedirects: 0,
        headers: { origin: world.base },
        ...(method === "POST" && bodies[key] === undefined ? { multipart: { alt: "A picture" } } : {}),
        ...(bodies[key] ? { data: bodies[key](world.ids) } : {}),
      });
    for (const name of wrongPersons) {
      const person = world.wrong[name];
      const answer = await ask(person);
      expectNothingTold(key, name, await answer.text());
      const allowed = OWN_ROUTES.includes(key) ? 200 : 404;
      const wanted = may(person.who, permission) ? allowed : person.who === null ? 401 : 403;
      expect(answer.status(), `${key} to ${name}`).toBe(wanted);
    }
    const right = rightPerson(key);
    if (right) expect((await ask(right)).status(), `${key}, theirs`).toBeLessThan(400);
  }
});

test("whoever opens a file that is not theirs in a browser reads why", async () => {
  const path = `/api/classes/${world.ids.classroomId}/gradebook/csv`;
  for (const name of wrongPersons) {
    const { request, who } = world.wrong[name];
    const answer = await request.get(path, { headers: { accept: "text/html,*/*;q=0.8" } });
    const said = who === null ? /^You are signed out\./ : /^(Your account may not open this|This is no longer there)/;
    expect(await answer.text(), name).toMatch(said);
    expect(answer.headers()["content-type"], name).toMatch(/^text\/plain/);
  }
});

test("no action does anything to what does not belong to whoever asks", async () => {
  const listed = concerned(actionPermissions);
  expect(
    listed.map(([key]) => key).filter((key) => !(key in actionCases)),
    "write down what these are sent",
  ).toEqual([]);
  const before = await thingsOf(world);
  for (const [key, permission] of listed) {
    const {
      send = null,
      refusal = /^not-found$/,
      silent,
      except = [],
    } = actionCases[key as keyof typeof actionCases] ?? {};
    for (const name of wrongPersons) {
      const { who } = world.wrong[name];
      const allowed = may(who, permission) && who !== null;
      if (except.includes(name) || (send === null && (allowed || may(null, permission)))) continue;
      const sent = send?.(world.ids) ?? ({ as: silent ? "form-alone" : "form", fields: {} } as const);
      const { error, location, text, status } = await call(world, world.wrong[name], key, sent);
      expectNothingTold(key, name, text);
      const outcome = error ?? location ?? `${status} ${text.slice(0, 200)}`;
      if (silent) {
        expect(status, `${key} by ${name}`).toBe(200);
        continue;
      }
      const wanted = who === null ? /^signed-out$|^\/sign-in\?/ : allowed ? refusal : /^forbidden$/;
      expect.soft(outcome, `${key} by ${name}`).toMatch(wanted);
    }
  }
  expect(await thingsOf(world)).toEqual(before);
});

/** What the owner sees of everything that somebody might have changed. */
async function thingsOf({ owner, pupil, ids }: World): Promise<readonly string[]> {
  const rooms = ["", "/learners", "/groups", "/settings", "/gradebook", `/learners/${ids.learnerId}`];
  const pages = [
    ...rooms.map((room) => `/classes/${ids.classroomId}${room}`),
    `/assignments/${ids.assignmentId}`,
    `/assignments/${ids.assignmentId}/questions/${ids.questionId}`,
    `/sets/${ids.setId}`,
    `/decks/${ids.deckId}`,
  ];
  const seen = [];
  for (const page of pages) seen.push(await wordsOf(await owner.request.get(page)));
  seen.push(
    await wordsOf(await pupil.request.get("/today")),
    await (await pupil.request.get(`${ids.feed}.ics`)).text(),
  );
  return seen.map((text) => text.replaceAll(/DTSTAMP:\S+/g, ""));
}
