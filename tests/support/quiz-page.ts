import type { APIRequestContext, Page } from "@playwright/test";
import type { QuestionTypeName } from "@/core/questions/views";

/** KiB of scripts, as compressed on the wire, that a quiz page may ask for before its question can be answered. */
export const SCRIPT_LIMIT_KIB = 150;

/** Ways to sit a quiz that the form offers and that have a page of their own. */
export const sittingModes = ["practice", "test"] as const;
export type SittingMode = (typeof sittingModes)[number];

/** Starts a quiz with questions of some types through the form's own request, as a browser without scripts sends it. */
export async function startQuizOf(
  request: APIRequestContext,
  base: string,
  mode: SittingMode,
  types: readonly QuestionTypeName[],
  length: "5" | "20" = "5",
): Promise<string> {
  const page = await (await request.get(`${base}/quiz/new`)).text();
  const form = page.slice(page.indexOf("<form"), page.indexOf("</form>"));
  const hidden = [...form.matchAll(/<input type="hidden" name="(\$[^"]+)"(?: value="([^"]*)")?/g)];
  const fields = new FormData();
  for (const [, name = "", value = ""] of hidden) fields.append(name, value.replaceAll("&quot;", '"'));
  for (const type of types) fields.append("type", type);
  const others = { mode, length, difficulty: "any", kinds: "choose", timeZone: "Africa/Bamako" };
  for (const [name, value] of Object.entries(others)) fields.append(name, value);
  const answer = await request.post(`${base}/quiz/new`, {
    headers: { origin: base },
    multipart: fields,
    maxRedirects: 0,
  });
  const path = answer.headers().location;
  if (path === undefined || !/^\/quiz\/[0-9a-f-]{36}$/.test(path)) {
    throw new Error(`No ${mode} quiz of ${types.join()} was started: ${answer.status()} ${path}`);
  }
  return path;
}

/** Gives a class a practice on the map with five minutes for it, by hand, as its teacher does. */
export async function assignTimedPractice(teacher: Page, classPath: string, title: string): Promise<void> {
  await teacher.goto(classPath);
  await teacher.getByRole("link", { name: "Assign something" }).click();
  await teacher.getByText("Choose topics, years, kinds of questions, difficulty").click();
  for (const name of [/^Geography/, /^Find it on the map/]) await teacher.getByRole("checkbox", { name }).check();
  await teacher.getByRole("button", { name: "Draw others" }).waitFor();
  await teacher.getByLabel("Title that learners see").fill(title);
  await teacher.getByRole("radio", { name: /^A practice/ }).check();
  await teacher.getByText("Rules", { exact: true }).click();
  await teacher.getByLabel("Time limit in minutes").fill("5");
  await teacher.getByRole("button", { name: "Assign", exact: true }).click();
  await teacher.waitForURL(`**${classPath}`);
}

/** Begins what was assigned, from the learner's overview; gives the quiz's path. */
export async function beginAssigned(learner: Page, title: string): Promise<string> {
  await learner.goto("/today");
  await learner.getByRole("listitem").filter({ hasText: title }).getByRole("button", { name: "Begin" }).click();
  await learner.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  return new URL(learner.url()).pathname;
}

/** A text and no function: what runs our scripts gives the functions in it a helper that the page does not have. */
const HOLD_IDLE_WORK = `{
  const idle = window.requestIdleCallback.bind(window);
  const held = [];
  window.requestIdleCallback = (callback) => held.push(callback);
  window.releaseIdleWork = () => {
    window.requestIdleCallback = idle;
    for (const callback of held.splice(0)) idle(callback);
  };
}`;

export type TransferredScript = { readonly address: string; readonly bytes: number };

/**
 * Opens a quiz and gives every script that had come, compressed, when the question's own controls first listened.
 * Controls listen once React has put its handlers on them; what is fetched later, for the next questions and for
 * the feedback, does not keep anybody from answering. That waits for the browser to be idle, which on a busy machine may be before
 * we look: so it is held back until then.
 */
export async function scriptsUntilAnswerable(page: Page, address: string): Promise<readonly TransferredScript[]> {
  await page.addInitScript({ content: HOLD_IDLE_WORK });
  await page.goto(address, { waitUntil: "commit" });
  // Looked at in every frame. No function in here has a name: what runs scripts for us would add a helper of its own to it.
  const found = await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("main form :is(input, select, button, [role=application])")];
    if (controls.length < 3) return null;
    if (!controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps$")))) return null;
    const scripts = performance
      .getEntriesByType("resource")
      .filter((entry) => /\.js(?:$|\?)/.test(entry.name)) as PerformanceResourceTiming[];
    const byAddress = new Map(scripts.map(({ name, encodedBodySize }) => [name, encodedBodySize]));
    return [...byAddress].map(([name, bytes]) => ({ address: new URL(name).pathname, bytes }));
  });
  const scripts = (await found.jsonValue()) ?? [];
  await page.evaluate(() => (window as unknown as { releaseIdleWork: () => void }).releaseIdleWork());
  return scripts;
}

/** @returns KiB with one decimal */
export const totalKib = (scripts: readonly TransferredScript[]): number =>
  Math.round((scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024) * 10) / 10;
