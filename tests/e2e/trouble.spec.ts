import { expect, joinClass, makeClass, signIn, startQuiz, test } from "@/tests/support/e2e";

test("a wrong class code gets a sentence that says what to do", async ({ page }) => {
  await page.goto("/join");
  await page.getByLabel("Class code").fill("WRNGCDE");
  await page.getByLabel("Your name").fill("Awa");
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(
    page.getByText("No class takes learners with this code. Check the code with your teacher."),
  ).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Awa");
});

test("somebody else's quiz, class and assignment are not there", async ({ page, anotherPerson }) => {
  const quiz = await startQuiz(page, ["Geography"]);
  const teacher = await anotherPerson();
  await signIn(teacher, "teacher");
  const { path, code } = await makeClass(teacher, "Not yours");
  for (const address of [quiz, `${quiz}/result`]) {
    await teacher.goto(address);
    await expect(teacher.getByRole("heading", { name: "Page not found" })).toBeVisible();
  }
  const pupil = await anotherPerson();
  await joinClass(pupil, code, "Awa");
  await pupil.goto(path);
  await expect(pupil.getByRole("heading", { name: "This page is not for this account" })).toBeVisible();
  const stranger = await pupil.request.post("/api/answers", {
    data: {
      id: crypto.randomUUID(),
      attemptId: quiz.slice(6),
      index: 0,
      given: { dontKnow: true },
      confidence: null,
      activeMs: null,
    },
    headers: { origin: new URL(pupil.url()).origin },
  });
  expect(stranger.status()).toBe(404);
});

test("an expired sign-in in the middle of a quiz keeps the answer and says so, whoever comes next", async ({
  page,
  context,
}) => {
  await startQuiz(page, ["Geography"]);
  await context.clearCookies();
  await page.getByRole("button", { name: "I don’t know" }).click();
  await expect(
    page.getByText("You are signed out. Your answer is kept on this device", { exact: false }),
  ).toBeVisible();

  // Somebody else, in another tab: what is sent then is not theirs, and stays here for whoever gave it.
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("answer:")));
  const before = await kept();
  expect(before).toHaveLength(1);
  await startQuiz(await context.newPage(), ["Geography"]);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText("kept on this device for the account that gave it", { exact: false })).toBeVisible();
  expect(await kept()).toEqual(before);
});

test("reviews given without a connection wait, and are saved when it is back", async ({ page, context }) => {
  await signIn(page, "learner");
  await page.goto("/today");
  const study = page.getByRole("button", { name: "Study Geography" });
  if (await study.isVisible()) {
    await study.click();
    await expect(page.getByRole("button", { name: "Stop new cards of Geography" })).toBeVisible();
  }
  await page.goto("/review");
  await expect(page.getByRole("button", { name: "Show the answer" })).toBeVisible();
  await context.setOffline(true);
  for (let card = 0; card < 3; card++) {
    await page.keyboard.press("Space");
    await page.keyboard.press("2");
  }
  await expect(page.getByText("3 answers waiting to be saved").first()).toBeVisible();
  await page.keyboard.press("u");
  await context.setOffline(false);
  await expect(page.getByText("All saved")).toBeVisible({ timeout: 20_000 });
});

test("on a shared PC the next pupil is told who is still signed in, and signs them out", async ({ page }) => {
  await signIn(page, "learner");
  await page.goto("/join");
  await expect(page.getByRole("heading", { name: "Not Demo learner?" })).toBeVisible();
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "You are signed in as Demo learner" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});

test("on a shared PC the next pupil finds nothing of the first", async ({ page }) => {
  await signIn(page, "teacher");
  const { code } = await makeClass(page, "Shared PC");
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/account"));
  await joinClass(page, code, "First");
  await startQuiz(page, ["Geography"]);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/account"));
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== "theme"))).toEqual([]);
  await joinClass(page, code, "Second");
  await expect(page.getByRole("main")).not.toContainText("First");
  await page.goto("/progress/quizzes");
  await expect(page.getByText("No quiz yet.")).toBeVisible();
});

test("a page that is not there says so without a trace of the inside", async ({ page }) => {
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await signIn(page, "learner");
  for (const path of ["/quiz/not-an-id", "/quiz/00000000-0000-4000-8000-000000000000"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  }
});
