import { expect, type Page, startTest, test, untilListening } from "@/tests/support/e2e";
import { startQuizOf } from "@/tests/support/quiz-page";

const next = (page: Page) => page.getByRole("button", { name: "Next", exact: true });

test("near its end a test tells a screen reader how much time is left, twice and no oftener", async ({ page }) => {
  await page.clock.install();
  await startTest(page, "10 minutes");
  await page.waitForLoadState("networkidle");
  const timer = page.getByRole("timer", { name: "Time left" });
  const told = page.getByRole("status").filter({ hasText: /minutes? left\.$/ });
  await expect(timer).toHaveText(/^9:5\d left$/);
  // The server would say that no time has gone by.
  await page.context().setOffline(true);
  await page.clock.fastForward("04:00");
  await expect(timer).toHaveText(/^5:\d\d left$/);
  await expect(told).toHaveCount(0);
  await page.clock.fastForward("01:00");
  await expect(timer).toHaveText(/^4:\d\d left$/);
  await expect(told).toHaveText("5 minutes left.");
  await page.clock.fastForward("04:00");
  await expect(timer).toHaveText(/^0:\d\d left$/);
  await expect(told).toHaveText("One minute left.");
});

test("nothing moves for whoever wants no motion", async ({ page }) => {
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    document.addEventListener("animationstart", ({ animationName }) => moved.push(animationName));
    document.addEventListener("transitionrun", ({ propertyName }) => {
      if (!/color|shadow|outline|fill|stroke/.test(propertyName)) moved.push(propertyName);
    });
  });
  const moved = () => page.evaluate(() => (window as unknown as { moved: string[] }).moved.splice(0));
  await startTest(page);
  await next(page).click();
  await expect(page.getByText("Question 2 of 5")).toBeVisible();
  await expect.poll(moved).toContain("rise");
  // The last row rises after the first: none may still be on its way when the wish is made.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await page.emulateMedia({ reducedMotion: "reduce" });
  await moved();
  await next(page).click();
  await expect(page.getByText("Question 3 of 5")).toBeVisible();
  await page.getByRole("radio").first().check({ force: true });
  await page.getByRole("button", { name: "Look over and hand in" }).click();
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await moved()).toEqual([]);
});

test("an entry is dragged inside a test, and the order is saved", async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 1000, height: 1100 });
  await page.goto(await startQuizOf(page.request, baseURL ?? "", "test", ["ordering"]));
  await untilListening(page);
  const rows = page.getByRole("main").getByRole("list").last().getByRole("listitem");
  const last = (await rows.count()) - 1;
  const [top, bottom] = [await rows.first().boundingBox(), await rows.nth(last).boundingBox()];
  if (!top || !bottom) throw new Error("no rows");
  const label = ((await rows.first().textContent()) ?? "").replace(/^\d+/, "");
  await page.mouse.move(top.x + 20, top.y + top.height / 2);
  await page.mouse.down();
  await page.mouse.move(top.x + 20, bottom.y + bottom.height / 2, { steps: 12 });
  await page.mouse.up();
  await expect(rows.nth(last)).toContainText(label);
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeAttached();
  await page.reload();
  await page.getByRole("button", { name: /^Question 1,/ }).click();
  await expect(rows.nth(last)).toContainText(label);
});
