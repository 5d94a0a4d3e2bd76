import { expect, joinClass, makeClass, type Page, signIn, test } from "@/tests/support/e2e";

/** A class of which the pupils have cards of Geography to begin. Gives its code. */
async function aClassCode(teacher: Page, name: string): Promise<string> {
  await signIn(teacher, "teacher");
  return (await makeClass(teacher, name)).code;
}

async function beginCards(page: Page): Promise<void> {
  await page.goto("/today");
  await page.getByRole("button", { name: "Study Geography" }).click();
  await expect(page.getByRole("button", { name: "Stop new cards of Geography" })).toBeVisible();
  await page.goto("/review");
  await expect(page.getByText("10 cards left")).toBeVisible();
}

const front = (page: Page) => page.getByRole("main").getByRole("heading", { level: 1 });

/** Grades cards by keyboard. @returns their fronts */
async function grade(page: Page, cards: number): Promise<string[]> {
  const fronts: string[] = [];
  for (let card = 0; card < cards; card++) {
    await expect(front(page)).toBeFocused();
    fronts.push((await front(page).textContent()) ?? "");
    await page.keyboard.press("Space");
    await page.keyboard.press("2");
  }
  return fronts;
}

/** The worker and its files are there. */
const workerReady = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

/** Rows that this browser keeps of reviewing, by their tables. */
const keptRows = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("azalai");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction("rows").objectStore("rows").getAllKeys();
          asking.onsuccess = () => resolve(asking.result.map((key) => String((key as string[])[0])));
        };
      }),
  );

/** The same account in another browser. */
async function onAnotherDevice(page: Page, other: Page): Promise<Page> {
  await other.context().addCookies(await page.context().cookies());
  return other;
}

test("cards open without a connection, and what was done reaches the server once", async ({
  page,
  context,
  anotherPerson,
}) => {
  await joinClass(page, await aClassCode(await anotherPerson(), "On the road"), "Awa");
  await beginCards(page);
  await workerReady(page);
  await expect(page.getByText("cards can be reviewed without a connection", { exact: false })).toBeVisible();

  await context.setOffline(true);
  const first = await grade(page, 2);
  await expect(page.getByText("2 answers waiting to be saved").first()).toBeVisible();
  // The page is opened anew, as after a restart of the phone.
  await page.goto("/review");
  await expect(page.getByText("No connection", { exact: true })).toBeVisible();
  await expect(page.getByText("8 cards left")).toBeVisible();
  const second = await grade(page, 2);
  expect(second.filter((one) => first.includes(one))).toEqual([]);
  await expect(page.getByText("4 answers waiting to be saved").first()).toBeVisible();

  const batches: { events: unknown[] }[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") batches.push(request.postDataJSON() as { events: unknown[] });
  });
  await context.setOffline(false);
  await expect(page.getByText("All saved")).toBeVisible({ timeout: 20_000 });
  expect(batches.at(-1)?.events).toHaveLength(4);
  await page.getByRole("link", { name: "Open the whole page" }).click();
  await expect(page.getByText("6 cards left")).toBeVisible();
});

test("two devices without a connection, one with a clock ten years ahead, come to one memory", async ({
  page,
  context,
  anotherPerson,
}) => {
  await joinClass(page, await aClassCode(await anotherPerson(), "Two devices"), "Awa");
  const phone = await onAnotherDevice(page, await anotherPerson());
  await phone.clock.setSystemTime(Date.now() + 10 * 366 * 86_400_000);
  await beginCards(page);
  await phone.goto("/review");
  await expect(phone.getByText("10 cards left")).toBeVisible();
  await context.setOffline(true);
  await phone.context().setOffline(true);
  const here = await grade(page, 3);
  const there = await grade(phone, 2);
  expect(here.slice(0, 2)).toEqual(there);
  await phone.context().setOffline(false);
  await expect(phone.getByText("All saved")).toBeVisible({ timeout: 20_000 });
  await context.setOffline(false);
  await expect(page.getByText("All saved")).toBeVisible({ timeout: 20_000 });
  for (const device of [page, phone]) {
    await device.goto("/review");
    await expect(device.getByText("7 cards left")).toBeVisible();
  }
});

test("on a shared PC nobody sees or sends the cards of somebody else, and signing out leaves nothing", async ({
  page,
  context,
  anotherPerson,
}) => {
  const code = await aClassCode(await anotherPerson(), "Shared cards");
  await joinClass(page, code, "Awa");
  await beginCards(page);
  await workerReady(page);
  const awa = await context.cookies();
  await context.setOffline(true);
  await grade(page, 1);
  await expect(page.getByText("1 answer waiting to be saved").first()).toBeVisible();
  // Her sign-in ends, and Binta sits down at the PC.
  await context.clearCookies();
  await context.setOffline(false);
  await expect(page.getByText("You are signed out, or somebody else signed in.", { exact: false })).toBeVisible();
  const taken: string[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith("/api/reviews") && response.ok()) taken.push(response.request().postData() ?? "");
  });
  const binta = await context.newPage();
  await joinClass(binta, code, "Binta");
  await expect.poll(() => keptRows(binta)).not.toContain("page");
  // Awa's page is still open in the other tab, and tries to send.
  await page.keyboard.press("u");
  await expect(page.getByText("You are signed out, or somebody else signed in.", { exact: false })).toBeVisible();
  await context.setOffline(true);
  await binta.goto("/review");
  await expect(binta.getByText("No cards are kept on this device")).toBeVisible();
  await context.setOffline(false);
  expect(taken).toEqual([]);
  await binta.goto("/account");
  await binta.getByRole("button", { name: "Sign out", exact: true }).click();
  await binta.waitForURL((url) => url.pathname === "/");

  // Awa comes back: what she did is sent, under her name.
  await context.addCookies(awa);
  await page.goto("/review");
  await expect(page.getByText("All saved")).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => taken.length).toBe(1);

  await binta.goto("/account");
  await expect(binta.getByRole("button", { name: "Sign out", exact: true })).toBeVisible();
  await context.setOffline(true);
  await grade(page, 1);
  await binta.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(
    binta.getByText("1 answer on this device has not reached the server yet.", { exact: false }),
  ).toBeVisible();
  await context.setOffline(false);
  await binta.getByRole("button", { name: "Sign out", exact: true }).click();
  await binta.waitForURL((url) => url.pathname === "/");
  await page.waitForURL("**/sign-in");
  expect(await keptRows(page)).toEqual([]);
});
