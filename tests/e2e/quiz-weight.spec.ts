import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import {
  answerOne,
  expect,
  expectFeedback,
  goOn,
  joinClass,
  makeClass,
  moveClock,
  signIn,
  test,
} from "@/tests/support/e2e";
import {
  assignTimedPractice,
  beginAssigned,
  SCRIPT_LIMIT_KIB,
  type SittingMode,
  scriptsUntilAnswerable,
  startQuizOf,
  totalKib,
} from "@/tests/support/quiz-page";

/** Of a test so many kinds are weighed: those that are heaviest while practising, as the same controls come to both. */
const HEAVIEST = 4;

test.afterEach(() => moveClock(0));

test("a question of each type can be answered once 150 KiB of scripts have come, and the heaviest in a test, too", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "learner");
  const storageState = await page.context().storageState();
  const weigh = async (mode: SittingMode, types: readonly QuestionTypeName[]) => {
    const kib: [type: QuestionTypeName, size: number][] = [];
    for (const type of types) {
      const path = await startQuizOf(page.request, baseURL ?? "", mode, [type]);
      // A browser that has never been here: nothing comes out of its cache.
      const context = await browser.newContext({ storageState, ...(baseURL ? { baseURL } : {}) });
      const scripts = await scriptsUntilAnswerable(await context.newPage(), path);
      await context.close();
      expect(scripts.length, "the framework alone is more").toBeGreaterThan(4);
      kib.push([type, totalKib(scripts)]);
    }
    console.log(`KiB of scripts until answerable, ${mode}: ${JSON.stringify(Object.fromEntries(kib))}`);
    expect(kib.filter(([, size]) => size > SCRIPT_LIMIT_KIB)).toEqual([]);
    return kib.toSorted(([, a], [, b]) => b - a).map(([type]) => type);
  };
  const byWeight = await weigh("practice", questionTypeNames);
  await weigh("test", byWeight.slice(0, HEAVIEST));
});

test("a practice on the map under a time limit is as light; its clock comes then, and ends it", async ({
  page,
  anotherPerson,
  browser,
  baseURL,
}) => {
  await signIn(page, "teacher");
  const { path, code } = await makeClass(page, "In time");
  await assignTimedPractice(page, path, "Towns in time");
  const pupil = await anotherPerson();
  await joinClass(pupil, code, "Awa");
  const quiz = await beginAssigned(pupil, "Towns in time");
  const storageState = await pupil.context().storageState();
  const context = await browser.newContext({ storageState, ...(baseURL ? { baseURL } : {}) });
  const weight = totalKib(await scriptsUntilAnswerable(await context.newPage(), quiz));
  await context.close();
  console.log(`KiB of scripts until answerable, timed practice on the map: ${weight}`);
  expect(weight).toBeLessThanOrEqual(SCRIPT_LIMIT_KIB);

  await expect(pupil.getByRole("timer", { name: "Time left" })).toHaveText(/^4:[345]\d left$/);
  moveClock(1 / 24);
  await pupil.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await pupil.waitForURL("**/result");
  await expect(pupil.getByText("The time was up, so it was handed in as it stood.")).toBeVisible();
});

test("a connection lost after a quiz was opened stops neither its next question nor its feedback", async ({
  page,
  context,
}) => {
  await page.goto("/quiz/new");
  await page.getByRole("radio", { name: "20", exact: true }).check({ force: true });
  await page.getByRole("button", { name: "Start the quiz" }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  await page.waitForLoadState("networkidle");
  for (let question = 1; question < 8; question++) {
    await answerOne(page);
    await context.setOffline(true);
    expect(await goOn(page)).toBe("next");
    await expect(page.getByText(`Question ${question + 1} of 20`)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "I don’t know" }).click();
    await expect(page.getByText("not saved yet", { exact: false })).toBeVisible();
    await context.setOffline(false);
    await expectFeedback(page);
    // Of an order or a matching they are opened on demand.
    await expect(
      page
        .getByRole("main")
        .getByText(/^Sources$|^The \d+ facts behind it, and/)
        .first(),
    ).toBeVisible();
    question += 1;
    expect(await goOn(page)).toBe("next");
  }
});

test("what is shown before its code has come hides nothing meanwhile, nor takes the focus from who has gone on", async ({
  page,
  baseURL,
}) => {
  // A browser that never has nothing better to do fetches nothing ahead.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await page.goto(await startQuizOf(page.request, baseURL ?? "", "practice", ["short-answer"]));
  const field = page.getByRole("textbox", { name: /^Your answer/ });
  await field.fill("Qwrtzkl");
  await page.waitForLoadState("networkidle");
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await released;
    await route.continue();
  });
  const fetched = page.waitForRequest("**/*.js");
  await page.getByRole("button", { name: "Check" }).click();
  await fetched;
  await expect(field).toBeVisible();
  await expect(field).toHaveValue("Qwrtzkl");
  const next = page.getByRole("button", { name: "Next question" });
  await next.focus();
  release();
  await expect(page.getByRole("heading", { name: "Not right" })).toBeVisible();
  await expect(next).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Question 2 of 5")).toBeVisible();
});
