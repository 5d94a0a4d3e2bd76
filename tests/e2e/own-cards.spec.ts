import sharp from "sharp";
import { demo, expect, expectAccessible, expectNoSidewaysScroll, joinClass, test } from "@/tests/support/e2e";

test("a learner writes cards, imports some, reviews one, and nobody else sees them", async ({
  page,
  anotherPerson,
}) => {
  await joinClass(page, demo().classCode, `Awa Cards ${test.info().retry + 1}`);
  await page.getByRole("link", { name: "Open your cards" }).click();
  await page.getByLabel("Name of the deck").fill("Words of the desert");
  await page.getByRole("button", { name: "Make a deck" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Words of the desert" })).toBeVisible();
  const deck = new URL(page.url()).pathname;

  await page.getByRole("link", { name: "A text with gaps" }).click();
  const text = page.getByLabel("Text with gaps");
  await text.fill("Taoudenni lies in the north");
  await page.getByRole("button", { name: "Save and write the next one" }).click();
  await expect(page.getByText("There is no gap in the text.", { exact: false })).toBeVisible();
  await expect(text).toHaveValue("Taoudenni lies in the north");
  await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 9));
  await page.getByRole("button", { name: "Make the selected words a gap" }).click();
  await expect(text).toHaveValue("{{c1::Taoudenni}} lies in the north");
  await page.getByRole("button", { name: "Save and write the next one" }).click();
  await expect(page.getByText("Saved. Write the next one", { exact: false })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Write a card" }).click();
  await page.getByLabel("Front").fill("What is shown?");
  await page.getByLabel("Back", { exact: true }).fill("A slab of salt");
  await page.getByLabel("Source (optional)").fill("Lesson of 12 March");
  await page.getByLabel("Tags (optional)").fill("Salt, Lesson 3");
  await page.getByRole("button", { name: "Save and add a picture" }).click();
  const file = page.getByLabel("Picture file");
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#eee" } })
    .png()
    .toBuffer();
  await file.setInputFiles({ name: "salt.png", mimeType: "image/png", buffer: png });
  const alt = page.getByLabel("What the picture shows, in words");
  // Past the browser's own check, as a browser without it would send it.
  await alt.evaluate((area: HTMLTextAreaElement) => area.removeAttribute("required"));
  await page.getByRole("button", { name: "Add the picture" }).click();
  await expect(page.getByText("Not saved: say in words what the picture shows", { exact: false })).toBeVisible();
  await file.setInputFiles({ name: "salt.png", mimeType: "image/png", buffer: png });
  await alt.fill("A white slab, as long as an arm");
  await page.getByRole("button", { name: "Add the picture" }).click();
  const picture = page.getByRole("img", { name: "A white slab, as long as an arm" });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(60);
  const address = (await picture.getAttribute("src")) ?? "";
  await expectAccessible(page);

  await page.goto(`${deck}/import`);
  // More than a form can send is refused before it is sent.
  const list = page.getByLabel("Or a file");
  await list.setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.alloc(3_000_000, "a,b\n") });
  await page.getByRole("button", { name: "Look before importing" }).click();
  expect(await list.evaluate((input: HTMLInputElement) => input.validationMessage)).toContain("more than 500,000");
  await list.setInputFiles([]);
  await page
    .getByLabel("Text to import")
    .fill("Front\tBack\tTags\nAzalai\tA salt caravan\tsalt\nTuareg\t\t\nTimbuktu\tA town on the Niger’s bend\t");
  await page.getByRole("button", { name: "Look before importing" }).click();
  await expect(page.getByText("2 cards found.")).toBeVisible();
  await expect(page.getByText("Line 3: the back is missing")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import 2 cards" }).click();
  await expect(page.getByText("2 cards imported, 1 line passed over.")).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.goto("/review/study");
  await page.getByRole("radio", { name: "A tag", exact: true }).check();
  await page.getByLabel("Tag", { exact: true }).selectOption({ label: "salt (2 cards)" });
  await page.getByRole("radio", { name: "Only go over it" }).check();
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByText("Tag: salt")).toBeVisible();
  await expect(page.getByText("2 cards left")).toBeVisible();

  await page.goto("/review");
  await expect(page.getByText("Own card, not from the fact base")).toBeVisible();
  // Without a connection the picture comes from what was fetched ahead, not from what the browser happens to have.
  await expect
    .poll(() => page.evaluate((url) => caches.match(url, { ignoreVary: true }).then(Boolean), address))
    .toBe(true);
  await (await page.context().newCDPSession(page)).send("Network.clearBrowserCache");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.context().setOffline(true);
  await page.goto("/review");
  await expect(page.getByText("No connection", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await page.getByRole("button", { name: /^Forgot/ }).click();
  await expect.poll(() => picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(60);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.context().setOffline(false);
  await expect(page.getByText("All saved")).toBeVisible({ timeout: 20_000 });
  await page.goto("/review");
  await expect(page.getByRole("heading", { level: 1, name: "[…] lies in the north" })).toBeVisible();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText("Taoudenni lies in the north")).toBeVisible();
  await expect(page.getByText(/Established|Claimed/)).toHaveCount(0);
  await page.getByRole("button", { name: /^Remembered/ }).click();
  await expect(page.getByRole("img", { name: "A white slab, as long as an arm" })).toBeVisible();
  await expect(page.getByText("All saved")).toBeVisible();

  const other = await anotherPerson();
  await joinClass(other, demo().classCode, "Bintou Cards");
  expect((await other.goto(deck))?.status()).toBe(404);
  expect((await other.request.get(address)).status()).toBe(404);
  expect((await other.request.get(`/api/own-decks/${deck.split("/")[2]}/csv`)).status()).toBe(404);
  const own = await page.request.get(address);
  expect(own.headers()).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "private, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
});
