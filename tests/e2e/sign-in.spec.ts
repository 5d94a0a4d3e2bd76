import { expect, test } from "@playwright/test";
import { demo, joinDemoClass, networkAddress, policyReports, signIn } from "../support/e2e-people";

test("a wrong password is answered in a sentence, and what was typed stays", async ({ page }) => {
  const reports = policyReports(page);
  await page.goto("/sign-in");
  const form = page.getByRole("region", { name: "With e-mail and password" });
  await form.getByLabel("E-mail address").fill("nobody@example.org");
  await form.getByLabel("Password", { exact: true }).fill("not this one");
  await form.getByRole("button", { name: "Sign in" }).click();
  await expect(form.getByRole("alert")).toContainText("That does not fit");
  await expect(form.getByLabel("E-mail address")).toHaveValue("nobody@example.org");
  expect(reports).toEqual([]);
});

test("phones sign in at the computer's own address, by plain http", async ({ page }) => {
  const base = networkAddress();
  if (base === null) throw new Error("This machine has no network address to come from.");
  await signIn(page, demo().learner, base);
  await page.goto(`${base}/account`);
  await expect(page.getByText(demo().learner.email)).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL(`${base}/`);
  await page.goto(`${base}/account`);
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});

test("a pupil joins with a name alone and comes back from another device with the personal code", async ({
  page,
  browser,
}) => {
  const code = await joinDemoClass(page, "Caravan");
  const elsewhere = await browser.newPage();
  await elsewhere.goto(`/join?code=${demo().classCode}`);
  await elsewhere.getByLabel("Your name").fill("caravan");
  await elsewhere.getByRole("button", { name: "Join", exact: true }).click();
  await expect(elsewhere.getByRole("alert").first()).toContainText("already has this name");

  await elsewhere.getByRole("link", { name: "Sign in with your personal code" }).click();
  await elsewhere.getByLabel("Your name in the class").fill("Caravan");
  await elsewhere.getByLabel("Your personal code").fill(code.toLowerCase());
  await elsewhere.getByRole("region", { name: "With a class code" }).getByRole("button", { name: "Sign in" }).click();
  await elsewhere.waitForURL("**/today");
  await elsewhere.close();
});

test("a wrong class code is answered in a sentence", async ({ page }) => {
  await page.goto("/join");
  await page.getByLabel("Class code").fill("AAA AAAA");
  await page.getByLabel("Your name").fill("Salt");
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(page.getByRole("alert").first()).toContainText("No class takes learners with this code");
});

test("a teacher signs up, and the recovery code brings a forgotten password back", async ({ page, browser }) => {
  const email = "fanta@example.org";
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Fanta");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("12345678");
  await page.getByRole("radio", { name: /^teach/ }).check();
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByText("one of the first passwords that somebody would try")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^teach/ })).toBeChecked();
  await page.getByLabel("Password", { exact: true }).fill("salt gold caravan");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("heading", { name: "Write down your recovery code", level: 1 })).toBeVisible();
  const recoveryCode = (await page.getByTestId("one-time-code").textContent()) ?? "";
  await page.getByRole("button", { name: "I have it, go on" }).click();
  await page.waitForURL("**/classes");

  const elsewhere = await browser.newPage();
  await elsewhere.goto("/forgot");
  await elsewhere.getByLabel("E-mail address").first().fill(email);
  await elsewhere.getByLabel("Recovery code", { exact: true }).fill(recoveryCode.toLowerCase());
  await elsewhere.getByLabel("New password").fill("another long one");
  await elsewhere.getByRole("button", { name: "Set a new password" }).click();
  await expect(elsewhere.getByTestId("one-time-code")).not.toHaveText(recoveryCode);
  await elsewhere.close();

  // The browser with the old session is signed out at its next step.
  await page.goto("/classes");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});

test("a learner is told that teaching and administration are not for them", async ({ page }) => {
  await signIn(page, demo().learner);
  for (const path of ["/classes", "/admin"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "This page is not for this account" })).toBeVisible();
  }
});

test("a link after signing in never leads to another site", async ({ page }) => {
  await page.goto("/sign-in?next=//evil.example/today");
  const form = page.getByRole("region", { name: "With e-mail and password" });
  await form.getByLabel("E-mail address").fill(demo().learner.email);
  await form.getByLabel("Password", { exact: true }).fill(demo().learner.password);
  await form.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/today");
  expect(new URL(page.url()).hostname).toBe("localhost");
});

test("deleting an account says what goes, and takes it", async ({ page }) => {
  const code = await joinDemoClass(page, "Passing by");
  await page.goto("/account/delete");
  await expect(page.getByText("your place in 1 class")).toBeVisible();
  await page.getByLabel("Your personal code").fill(code);
  await page.getByRole("button", { name: "Delete my account for good" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});
