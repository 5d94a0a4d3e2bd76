import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  joinClass,
  makeClass,
  signIn,
  test,
} from "@/tests/support/e2e";
import { beginAssigned } from "@/tests/support/quiz-page";

test("from a sentence to an assigned set: found, shown, changed, and asked as it was shown", async ({
  page,
  anotherPerson,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "teacher");
  const { path, code } = await makeClass(page, "History 10c");
  await page.getByRole("link", { name: "Assign something" }).click();

  const begun = Date.now();
  await page
    .getByRole("searchbox", { name: "What should they know?" })
    .fill("how the 2015 peace accord came about and ended");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Add together: Algiers Accord of 2015, .*Algiers talks/ }).click();
  const asked = page.getByRole("region", { name: "What they are asked" });
  await expect(asked.getByRole("heading", { level: 3 })).toHaveCount(10);
  await expect(page.getByLabel("Title that learners see")).toHaveValue("Algiers Accord of 2015");

  // Long names and all: nothing of it is wider than a small phone.
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 320, height });
  await page.getByText("Choose topics, years, kinds of questions, difficulty").click();
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width, height });

  // Another question in the place of the first, and the second on another fact.
  const headings = asked.getByRole("heading", { level: 3 });
  const second = await headings.nth(1).textContent();
  await asked.getByRole("button", { name: "Another fact instead of that of question 1", exact: true }).click();
  await expect(asked).toHaveAttribute("aria-busy", "false");
  expect(await headings.nth(1).textContent()).toBe(second);
  await asked.getByRole("button", { name: /^Pin question 1:/ }).click();
  await asked.getByText("Right answer and source").first().click();
  await expect(asked.getByRole("link", { name: "The fact" }).first()).toBeVisible();
  await asked.getByText("How this question was made").first().click();
  await expect(asked.getByText(/Generator version \d+, seed/)).toBeVisible();
  await asked.getByRole("button", { name: "Report a mistake" }).first().click();
  await asked.getByLabel("What is wrong?").selectOption({ label: "It is not neutral" });
  await asked.getByRole("button", { name: "Send the report" }).click();
  await expect(asked.getByText("Thank you. The editors will look at it.")).toBeVisible();
  const shown = await headings.allTextContents();
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);
  expect(Date.now() - begun).toBeLessThan(60_000);
  await expect(page.getByRole("row", { name: /Algiers Accord of 2015.*nobody has it yet/ })).toBeVisible();

  const pupil = await anotherPerson();
  await joinClass(pupil, code, "Awa");
  await beginAssigned(pupil, "Algiers Accord of 2015");
  await expect(pupil.getByRole("heading", { level: 1 })).toHaveText(shown[0] ?? "");
});

test("a set is saved as versions and shared with teachers by a link that can be closed", async ({
  page,
  anotherPerson,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "teacher");
  await page.goto("/sets/new");
  await expect(page.getByText("Say what it should be about")).toBeVisible();
  await page.getByRole("searchbox", { name: "What should they know?" }).fill("minusma");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("button", { name: "Add MINUSMA" }).first().click();
  await expect(page.getByRole("button", { name: "Draw others" })).toBeVisible();
  await page.getByLabel("Title", { exact: true }).fill("The UN mission");
  await page.getByRole("button", { name: "Save the set" }).click();
  await page.waitForURL(/\/sets\/[0-9a-f-]{36}$/);
  const address = page.url();
  await page.goto("/sets");
  await expect(page.getByText("It is about: MINUSMA", { exact: true }).first()).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole("button", { name: "Draw others" })).toBeVisible();
  await page.getByLabel("Title", { exact: true }).fill("The UN mission in Mali");
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeInViewport();
  const history = page.getByRole("region", { name: "Version history" });
  await expect(history.getByText("title: The UN mission in Mali")).toBeVisible();

  // The first version is looked at and gone back to, and then the second.
  const firstPath = `${new URL(page.url()).pathname}/versions/1`;
  await history.getByRole("link", { name: "Version 1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Version 1: The UN mission" })).toBeVisible();
  // As many as the facts give that tell nothing of each other: now and then one fewer than was asked for.
  const questions = page.getByRole("region", { name: /^(9|10) questions$/ }).getByRole("heading", { level: 3 });
  await expect(questions.nth(8)).toBeVisible();
  const asked = await questions.count();
  await expect(page.getByRole("region", { name: "What was chosen" })).toContainText("MINUSMA");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go back to this version" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The UN mission", exact: true })).toBeVisible();
  await expect(history.getByRole("link", { name: "Version 3", exact: true })).toBeVisible();
  await history.getByRole("button", { name: "Go back to version 2" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The UN mission in Mali" })).toBeVisible();

  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Link for teachers").inputValue();
  const path = new URL(link).pathname;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: "The UN mission in Mali" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 3 })).toHaveCount(asked);
  const learner = await anotherPerson();
  await signIn(learner, "learner");
  await learner.goto(path);
  await expect(learner.getByText("The UN mission in Mali")).toHaveCount(0);
  await learner.goto(firstPath);
  await expect(learner.getByText("The UN mission")).toHaveCount(0);

  await page.getByRole("link", { name: "Open it" }).click();
  await page.getByRole("button", { name: "Close the link" }).click();
  await expect(page.getByRole("button", { name: "Make a link" })).toBeVisible();
  await page.goto(path);
  await expect(page.getByText("The UN mission in Mali")).toHaveCount(0);
});

test("a set of a teacher's own questions: written, warned of, given, and asked as the teacher's words", async ({
  page,
  anotherPerson,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, "teacher");
  const { path, code } = await makeClass(page, "Geography 7a");
  await page.goto("/sets/new");
  await page.getByLabel("Only cards and questions of my own").check();
  await page.getByLabel("Title", { exact: true }).fill("Our river");
  await page.getByRole("button", { name: "Save the set" }).click();
  await page.getByRole("button", { name: "Add cards or questions of your own" }).click();
  await page.getByRole("link", { name: "A question with options" }).click();
  await page.getByLabel("Question", { exact: true }).fill("On which river did the rebels cross?");
  await page.getByLabel("Right option").fill("Niger");
  await page.getByLabel("Wrong options").fill("Bani\nNIGER");
  await page.getByLabel("Explanation (optional)").fill("We read it on Monday.");
  await page.getByRole("button", { name: "Save and write the next one" }).click();
  await expect(page.getByText("Give two to five wrong options", { exact: false })).toBeVisible();
  await page.getByLabel("Wrong options").fill("Bani\nSenegal");
  await page.getByRole("button", { name: "Save and write the next one" }).click();
  await expect(page.getByText("“rebels”: better", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to the deck" }).click();
  await page.getByRole("link", { name: "Go to the set" }).click();
  await expect(page.getByRole("heading", { name: "1 question is asked in quizzes" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "Assign to Geography 7a" }).click();
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);

  const pupil = await anotherPerson();
  await pupil.setViewportSize({ width: 390, height: 800 });
  await joinClass(pupil, code, "Awa");
  await pupil.getByRole("region", { name: "From your class" }).getByRole("button", { name: "Begin" }).click();
  await expect(pupil.getByRole("heading", { level: 1 })).toHaveText("On which river did the rebels cross?");
  const mark = pupil.getByText("Written by your teacher, not from the fact base");
  await expect(mark).toHaveCount(1);
  await pupil.getByText("Niger", { exact: true }).click();
  await pupil.getByRole("button", { name: "Check my answer" }).click();
  await expect(pupil.getByRole("heading", { level: 2, name: "Right" })).toBeVisible();
  await expect(pupil.getByText("We read it on Monday.")).toBeVisible();
  await expect(mark).toHaveCount(2);
  await expectAccessible(pupil);
});
