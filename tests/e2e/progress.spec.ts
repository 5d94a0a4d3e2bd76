import { expect, expectAccessible, expectNoSidewaysScroll, moveClock, signIn, test } from "@/tests/support/e2e";

test.afterEach(() => moveClock(0));

test("a learner sees what came back, when they studied and what is planned, by eye, by keyboard and as tables", async ({
  page,
}) => {
  await signIn(page, "learner");
  await page.goto("/today");
  await page.getByRole("button", { name: "Study Geography" }).click();
  await expect(page.getByRole("button", { name: "Stop new cards of Geography" })).toBeVisible();
  for (const day of [0, 3]) {
    moveClock(day);
    await page.goto("/review");
    for (let card = 0; card < 3; card++) {
      await page.getByRole("button", { name: "Show the answer" }).click();
      await page.getByRole("button", { name: /^Remembered/ }).click();
    }
    await expect(page.getByText("All saved")).toBeVisible();
  }
  await page.goto("/account");
  await page.getByLabel("Days of studying a week").selectOption("4");
  await page.getByRole("button", { name: "Save days" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/progress");
  await expect(page.getByRole("img", { name: /^Cards that fall due in the next 30 days: [1-9]/ })).toBeVisible();
  await expectAccessible(page);
  const pages = page.getByRole("navigation", { name: "Pages of your progress" });
  for (const name of ["Memory", "Retention", "Time"]) {
    await pages.getByRole("link", { name }).click();
    await expect(pages.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    for (const table of await page.getByText("Show as a table").all()) await table.click();
    if (name === "Memory") {
      const topics = page.getByRole("table", { name: "Topic by topic" });
      // Cards of a class’s work may have come before those of Geography.
      await expect(topics.getByRole("row", { name: / Begun/ }).first()).toBeVisible();
    }
    if (name === "Retention") {
      await expect(page.getByRole("row", { name: /^Last 7 days 100 % \(3 of 3\)/ })).toBeVisible();
    }
  }
  await expect(page.getByText(/of 4 days so far/)).toBeVisible();
  const calendar = page.getByRole("slider", { name: "Day of the last year" });
  await calendar.focus();
  await expect(calendar).toHaveAttribute("aria-valuetext", /cards 3, quiz answers 0$/);
  await page.keyboard.press("ArrowUp");
  await expect(calendar).toHaveAttribute("aria-valuetext", /: nothing$/);
});
