import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { startApp } from "@/tests/support/app-server";
import { CHROMIUM_ARGUMENTS } from "../../playwright.config";
import { signIn } from "../quiz-bench/client";

const CARDS = 8;
/** Below this the browser tells no durations: it counts as this much. */
const SHORTEST_TOLD_MS = 16;

/** Slowest time from a key to the paint that shows what it did, over some cards shown and graded, ms; the browser rounds to 8. */
export async function measureNextCard(): Promise<number> {
  const { ensureBrowser } = (await import("../lib/browser.mjs" as string)) as {
    ensureBrowser(log: (line: string) => void): string;
  };
  const folder = mkdtempSync(join(tmpdir(), "azalai-review-page-"));
  const app = await startApp({ DATA_DIR: folder });
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({ executablePath: ensureBrowser(console.log), args: CHROMIUM_ARGUMENTS });
    const { learner } = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")) as {
      learner: { email: string; password: string };
    };
    const { cookie } = await signIn(app.base, learner.email, learner.password);
    const [name = "", value = ""] = cookie.split("=");
    const context = await browser.newContext({ baseURL: app.base });
    await context.addCookies([{ name, value, url: app.base }]);
    return await gradeCards(await context.newPage());
  } finally {
    await browser?.close();
    await app.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function gradeCards(page: Page): Promise<number> {
  await page.goto("/today");
  const study = page.getByRole("button", { name: "Study Geography" });
  if (await study.isVisible()) {
    await study.click();
    await page.getByRole("button", { name: "Stop new cards of Geography" }).waitFor();
  }
  await page.addInitScript(() => {
    const slow: number[] = [];
    Object.assign(window, { slow });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "keydown") slow.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await page.goto("/review");
  await page.waitForLoadState("networkidle");
  const front = page.getByRole("main").getByRole("heading", { level: 1 });
  for (let card = 0; card < CARDS; card++) {
    const shown = await front.textContent();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: /^Remembered/ }).waitFor();
    await page.keyboard.press("2");
    await page.waitForFunction((before) => document.querySelector("main h1")?.textContent !== before, shown);
  }
  await page.waitForTimeout(200);
  const slow = await page.evaluate(() => (window as unknown as { slow: number[] }).slow);
  return Math.max(SHORTEST_TOLD_MS, ...slow);
}
