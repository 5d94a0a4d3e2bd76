import { expect, expectAccessible, expectNoSidewaysScroll, finishQuiz, startQuiz, test } from "@/tests/support/e2e";

test.use({ viewport: { width: 390, height: 844 } });

test("a result says how each question was made, and gives another on the same fact without a grade", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const address = await startQuiz(page, ["Geography"]);
  await finishQuiz(page);
  const all = page.getByRole("region", { name: "All questions" });
  // Of some facts no other kind of question can be made, and then another of the topic is offered.
  const like = page.getByText("Try another like this", { exact: true });
  const first = all.getByRole("listitem").filter({ has: like }).first();
  await first.locator("summary").first().click();
  await first.getByText("How this question was made").click();
  await expect(first.getByText("From the facts")).toBeVisible();
  await expect(first.getByText(/Generator version \d+, seed \S+/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const fact = await first.getByRole("definition").first().getByRole("link").first().textContent();

  await first.getByRole("button", { name: "Try another like this" }).click();
  await page.waitForURL((url) => /\/quiz\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.includes(address));
  await expect(page.getByText("It is not graded and does not change your cards.")).toBeVisible();
  await page.getByRole("button", { name: "I don’t know" }).click();
  await page.getByRole("link", { name: "See the result" }).click();
  const again = page.getByRole("region", { name: "All questions" }).getByRole("listitem").first();
  await again.locator("summary").first().click();
  await again.getByText("How this question was made").click();
  await expect(again.getByRole("definition").first()).toContainText(fact ?? "no fact");
  await expect(page.getByRole("heading", { name: "What went into your memory" })).toHaveCount(0);
  await page.getByRole("link", { name: "Back to the quiz’s result" }).click();
  await expect(page.getByRole("heading", { name: "What went into your memory" })).toBeVisible();
});

test("a quiz can ask for hard questions alone, and says before and after that there are fewer than asked for", async ({
  page,
}) => {
  await page.goto("/quiz/new");
  await page.getByRole("checkbox", { name: /^Geography/ }).check();
  await page.getByText("20", { exact: true }).click();
  await page.getByText("Hard", { exact: true }).click();
  await page.getByText("I choose the kinds").click();
  await page.getByRole("checkbox", { name: "Multiple choice" }).check();
  // The first count of a server makes what it can ask.
  await expect(page.getByText(/These choices give about \d+ questions; you asked for 20\./)).toBeVisible({
    timeout: 20_000,
  });
  await page.getByRole("button", { name: "Start the quiz" }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/What you chose gives \d+ questions, not 20/)).toBeVisible();
});
