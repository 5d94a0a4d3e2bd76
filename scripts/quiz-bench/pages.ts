import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import { startApp } from "@/tests/support/app-server";
import {
  assignTimedPractice,
  beginAssigned,
  type SittingMode,
  scriptsUntilAnswerable,
  sittingModes,
  startQuizOf,
  totalKib,
} from "@/tests/support/quiz-page";
import { CHROMIUM_ARGUMENTS } from "../../playwright.config";
import { signIn } from "./client";

export type Pages = readonly {
  readonly type: QuestionTypeName;
  readonly mode: SittingMode | "timed practice";
  readonly scriptsKiB: number;
  /** Slowest of choosing, checking and going on, from the input to the next paint, ms; the browser rounds to 8. */
  readonly interactionMs: number;
}[];

/** Below this the browser tells no durations of interactions: it counts as this much. */
const SHORTEST_TOLD_MS = 16;
const QUESTIONS = 3;

/** Opens a quiz of each type, in practice and as a test, and a practice on the map under a time limit, in a browser that has never been here, and answers by hand. */
export async function measurePages(): Promise<Pages> {
  const { ensureBrowser } = (await import("../lib/browser.mjs" as string)) as {
    ensureBrowser(log: (line: string) => void): string;
  };
  const folder = mkdtempSync(join(tmpdir(), "azalai-quiz-pages-"));
  const app = await startApp({ DATA_DIR: folder });
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({ executablePath: ensureBrowser(console.log), args: CHROMIUM_ARGUMENTS });
    const demo = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")) as {
      learner: { email: string; password: string };
      teacher: { email: string; password: string };
    };
    const { cookie } = await signIn(app.base, demo.learner.email, demo.learner.password);
    const pages = [];
    for (const mode of sittingModes) {
      for (const type of questionTypeNames) {
        const context = await contextOf(browser, app.base, cookie);
        const path = await startQuizOf(context.request, app.base, mode, [type]);
        await context.close();
        pages.push(await measureType(browser, app.base, cookie, path, { type, mode }));
      }
    }
    const teacher = await signIn(app.base, demo.teacher.email, demo.teacher.password);
    const path = await startTimedPractice(browser, app.base, teacher.cookie, cookie);
    pages.push(await measureType(browser, app.base, cookie, path, { type: "map", mode: "timed practice" }));
    return pages;
  } finally {
    await browser?.close();
    await app.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function contextOf(browser: Browser, base: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: base });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: base }]);
  return context;
}

/** Gives it to the class of the demonstration, and begins it as the learner of it. @returns its path */
async function startTimedPractice(browser: Browser, base: string, teacher: string, learner: string): Promise<string> {
  const [giving, taking] = [await contextOf(browser, base, teacher), await contextOf(browser, base, learner)];
  const page = await giving.newPage();
  await page.goto("/classes");
  const addresses = await page
    .locator("main a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const ofClass = addresses.find((address) => /^\/classes\/[0-9a-f-]{36}$/.test(address));
  if (ofClass === undefined) throw new Error("The teacher of the demonstration has no class.");
  await assignTimedPractice(page, ofClass, "Towns in time");
  const path = await beginAssigned(await taking.newPage(), "Towns in time");
  await giving.close();
  await taking.close();
  return path;
}

async function measureType(
  browser: Browser,
  base: string,
  cookie: string,
  path: string,
  { type, mode }: Pick<Pages[number], "type" | "mode">,
) {
  const context = await contextOf(browser, base, cookie);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const slow: number[] = [];
    Object.assign(window, { slow });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.interactionId) slow.push(entry.duration);
      }
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  const scripts = await scriptsUntilAnswerable(page, path);
  await page.waitForLoadState("networkidle");
  for (let question = 0; question < QUESTIONS; question++) await answerByHand(page, mode);
  await page.waitForTimeout(200);
  const slow = await page.evaluate(() => (window as unknown as { slow: number[] }).slow);
  await context.close();
  return { type, mode, scriptsKiB: totalKib(scripts), interactionMs: Math.max(SHORTEST_TOLD_MS, ...slow) };
}

/** Touches whatever the question has, checks where that is the way, and goes on. */
async function answerByHand(page: Page, mode: Pages[number]["mode"]): Promise<void> {
  const form = page.locator("main form");
  const option = form.locator("input:is([type=radio], [type=checkbox]):not([name*=onfidence])").first();
  const map = form.getByRole("application");
  const list = form.locator("select").first();
  const text = form.locator("input:not([type])").or(form.locator("input[type=text]")).first();
  // A button that cannot move its entry stays in the order of focus: it is disabled by name only.
  const move = form
    .locator('ol button:enabled:not([aria-disabled="true"]), ul button:enabled:not([aria-disabled="true"])')
    .first();
  if (await map.isVisible()) await map.click();
  else if (await move.isVisible()) await move.click();
  else if (await option.isVisible()) await option.click();
  if (await list.isVisible()) {
    await list.focus();
    await page.keyboard.press("ArrowDown");
  }
  if (await text.isVisible()) {
    await text.click();
    await page.keyboard.type("2012");
  }
  if (mode === "test") return form.getByRole("button", { name: "Next", exact: true }).click();
  await form.getByRole("button", { name: "Check my answer" }).click();
  const next = form.getByRole("button", { name: "Next question" });
  // It is asked again when what was given cannot be graded: then the buttons are there again.
  const unknown = form.getByRole("button", { name: "I don’t know", disabled: false });
  await next.or(unknown).first().waitFor();
  if (!(await next.isVisible())) await unknown.click();
  await next.click();
}
