import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  joinClass,
  makeClass,
  type Page,
  signIn,
  takeTopic,
  test,
} from "@/tests/support/e2e";
import { beginAssigned } from "@/tests/support/quiz-page";

const MINUTE = 60_000;

/** A day from now on, as a field for date and time has it. */
const inDays = (days: number, time: string): string =>
  `${new Date(Date.now() + days * 24 * 60 * MINUTE).toISOString().slice(0, 10)}T${time}`;

test("a teacher gives a test with rules, makes exceptions, and prints it with its key", async ({
  page,
  anotherPerson,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "teacher");
  const { path, code } = await makeClass(page, "Paper and rules");

  // A class with one pupil who always has half as much time again.
  const [awa, bakary] = [await anotherPerson(), await anotherPerson()];
  await joinClass(awa, code, "Awa");
  await joinClass(bakary, code, "Bakary");
  await page.goto(`${path}/learners`);
  await page.getByLabel("Extra time of Awa, in per cent").selectOption("50");
  await page.getByRole("button", { name: "Save the extra time of Awa" }).click();
  await expect(page.getByRole("row", { name: /^Awa/ }).getByRole("status")).toHaveText("Saved.");

  await page.goto(path);
  await page.getByRole("link", { name: "Assign something" }).click();
  await takeTopic(page, "Geography");
  await page.getByLabel("Title that learners see").fill("Towns and regions");
  await page.getByRole("radio", { name: /^A test/ }).check();
  await expect(page.getByText("It can be sat once.")).toBeVisible();
  await page.getByText("Rules", { exact: true }).click();
  await page.getByLabel("Time limit in minutes").fill("40");
  await page.getByRole("radio", { name: "Taken until …" }).check({ force: true });
  await page.getByLabel("Taken until", { exact: true }).fill(inDays(1, "10:00"));
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Assign", exact: true }).click();

  // What cannot be is said, and nothing that was typed is lost.
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("Rules: it cannot close before it is due.");
  await expect(page.getByLabel("Title that learners see")).toHaveValue("Towns and regions");
  await expect(page.getByRole("checkbox", { name: /^Geography/ })).toBeChecked();
  await page.getByRole("radio", { name: "Nothing is taken" }).check({ force: true });
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("link", { name: "Towns and regions" }).click();
  await expect(page.getByText(/Nothing is taken after that\. 40 minutes from .* It can be sat once\./)).toBeVisible();

  // What holds for whom, and an exception for one more.
  const exceptions = page.getByRole("region", { name: "Exceptions" });
  await expect(exceptions.getByRole("row", { name: /^Awa 50 %, as in every quiz/ })).toBeVisible();
  await exceptions.getByText("Give an exception").click();
  await exceptions.getByRole("checkbox", { name: "Bakary" }).check();
  await exceptions.getByRole("button", { name: "Save the exception" }).click();
  await expect(exceptions.getByRole("alert")).toContainText("Fill in at least one field");
  await exceptions.getByLabel("Extra time in per cent").fill("25");
  await exceptions.getByLabel("How many times they may sit it").fill("2");
  await exceptions.getByRole("button", { name: "Save the exception" }).click();
  await expect(exceptions.getByRole("row", { name: /^Bakary 25 % .* 2/ })).toBeVisible();
  await expectAccessible(page);

  // Both have their time from the server's clock: 60 minutes, and 50, which stay theirs when the exception is taken away.
  const [longest, longer] = [await begin(awa, "Towns and regions"), await begin(bakary, "Towns and regions")];
  expect((longest.deadline - longest.now) / MINUTE).toBeCloseTo(60, 0);
  expect((longer.deadline - longer.now) / MINUTE).toBeCloseTo(50, 0);
  await exceptions.getByRole("button", { name: "Take away the exception of Bakary" }).click();
  await expect(exceptions.getByRole("row", { name: /^Bakary/ })).toHaveCount(0);
  expect((await clockOf(bakary)).deadline).toBe(longer.deadline);

  // On paper: the questions without a word of the key, and the key beside them.
  const assignment = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Print", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Towns and regions", level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(10);
  // The same questions as on the screen, though everybody has them in an order of their own.
  const prompts = await page.getByRole("heading", { level: 2 }).allTextContents();
  const shown = (await bakary.getByRole("main").textContent()) ?? "";
  expect(prompts.filter((prompt) => shown.includes(prompt.replace(/^\d+\./, "")))).toHaveLength(1);
  await expectAccessible(page);
  const mark = await page.getByText(/^Sheet [2-9A-Z]{4}$/).textContent();
  const sheet = await page.content();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "The key" }).click();
  await expect(page.getByRole("heading", { name: "Towns and regions: key" })).toBeVisible();
  await expect(page.getByText(mark ?? "no mark", { exact: true })).toBeVisible();
  await expect(page.getByText(/^Sources: /)).toHaveCount(10);
  expect(sheet).not.toMatch(/Sources: |correctChoice|whyWrong|statusReason/);

  // Nobody else has the key: not a learner of the class, and not without signing in.
  for (const path of ["print", "print/key"]) {
    const response = await bakary.request.get(`${assignment}/${path}`);
    expect(await response.text()).not.toContain("Key to sheet");
    expect(response.url()).toContain("/no-access");
  }
});

type Clock = { readonly now: number; readonly deadline: number };

/** Begins the test and asks the server for its clock. */
async function begin(pupil: Page, title: string): Promise<Clock> {
  await beginAssigned(pupil, title);
  return clockOf(pupil);
}

async function clockOf(pupil: Page): Promise<Clock> {
  const response = await pupil.request.get(`/api/attempts/clock?attemptId=${pupil.url().split("/").at(-1)}`);
  return (await response.json()) as Clock;
}
