import { expect, test } from "@/tests/support/e2e";

test("the map is enlarged and moved by buttons and by keyboard", async ({ page }) => {
  await page.goto("/en/map");
  await expect(page.getByRole("status")).toContainText("facts shown");
  const map = page.getByRole("region", { name: /^Map of Mali/ });
  const place = () =>
    map.evaluate((element) => ({
      left: element.scrollLeft,
      top: element.scrollTop,
      zoom: element.scrollWidth / element.clientWidth,
    }));
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(async () => (await place()).zoom).toBeCloseTo(2.56, 1);
  const before = await place();
  await page.getByRole("button", { name: "Move south" }).click();
  await page.getByRole("button", { name: "Move west" }).click();
  const moved = await place();
  expect(moved.top).toBeGreaterThan(before.top);
  expect(moved.left).toBeLessThan(before.left);
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await place()).left).toBeGreaterThan(moved.left);
  await page.keyboard.press("+");
  await expect.poll(async () => (await place()).zoom).toBeCloseTo(4.1, 1);
  await page.keyboard.press("0");
  await expect.poll(async () => (await place()).zoom).toBe(1);
});

test("no two names on the map touch, at the width of a phone and of a large screen", async ({ page }) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/en/map");
    const touching = await page.evaluate(() => {
      const names = [...document.querySelectorAll("[data-name]")].filter(
        (element) => element.getClientRects().length > 0,
      );
      const boxes = names.map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }));
      return boxes.flatMap(({ text, box }, index) =>
        boxes
          .slice(index + 1)
          .filter((other) => box.left < other.box.right && other.box.left < box.right)
          .filter((other) => box.top < other.box.bottom && other.box.top < box.bottom)
          .map((other) => `${text} and ${other.text}`),
      );
    });
    expect(touching).toEqual([]);
    // The names are part of the picture: the list of places is for keyboard and screen reader.
    const map = page.getByRole("region", { name: /^Map of Mali/ });
    await expect(map.getByText("Bamako", { exact: true }).filter({ visible: true })).toHaveCount(1);
  }
});

test("the filter narrows a stretch of the timeline, and says when nothing is left", async ({ page }) => {
  await page.goto("/en/timeline/2012");
  const status = page.getByRole("status");
  await expect(status).toContainText("facts shown");
  const all = Number(((await status.textContent()) ?? "").split(" ")[0]);
  await page.getByLabel("How sure").selectOption("disputed");
  await expect.poll(async () => Number(((await status.textContent()) ?? "").split(" ")[0])).toBeLessThan(all);
  const facts = page.getByRole("listitem").filter({ hasText: /Established|Reported once|Claimed by a party|Disputed/ });
  await expect(facts.first()).toContainText("Disputed");
  // Which topics have nothing disputed in that year is for the editors: at least one has not.
  const topic = page.getByLabel("Topic");
  const topics = await topic
    .getByRole("option")
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value).filter((value) => value !== ""));
  const said = new Set<string>();
  for (const one of topics) {
    await topic.selectOption(one);
    said.add((await status.textContent()) ?? "");
    if ([...said].some((text) => text.startsWith("No fact fits"))) break;
  }
  await expect(status).toContainText("No fact fits");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(status).toHaveText(`${all} facts shown`);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the first view of the groups shows some that were there, and what connects them", async ({ page }) => {
    await page.goto("/en/groups");
    const chart = page.getByRole("region", { name: /^Lifespans/ });
    await chart.scrollIntoViewIfNeeded();
    // In view: within the chart's own window, right of the names that stay.
    const inView = (selector: string) =>
      chart.evaluate((region, wanted) => {
        const frame = region.getBoundingClientRect();
        const left = region.querySelector("ul")?.getBoundingClientRect().right ?? frame.left;
        const bottom = Math.min(frame.bottom, frame.top + 480);
        return [...region.querySelectorAll(wanted)].filter((element) => {
          const box = element.getBoundingClientRect();
          return box.right > left + 8 && box.left < frame.right - 8 && box.top < bottom && box.bottom > frame.top;
        }).length;
      }, selector);
    expect(await inView("rect.fill-indigo")).toBeGreaterThanOrEqual(5);
    expect(await inView("svg a")).toBeGreaterThanOrEqual(3);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("every year, place and group is there, and harm stays closed", async ({ page }) => {
    await page.goto("/en/timeline");
    await page.getByRole("link", { name: /^2017:/ }).click();
    await expect(page).toHaveURL(/\/timeline\/2015#y2017$/);
    await expect(page.getByRole("heading", { name: "2017", exact: true })).toBeInViewport();
    const harmful = page.getByRole("listitem").filter({ hasText: /This tells of .*Show it/ });
    await expect(harmful.first()).toBeVisible();
    await expect(harmful.getByRole("link")).toHaveCount(0);
    await page
      .getByRole("navigation", { name: "Stretches of time" })
      .getByRole("link", { name: "2012", exact: true })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("2012");
    await page.goto("/en/map");
    const region = page.getByRole("region", { name: "Kidal Region" });
    await expect(region.getByRole("link", { name: "Kidal", exact: true })).toBeVisible();
    await page.goto("/en/groups");
    await expect(page.getByRole("cell", { name: "Merger" }).first()).toBeVisible();
  });
});
