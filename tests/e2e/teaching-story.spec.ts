import { readFile } from "node:fs/promises";
import {
  becomeTeacher,
  expect,
  expectAccessible,
  finishQuiz,
  joinClass,
  makeClass,
  moveClock,
  type Page,
  takeTopic,
  test,
} from "@/tests/support/e2e";
import { act, builtActions } from "@/tests/support/permissions/person";
import { beginAssigned } from "@/tests/support/quiz-page";
import { readZip } from "@/tests/support/read-zip";

test.afterEach(() => moveClock(0));

const QUESTIONS = 4;
/** With Bina and Chaka as many as figures are shown of. */
const OTHERS = ["Djeneba", "Fanta", "Hawa"] as const;

test("a new teacher's first assignment: from the class to the exports, with one late, one with extra time and one absent", async ({
  page,
  baseURL,
  anotherPerson,
}) => {
  test.setTimeout(120_000);
  await becomeTeacher(page, "Ms Traoré");
  const { path, code } = await makeClass(page, "History 8a");
  await page.goto("/sets/new");
  await takeTopic(page, "Geography");
  await page.getByLabel("Number of questions").fill(String(QUESTIONS));
  await page.getByLabel("Title", { exact: true }).fill("Rivers and neighbours");
  await page.getByRole("button", { name: "Save the set" }).click();
  await page.waitForURL(/\/sets\/[0-9a-f-]{36}$/);
  await page.getByRole("link", { name: "Assign to History 8a" }).click();
  await page.getByLabel("Title that learners see").fill("Rivers");
  await page.getByText("Rules", { exact: true }).click();
  await page.getByLabel("Time limit in minutes").fill("10");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);

  const [late, extra, absent] = [await anotherPerson(), await anotherPerson(), await anotherPerson()];
  await joinClass(absent, code, "Awa");
  await joinClass(late, code, "Bina");
  await joinClass(extra, code, "Chaka");
  const base = baseURL ?? "";
  await page.getByRole("link", { name: "Rivers", exact: true }).click();
  await page.waitForURL("**/assignments/*");
  const assignment = new URL(page.url()).pathname;
  for (const name of OTHERS)
    await knowNothing(await anotherPerson(), base, code, name, assignment.split("/").at(-1) ?? "");

  await page.reload();
  await page.getByText("Give an exception", { exact: true }).click();
  await page.getByRole("checkbox", { name: /^Chaka/ }).check();
  await page.getByLabel("Extra time in per cent").fill("50");
  await page.getByRole("button", { name: "Save the exception" }).click();
  await expect(page.getByRole("table", { name: "Learners with an exception" })).toContainText("50 %");
  await beginAssigned(extra, "Rivers");
  await expect(extra.getByRole("timer", { name: "Time left" })).toHaveText(/^14:[345]\d left$/);
  const points = [await sit(extra)];
  await expect(extra.getByText("marked as late")).toHaveCount(0);

  moveClock(8);
  await beginAssigned(late, "Rivers");
  await expect(late.getByRole("timer", { name: "Time left" })).toHaveText(/^9:[345]\d left$/);
  points.push(await sit(late));
  await expect(late.getByText(/^It was due on .+ and is marked as late\.$/)).toBeVisible();

  await page.goto(`${path}/gradebook`);
  const grades = page.getByRole("table", { name: "Grades of History 8a" });
  const states = { Awa: "Not done in time", Bina: "Done, late", Chaka: "Done", Fanta: "Done" };
  for (const [name, state] of Object.entries(states)) {
    const row = grades.getByRole("row", { name: new RegExp(`^${name} `) });
    await expect(row.getByRole("link", { name: new RegExp(`${state}$`) })).toBeVisible();
  }
  await expectAccessible(page);

  const percent = points.map((one) => Math.round((10_000 * one) / QUESTIONS) / 100);
  const csv = await readFile(await downloaded(page, "Download as CSV"), "utf8");
  expect(csv).toContain(`\nBina,${percent[1]},1,${percent[1]},"Done, late"`);
  expect(csv).toContain(`\nChaka,${percent[0]},1,${percent[0]},Done`);
  expect(csv).toMatch(/\nAwa,0,1,0?,Not done in time/);
  const sheet = readZip(await readFile(await downloaded(page, "Download for Excel"))).get("xl/worksheets/sheet1.xml");
  const cells = [...(sheet ?? "").matchAll(/<c r="[A-Z]+\d+"[^>]*>.*?<[tv][^>]*>(.*?)<\/[tv]>/gs)].map(
    ([, text]) => text,
  );
  const bina = cells.indexOf("Bina");
  const ofBina = ["Bina", String(percent[1]), "1", String(percent[1]), "Done, late"];
  expect(cells.slice(bina, bina + ofBina.length)).toEqual(ofBina);

  await page.goto(assignment);
  await page.getByRole("link", { name: "Question statistics" }).click();
  await expect(page.getByRole("heading", { name: "The quiz as a whole" })).toBeVisible();
  const mean = points.reduce((sum, one) => sum + one, 0) / (points.length + OTHERS.length);
  const figure = (name: string) =>
    page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd[1]");
  await expect(figure("Learners")).toHaveText("5");
  await expect(figure("Mean")).toContainText(
    `${new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(mean)} of`,
  );
  await expect(page.getByRole("table", { name: "Statistics of the questions of Rivers" }).getByRole("row")).toHaveCount(
    1 + QUESTIONS,
  );
  await expectAccessible(page);
});

/** Answers all questions; gives the points that the learner reads. */
async function sit(page: Page): Promise<number> {
  expect(await finishQuiz(page)).toBe(QUESTIONS);
  const shown = page.getByText(/^\d+(?:\.\d+)? of \d+$/).first();
  return Number((await shown.textContent())?.split(" ")[0]);
}

/** A learner who does not know any answer, without pages: joins, begins and answers as the pages' scripts do. */
async function knowNothing(
  page: Page,
  base: string,
  classCode: string,
  name: string,
  assignmentId: string,
): Promise<void> {
  const actions = builtActions();
  const join = actions.get("(auth)#joinAction")?.id ?? "";
  const value = { classCode, name, timeZone: "Africa/Bamako" };
  await act(page.request, base, "/join", join, { as: "object", value });
  const start = actions.get("(learn)/quiz/new#startAssigned")?.id ?? "";
  const begun = await act(page.request, base, "/today", start, { as: "form-alone", fields: { assignmentId } });
  const attemptId = begun.location?.split("/").at(-1);
  for (let index = 0; index < QUESTIONS; index++) {
    const answer = { index, given: { dontKnow: true }, sequence: 1, confidence: null, activeMs: null };
    const data = { id: crypto.randomUUID(), attemptId, ...answer };
    const reply = await page.request.post("/api/answers", { data, headers: { origin: base } });
    expect(reply.status(), `${name}, question ${index + 1}`).toBe(200);
  }
}

async function downloaded(page: Page, link: string): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  return (await download).path();
}
