import { expect, expectAccessible, expectNoSidewaysScroll, startQuiz, test } from "@/tests/support/e2e";

test.use({ viewport: { width: 390, height: 844 } });

test("a learner sets an exam and is told what would be known on it; a topic rests and comes back", async ({ page }) => {
  test.setTimeout(90_000);
  await startQuiz(page, ["Geography"]);
  await page.goto("/goal");
  await page.getByLabel("The day").fill(daysAhead(30));
  await page.getByRole("checkbox", { name: /^Geography/ }).check();
  await page.getByRole("button", { name: "Save the goal" }).click();
  await expect(page.getByText(/^0 % would be recalled on .* if you stopped now\.$/)).toBeVisible();
  await expect(page.getByText(/^\d+ minutes? a day makes it 85 % or more\.$/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("spinbutton", { name: "Minutes a day" }).fill("1");
  await page.getByRole("button", { name: "Tell me" }).click();
  await page.waitForURL(/minutes=1$/);
  await expect(page.getByRole("status").filter({ hasText: "With 1 minute a day" })).toBeVisible();

  // What is learned for a day comes as new cards, though nothing else asks for it.
  await page.goto("/today");
  await expect(page.getByText("10 cards")).toBeVisible();
  await page.goto("/goal");
  await page.getByRole("button", { name: /^Let .*Geography.* rest$/ }).click();
  await expect(page.getByText("Cards of this goal rest")).toBeVisible();
  await page.goto("/today");
  await expect(page.getByText("10 cards")).toHaveCount(0);
  await page.goto("/goal");
  await page.getByRole("button", { name: /^Go on with .*Geography/ }).click();
  await expect(page.getByText("Cards of this goal rest")).toHaveCount(0);
  await page.goto("/today");
  await expect(page.getByText("10 cards")).toBeVisible();
});

function daysAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
