import { expect, joinClass, makeClass, moveClock, type Page, signIn, takeTopic, test } from "@/tests/support/e2e";

test.afterEach(() => moveClock(0));

/** A pupil of a class of their own, with ten cards of Geography to begin. */
async function beginCards(page: Page, teacher: Page, name: string): Promise<void> {
  await signIn(teacher, "teacher");
  await joinClass(page, (await makeClass(teacher, name)).code, "Awa");
  await page.getByRole("button", { name: "Study Geography" }).click();
  await expect(page.getByRole("button", { name: "Stop new cards of Geography" })).toBeVisible();
  await page.goto("/review");
  await listening(page);
  await expect(page.getByText("10 cards left")).toBeVisible();
}

const front = (page: Page) => page.getByRole("main").getByRole("heading", { level: 1 });
/** The card is there before its scripts are, and hears no key until then; what it does first is to take the focus. */
const listening = (page: Page) => expect(front(page)).toBeFocused();
const saved = (page: Page) => expect(page.getByText("All saved")).toBeVisible({ timeout: 20_000 });

test("by keyboard: cards are graded, put aside, put away, flagged and noted, and all of it is undone", async ({
  page,
  anotherPerson,
}) => {
  await beginCards(page, await anotherPerson(), "Keys");
  const first = (await front(page).textContent()) ?? "";
  for (const keys of [["Space", "2"], ["b"], ["s"]]) for (const key of keys) await page.keyboard.press(key);
  await expect(page.getByText("7 cards left")).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByText("Flagged", { exact: true })).toBeVisible();
  await page.keyboard.press("n");
  await page.getByLabel("Note", { exact: true }).fill("Like the river of the same name");
  await page.getByRole("button", { name: "Save the note" }).click();
  await page.keyboard.press("Space");
  await expect(page.getByRole("region", { name: "Your note" })).toContainText("Like the river");
  await page.getByText("How this card was made").click();
  await expect(page.getByText(/Generator version \d+, seed/)).toBeVisible();
  const flagged = (await front(page).textContent()) ?? "";
  await saved(page);

  await page.goto("/review/cards?show=flagged");
  await expect(page.getByRole("row", { name: new RegExp(escaped(flagged)) })).toContainText("Like the river");
  await page.goto("/review/cards?show=suspended");
  await page.getByRole("button", { name: /^Bring back/ }).click();
  await expect(page.getByText("No card fits")).toBeVisible();

  await page.goto("/review");
  await listening(page);
  await expect(page.getByText("9 cards left")).toBeVisible();
  await page.keyboard.press("Space");
  await page.keyboard.press("2");
  await page.keyboard.press("b");
  await page.keyboard.press("f");
  for (let step = 0; step < 3; step++) await page.keyboard.press("u");
  await expect(page.getByText("9 cards left")).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(page.getByText("9 cards left")).toBeVisible();

  // A second tab gives up what is graded here, and has it again when that is taken back.
  const other = await page.context().newPage();
  await other.goto("/review");
  await listening(other);
  await page.bringToFront();
  for (const key of ["Space", "2"]) await page.keyboard.press(key);
  await expect(other.getByText("8 cards left")).toBeVisible();
  await page.keyboard.press("u");
  await expect(other.getByText("9 cards left")).toBeVisible();
  await other.close();

  await page.goto(`/review/cards?words=${encodeURIComponent(first)}`);
  await page.getByRole("button", { name: `Information: ${first}` }).click();
  const dialog = page.getByRole("dialog", { name: "Card information" });
  await expect(dialog.getByRole("row", { name: /Card, good/ })).toContainText("days");
});

test("the last card can be undone, and a card is graded by touch", async ({ anotherPerson, browser, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  await beginCards(page, await anotherPerson(), "Thumbs");
  const last = 10;
  for (let card = 0; card < last; card++) {
    await page.getByRole("button", { name: "Show the answer" }).tap();
    await page.getByRole("button", { name: /^Remembered/ }).tap();
  }
  await expect(page.getByRole("heading", { name: "Done for now" })).toBeVisible();
  await saved(page);
  await page.getByRole("button", { name: "Undo" }).tap();
  await expect(page.getByRole("button", { name: /^Forgot/ })).toBeVisible();
  await page.getByRole("button", { name: /^Forgot/ }).tap();
  await expect(page.getByText("1 card left")).toBeVisible();
  await context.close();
});

test("cards are answered by typing and on the map, and the learner has the last word", async ({
  page,
  anotherPerson,
}) => {
  test.slow();
  await beginCards(page, await anotherPerson(), "Typing");
  const study = async () => {
    await page.goto("/review?study=topic&topic=geography");
    await listening(page);
  };
  await study();
  await page.getByRole("radio", { name: "Answer cards" }).check({ force: true });
  const check = page.getByRole("button", { name: "Check" });
  const map = page.getByRole("application");
  const seen = { typed: 0, map: 0 };
  const done = page.getByRole("heading", { name: "Done for now" });
  // Any order may be drawn: when what comes at once has no card on the map, the rest of the topic comes after it.
  while (seen.typed === 0 || seen.map === 0) {
    await expect(check.or(page.getByRole("button", { name: "Show the answer" })).or(done)).toBeVisible();
    if (await done.isVisible()) {
      await saved(page);
      await study();
    }
    if (await check.isVisible()) {
      await expect(page.getByRole("textbox").or(map).or(page.getByRole("combobox")).first()).toBeFocused();
      if (await map.isVisible()) {
        seen.map += 1;
        await page.keyboard.press("ArrowUp");
      } else {
        seen.typed += 1;
        await page.getByRole("textbox").fill("1000");
      }
      await page.keyboard.press("Enter");
      await expect(page.getByText(/^(Right|Nearly right|Not right|Not exact|Our sources)/).first()).toBeVisible();
      await expect(page.getByText("suggested").or(page.getByText("Our sources do not decide"))).toBeVisible();
    } else await page.keyboard.press("Space");
    await page.keyboard.press("2");
  }
  await saved(page);
});

test("a card is begun anew, and that is undone", async ({ page, anotherPerson }) => {
  await beginCards(page, await anotherPerson(), "Anew");
  const text = (await front(page).textContent()) ?? "";
  await page.keyboard.press("Space");
  await page.keyboard.press("1");
  await saved(page);
  await page.goto("/review?study=forgotten");
  await listening(page);
  await expect(page.getByText("1 card left")).toBeVisible();
  await expect(front(page)).toHaveText(text);
  await page.getByRole("button", { name: "Begin anew" }).click();
  await saved(page);
  const elsewhere = await page.context().newPage();
  await elsewhere.goto("/review?study=forgotten");
  await expect(elsewhere.getByText("No card fits")).toBeVisible();
  await page.keyboard.press("u");
  await expect(front(page)).toHaveText(text);
  await saved(page);
  await elsewhere.goto("/review?study=forgotten");
  await expect(front(elsewhere)).toHaveText(text);
});

test("an assigned set rests and goes on", async ({ page, anotherPerson }) => {
  const teacher = await anotherPerson();
  await signIn(teacher, "teacher");
  const { path, code } = await makeClass(teacher, "Resting");
  await teacher.getByRole("link", { name: "Assign something" }).click();
  await takeTopic(teacher, "The peace process");
  await teacher.getByRole("radio", { name: /^Reviewing/ }).check({ force: true });
  await expect(teacher.getByLabel("On how many separate days")).toHaveAccessibleDescription(/ten different cards/);
  await teacher.getByLabel("Title that learners see").fill("The accord in cards");
  await teacher.getByRole("button", { name: "Assign", exact: true }).click();
  await teacher.waitForURL(`**${path}`);

  await joinClass(page, code, "Awa");
  const left = page.getByText(/\d+ cards? left/);
  await page.goto("/today");
  await expect(page.getByText(/^Reviewing on 3 separate days · Resting/)).toBeVisible();
  await expect(page.getByText("10 different cards of it, and today counts.")).toBeVisible();
  await page.goto("/review");
  await listening(page);
  await expect(left).toBeVisible();
  for (const key of ["Space", "2"]) await page.keyboard.press(key);
  await saved(page);
  await page.goto("/today");
  await expect(page.getByText("9 more cards of it, and today counts.")).toBeVisible();
  await page.goto("/goal");
  await page.getByRole("button", { name: "Let Assigned: The accord in cards rest" }).click();
  await expect(page.getByText("It rests.")).toBeVisible();
  await page.goto("/review");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(left).toHaveCount(0);
  await page.getByRole("link", { name: "See what rests" }).click();
  await page.getByRole("button", { name: "Go on with Assigned: The accord in cards" }).click();
  await expect(page.getByText("It rests.")).toHaveCount(0);
  await page.goto("/review");
  await listening(page);
  await expect(left).toBeVisible();

  // After the last card it is said whether today counts.
  const show = page.getByRole("button", { name: "Show the answer" });
  const done = page.getByRole("heading", { name: "Done for now" });
  // Two cards of one fact are one of those that the day wants: there may be more cards than these.
  for (;;) {
    await expect(show.or(done)).toBeVisible();
    if (await done.isVisible()) break;
    await page.keyboard.press("Space");
    await expect(show).toBeHidden();
    await page.keyboard.press("2");
  }
  await expect(page.getByText("The accord in cards: today counts.")).toBeVisible();

  moveClock(8);
  await page.goto("/today");
  await expect(page.getByText("Missed", { exact: true })).toBeVisible();
  await expect(page.getByText("1 of 3 days")).toBeVisible();
  await expect(page.getByText(/^It is over: what you review from now on/)).toBeVisible();
});

test("what is only gone over leaves the schedule as it is", async ({ page, anotherPerson }) => {
  await beginCards(page, await anotherPerson(), "Cram");
  await page.getByRole("link", { name: "Study something else" }).click();
  await page.getByLabel("Topic or deck").selectOption("Geography");
  await page.getByRole("radio", { name: "Only go over it" }).check();
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByText("Only going over: the schedule stays")).toBeVisible();
  await listening(page);
  for (let card = 0; card < 3; card++) {
    await page.keyboard.press("Space");
    await page.keyboard.press("2");
  }
  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: "Remembered", exact: true })).toBeVisible();
  await page.goto("/review");
  await expect(page.getByText("10 cards left")).toBeVisible();
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
