import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from "@/tests/support/e2e";

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
