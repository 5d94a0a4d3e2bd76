import { expect, expectAccessible, expectNoSidewaysScroll, type Page, signIn, test } from "@/tests/support/e2e";

test.use({ viewport: { width: 390, height: 844 } });

test("a teacher looks around in a demo class, takes it away, and puts the first steps away for good", async ({
  page,
}) => {
  await signIn(page, "teacher");
  await page.goto("/classes");
  const steps = page.getByRole("region", { name: "First steps" });
  await expect(steps.getByRole("listitem")).toHaveCount(5);
  // The demo teacher begins with a class and a learner.
  await expect(steps.getByRole("listitem").first()).toContainText("(done)");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Show me a demo class" }).click();
  // A term of a class is simulated and written first.
  await expect(page.getByText("Nobody in this class is real")).toBeVisible({ timeout: 30_000 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "What it knows" }).click();
  await expect(page.getByText(/^(HCUA taken for MNLA|MNLA taken for HCUA): \d+ of \d+$/).first()).toBeVisible();
  const contents = page.getByRole("navigation", { name: "On this page" }).getByRole("link");
  await expect(contents).toHaveText([
    ...["Who is stuck", "At the latest answer", "Taken for one another", "By topic", "Facts most at risk"],
  ]);
  await page.getByRole("link", { name: "Gradebook", exact: true }).click();
  for (const width of [1280, 320]) await expectFocusInSight(page, width);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("link", { name: "Groups", exact: true }).click();
  await expectFoundNamesTicked(page);
  await page.getByRole("link", { name: "Class", exact: true }).click();
  await page.getByRole("button", { name: "Remove the demo class" }).click();
  await page.waitForURL("**/classes");
  await expect(page.getByText("Simulated learners", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Show me a demo class" })).toBeVisible();

  await page.getByRole("button", { name: "Put this list away" }).click();
  await expect(steps).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your classes" })).toBeVisible();
  await expect(steps).toHaveCount(0);
});

/** Makes a group from a long list of names: what the field hides stays ticked. */
async function expectFoundNamesTicked(page: Page): Promise<void> {
  const form = page.locator("form").filter({ hasText: "Make the group" });
  const find = form.getByRole("searchbox", { name: "Find a name in the list" });
  await form.getByRole("textbox", { name: "Name of the group" }).fill("Monday group");
  await find.fill("zéph");
  await expect(form.getByRole("status")).toContainText("1 name is shown");
  await form.getByRole("checkbox", { name: "Zephyr (sim)" }).check();
  await find.fill("AMBER");
  await find.press("Enter");
  await expect(form.getByRole("checkbox", { name: "Zephyr (sim)" })).toHaveCount(0);
  await form.getByRole("checkbox", { name: "Amber (sim)" }).check();
  await expectNoSidewaysScroll(page);
  await form.getByRole("button", { name: "Make the group" }).click();
  await expect(page.getByText("Amber (sim), Zephyr (sim)", { exact: true })).toBeVisible();
}

/** Goes to the far corner of the gradebook and back by arrow keys: the heads that stay in view never cover the cell with the focus. */
async function expectFocusInSight(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 640 });
  const table = page.getByRole("table", { name: /^Grades of / });
  const [rows, columns] = [await table.getByRole("rowheader").count(), await table.getByRole("columnheader").count()];
  await table.locator("td a").first().focus();
  const way = [
    ["ArrowRight", columns - 3],
    ["ArrowDown", rows - 1],
    ["ArrowLeft", columns - 3],
    ["ArrowUp", rows - 1],
  ] as const;
  for (const [key, steps] of way) {
    for (let step = 1; step <= steps; step++) {
      await page.keyboard.press(key);
      expect(await coveredCorners(page), `${key} ${step} at ${width} px`).toEqual([]);
    }
  }
}

/** The corners of what has the focus at which something else lies on top of it. */
const coveredCorners = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cell = document.activeElement;
    const { left, right, top, bottom } = cell?.getBoundingClientRect() ?? new DOMRect();
    const corners = { topLeft: [left, top], topRight: [right, top], bottomLeft: [left, bottom] };
    return Object.entries(corners).flatMap(([name, [x = 0, y = 0]]) => {
      const shown = document.elementFromPoint(x + (x === left ? 1 : -1), y + (y === top ? 1 : -1));
      return cell?.contains(shown) ? [] : [name];
    });
  });
