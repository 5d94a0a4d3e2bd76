import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  finishQuiz,
  joinClass,
  makeClass,
  type Page,
  signIn,
  takeTopic,
  test,
} from "@/tests/support/e2e";
import { beginAssigned } from "@/tests/support/quiz-page";

test("a teacher takes a question out, sees first what changes, and takes it back; the learner is told", async ({
  page,
  anotherPerson,
}) => {
  test.setTimeout(180_000);
  await signIn(page, "teacher");
  const { path, code } = await makeClass(page, "History 9c");
  await page.getByRole("link", { name: "Assign something" }).click();
  await takeTopic(page, "Geography");
  await page.getByLabel("Title that learners see").fill("Neighbours");
  await page.getByLabel("Number of questions").fill("3");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);

  const pupil = await anotherPerson();
  await joinClass(pupil, code, "Awa");
  await beginAssigned(pupil, "Neighbours");
  await finishQuiz(pupil);
  const before = await pointsShown(pupil);

  await page.reload();
  await page.getByRole("link", { name: "Neighbours" }).click();
  const questions = page.getByRole("region", { name: "Questions", exact: true });
  await expect(questions.getByRole("row")).toHaveCount(4);
  await questions.getByRole("row").nth(1).getByRole("link").click();
  // Of few learners what was typed is shown, as it has to be read to be judged; what was chosen is not.
  const answers = page.getByRole("table", { name: "Answers to this question" });
  await expect(page.getByText("Answers are shown from 5 on").or(answers)).toBeVisible();
  await page.getByText("How this question was made").click();
  await expect(page.getByText("From the facts")).toBeVisible();
  await expectAccessible(page);

  // By keyboard alone: the choice, the reason, the dry run, and the ruling.
  await page.getByRole("radio", { name: /^Take it out/ }).focus();
  await page.keyboard.press("Space");
  await page.getByLabel("Reason").fill("We had not talked about it.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dry = page.getByRole("region", { name: "What would change" });
  await expect(dry.getByRole("row", { name: /^Awa/ })).toContainText("of 2");
  await expect(page.getByText("Nothing yet: it counts as it was made.")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await dry.getByRole("button", { name: "Apply it" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").getByText(/It counts so from now on/)).toBeVisible();
  const history = page.getByRole("region", { name: "What was decided" });
  await expect(history.getByText("We had not talked about it.")).toBeVisible();

  await pupil.reload();
  await expect(pupil.getByText(/Question 1: your teacher took this question out on/)).toBeVisible();
  await expect(pupil.getByText("Reason: We had not talked about it.")).toBeVisible();
  expect(await pointsShown(pupil)).toContain("of 2");
  await expectAccessible(pupil);

  await history.getByRole("link", { name: "Take back …" }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("status").getByText(/It counts as before/)).toBeVisible();
  await pupil.reload();
  await expect(pupil.getByText(/this was taken back/)).toBeVisible();
  expect(await pointsShown(pupil)).toBe(before);

  // The page of a question is its teacher's alone.
  const address = new URL(page.url()).pathname;
  await pupil.goto(address);
  await expect(pupil.getByRole("heading", { name: "What was decided" })).toHaveCount(0);
});

const pointsShown = async (page: Page): Promise<string> =>
  (await page
    .getByText(/^\d+(\.\d+)? of \d+$/)
    .first()
    .textContent()) ?? "";
