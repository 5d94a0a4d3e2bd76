import { networkInterfaces } from "node:os";
import {
  answerOne,
  expect,
  expectFeedback,
  finishQuiz,
  goOn,
  joinClass,
  makeClass,
  moveClock,
  type Page,
  signIn,
  startQuiz,
  takeTopic,
  test,
  untilListening,
} from "@/tests/support/e2e";
import { PORT } from "@/tests/support/e2e-server";
import { beginAssigned, startQuizOf } from "@/tests/support/quiz-page";

test.afterEach(() => moveClock(0));

test("a class studies: code, quiz, cards, tomorrow, and the teacher sees it", async ({ page, anotherPerson }) => {
  test.setTimeout(180_000);
  await signIn(page, "teacher");
  const { path, code } = await makeClass(page, "History 10b");
  await page.getByRole("link", { name: "Assign something" }).click();
  await takeTopic(page, "The peace process");
  await page.getByLabel("Title that learners see").fill("How the accord ended");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(`**${path}`);
  await expect(page.getByRole("row", { name: /How the accord ended.*nobody has it yet/ })).toBeVisible();

  const pupil = await anotherPerson();
  await joinClass(pupil, code, "Awa");
  await beginAssigned(pupil, "How the accord ended");
  expect(await finishQuiz(pupil)).toBe(10);
  await expect(pupil.getByRole("heading", { name: "What went into your memory" })).toBeVisible();

  await page.reload();
  await page.getByRole("link", { name: "How the accord ended" }).click();
  const row = page.getByRole("row", { name: /^Awa/ });
  await expect(row).toContainText("Done");
  await expect(row).toContainText("10");

  await pupil.goto("/today");
  await pupil.getByRole("button", { name: "Study Geography" }).click();
  await expect(pupil.getByRole("button", { name: "Stop new cards of Geography" })).toBeVisible();
  await pupil.goto("/review");
  // What the quiz found unknown is due at once, before anything new: all of the day is done.
  const left = Number.parseInt((await pupil.getByText(/\d+ cards? left/).textContent()) ?? "", 10);
  expect(left).toBeGreaterThanOrEqual(10);
  for (let card = 0; card < left; card++) {
    await pupil.getByRole("button", { name: "Show the answer" }).click();
    await pupil.getByRole("button", { name: /^Remembered/ }).click();
  }
  await expect(pupil.getByText("All saved")).toBeVisible();

  // New cards that were remembered come back after two days, not before.
  moveClock(1);
  await pupil.goto("/progress");
  const tomorrow = await dueCount(pupil);
  moveClock(2);
  await pupil.goto("/progress");
  expect(await dueCount(pupil)).toBeGreaterThan(tomorrow);
  await pupil.goto("/review");
  await expect(pupil.getByText(/\d+ cards? left/)).toBeVisible();
});

async function dueCount(page: Page): Promise<number> {
  await expect(page.getByRole("heading", { name: "Progress", level: 1 })).toBeVisible();
  const due = page.getByText(/^\d+ cards?$/);
  return (await due.count()) === 0 ? 0 : Number.parseInt((await due.textContent()) ?? "", 10);
}

test("a visitor tries a quiz without an account, signs up, and keeps it", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Try a quiz" }).first().click();
  await page.waitForURL("**/quiz/new");
  await startQuiz(page, ["Geography"]);
  await finishQuiz(page);
  await page.getByRole("link", { name: "Make an account" }).click();
  await page.getByLabel("Your name").fill("Moussa");
  await page.getByLabel("E-mail address").fill(`moussa${Date.now()}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill("three salty camels");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByText(/recovery code/i).first()).toBeVisible();
  await page.goto("/progress/quizzes");
  await expect(page.getByRole("region", { name: "Quizzes" }).getByRole("row")).toHaveCount(2);
});

test("a quiz goes on where it stopped, after a reload and in another tab, and counts each answer once", async ({
  page,
  context,
}) => {
  const path = await startQuiz(page, ["Geography"]);
  await answerOne(page);
  // Before anybody has gone on, a reload shows the same question with its feedback; after it, the next one.
  const verdict = page.getByRole("main").getByRole("heading", { level: 2 }).first();
  const told = await verdict.textContent();
  await page.reload();
  await expect(page.getByText("Question 1 of 5")).toBeVisible();
  await expect(verdict).toHaveText(told ?? "");
  await untilListening(page);
  await goOn(page);
  await expect(page.getByText("Question 2 of 5")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Question 2 of 5")).toBeVisible();

  const other = await context.newPage();
  await other.goto(path);
  await answerOne(other);
  // The first tab still shows question 2; its answer comes too late and the one that counts is shown.
  await answerOne(page);
  await expect(page.getByText(/answered already, perhaps in another tab/)).toBeVisible();
  await goOn(page);
  await expect(page.getByText("Question 3 of 5")).toBeVisible();
  await other.close();
});

test("a card that was graded in one tab is gone from the other", async ({ page, context }) => {
  await signIn(page, "teacher");
  await page.goto("/today");
  await page.getByRole("button", { name: "Study Geography" }).click();
  await expect(page.getByRole("button", { name: "Stop new cards of Geography" })).toBeVisible();
  await page.goto("/review");
  const other = await context.newPage();
  await other.goto("/review");
  const card = await page.getByRole("main").getByRole("heading").first().textContent();
  await expect(other.getByRole("heading", { name: card ?? "" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await page.getByRole("button", { name: /^Remembered/ }).click();
  await expect(other.getByRole("heading", { name: card ?? "", exact: true })).toHaveCount(0);
  await other.close();
});

test("two messages of one double click are one answer", async ({ page }) => {
  await startQuiz(page, ["Geography"]);
  const posts: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/answers")) posts.push(request.postData() ?? "");
  });
  await page.getByRole("button", { name: "I don’t know" }).dblclick();
  await expectFeedback(page);
  expect(new Set(posts.map((body) => (JSON.parse(body) as { id: string }).id)).size).toBe(1);
  await goOn(page);
  await expect(page.getByText("Question 2 of 5")).toBeVisible();
});

test("the second half of a double click does not pass over the feedback, nor answer the next question", async ({
  page,
  baseURL,
}) => {
  // So low that the buttons stand at the same place, before the answer and after it.
  await page.setViewportSize({ width: 390, height: 500 });
  await page.goto(await startQuizOf(page.request, baseURL ?? "", "practice", ["ordering"]));
  const middleOf = async (name: string) => {
    const box = await page.getByRole("button", { name }).boundingBox();
    if (box === null) throw new Error(`no button ${name}`);
    return [box.x + box.width / 4, box.y + box.height / 2] as const;
  };
  const clickAgain = async () => {
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
  };
  await page.mouse.click(...(await middleOf("Check my answer")));
  await expectFeedback(page);
  await clickAgain();
  await expectFeedback(page);
  await page.mouse.click(...(await middleOf("Next question")));
  await expect(page.getByText("Question 2 of 5")).toBeVisible();
  await clickAgain();
  await expect(page.getByRole("button", { name: "Check my answer" })).toBeEnabled();
  await page.reload();
  await expect(page.getByText("Question 2 of 5")).toBeVisible();
});

test("nothing that tells the answer reaches the browser before the answer is in", async ({ page }) => {
  let received = "";
  page.on("response", async (response) => {
    received += await response.text().catch(() => "");
  });
  await startQuiz(page, ["MINUSMA"], 10);
  await page.waitForLoadState("networkidle");
  for (let question = 0; question < 10; question++) {
    const before = received;
    const reply = page.waitForResponse((response) => response.url().endsWith("/api/answers"));
    await answerOne(page);
    const { feedback } = (await (await reply).json()) as { feedback: { because: string; statusReason: string } };
    expect(feedback.because.length).toBeGreaterThan(10);
    expect(before).not.toContain(feedback.because);
    if ((await goOn(page)) === "result") break;
  }
});

test("pupils sign in from a phone's address, and links and codes lead to that address", async ({
  page,
  anotherPerson,
}) => {
  const address = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find((one) => one.family === "IPv4" && !one.internal)?.address;
  expect(address, "this machine needs an address besides loopback").toBeTruthy();
  const host = `http://${address}:${PORT}`;
  await signIn(page, "teacher");
  const { path, code } = await makeClass(page, "Phones");
  const phone = await anotherPerson();
  await phone.goto(`${host}/join?code=${code}`);
  await expect(phone.getByLabel("Class code")).toHaveValue(code);
  await phone.getByLabel("Your name").fill("Binta");
  await phone.getByRole("button", { name: "Join", exact: true }).click();
  await expect(phone.getByRole("heading", { name: "Write down your personal code" })).toBeVisible();
  await phone.goto(`${host}/today`);
  await expect(phone.getByRole("heading", { name: "Hello Binta" })).toBeVisible();
  expect(new URL(phone.url()).host).toBe(`${address}:${PORT}`);
  // The teacher's page was opened as localhost; what it tells the class must not lead a phone to itself.
  await page.goto(path);
  await expect(page.getByText(`${host}/join`)).toBeVisible();
  await page.goto("/classes/not-an-id");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});
