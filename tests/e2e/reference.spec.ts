import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "@/tests/support/e2e";

/** One public page of each kind, and the most gzipped JavaScript in KiB that it may load first. */
const pages: readonly (readonly [path: string, weight: number])[] = [
  ["/en/facts/serval-launched", 140],
  ["/en/facts/menaka-army-claim", 140],
  ["/en/facts/aguelhok-mnla-answer", 140],
  ["/en/entities/mnla", 140],
  ["/en/entities", 140],
  ["/en/entities/dioila-region", 140],
  ["/en/topics", 140],
  ["/en/topics/minusma", 140],
  ["/en/sources", 140],
  ["/en/sources/origins/a", 140],
  ["/en/sources/ap-menaka-2012", 140],
  ["/en/read", 140],
  ["/en/statuses", 140],
  ["/en/balance", 140],
  ["/en/corrections", 140],
  ["/en/entities/ogossagou-killings-2019", 140],
  ["/en/search?q=Tombouctou", 160],
  ["/en/map", 200],
  ["/en/timeline", 200],
  ["/en/timeline/2023", 200],
  ["/en/groups", 200],
];

/** Opens a page and gives back the gzipped KiB of all scripts that came with it. */
async function openAndWeigh(page: Page, path: string): Promise<number> {
  const scripts: Promise<number>[] = [];
  const weigh = (response: Response) => {
    if (/\.js(?:$|\?)/.test(response.url())) scripts.push(response.body().then((body) => gzipSync(body).length));
  };
  page.on("response", weigh);
  await page.goto(path, { waitUntil: "networkidle" });
  page.off("response", weigh);
  const sizes = await Promise.all(scripts);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Warnings and examples, so that what they hide is looked at too. */
async function openEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

const WIDTHS = [1280, 390] as const;

for (const [index, [path, weight]] of pages.entries()) {
  test(`${path} is light, accessible in both themes at both widths, and runs under its own policy`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    expect(await openAndWeigh(page, path)).toBeLessThanOrEqual(weight);
    if (/\/(?:facts|entities)\/./.test(path)) await openEverything(page);
    for (const [theme, colorScheme] of (["light", "dark"] as const).entries()) {
      await page.emulateMedia({ colorScheme });
      // Colours do not hang on the width: each theme is looked at in one, the other page by page.
      await page.setViewportSize({ width: WIDTHS[(theme + index) % 2] ?? 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
    expect(await page.context().cookies()).toEqual([]);
  });
}

/** Pages that lead to all others. */
const lists = ["/en/map", "/en/timeline", "/en/groups", "/en/entities", "/en/topics", "/en/sources", "/en/read"];

/** What the build has made of pages that are the same for everybody, by address; not those that say that nothing is there. */
function madeByTheBuild(): ReadonlySet<string> {
  const manifest = readFileSync(join(import.meta.dirname, "..", "..", ".next", "prerender-manifest.json"), "utf8");
  const { routes } = JSON.parse(manifest) as { routes: Readonly<Record<string, { readonly initialStatus?: number }>> };
  return new Set(
    Object.entries(routes).flatMap(([path, { initialStatus = 200 }]) => (initialStatus < 400 ? path : [])),
  );
}

/** Of the pages that the build has made every so manieth is asked for, of others each. */
const ASKED = 10;

test("no list leads to a page that is not there", async ({ request }) => {
  test.setTimeout(180_000);
  const linksOf = async (path: string) => {
    const html = await (await request.get(path)).text();
    return [...html.matchAll(/href="(\/[^"#?]*)/g)].flatMap(([, link]) => link ?? []);
  };
  const seen = new Set<string>(lists);
  for (const path of lists) for (const link of await linksOf(path)) seen.add(link);
  for (const path of [...seen].filter((link) => /\/(?:timeline|topics|origins)\//.test(link))) {
    for (const link of await linksOf(path)) seen.add(link);
  }
  const pagesOfOurs = [...seen].filter((link) => link.startsWith("/en/"));
  expect(pagesOfOurs.length).toBeGreaterThan(1500);
  const made = madeByTheBuild();
  const asked = pagesOfOurs.filter((link, at) => !made.has(decodeURI(link)) || at % ASKED === 0);
  const missing: string[] = [];
  for (let at = 0; at < asked.length; at += 20) {
    const some = asked.slice(at, at + 20);
    const answers = await Promise.all(some.map((link) => request.head(link)));
    for (const [index, answer] of answers.entries())
      if (!answer.ok()) missing.push(`${some[index]} ${answer.status()}`);
  }
  expect(missing).toEqual([]);
});

test("what contains a place is not told without a date, and a name without facts has its page", async ({ page }) => {
  await page.goto("/en/entities/bamako-district");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("District of Bamako");
  await expect(page.getByText("Lies in")).toHaveCount(0);
  await page.goto("/en/entities/imghad");
  await expect(page.getByText("No fact tells of it yet.")).toBeVisible();
});

test("a fact on violence is not told before somebody opens it, not in the title of the page either", async ({
  page,
}) => {
  await page.goto("/en/facts/aguelhok-mnla-answer");
  const statement = page.getByText("The MNLA denied having put soldiers to death").first();
  await expect(page).toHaveTitle(/^A fact about violence/);
  await expect(statement).toBeHidden();
  await page.getByText("Open it", { exact: true }).click();
  await expect(statement).toBeVisible();
});

test("an event whose name tells of a killing is named nowhere before somebody opens it", async ({ page }) => {
  const name = /Ogossagou killings/;
  await page.goto("/en/entities/ogossagou-killings-2019");
  await expect(page).toHaveTitle(/^An event with people killed or hurt/);
  await expect(page.getByRole("heading", { name })).toBeHidden();
  await page.getByText("Open it", { exact: true }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  expect(await page.locator("head").innerHTML()).not.toMatch(/killings/);

  await page.goto("/en/entities");
  await expect(page.getByRole("link", { name, includeHidden: true }).first()).toBeAttached();
  await expect(page.getByRole("link", { name })).toHaveCount(0);

  await page.goto("/en/search?q=Ogossagou killings 2019");
  const first = page.getByRole("list", { name: "Results" }).getByRole("link").first();
  await expect(first).toContainText("An event with violence against people");
  await expect(first).toHaveAttribute("href", "/en/entities/ogossagou-killings-2019");
  await expect(first).not.toContainText(/killing/i);
});

test("two accounts that contradict each other stand side by side and lead to each other", async ({ page }) => {
  await page.goto("/en/facts/menaka-army-claim");
  const accounts = page.getByRole("region", { name: "Accounts that differ" });
  await expect(accounts.getByRole("listitem")).toHaveCount(2);
  await accounts.getByRole("link", { name: /the MNLA said that it controlled Ménaka/ }).click();
  await expect(page).toHaveURL(/menaka-mnla-claim$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("the MNLA said that it controlled Ménaka");
});

test("somebody finds a town by its French name with the keyboard alone", async ({ page }) => {
  await page.goto("/en/search");
  await expect(page.locator("main input:focus")).toBeVisible(); // the field takes the focus by itself
  await page.keyboard.type("tombuctou");
  await expect(page.getByRole("status")).toContainText("result");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Timbuktu");
});

test("a search that finds nothing says so", async ({ page }) => {
  await page.goto("/en/search?q=xylophone");
  await expect(page.getByRole("status")).toContainText("Nothing fits “xylophone”");
});
