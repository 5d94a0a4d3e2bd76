import type { Page } from "@playwright/test";
import { map } from "@/tests/support/answering";
import {
  expect,
  expectAccessible,
  expectFeedback,
  expectNoSidewaysScroll,
  goOn,
  options,
  test,
  untilListening,
} from "@/tests/support/e2e";

/** Starts a quiz of one kind only, as one does by keyboard: tab, space, enter. */
async function startKind(page: Page, kind: RegExp): Promise<void> {
  await page.goto("/quiz/new");
  await page.getByRole("radio", { name: "5", exact: true }).check({ force: true });
  await page.getByRole("radio", { name: "I choose the kinds" }).check({ force: true });
  await page.getByRole("checkbox", { name: kind }).press("Space");
  await page.getByRole("button", { name: "Start the quiz" }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  await untilListening(page);
}

/** Drawn for the eye alone, without a role or a name. */
const outlines = (page: Page) => map(page).locator("path").first();

test.use({ viewport: { width: 390, height: 844 } });

test("a place is found with the keyboard alone, and the feedback says how far off the point was", async ({ page }) => {
  await startKind(page, /^Find it on the map/);
  await expect(page.getByText("No point is set yet.")).toBeVisible();
  await map(page).focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowRight");
  const said = page.getByText(/° north, .*° (?:west|east), \d+ km north of the middle of the map/);
  await expect(said).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expectFeedback(page);
  await expect(page.getByText(/^Your point is (?:about|within) \d+ km/)).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("a map question can be had as a list, scored as a choice, before it is answered and not after", async ({
  page,
}) => {
  await startKind(page, /^Find it on the map/);
  const path = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Ask with a list instead" }).focus();
  await page.keyboard.press("Enter");
  await expect(options(page).nth(2)).toBeVisible();
  await expect(map(page)).toHaveCount(0);
  // It stays a list, in this tab and in any other.
  await page.reload();
  await expect(options(page).nth(2)).toBeVisible();
  await untilListening(page);
  await page.keyboard.press("1");
  await expect(options(page).first()).toBeChecked();
  await page.keyboard.press("Enter");
  await expectFeedback(page);
  await goOn(page);
  await expect(map(page)).toBeVisible();
  const answered = await page.evaluate(
    async (attemptId) =>
      (
        await fetch("/api/answers/list", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ attemptId, index: 0 }),
        })
      ).status,
    path.split("/").at(-1),
  );
  expect(answered).toBe(404);
});

test("what tells a place apart is not sent: not in the page, not in the outlines, not in an address", async ({
  page,
}) => {
  const bodies: string[] = [];
  const addresses: string[] = [];
  page.on("response", async (response) => {
    addresses.push(response.url());
    if (/json|html|x-component/.test(response.headers()["content-type"] ?? "")) {
      bodies.push(await response.text().catch(() => ""));
    }
  });
  await startKind(page, /^Find it on the map/);
  await expect(outlines(page)).toBeAttached();
  const all = bodies.join("\n");
  expect(all).toMatch(/on the map/i);
  for (const word of ["radiusKm", "kmWide", "placeId", "correctChoiceId", "precisionKm"])
    expect(all).not.toContain(word);
  const asked = addresses.filter((address) => address.includes("map-ground"));
  expect(new Set(asked.map((address) => new URL(address).pathname + new URL(address).search))).toEqual(
    new Set(["/map-ground.json"]),
  );
});

test("a pointer sets the point where it presses, and an enlarged map keeps it", async ({ page }) => {
  // The outlines fail at first, and come when they can be had.
  await page.route("**/map-ground.json", (route) => route.abort(), { times: 1 });
  await startKind(page, /^Find it on the map/);
  await expect(outlines(page)).toBeAttached();
  const box = await map(page).boundingBox();
  if (!box) throw new Error("no map");
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.5);
  const spoken = page.getByText(/ of the middle of the map$/);
  await expect(spoken).toContainText("km east of the middle");
  const before = await spoken.textContent();
  await page.getByRole("button", { name: "Larger" }).click();
  await expect(page.getByRole("button", { name: "Smaller" })).toHaveAttribute("aria-disabled", "false");
  expect(await spoken.textContent()).toBe(before);
});

test("wordings come among other questions on evidence, and are chosen by a digit", async ({ page }) => {
  await startKind(page, /^Which wording\?/);
  let wordings = 0;
  for (let question = 1; question <= 5; question++) {
    const heading = page.getByRole("main").getByRole("heading", { level: 1 });
    await expect(heading.or(page.getByRole("button", { name: "Show the question" })).first()).toBeVisible();
    if (((await heading.textContent()) ?? "").includes("Which of these sentences do our sources support")) {
      wordings++;
      // Below them it is asked how sure one is.
      await expect(page.getByRole("radio", { name: /\.$/ })).toHaveCount(3);
      await expect(page.getByRole("radio", { name: /, according to .*\.$/ }).first()).toBeVisible();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await expectFeedback(page);
    await goOn(page);
  }
  expect(wordings).toBe(1);
});
