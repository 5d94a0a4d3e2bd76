import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  makeClass,
  type Page,
  signIn,
  takeTopic,
  test,
} from "@/tests/support/e2e";
import { act, builtActions } from "@/tests/support/permissions/person";

const DAYS = "On how many separate days";

test("what a change brings about is said before it is saved, and a fault is in sight where the button is far below", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, "teacher");
  await makeClass(page, "Parallel 9b");
  const { path } = await makeClass(page, "Changing 9a");
  await page.goto(`${path}/assign`);
  await takeTopic(page, "The peace process");
  await page.getByLabel("Title that learners see").fill("The accord");
  await page.getByRole("radio", { name: /^Reviewing/ }).check();
  await page.getByLabel(DAYS).fill("30");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await expectTold(page, /more separate days/);
  await page.getByLabel(DAYS).fill("4");
  await page.getByLabel("Whether cards are answered").selectOption("always");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);

  await page.getByRole("link", { name: "The accord" }).click();
  await expect(page.getByText(/^Cards are answered before they are turned over/)).toBeVisible();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await expect(page.getByLabel("Whether cards are answered")).toHaveValue("always");
  await page.getByLabel(DAYS).fill("29");
  await page.getByRole("button", { name: "See what changes" }).click();
  await expectTold(page, /more separate days/);
  await page.getByRole("radio", { name: /^A practice quiz/ }).check();
  await page.getByText("Rules", { exact: true }).click();
  await page.getByLabel("Whether learners say how sure they are of an answer").selectOption("never");
  await page.getByRole("button", { name: "See what changes" }).click();
  const effects = page.getByRole("status").filter({ hasText: "What changes" });
  await expect(effects.getByText("No longer holds: It asks for reviewing on 4 separate days.")).toBeVisible();
  await expect(effects.getByText(/^No longer holds: Cards are answered before/)).toBeVisible();
  await expect(effects.getByText("Learners are not asked how sure they are.")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Save these changes" }).click();
  await page.waitForURL(/\/assignments\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Learners are not asked how sure they are.")).toBeVisible();

  // It is open, so the copy is to open at once; given twice, it says that it is there.
  const copy = page.getByRole("region", { name: "Give the same to another class" });
  await copy.getByLabel("Class").selectOption("Parallel 9b");
  await expect(copy.getByLabel("Opens")).toHaveValue("");
  const due = copy.getByLabel("Due");
  const usual = await due.inputValue();
  await due.fill("2020-01-01");
  await copy.getByRole("button", { name: "Assign there too" }).click();
  await expectTold(page, /^Choose a day from today on\./);
  await expect(due).toHaveAttribute("aria-invalid", "true");
  await expect(due).toHaveAccessibleDescription("Choose a day from today on.");
  await due.fill(usual);
  await copy.getByRole("button", { name: "Assign there too" }).click();
  await expect(copy.getByText("Assigned there too. Its learners see it at once.")).toBeVisible();
  await copy.getByLabel("Class").selectOption("Parallel 9b");
  await copy.getByRole("button", { name: "Assign there too" }).click();
  await expectTold(page, /^That class has it already\./);

  // What is locked is not taken back before it is unlocked.
  const takeBack = page.getByRole("button", { name: "Yes, take it back" });
  await page.getByText("Take this assignment back", { exact: true }).last().click();
  await expect(takeBack).toBeVisible();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(page.getByRole("button", { name: "Unlock", exact: true })).toBeVisible();
  await page.goBack();
  await page.reload();
  await expect(takeBack).toHaveCount(0);
  await page.getByRole("link", { name: "unlock them first" }).click();
  await expect(page.getByRole("button", { name: "Unlock", exact: true })).toBeVisible();
});

test("a list's other columns are named as not read, and a class without violence is told what it is not asked", async ({
  page,
  baseURL,
}) => {
  const base = baseURL ?? "";
  await signIn(page, "teacher");
  const { path } = await makeClass(page, "Left out 9b");
  await page.goto(`${path}/learners/add`);
  await page.getByRole("button", { name: "Check the list" }).click();
  await expectTold(page, /./);
  await page.getByLabel("List of learners").fill("Name;Birthday\nAwa Diallo;2010-05-01\nBina Keita;2011-02-03");
  await page.getByRole("button", { name: "Check the list" }).click();
  await expect(page.getByText("Columns that are not read, and not kept: Birthday.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add these 2 learners" }).click();
  await expect(page.getByRole("status")).toContainText("2 learners are in the class now.");

  const setId = await violentSet(page, base);
  await page.goto(`${path}/assign?set=${setId}`);
  const notice = page.getByText(/ not asked in Left out 9b: violence and casualties are off there/);
  await expect(notice).toBeVisible();
  await expect(page.getByText("Others, which you have not seen, come in their place", { exact: false })).toBeVisible();
  await expectAccessible(page);
  // Of reviewing no question is left out: it says so of a quiz alone.
  await page.getByRole("radio", { name: /^Reviewing/ }).check();
  await expect(notice).toBeHidden();
  await page.getByRole("radio", { name: /^A practice quiz/ }).check();
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);
  await page.getByRole("link", { name: "Drones and sieges", exact: true }).click();
  await expect(notice).toBeVisible();
});

/** What went wrong is read out, in sight, and where the keyboard goes on from. */
async function expectTold(page: Page, text: RegExp): Promise<void> {
  const alert = page.getByRole("alert").filter({ hasText: text });
  await expect(alert).toBeInViewport({ ratio: 1 });
  await expect(page.locator(":focus")).toHaveText((await alert.textContent()) ?? "");
}

/** A set of which some questions tell of violence, as the builder would post it. */
async function violentSet(page: Page, base: string): Promise<string> {
  const headers = { origin: base };
  const found = await (await page.request.get("/api/sets/search?q=killed")).json();
  const facts = (found.facts as { id: string; harm: boolean }[]).filter(({ harm }) => harm).map(({ id }) => id);
  const wanted = { topics: ["war-resumes-2023"], facts, types: [], length: 8, includeHarm: true };
  const data = { blueprint: wanted, change: { kind: "draw" } };
  const { blueprint } = await (await page.request.post("/api/sets/preview", { data, headers })).json();
  const fields = { title: "Drones and sieges", blueprint: JSON.stringify(blueprint), keep: "follows" };
  const action = builtActions().get("(teach)/sets#makeSet")?.id ?? "";
  const made = await act(page.request, base, "/sets/new", action, { as: "form", fields });
  return made.location?.split("/").at(-1) ?? "";
}
