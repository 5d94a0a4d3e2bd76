import { blanks, chip, chosenIn, entries, firstSentence, several } from "@/tests/support/answering";
import { expect, type Page, test } from "@/tests/support/e2e";

/** Dragging, and the shortcuts of questions with several answers; by keyboard alone and by finger: each-type, walking-through. */
test.use({ viewport: { width: 390, height: 844 } });

/** A quiz of one kind of question, begun by a visitor. */
async function quizOf(page: Page, kind: string): Promise<void> {
  await page.goto("/quiz/new");
  await page.getByRole("radio", { name: "I choose the kinds" }).press("Space");
  await page.getByRole("checkbox", { name: kind, exact: true }).press("Space");
  await page.getByRole("radio", { name: "5", exact: true }).press("Space");
  await page.getByRole("button", { name: "Start the quiz" }).press("Enter");
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/^Question 1 of \d+$/)).toBeVisible();
}

test("with a mouse, an answer can be dragged into a sentence below the edge of the window", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 480 });
  await quizOf(page, "Match");
  const list = blanks(page).last();
  await expect(list).not.toBeInViewport();
  const label = (await list.getByRole("option").nth(2).textContent()) ?? "";
  await chip(page, label).hover();
  await page.mouse.down();
  // Held still at the edge, it goes on scrolling.
  await page.mouse.move(500, 475, { steps: 4 });
  await expect.poll(async () => (await list.boundingBox())?.y).toBeLessThan(300);
  await page.mouse.move(500, 240);
  await list.hover();
  await page.mouse.up();
  await expect(chosenIn(list)).toHaveText(label);
});

test("by mouse without dragging, an answer is pressed and then its sentence", async ({ page }) => {
  await quizOf(page, "Match");
  const list = blanks(page).first();
  const label = (await list.getByRole("option").nth(1).textContent()) ?? "";
  await chip(page, label).click();
  await firstSentence(page).click();
  await expect(chosenIn(list)).toHaveText(label);
});

test("an entry is dragged over all the others, by mouse and by finger", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 1100 });
  await quizOf(page, "Put in order");
  const rows = entries(page);
  const last = (await rows.count()) - 1;
  const [top, bottom] = [await rows.first().boundingBox(), await rows.nth(last).boundingBox()];
  if (!top || !bottom) throw new Error("no rows");
  const x = top.x + 20;
  const down = { x, y: top.y + top.height / 2 };
  const up = { x, y: bottom.y + bottom.height / 2 };
  const first = await rows.first().textContent();
  await page.mouse.move(down.x, down.y);
  await page.mouse.down();
  await page.mouse.move(up.x, up.y, { steps: 12 });
  await page.mouse.up();
  const labelOf = (text: string | null) => (text ?? "").replace(/^\d+/, "");
  await expect(rows.nth(last)).toContainText(labelOf(first));

  const touch = await page.context().newCDPSession(page);
  const at = (type: string, point: { x: number; y: number } | null) =>
    touch.send("Input.dispatchTouchEvent", { type: type as "touchStart", touchPoints: point ? [point] : [] });
  await at("touchStart", up);
  for (let step = 1; step <= 12; step++) await at("touchMove", { x, y: up.y + ((down.y - up.y) * step) / 12 });
  await at("touchEnd", null);
  await expect(rows.first()).toContainText(labelOf(first));
});

test("digits choose, until shortcuts are turned off on this device", async ({ page }) => {
  await quizOf(page, "Choose all that are right");
  const boxes = several(page);
  await expect(boxes.first()).toBeVisible();
  await page.keyboard.press("1");
  await expect(boxes.first()).toBeChecked();
  const quiz = page.url();
  await page.goto("/account");
  await page.getByRole("checkbox", { name: "Keyboard shortcuts on this device" }).uncheck();
  await page.goto(quiz);
  await expect(boxes.first()).toBeVisible();
  await page.keyboard.press("2");
  await page.getByRole("button", { name: "Check my answer" }).focus();
  await expect(boxes.nth(1)).not.toBeChecked();
});
