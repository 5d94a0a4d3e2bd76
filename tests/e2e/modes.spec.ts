import {
  answerOne,
  expect,
  expectAccessible,
  finishQuiz,
  goOn,
  moveClock,
  options,
  startQuiz,
  startTest,
  test,
  untilListening,
} from "@/tests/support/e2e";

test.afterEach(() => moveClock(0));

test("the day's mix is one a day: begun, gone on with, done, and new tomorrow", async ({ page }) => {
  await startQuiz(page, ["Geography"]);
  await page.goto("/today");
  await page.getByRole("button", { name: "Start today’s mix" }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  await expect(page.getByText("Question 1 of 10")).toBeVisible();
  await answerOne(page);
  await page.goto("/today");
  await page.getByRole("button", { name: "Go on with today’s mix" }).click();
  await page.waitForURL(`**${path}`);
  await expect(page.getByText("Question 1 of 10")).toBeVisible();
  await goOn(page);
  await expect(page.getByText("Question 2 of 10")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Question 2 of 10")).toBeVisible();
  // With Enter alone: what is known to nobody is said, and the feedback's heading, which has the focus, leads on.
  for (let question = 2; question <= 10; question++) {
    await expect(page.getByText(`Question ${question} of 10`)).toBeVisible();
    await page.getByRole("button", { name: "I don’t know" }).press("Enter");
    await expect(page.getByRole("heading", { name: "Good to know what you don’t know" })).toBeFocused();
    // An Enter that comes at once is taken for the second of a double press.
    await expect(async () => {
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "Good to know what you don’t know" })).toHaveCount(0, {
        timeout: 100,
      });
    }).toPass();
  }
  await page.waitForURL("**/result");
  moveClock(1);
  await page.goto("/today");
  await expect(page.getByRole("button", { name: "Start today’s mix" })).toBeVisible();
});

test("a pretest is begun on a topic's page, is not graded, and leads back to the topic", async ({ page }) => {
  await page.goto("/en/topics/geography");
  await page.getByRole("link", { name: "Try a few questions before you read." }).click();
  await expect(page.getByRole("radio", { name: /^Before you read/ })).toBeChecked();
  await expect(page.getByRole("radio", { name: "20", exact: true })).toBeHidden();
  await page.getByRole("button", { name: "Start the quiz" }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  await expect(page.getByText("nobody expects you to know these", { exact: false })).toBeVisible();
  await expect(page).toHaveTitle("Geography · Azalai");
  await answerOne(page);
  await goOn(page);
  await page.reload();
  await expect(page.getByText("Question 2 of 5")).toBeVisible();
  expect(await finishQuiz(page)).toBe(4);
  await expect(page.getByText("That was before reading", { exact: false })).toBeVisible();
  await expect(page).toHaveTitle("Result · Geography · Azalai");
  await expect(page.getByText("What went into your memory")).toHaveCount(0);
  await expectAccessible(page);
  await expect(page.getByRole("link", { name: "Read: Geography" })).toHaveAttribute("href", "/en/topics/geography");
  await page.goto("/progress/quizzes");
  await expect(page.getByText("No quiz yet.")).toBeVisible();
});

test("a retake asks the same facts in another form, as a test where it was one", async ({ page }) => {
  const first = await startTest(page);
  await page.getByRole("button", { name: "Look over and hand in" }).click();
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await page.getByRole("button", { name: "Yes, hand in" }).click();
  await page.waitForURL("**/result");
  await expect(page.getByText("0 of 5").first()).toBeVisible();
  await page.getByRole("button", { name: "Another quiz on the same facts" }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  expect(new URL(page.url()).pathname).not.toBe(first);
  const numbers = page.getByRole("navigation", { name: "Questions of this test" });
  await expect(numbers).toBeVisible();
  await untilListening(page);
  // Another form asks in other ways: the first question that has choices is answered by a digit.
  let at = 1;
  const choices = options(page);
  while ((await choices.count()) === 0) {
    at += 1;
    await numbers.getByRole("button", { name: `Question ${at}, not answered`, exact: true }).click();
    await expect(page.getByText(`Question ${at} of 5`)).toBeVisible();
  }
  await page.keyboard.press("1");
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeAttached();
  await page.reload();
  await numbers.getByRole("button", { name: `Question ${at}, answered`, exact: true }).click();
  await expect(choices.first()).toBeChecked();
});

test("whoever is sure and wrong is told more, and sees on the progress page how well they judge", async ({ page }) => {
  await page.goto("/quiz/new");
  await page.getByRole("radio", { name: "20", exact: true }).check({ force: true });
  await page.getByRole("radio", { name: "I choose the kinds" }).check({ force: true });
  await page.getByRole("checkbox", { name: "Multiple choice", exact: true }).check();
  await page.getByRole("button", { name: "Start the quiz" }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  const more = page.getByText("You were sure. An error", { exact: false });
  for (let answered = 0; answered < 20; answered++) {
    await page.getByRole("radio", { name: "Sure", exact: true }).check({ force: true });
    await answerOne(page);
    if (await more.isVisible()) break;
    await goOn(page);
  }
  await expect(more).toBeVisible();
  await expect(page.getByText("What the sources say")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/progress/quizzes");
  const table = page.getByRole("table", { name: "How well you know what you know" });
  await expect(table.getByRole("row", { name: /^All answers no answer no answer \d+ % right/ })).toBeVisible();
  await expectAccessible(page);
});
