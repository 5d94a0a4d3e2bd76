import {
  becomeTeacher,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  makeClass,
  signIn,
  test,
} from "@/tests/support/e2e";

test("a class from a list: what is wrong is told, cards let pupils in, and a pupil's data goes when it is asked for", async ({
  page,
  anotherPerson,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "teacher");
  const { path, code: classCode } = await makeClass(page, "List and cards");
  await page.getByRole("link", { name: "Learners", exact: true }).click();
  await page.getByRole("link", { name: "Add learners" }).click();
  await page.getByLabel("List of learners").fill("Awa Diallo\nBina Keita\nawa diallo");
  await page.getByRole("button", { name: "Check the list" }).click();
  await expect(page.getByRole("row", { name: /awa diallo/ })).toContainText("The same name stands in line 1.");
  await page.getByRole("button", { name: "Add these 2 learners" }).click();
  await expect(page.getByRole("status")).toContainText("2 learners are in the class now.");

  await page.getByRole("link", { name: "Print sign-in cards" }).click();
  await page.getByRole("button", { name: "Make the cards" }).click();
  const card = page.getByRole("listitem").filter({ hasText: "Awa Diallo" });
  const code = (await card.getByText(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/).textContent()) ?? "";

  const pupil = await anotherPerson();
  await pupil.setViewportSize({ width: 390, height: 800 });
  await pupil.goto("/card");
  await pupil.getByLabel("Code on the card").fill(code.toLowerCase());
  await pupil.getByRole("button", { name: "Go on" }).click();
  await expect(pupil.getByRole("heading", { name: "Hello, Awa Diallo" })).toBeVisible();
  await expectNoSidewaysScroll(pupil);
  await pupil.getByRole("button", { name: "Begin" }).click();
  await expect(pupil.getByRole("heading", { name: "Write down your personal code" })).toBeVisible();
  await pupil.getByRole("button", { name: "I have it, go on" }).click();
  await pupil.waitForURL("**/today");
  await pupil.goto("/my-classes");
  await expect(pupil.getByText("The class knows you as Awa Diallo.")).toBeVisible();
  await expectAccessible(pupil);
  const download = pupil.waitForEvent("download");
  await pupil.goto("/account");
  await pupil.getByRole("link", { name: "Download my data" }).click();
  expect((await download).suggestedFilename()).toBe("azalai-my-data.json");

  await page.goto(`${path}/learners`);
  await page.getByRole("link", { name: "Awa Diallo" }).click();
  await expect(page.getByText("All of it goes, for good")).toBeVisible();
  await page.getByLabel("Type Awa Diallo to confirm").fill("Awa Diallo");
  await page.getByRole("button", { name: "Delete this learner and everything of theirs" }).click();
  await expect(page.getByRole("status")).toHaveText("The data is deleted.");
  await expect(page.getByRole("link", { name: "Bina Keita" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Awa Diallo" })).toHaveCount(0);
  await pupil.goto("/my-classes");
  await pupil.waitForURL("**/sign-in?**");

  // The names go onto paper: whoever joins by the code, typed or in the address, is asked for none.
  await page.goto(`${path}/names`);
  await page.getByLabel("I have this list on paper").check();
  await page.getByRole("button", { name: "Put numbers in place of names" }).click();
  await expect(page.getByText(/^Whoever joins with the class code is asked for no name/)).toBeVisible();
  await pupil.goto("/join");
  await pupil.getByLabel("Class code").fill(classCode);
  await pupil.getByLabel("Your name").fill("Peter Pan");
  await pupil.getByRole("button", { name: "Join" }).click();
  await expect(pupil.getByRole("alert").getByText(/your name was not kept/)).toBeVisible();
  await expect(pupil.getByLabel("Your name")).toBeHidden();
  await expect(pupil.getByLabel("An alias, if you like")).toHaveValue("");
  await pupil.goto(`/join?code=${classCode}`);
  await expect(pupil.getByLabel("Your name")).toBeHidden();
  await expectAccessible(pupil);
  await pupil.getByLabel("An alias, if you like").fill("Baobab");
  await pupil.getByRole("button", { name: "Join" }).click();
  await expect(pupil.getByText(/^Tell your teacher your number/)).toBeVisible();
  await expect(pupil.getByRole("term").filter({ hasText: "Your number" })).toBeVisible();
  await expect(pupil.getByRole("definition").getByText("02", { exact: true })).toBeVisible();

  // Closed for others, the code is still that with which the class signs in.
  await page.goto(path);
  await page.getByRole("button", { name: "Close joining" }).click();
  await expect(page.getByText(/who is in the class still signs in with it/)).toBeVisible();
  await expect(page.getByText(classCode, { exact: true })).toBeVisible();
});

const ROOMS = ["", "/learners", "/learners/add", "/groups", "/settings", "/names", "/card", "/sign-in-cards"];

test("a colleague sees a class from the invitation to the removal, and not before or after", async ({
  page,
  anotherPerson,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "teacher");
  const { path } = await makeClass(page, "Taught together");
  const colleague = await anotherPerson();
  await becomeTeacher(colleague, "Mr Keita");
  const seen = () => Promise.all(ROOMS.map(async (room) => (await colleague.request.get(`${path}${room}`)).status()));
  expect(new Set(await seen())).toEqual(new Set([404]));

  await page.goto(`${path}/settings`);
  await page.getByRole("button", { name: "Make a link instead" }).click();
  await expect(page.getByText("Give this link to one colleague:")).toBeFocused();
  const link = (await page.getByText(/\/invitation\?code=/).textContent()) ?? "";
  // As on plain http, where a page cannot copy.
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "the text is selected now" })).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()).trim())).toBe(link);
  await colleague.goto(new URL(link).pathname + new URL(link).search);
  await colleague.getByRole("button", { name: "Teach it: Taught together" }).click();
  await colleague.waitForURL(`**${path}`);
  expect(new Set(await seen())).toEqual(new Set([200]));
  for (const room of ["/groups", "/settings", "/names", "/learners/add"]) {
    await colleague.goto(`${path}${room}`);
    await expectAccessible(colleague);
  }

  await page.reload();
  await page.getByText("Remove", { exact: true }).click();
  await page.getByRole("button", { name: "Remove Mr Keita from those who teach this class" }).click();
  await expect(page.getByText("Mr Keita")).toHaveCount(0);
  expect(new Set(await seen())).toEqual(new Set([404]));
  await colleague.goto("/classes");
  await expect(colleague.getByRole("link", { name: "Taught together" })).toHaveCount(0);
});
