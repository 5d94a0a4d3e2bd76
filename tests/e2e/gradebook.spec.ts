import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  joinClass,
  makeClass,
  signIn,
  takeTopic,
  test,
} from "@/tests/support/e2e";

test("a teacher opens a cell, gives a grade with a reason and takes it back; the learner reads it, and others see nothing", async ({
  page,
  anotherPerson,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "teacher");
  const { path, code } = await makeClass(page, "History 11a");
  await page.getByRole("link", { name: "Assign something" }).click();
  await page.getByLabel("Title that learners see").fill("Neighbours");
  await takeTopic(page, "Geography");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);
  const pupil = await anotherPerson();
  await joinClass(pupil, code, "=Awa");

  await page.getByRole("link", { name: "Gradebook", exact: true }).click();
  const table = page.getByRole("table", { name: "Grades of History 11a" });
  const cell = table.getByRole("row", { name: /=Awa/ }).getByRole("link", { name: "Not begun" });
  await expect(cell).toBeVisible();
  await expect(table.getByRole("columnheader", { name: /^Neighbours/ })).toBeVisible();
  await expect(table.getByRole("rowheader", { name: "=Awa" })).toBeVisible();
  await expectAccessible(page);
  await page.getByText("Filters", { exact: true }).click();
  await page.getByLabel("State").selectOption("done");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("Nobody fits these filters.")).toBeVisible();
  await page.getByRole("link", { name: "Show all again" }).click();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await expect(cell).toBeInViewport();
  // On the screen the table is scrolled; on paper nothing of it is cut off.
  await page.setViewportSize({ width: 1280, height: 120 });
  const cutOff = () =>
    table.evaluate(({ parentElement: frame }) => (frame?.scrollHeight ?? 0) - (frame?.clientHeight ?? 0));
  expect(await cutOff()).toBeGreaterThan(0);
  await page.emulateMedia({ media: "print" });
  expect(await cutOff()).toBe(0);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 800 });

  await cell.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "=Awa", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Grade in per cent").fill("180");
  await page.getByLabel("Reason").fill("Answered aloud.");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("alert").getByText("Give a grade of 0 to 100 per cent.")).toBeVisible();
  await page.getByLabel("Grade in per cent").fill("80");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText("80 %, given by a teacher")).toBeVisible();
  await page.getByRole("textbox", { name: "Comment to the learner" }).fill("Well said.");
  await page.getByRole("button", { name: "Save the comment" }).click();
  await expect(page.getByRole("row", { name: /wrote: Well said\./ })).toBeVisible();
  const address = page.url();

  await pupil.goto("/today");
  const word = pupil.getByRole("region", { name: "From your teacher" });
  await expect(word).toContainText("Your grade: 80 %.");
  await expect(word).toContainText("Well said.");
  for (const closed of [address, `${path}/gradebook`, `${path}/knowledge`, `${path}/knowledge/start`]) {
    await pupil.goto(closed);
    await expect(pupil).toHaveURL(/\/no-access$/);
  }
  expect((await pupil.request.get(`/api${path}/gradebook/csv`)).status()).toBe(403);

  const csv = await page.request.get(`/api${path}/gradebook/csv`);
  expect(await csv.text()).toContain("'=Awa,80,1,80,Not begun");
  const xlsx = await page.request.get(`/api${path}/gradebook/xlsx`);
  expect((await xlsx.body()).subarray(0, 2).toString()).toBe("PK");
  expect((await page.request.get(`/api${path}/gradebook/exe`)).status()).toBe(404);

  await page.getByRole("button", { name: "Take the change back" }).click();
  await expect(page.getByText("80 %, given by a teacher")).toBeHidden();
  await pupil.goto("/today");
  await expect(word).not.toContainText("Your grade");

  await page.goto(`${path}/knowledge`);
  await expect(page.getByText("Nothing to tell yet")).toBeVisible();
  await expectAccessible(page);
  // Where nothing is known yet nothing leads there.
  await expect(page.getByRole("link", { name: "Five questions to begin the lesson" })).toBeHidden();
  await page.goto(`${path}/knowledge/start`);
  await expect(page.getByText(/^There are no questions yet/)).toBeVisible();
  await expectAccessible(page);
});
