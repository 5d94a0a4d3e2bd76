import {
  answerOne,
  expect,
  expectAccessibleInBothThemes,
  expectFeedback,
  expectNoSidewaysScroll,
  type Page,
  signIn,
  startQuiz,
  test,
} from "@/tests/support/e2e";

const open = ["/", "/sign-in", "/sign-up", "/join", "/forgot", "/quiz/new"];
const learners = ["/today", "/review", "/review/cards", "/review/study", "/progress", "/account"];
const teachers = ["/classes", "/sets", "/sets/new"];

/** What axe and a ruler say of the page in either theme. */
async function expectFitForAll(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page);
  await expectAccessibleInBothThemes(page);
}

for (const width of [390, 1280]) {
  test(`pages are accessible in both themes at ${width} px`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    for (const path of open) {
      await page.goto(path);
      await expectFitForAll(page);
    }
    await signIn(page, width === 390 ? "learner" : "teacher");
    for (const path of width === 390 ? learners : teachers) {
      await page.goto(path);
      await expectFitForAll(page);
    }
    await startQuiz(page, ["Coups and politics"]);
    await expectFitForAll(page);
    await answerOne(page);
    await expectFitForAll(page);
  });
}

test("everything fits on 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of open) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  }
  await startQuiz(page, ["Geography"]);
  await answerOne(page);
  await expectNoSidewaysScroll(page);
});

test("a quiz can be taken with the keyboard alone", async ({ page }) => {
  await startQuiz(page, ["Geography"]);
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.textContent?.includes("I don’t know"))) break;
  }
  await page.keyboard.press("Enter");
  await expectFeedback(page);
  // The focus went to the feedback, so the next stop is reachable from there.
  for (let press = 0; press < 20; press++) {
    if (
      await page.evaluate(
        () =>
          document.activeElement?.textContent?.includes("Next question") && document.activeElement.tagName === "BUTTON",
      )
    )
      break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByText("Question 2 of 5")).toBeVisible();
});
