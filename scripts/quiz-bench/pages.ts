import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import { startApp } from "@/tests/support/app-server";
import {
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
  readonly mode: SittingMode;
  readonly scriptsKiB: number;
  /** Slowest of choosing, checking and going on, from the input to the next paint, ms; the browser rounds to 8. */
  readonly interactionMs: number;
}[];

/** Below this the browser tells no durations of interactions: it counts as this much. */
const SHORTEST_TOLD_MS = 16;
const QUESTIONS = 3;

/** Opens a quiz of each type, in practice and as a test, in a browser that has never been here, and answers by hand. */
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
    };
    const { cookie } = await signIn(app.base, demo.learner.email, demo.learner.password);
    const pages = [];
    for (const mode of sittingModes) {
      for (const type of questionTypeNames) pages.push(await measureType(browser, app.base, cookie, { type, mode }));
    }
    return pages;
  } finally {
    await browser?.close();
    await app.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureType(
  browser: Browser,
  base: string,
  cookie: string,
  { type, mode }: Pick<Pages[number], "type" | "mode">,
) {
  const context = await browser.newContext({ baseURL: base });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: base }]);
  const path = await startQuizOf(context.request, base, mode, [type]);
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
async function answerByHand(page: Page, mode: SittingMode): Promise<void> {
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
