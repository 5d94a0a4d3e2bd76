import { randomUUID } from "node:crypto";
import { expect, expectAccessible, joinClass, makeClass, type Page, signIn, test } from "@/tests/support/e2e";

// Cards that are no ordinary ones, and answers that do not reach the server in the ordinary way.

const DAY_MS = 86_400_000;
const GRAVE = "fact:byblos-claim:card";

/** A pupil of a class of their own, with ten cards of Geography to begin. */
async function beginCards(page: Page, teacher: Page, name: string): Promise<void> {
  await signIn(teacher, "teacher");
  await joinClass(page, (await makeClass(teacher, name)).code, "Awa");
  await page.getByRole("button", { name: "Study Geography" }).click();
  await expect(page.getByRole("button", { name: "Stop new cards of Geography" })).toBeVisible();
  await page.goto("/review");
  // The card is there before its scripts are, and hears no key until then; what it does first is to take the focus.
  await expect(heading(page)).toBeFocused();
  await expect(page.getByText("10 cards left")).toBeVisible();
}

const heading = (page: Page) => page.getByRole("main").getByRole("heading", { level: 1 });

type Deed = { readonly kind: string; readonly targetId: string; readonly daysAgo: number } & Record<string, unknown>;

/** What another device of the same person did, days ago and without a connection, and sends now. */
async function doneElsewhere(page: Page, deeds: readonly Deed[]): Promise<void> {
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api/reviews")),
    page.keyboard.press("f"),
  ]);
  const { account } = sent.postDataJSON() as { account: string };
  const now = Date.now();
  const events = deeds.map(({ daysAgo, ...deed }, index) => ({
    ...deed,
    id: randomUUID(),
    sequence: index + 1,
    at: now - daysAgo * DAY_MS,
  }));
  const batch = { account, device: randomUUID(), sentAt: now, events };
  const origin = new URL(page.url()).origin;
  const reply = await page.request.post("/api/reviews", { data: batch, headers: { origin } });
  const { results } = (await reply.json()) as { results: { outcome: string }[] };
  expect(results.map(({ outcome }) => outcome)).toEqual(events.map(() => "stored"));
}

test("a grave card warns first: the warning has the focus, keys show it or pass it over, and nothing is lost", async ({
  page,
  anotherPerson,
}) => {
  await beginCards(page, await anotherPerson(), "Warned");
  const answers = page.getByRole("button", { name: "Show the answer" });
  await doneElsewhere(page, [{ kind: "flagged", targetId: GRAVE, on: true, daysAgo: 0 }]);
  // The flag by which the other device was found out is taken off, and that has arrived before flagged cards are asked for.
  await page.keyboard.press("f");
  await expect(page.getByText("Flagged", { exact: true })).toHaveCount(0);
  await expect(page.getByText("All saved")).toBeVisible();
  await page.goto("/review?study=flagged");

  const warning = page.getByRole("heading", { name: "This card is about acts of violence." });
  await expect(warning).toBeFocused();
  await expect(page.getByText("claimed the August 2015 attack")).toHaveCount(0);
  await expectAccessible(page);
  // Keys of the card itself do nothing before it is seen.
  for (const key of ["2", "s", "n", "i"]) await page.keyboard.press(key);
  await expect(warning).toBeFocused();
  await page.keyboard.press("b");
  await expect(page.getByRole("heading", { name: "Done for now" }).or(page.getByText("No card fits"))).toBeVisible();
  await page.keyboard.press("u");
  await expect(warning).toBeFocused();
  await page.keyboard.press("Space");
  await expect(heading(page)).toBeFocused();
  await expect(heading(page)).toContainText("claimed the August 2015 attack");
  await expect(answers).toBeVisible();
  await page.keyboard.press("Space");
  await page.keyboard.press("2");
  await expect(page.getByText("You went over 1 card.")).toBeVisible();
});

test("a card that is forgotten again and again offers other ways, and what it is taken for", async ({
  page,
  anotherPerson,
}) => {
  await beginCards(page, await anotherPerson(), "Leeches");
  const targetId = "fact:mali-capital-bamako:o";
  const reviews = Array.from({ length: 9 }, (_, lapse) => [
    { kind: "reviewed", targetId, rating: "good", daysAgo: 200 - lapse * 20 },
    { kind: "reviewed", targetId, rating: "good", daysAgo: 199 - lapse * 20 },
    { kind: "reviewed", targetId, rating: "again", daysAgo: 190 - lapse * 20 },
  ]).flat();
  await doneElsewhere(page, reviews);
  await page.goto("/review");
  await expect(heading(page)).toBeFocused();
  await expect(page.getByText(/^Forgotten \d+ times$/)).toBeVisible();
  const other = page.getByRole("button", { name: /^(Type the answer|Find it on the map)$/ }).first();
  await other.click();
  await expect(page.getByRole("button", { name: "Check" })).toBeVisible();
  await page.getByRole("button", { name: "I don’t know" }).click();
  await page.getByRole("button", { name: "What is it confused with?" }).click();
  await expect(page.getByText("Easily taken for it").or(page.getByText("No other fact is near enough"))).toBeVisible();
});

test("a grade is kept though the page is gone in the same moment", async ({ page, context, anotherPerson }) => {
  await beginCards(page, await anotherPerson(), "Gone at once");
  const again = await context.newPage();
  await page.bringToFront();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^Remembered/ })).toBeVisible();
  await context.setOffline(true);
  // The key and the end of the page are one task: no database has written anything yet.
  await page.evaluate(() => {
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "2" }));
    window.location.replace("about:blank");
  });
  await page.waitForURL("about:blank");
  await context.setOffline(false);
  await again.goto("/review");
  await expect(again.getByText("9 cards left")).toBeVisible();
  await expect(again.getByText("All saved")).toBeVisible({ timeout: 20_000 });
  await again.reload();
  await expect(again.getByText("9 cards left")).toBeVisible();
});
