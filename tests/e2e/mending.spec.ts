import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AppServer, startApp } from "@/tests/support/app-server";
import {
  answerOne,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  type Page,
  startQuiz,
  test as watchedTest,
} from "@/tests/support/e2e";

/** A start of its own: only the first one prints the link that makes the administrator. */
const test = watchedTest.extend<object, { readonly app: AppServer }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "azalai-mending-"));
      const app = await startApp({ DATA_DIR: folder });
      await use(app);
      await app.kill();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ app }, use) => use(app.base),
});

async function becomeAdministrator(page: Page, app: AppServer): Promise<void> {
  const link = /\/setup\?code=\S+/.exec(app.printed())?.[0] ?? "";
  await page.goto(link);
  await page.getByLabel("Your name").fill("Fanta");
  await page.getByLabel("E-mail address").fill("fanta@example.org");
  await page.getByLabel("Password", { exact: true }).fill("salt caravan at dawn");
  await page.getByRole("button", { name: "Make the administrator's account" }).click();
  const onward = /I have it|go on/i;
  await page
    .getByRole("button", { name: onward })
    .or(page.getByRole("link", { name: onward }))
    .click();
}

test("a reader reports a mistake, and an administrator withdraws the fact and gives it back", async ({
  app,
  page,
  anotherPerson,
}) => {
  test.setTimeout(120_000);
  const reader = await anotherPerson();
  await startQuiz(reader, ["Geography"]);
  await answerOne(reader);
  await reader.getByRole("button", { name: "Report a mistake" }).click();
  await reader.getByLabel("What is wrong?").selectOption({ label: "It is out of date" });
  await reader.getByLabel("Tell the editors more, if you like").fill("That border moved.");
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "Send the report" }).click();
  await expect(reader.getByText("Thank you. The editors will look at it.")).toBeVisible();

  await becomeAdministrator(page, app);
  await page.goto("/admin");
  await page.getByRole("link", { name: "Facts: reports, withdrawing and lowering" }).click();
  const report = page.getByRole("listitem").filter({ hasText: "That border moved." });
  await expect(report).toContainText("It is out of date.");
  await expectAccessible(page);
  const fact = (await report.getByRole("link").first().getAttribute("href")) ?? "";
  // The question may have been of several facts.
  await report.getByRole("link", { name: "Withdraw or lower this fact" }).first().click();
  await expect(page.getByLabel("Fact", { exact: true })).toHaveValue(fact.split("/").at(-1) ?? "");
  await page.getByLabel("Reason").fill("We are looking into it.");
  await page.getByRole("button", { name: "Decide so" }).click();
  await expect(page.getByText(/^Since .*, by /)).toContainText("by Fanta");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  // Without any script: the page is sent as it stands now.
  const sent = await (await reader.request.get(fact)).text();
  expect(sent).toContain("withdrawn this fact for now: We are looking into it.");
  expect(sent).not.toMatch(/id="fact-status"|id="fact-status-reason"|data-rests-on=/);
  await reader.goto("/en/topics/geography");
  await reader.locator(`main a[href="${fact}"]`).first().click();
  await reader.waitForURL(`**${fact}`);
  await expect(reader.getByRole("status")).toHaveText(/withdrawn this fact for now: We are looking into it\.$/);
  await reader.reload();
  await expect(reader.getByRole("status")).toHaveText(/withdrawn this fact for now: We are looking into it\.$/);
  await expect(reader.locator("#fact-status")).toHaveCount(0);
  await expect(reader.getByText("What it becomes")).toHaveCount(0);
  await expectAccessible(reader);
  const said = (await reader.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await reader.goto(`/en/search?q=${encodeURIComponent(said)}`);
  const result = reader.locator(`search a[href="${fact}"]`);
  await expect(result).toContainText("(withdrawn for now)");
  await expect(result.locator("[data-how-sure]")).toBeHidden();
  await reader.goto("/en/topics/geography");
  await expect(reader.getByText("(withdrawn for now)").first()).toBeVisible();

  await page.getByRole("button", { name: "Lift it" }).click();
  await expect(page.getByText("Every fact stands as it was published.")).toBeVisible();
  expect(await (await reader.request.get(fact)).text()).toContain('id="fact-status"');
  await reader.goto(fact, { waitUntil: "networkidle" });
  await expect(reader.getByText("We are looking into it.")).toHaveCount(0);

  await page.goto("/admin/facts?fact=jnim-mourabitoun");
  await page.getByRole("radio", { name: "Lower to disputed" }).check({ force: true });
  await page.getByLabel("Reason").fill("A new account differs.");
  await page.getByRole("button", { name: "Decide so" }).click();
  await expect(page.getByText(/^Since .*, by /)).toContainText("by Fanta");
  await reader.goto("/en/facts/jnim-mourabitoun");
  await expect(reader.getByRole("status")).toContainText("A new account differs.");
  await expect(reader.locator("#fact-status")).toHaveText("Disputed");
  await expect(reader.locator("#fact-status-reason")).toHaveCount(0);
  await expect(reader.getByRole("heading", { name: "Flashcards" })).toBeVisible();
  await expect(reader.getByRole("heading", { name: "Questions" })).toBeHidden();
  // The list of members is asked on the page of another of them, too.
  const lists = reader.getByRole("listitem").filter({ hasText: "Choose all that are right" });
  await reader.goto("/en/facts/jnim-ansar-dine");
  await expect(reader.locator("li").filter({ hasText: "Choose all that are right" })).toBeAttached();
  await expect(lists).toHaveCount(0);
  await expect(reader.getByRole("heading", { name: "Questions" })).toBeVisible();
});

test("the page of corrections is there for everyone", async ({ page }) => {
  await page.goto("/en/facts/mali-borders-algeria");
  await page.getByRole("contentinfo").getByRole("link", { name: "Corrections" }).click();
  await expect(page.getByRole("heading", { name: "Corrections", level: 1 })).toBeVisible();
  await expectAccessible(page);
});
