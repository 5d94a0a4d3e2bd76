import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  joinClass,
  makeClass,
  moveClock,
  options,
  type Page,
  signIn,
  startTest,
  takeTopic,
  test,
  untilListening,
} from "@/tests/support/e2e";
import { startQuizOf } from "@/tests/support/quiz-page";

test.afterEach(() => moveClock(0));

const question = (page: Page, number: number) =>
  page.getByRole("navigation", { name: "Questions of this test" }).getByRole("button", {
    name: new RegExp(`^Question ${number},`),
  });
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved$/ });
const chosen = (page: Page, option: number) => options(page).nth(option);
const choose = (page: Page, option: number) => chosen(page, option).check({ force: true });

test("a test is answered in any order, changed, looked over and handed in", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await startTest(page);
  await expect(page.getByText("Question 1 of 5")).toBeVisible();
  await choose(page, 0);
  await expect(saved(page)).toBeVisible();
  await choose(page, 1);
  await page.getByRole("checkbox", { name: "Look at this again" }).check();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await question(page, 3).click();
  await expect(page.getByText("Question 3 of 5")).toBeVisible();
  await page.reload();
  await question(page, 1).click();
  await expect(chosen(page, 1)).toBeChecked();
  await expect(question(page, 1)).toHaveAccessibleName("Question 1, answered, to look at again");
  await page.getByRole("button", { name: "Look over and hand in" }).click();
  await expect(page.getByRole("heading", { name: "Before you hand in" })).toBeFocused();
  await expect(page.getByText("4 questions without an answer.").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Hand in now?" });
  await expect(dialog).toContainText("4 questions without an answer.");
  await dialog.getByRole("button", { name: "Yes, hand in" }).dblclick();
  await page.waitForURL("**/result");
  await expect(page.getByText(/^\d of 5$/).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "What went into your memory" })).toBeVisible();
});

test("answers given without a connection wait, and the handing in waits for them", async ({ page, context }) => {
  await startTest(page);
  await choose(page, 0);
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await question(page, 1).click();
  await context.setOffline(true);
  await choose(page, 1);
  await expect(page.getByText("One answer is kept on this device", { exact: false })).toBeVisible();
  // Opened anew without a connection, the page says that nothing is lost, and comes back by itself.
  await page.reload();
  await expect(page.getByText("What you have answered is kept on this device", { exact: false })).toBeVisible();
  await context.setOffline(false);
  await question(page, 1).click();
  await expect(chosen(page, 1)).toBeChecked();
  await expect(saved(page)).toBeVisible();
  await context.setOffline(true);
  await choose(page, 0);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await choose(page, 0);
  await expect(page.getByText("2 answers are kept on this device", { exact: false })).toBeVisible();
  await expect(page.getByText("Not saved yet, kept here").first()).toBeVisible();
  await page.getByRole("button", { name: "Look over and hand in" }).click();
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await page.getByRole("button", { name: "Yes, hand in" }).click();
  await expect(page.getByText("Keep this page open", { exact: false })).toBeVisible();
  await context.setOffline(false);
  await page.waitForURL("**/result", { timeout: 20_000 });
  await expect(page.getByRole("region", { name: "All questions" }).getByText("Your answer:")).toHaveCount(2);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("answer:")))).toEqual([]);
});

const elsewhere = (page: Page) => page.getByText("You see the answer that counts", { exact: false });

test("of two devices the newer answer counts, and the other shows it", async ({ page, context, anotherPerson }) => {
  const path = await startTest(page);
  const other = await anotherPerson();
  await other.context().addCookies(await context.cookies());
  await other.goto(path);
  await choose(page, 0);
  await expect(saved(page)).toBeVisible();
  await choose(page, 1);
  await expect(saved(page)).toBeVisible();
  await choose(other, 2);
  await expect(elsewhere(other)).toBeVisible();
  await expect(chosen(other, 1)).toBeChecked();
  await choose(other, 2);
  await expect(saved(other)).toBeVisible();
  await page.reload();
  await question(page, 1).click();
  await expect(chosen(page, 2)).toBeChecked();
});

test("two tabs without a connection show the same answer, and it is the one that is saved", async ({
  page,
  context,
}) => {
  const path = await startTest(page);
  const other = await context.newPage();
  await other.goto(path);
  await expect(other.getByRole("status").filter({ hasText: /^No answer yet$/ })).toBeAttached();
  await other.waitForLoadState("networkidle");
  await context.setOffline(true);
  await choose(page, 0);
  await choose(page, 1);
  await expect(chosen(other, 1)).toBeChecked();
  await expect(elsewhere(other)).toBeVisible();
  await choose(other, 2);
  await expect(elsewhere(other)).toHaveCount(0);
  await expect(chosen(page, 2)).toBeChecked();
  await expect(elsewhere(page)).toBeVisible();
  for (const tab of [page, other]) await expect(saved(tab)).toHaveCount(0);
  await context.setOffline(false);
  for (const tab of [page, other]) await expect(saved(tab)).toBeVisible();
  await page.reload();
  await question(page, 1).click();
  await expect(chosen(page, 2)).toBeChecked();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("answer:")))).toEqual([]);
});

test("time can be added; a deadline that passes while away ends the test, and what comes after it is told and not counted", async ({
  page,
}) => {
  await startTest(page, "5 minutes");
  const timer = page.getByRole("timer", { name: "Time left" });
  await expect(timer).toHaveText(/^4:5\d left$/);
  await page.getByRole("button", { name: "I need more time" }).click();
  await expect(timer).toHaveText(/^7:2\d left$/);
  await page.getByRole("button", { name: "Hide the time" }).click();
  await expect(timer).toHaveText("Time is running");
  await choose(page, 0);
  await expect(saved(page)).toBeVisible();
  await page.context().setOffline(true);
  for (const number of [2, 3]) {
    await question(page, number).click();
    await choose(page, 0);
  }
  await expect(page.getByText("Not saved yet, kept here").first()).toBeVisible();
  moveClock(1 / 24);
  await page.context().setOffline(false);
  await page.waitForURL("**/result");
  await expect(page.getByText("The time was up, so it was handed in as it stood.")).toBeVisible();
  await expect(page.getByText("2 answers came too late")).toBeVisible();
  await expect(page.getByText(/^Your answer to question 3, “.+”, came at .+, after the end at .+\.$/)).toBeVisible();
  await expect(page.getByText(/^\d of 5$/).first()).toBeVisible();
});

test("a teacher's extra time arrives on the page of a test that goes on", async ({ page, anotherPerson }) => {
  await signIn(page, "teacher");
  const { path, code } = await makeClass(page, "Timed");
  await page.getByRole("link", { name: "Assign something" }).click();
  await takeTopic(page, "The peace process");
  await page.getByLabel("Title that learners see").fill("Salt and sand");
  await page.getByRole("radio", { name: /^A test/ }).check();
  await page.getByText("Rules", { exact: true }).click();
  await page.getByLabel("Time limit in minutes").fill("10");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);

  const pupil = await anotherPerson();
  await joinClass(pupil, code, "Awa");
  await pupil.getByRole("button", { name: "Begin" }).click();
  const timer = pupil.getByRole("timer", { name: "Time left" });
  await expect(timer).toHaveText(/^9:5\d left$/);
  await expect(pupil.getByRole("button", { name: "I need more time" })).toHaveCount(0);

  await page.reload();
  await page.getByRole("link", { name: "Salt and sand" }).click();
  await page.getByText("Give an exception", { exact: true }).click();
  await page.getByRole("checkbox", { name: /^Awa/ }).check();
  await page.getByLabel("Extra time in per cent").fill("50");
  await page.getByRole("button", { name: "Save the exception" }).click();
  await expect(page.getByRole("table", { name: "Learners with an exception" })).toContainText("Awa");
  await pupil.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(timer).toHaveText(/^14:[345]\d left$/);
  await expect(pupil.getByText(/^You have more time now/)).toBeAttached();

  // Without a connection a device's clock says that the time is up; the server's, heard again, says that it is not.
  await pupil.context().setOffline(true);
  await pupil.evaluate(() => {
    const real = Date.now;
    Date.now = () => real() + 1_200_000;
  });
  await expect(pupil.getByRole("heading", { name: "Time is up" })).toBeVisible();
  await pupil.context().setOffline(false);
  await expect(timer).toHaveText(/^1[34]:\d\d left$/);
  await expect(question(pupil, 1)).toBeVisible();
});

test("a map can be asked as a list after a point was set, which is taken back then", async ({ page, baseURL }) => {
  await page.goto(await startQuizOf(page.request, baseURL ?? "", "test", ["map"]));
  await untilListening(page);
  const list = page.getByRole("button", { name: "Ask with a list instead" });
  await expect(list).toHaveAccessibleDescription("");
  await page.getByRole("application").click();
  await expect(saved(page)).toBeVisible();
  await expect(list).toHaveAccessibleDescription("Your point is taken back then.");
  await list.click();
  await expect(page.getByRole("application")).toHaveCount(0);
  await expect(question(page, 1)).toHaveAccessibleName("Question 1, not answered");
  await choose(page, 1);
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await question(page, 1).click();
  await expect(chosen(page, 1)).toBeChecked();
});

test("a right answer of a test is nowhere in what the browser hears before it is told", async ({ page }) => {
  const replies: string[] = [];
  page.on("response", async (response) => {
    if (response.url().includes("/api/answers")) replies.push(await response.text());
  });
  await startTest(page);
  await choose(page, 0);
  await expect(saved(page)).toBeVisible();
  // The body of what came is read after the page has shown it.
  await expect.poll(() => replies).toHaveLength(1);
  expect(Object.keys(JSON.parse(replies[0] ?? "{}")).sort()).toEqual(
    ["clock", "instead", "given", "outcome", "progress", "sequence"].sort(),
  );
});
